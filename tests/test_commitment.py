import datetime

import pytest

from docgen.commitment import Commitment, Update
from docgen.due import Due, Every
from docgen.statuses import Status


def commitment(due: Due | None, *history: Status) -> Commitment:
    updates = tuple(
        Update(datetime.date(2026, 1, day + 1), each) for day, each in enumerate(history)
    )
    return Commitment(
        "1",
        "A seminar",
        "hold a seminar",
        "event",
        ("all",),
        (),
        due,
        history=updates,
        timing=None if due else Every(1, "year"),
    )


@pytest.mark.parametrize(
    ("history", "overdue"),
    [
        ((), True),
        (("open",), True),
        (("under way",), True),
        (("done",), False),
        (("lapsed",), False),
        (("superseded",), False),
        (("done", "under way"), True),
    ],
)
def test_what_is_past_is_overdue_unless_it_was_done_or_given_up(
    history: tuple[Status, ...], overdue: bool
) -> None:
    each = commitment(Due(2026), *history)
    assert each.overdue(datetime.date(2027, 1, 1)) == overdue
    assert not each.overdue(datetime.date(2026, 12, 31))


def test_what_has_no_date_is_never_overdue() -> None:
    assert not commitment(None).overdue(datetime.date(2999, 1, 1))
