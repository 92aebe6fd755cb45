"""Numbers beside the lines of a page are no words of the text."""

from drafts import draft_of, shape

EVERY = """JOINT COMMUNIQUÉ

 1   The ministers met in the large hall of the old town and spoke of many things
 2   that day.
 3
 4   1. They agreed that the ferries should run every day, and that each of them
 5   would publish its timetable before the first day of each quarter.
 6
 7   2. They welcomed the offer of Norway to host
 8   12 experts.
"""
FIFTH = """     1. They agreed that the ferries should run
     every day, and that each of them would
     publish its timetable before the first
     day of each quarter, and that they would
5    run every day, also on the lake in which
     the old town is, and on the river.
     2. They welcomed the offer of Norway to
     host twelve experts in the large hall
     of the old town, and the offer to build
10   a new hall for all of those who come and
     of those who go.
     3. They agreed that the ferries should be
     painted, and that each of them would
     publish its colours before the first
15   day of each quarter.
"""


def test_beside_every_line() -> None:
    made = draft_of(EVERY)
    assert [ref for ref, _ in shape(made)] == ["¶1", "1", "2"]
    assert shape(made)[0][1].endswith("many things that day.")
    assert shape(made)[2][1] == "They welcomed the offer of Norway to host 12 experts."
    assert [cut.words for cut in made.cuts if cut.why == "line number"] == [*"12345678"]


def test_beside_every_fifth_line() -> None:
    made = draft_of(FIFTH)
    assert [ref for ref, _ in shape(made)] == ["1", "2", "3"]
    assert not any(figure in words for _, words in shape(made) for figure in ("5", "10", "15"))


def test_lists_are_none() -> None:
    rows = "\n".join(f"{number}   boats of kind {number}" for number in range(1, 12))
    made = draft_of(f"Statement\n\nThey met.\n\nBoats:\n\n{rows}\n")
    assert not any(cut.why == "line number" for cut in made.cuts)


YEARS = """     1. The parties will cut what their industries
     emit, compared with 1990,
2030    by a third
2035    by half
2040    wholly.
     2. They will build, in the years that follow,
5    ferries for the lake
10   buses for each town
15   bridges.
"""


def test_years_and_quantities_are_none() -> None:
    made = draft_of(YEARS)
    assert not any(cut.why == "line number" for cut in made.cuts)
    said = " ".join(words for _, words in shape(made))
    assert all(f"{figure} " in said for figure in (2030, 2035, 2040, 5, 10, 15))


def test_go_on_behind_a_figure_at_a_line_s_begin() -> None:
    before, after = FIFTH.split("15   day")
    made = draft_of(f"{before}2030  .\n15   day{after}" + more_lines(20, 40))
    found = [cut.words for cut in made.cuts if cut.why == "line number"]
    assert found == ["15", "20", "25", "30", "35", "40"]


def more_lines(first: int, last: int) -> str:
    """Lines of one sentence, each fifth with its number."""
    gap = "     on the lake, in the old town that has\n" * 4
    return "".join(
        f"{gap}{number}   on the river, in the hall that has\n"
        for number in range(first, last + 1, 5)
    )
