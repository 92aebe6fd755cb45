"""The kinds of differences, each a way to change a text at one place after another."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle

from planted.text import Changes, Text
from planted.words import WORDS, pairs

_WITH_ENDINGS = ("kk", "uz")


def _replacing(
    pattern: str, new: Callable[[re.Match[str]], str]
) -> Callable[[Text], Iterator[Changes]]:
    """Plants ``new`` wherever ``pattern``, filled in with a language's words, matches."""

    def make(text: Text) -> Iterator[Changes]:
        words = WORDS[text.language]
        months = "|".join(old for old, _ in pairs(words.months))
        said = pattern.format(
            months=months,
            percent=words.percent.replace("_", " "),
            money=words.money.replace("_", " "),
        )
        for blocks in text.paragraphs.values():
            for at in blocks:
                for match in re.finditer(said, text.blocks[at]):
                    block = text.blocks[at]
                    yield {at: block[: match.start()] + new(match) + block[match.end() :]}

    return make


def _other(match: re.Match[str]) -> str:
    """Another number: the last figure that is not 0 becomes another one."""
    figures = match[0]
    last = max(at for at, each in enumerate(figures) if each.isdigit() and each != "0")
    return f"{figures[:last]}{int(figures[last]) % 9 + 1}{figures[last + 1 :]}"


def _exchanged(field: str) -> Callable[[Text], Iterator[Changes]]:
    """Plants other words of a list."""

    def make(text: Text) -> Iterator[Changes]:
        inflected = field == "months" and text.language in _WITH_ENDINGS
        end = r"(?!a\b)" if inflected else r"(?!\w)"  # not "marta", times
        for old, new in pairs(getattr(WORDS[text.language], field)):
            for blocks in text.paragraphs.values():
                for at in blocks:
                    block = text.blocks[at]
                    if match := re.search(
                        rf"(?<!\w){re.escape(old)}{end}|^{re.escape(old)}", block
                    ):
                        yield {at: block[: match.start()] + new + block[match.end() :]}

    return make


def _without_party(text: Text) -> Iterator[Changes]:
    suffixes = r"\w*" if text.language in _WITH_ENDINGS else ""
    before = r"(?<!\w)[وب]?" if text.language == "ar" else r"(?<!\w)"
    for names in WORDS[text.language].parties.split(","):
        either = "|".join(each.replace("_", " ") for each in names.split())
        pattern = re.compile(rf"{before}(?:{either}){suffixes}(?!\w)")
        for blocks in text.paragraphs.values():
            for at in blocks:
                if pattern.search(text.blocks[at]):
                    yield {at: pattern.sub("", text.blocks[at])}


def _without_item(text: Text) -> Iterator[Changes]:
    for _, *items in text.paragraphs.values():
        for at in items:
            yield {at: None}


def _without_paragraph(text: Text) -> Iterator[Changes]:
    for start, blocks in list(text.paragraphs.items())[2::4]:
        yield dict.fromkeys((start, *blocks), None)


def _swapped(text: Text) -> Iterator[Changes]:
    """Two paragraphs of one block, in turn neighbours and a few paragraphs apart."""
    alone = [start for start, blocks in text.paragraphs.items() if len(blocks) == 1]
    for at, distance in zip(range(0, len(alone) - 4, 3), cycle((1, 3)), strict=False):
        one, other = alone[at], alone[at + distance]
        marks = [re.match(r"(?:\d+\. )?", text.blocks[each])[0] for each in (one, other)]  # type: ignore[index]
        words = [
            text.blocks[each][len(mark) :] for each, mark in zip((one, other), marks, strict=True)
        ]
        yield {one: marks[0] + words[1], other: marks[1] + words[0]}


_NUMBER = r"(?<![\w.,/:-])\d[\d.,٬]*(?: \d{{3}})*"
KINDS: dict[str, Callable[[Text], Iterator[Changes]]] = {
    "figure": _replacing(
        r"(?<!^)(?<![\w.,/:-])\d{{1,3}}(?![\d./,:-]|-\w|er "
        r"|\s?(?:º )?(?:de )?(?:{months}|{percent}|{money}|\d{{3}}\b))",
        _other,
    ),
    "date": _replacing(r"(?<!\d)\d{{1,2}}(?=[º.]? ?(?:de )?[- ]?(?:{months}))", _other),
    "month": _exchanged("months"),
    "year": _replacing(r"(?<![\d/])(?:19|20)\d\d(?![\d/])", _other),
    "percentage": _replacing(_NUMBER + r"(?=\s?(?:{percent}))", _other),
    "sum": _replacing(_NUMBER + r"(?=\s?(?:{money}))", _other),
    "spelled": _exchanged("spelled"),
    "negation": _exchanged("denials"),
    "item": _without_item,
    "swap": _swapped,
    "party": _without_party,
    "reference": _replacing(r"(?<=/)\d+(?![/\d])", _other),
    "paragraph": _without_paragraph,
}
COUNTABLE = [kind for kind in KINDS if kind != "negation"]
