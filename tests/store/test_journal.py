import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.job import Request
from docgen.store import journal as module
from docgen.store.journal import Build, DeliveryAttempt, FailedDocument, Journal

DAYS = [f"2026-11-0{day}T06:00:00+00:00" for day in range(1, 6)]
BEGUN = Build("nightly", Request(countries=("KZ",)), "2026-11-25T06:00:00+00:00")
ENDED = Build(
    "nightly",
    Request(countries=("KZ",)),
    "2026-11-25T06:00:00+00:00",
    "2026-11-25T06:00:09+00:00",
    rendered=3,
    fresh=2,
    removed=1,
    left=1,
    failed=(FailedDocument("a.pdf", "no"),),
)


def test_a_build_is_there_from_its_beginning(tmp_path: Path) -> None:
    with Journal(tmp_path / "history.sqlite") as journal:
        number = journal.begin(BEGUN)
        assert journal.builds(5) == [BEGUN]
        assert BEGUN.seconds is None
        journal.end(number, ENDED)
    with Journal(tmp_path / "history.sqlite") as journal:
        assert journal.builds(5) == [ENDED]
        assert ENDED.seconds == 9


def test_the_newest_first_and_when_one_last_ran(tmp_path: Path) -> None:
    with Journal(tmp_path / "history.sqlite") as journal:
        for label, began in zip(("a", "b", "a", ""), DAYS, strict=False):
            journal.begin(Build(label, Request(), began))
        assert [build.began for build in journal.builds(3)] == [DAYS[3], DAYS[2], DAYS[1]]
        found = journal.last("a"), journal.last("b"), journal.last("c")
        assert found == (DAYS[2], DAYS[1], None)


@pytest.mark.parametrize("began", ["never", b"\xff", 7, "", "0001-01-01T00:00:00+14:00"])
def test_a_row_that_does_not_tell_when(tmp_path: Path, began: object) -> None:
    with Journal(tmp_path / "history.sqlite") as journal:
        journal.begin(BEGUN)
        journal.begin(BEGUN)
    with sqlite3.connect(tmp_path / "history.sqlite") as database:
        database.execute("update builds set began = ?, body = 'x' where id = 2", (began,))
    database.close()
    with Journal(tmp_path / "history.sqlite") as journal:
        damaged, whole = journal.builds(5)
        assert (damaged.began, damaged.error) == ("", "the record of this build is damaged")
        assert whole == BEGUN
        assert journal.last("nightly") == BEGUN.began


def test_attempts_stand_below_their_build(tmp_path: Path) -> None:
    with Journal(tmp_path / "history.sqlite") as journal:
        first, second = journal.begin(BEGUN), journal.begin(BEGUN)
        failed, done = (
            DeliveryAttempt("1", "share", error="no"),
            DeliveryAttempt("2", "share", 3, 1),
        )
        journal.attempt(first, failed)
        journal.attempt(first, done)
        assert [build.deliveries for build in journal.builds(2)] == [(), (failed, done)]
        assert second == first + 1


WORDS = st.text(st.sampled_from("ab :@'%"), max_size=3)


@settings(max_examples=20)
@given(st.dictionaries(st.tuples(WORDS, WORDS), st.dictionaries(WORDS, WORDS), max_size=4))
def test_no_entry_and_place_are_taken_for_others(
    tmp_path_factory: pytest.TempPathFactory,
    letters: dict[tuple[str, str], dict[str, str]],
) -> None:
    with Journal(tmp_path_factory.mktemp("journal") / "history.sqlite") as journal:
        for (entry, place), digests in letters.items():
            journal.post(entry, place, {"former": "0"})
            journal.post(entry, place, digests)
        for (entry, place), digests in letters.items():
            assert journal.posted(entry, place) == digests
        assert journal.posted("nightly", "mailto:a@example.org") == {}


def test_letters_that_an_earlier_docgen_recorded(tmp_path: Path) -> None:
    """It had one column for entry and place, and kept what folders hold there too."""
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("create table delivered (place text, path text, digest text)")
        for place in ("nightly mailto:a@example.org", "nightly share"):
            database.execute("insert into delivered values (?, 'a.pdf', '1')", (place,))
    for _ in range(2):
        with Journal(path) as journal:
            assert journal.posted("nightly", "mailto:a@example.org") == {"a.pdf": "1"}
            assert journal.posted("nightly", "share") == {}


def test_old_builds_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 3)
    with Journal(tmp_path / "history.sqlite") as journal:
        for began in DAYS:
            journal.attempt(
                journal.begin(Build("a", Request(), began)), DeliveryAttempt(began, "share")
            )
        assert [build.began for build in journal.builds(9)] == DAYS[:1:-1]
        assert [build.deliveries[0].at for build in journal.builds(9)] == DAYS[:1:-1]


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes(b"x" * 5000)
    with Journal(path) as journal:
        assert journal.set_aside == tmp_path / "history.sqlite.damaged"
        assert journal.builds(1) == []
