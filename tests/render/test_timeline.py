from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from docgen.due import Due
from docgen.render.timeline import timeline


def drawn(*dues: Due, adopted: str = "2025-05-30") -> dict[str, list[Any]]:
    return timeline([to_builtins(due) for due in dues], adopted)


def test_the_line_runs_from_the_year_of_adoption_to_the_end_of_the_last() -> None:
    line = drawn(Due(2027))
    assert [(each["year"], round(each["at"], 3)) for each in line["years"]] == [
        (2025, 0),
        (2026, 0.333),
        (2027, 0.667),
    ]
    (bar,) = line["bars"]
    assert (round(bar["begin"], 2), round(bar["end"], 2)) == (0.67, 1)


def test_a_bar_is_as_long_as_the_text_leaves_it_open() -> None:
    year, season, month, day = (
        bar["end"] - bar["begin"]
        for bar in drawn(
            Due(2026), Due(2026, season="spring"), Due(2026, month=4), Due(2026, month=4, day=7)
        )["bars"]
    )
    assert year > season > month > day > 0


def test_a_limit_runs_from_the_adoption_to_its_end() -> None:
    limit, year = drawn(Due(2026, by=True), Due(2026))["bars"]
    assert limit["end"] == year["end"]
    assert 0 < limit["begin"] < year["begin"]


def test_what_is_due_before_the_adoption_is_on_the_line() -> None:
    assert drawn(Due(2024))["years"][0]["year"] == 2024


def test_years_of_a_long_time_are_round_and_have_room() -> None:
    years = [each["year"] for each in drawn(Due(2026), Due(2100))["years"]]
    assert years == [2030, 2040, 2050, 2060, 2070, 2080, 2090]


dues = st.builds(
    Due, st.integers(1990, 2100), month=st.none() | st.integers(1, 12), by=st.booleans()
)


@given(st.lists(dues, min_size=1))
def test_every_bar_lies_on_the_line(each: list[Due]) -> None:
    for bar in drawn(*each)["bars"]:
        assert 0 <= bar["begin"] < bar["end"] <= 1


@given(st.lists(dues, min_size=1))
def test_years_are_apart(each: list[Due]) -> None:
    places = [year["at"] for year in drawn(*each)["years"]]
    assert all(after - before > 0.09 for before, after in pairwise(places))


@given(st.integers(1990, 2100), st.integers(0, 110))
def test_no_number_of_a_year_leaves_the_line(adopted: int, later: int) -> None:
    line = drawn(Due(adopted + later), adopted=f"{adopted}-05-30")
    places = [year["at"] for year in line["years"]]
    assert all(place < 0.93 for place in places)
    assert all(other - one > 0.08 for one, other in pairwise(places))
    assert places


def test_the_number_of_a_late_year_has_room_on_the_line() -> None:
    line = drawn(Due(2096), adopted="2072-05-15")
    assert [each["year"] for each in line["years"]] == [2075, 2080, 2085, 2090]
