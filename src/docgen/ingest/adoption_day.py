"""When a text was adopted: from its head, its last lines, or its opening.

The date of another text that it cites does not count, nor one by which something is due.
"""

import datetime
from collections.abc import Mapping, Sequence

from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.adoption_place import EDGES, SHORT, after_place, gives_place
from docgen.ingest.block import Block
from docgen.language.dates import Day, days
from docgen.readers.issued import Place

_ENDING = 4  # letters that are no place: "г."
_OPENING = "the first paragraphs"


def is_date_line(text: str, language: str) -> bool:
    """Whether a line of the head is a date, with or without a place."""
    text = " ".join(text.split())
    return any(len(text) - (day.end - day.start) < 30 for day in days(text, language)[:1])


def find_date(
    front: Sequence[Block],
    opening: Sequence[Block],
    tail: Sequence[Block],
    about: Mapping[str, str],
    rules: Rules,
    language: str,
    unsure: list[str],
) -> datetime.date | None:
    """The date of the text; of several days, the last. Doubts are added to ``unsure``."""
    if known := days(about.get("date", ""), language):
        if any(key.startswith(("published", "modified")) for key in about):
            unsure.append("date: from the file’s head, which may say when the page was published")
        return known[0].date
    titles = pattern(rules.titles)
    lines = [(line.text, line.place) for block in front for line in block.lines]
    heads = [(block.words, block.lines[0].place) for block in front]
    for origin, texts in (
        ("", [each for each in heads if titles.search(each[0])]),
        ("", [each for each in lines if is_date_line(each[0], language)]),
        ("", heads),
        ("", _closing_lines(tail, rules, language)),
        ("the last lines", _last_lines(tail, opening, rules, language)),
        (_OPENING, [(block.words, block.lines[0].place) for block in opening]),
    ):
        for text, place in texts:
            for day in days(text, language):
                if _is_cited(text, day, rules) or _is_due(text, day, rules):
                    continue
                if origin == _OPENING and not _is_meeting(text, day, rules):
                    continue
                if origin:
                    unsure.append(f"date: {place}: from {origin}")
                if day.several:
                    said = text[day.start : day.end]
                    unsure.append(f"date: {place}: the last of “{said}” is taken")
                return day.date
    return None


def _closing_lines(tail: Sequence[Block], rules: Rules, language: str) -> list[tuple[str, Place]]:
    """The lines at the end that date the text, the last first: "Done at …", or a date alone."""
    closings = pattern(rules.closings)
    found = []
    for block in reversed(tail):
        match = closings.search(block.words)
        if match and not block.words[: match.start()].strip(EDGES):
            found.append((block.words, block.lines[0].place))
        elif match:
            found.append((block.words[match.start() :], block.lines[0].place))
        elif _is_short(block) and _dates_alone(block.words, rules, language):
            found.append((block.words, block.lines[0].place))
    return found


def _last_lines(
    tail: Sequence[Block], opening: Sequence[Block], rules: Rules, language: str
) -> list[tuple[str, Place]]:
    """Short lines at the end that have a date and little else, or may say when all was signed.

    Where the words of a closing are known, a sentence without them says when something else is.
    """
    return [
        (block.words, block.lines[0].place)
        for block in reversed(tail)
        if _is_short(block)
        and (
            (not rules.closings and block not in opening)
            or is_date_line(block.words, language)
            or any(is_date_line(line.text, language) for line in block.lines[:-1])
        )
    ]


def _is_short(block: Block) -> bool:
    return len(block.words) < SHORT and block.kind in ("plain", "more", "heading")


def _dates_alone(text: str, rules: Rules, language: str) -> bool:
    """Whether ``text`` is a date, with a place or without, and nothing else."""
    if gives_place(text, rules, language):
        return True
    beside = [text[: day.start] + text[day.end :] for day in days(text, language)[:1]]
    return any(len(each.strip(EDGES)) < _ENDING for each in beside)


def _is_due(text: str, day: Day, rules: Rules) -> bool:
    """Whether something is to be done by the date: "by 30 June", "a más tardar el 1 de mayo"."""
    before = text[: day.start].rstrip()
    return any(match.end() == len(before) for match in pattern(rules.limits).finditer(before))


def _is_cited(text: str, day: Day, rules: Rules) -> bool:
    """Whether the date is that of another text: "the Charter of 26 June 1945"."""
    before = text[: day.start].rstrip().removesuffix(" the").rstrip()
    cited = pattern(rules.cited)
    return any(
        match.end() == len(before) and match.start() > 12 for match in cited.finditer(before)
    )


def _is_meeting(text: str, day: Day, rules: Rules) -> bool:
    """Whether the sentence with the date says where people met, or at what event."""
    start = max(text.rfind(". ", 0, day.start), 0)
    said = text[start : day.end + SHORT]
    cues = (*rules.places, *rules.gatherings, *rules.closings)
    return not cues or bool(pattern(cues).search(said)) or after_place(said, rules) is not None
