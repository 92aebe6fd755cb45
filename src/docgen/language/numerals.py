"""Numbers in words, in many languages: "thirty-five", ``venticinque``, ``خمسة وثلاثون``.

``numerals.toml`` has the words. A run of them is one number, as each language puts it together.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from docgen.language.spelling import plain

_GAP = re.compile(r"[\s\-\u2010\u2011\u00a0\u202f]{1,3}")
_SCALE = 1000  # from here a number multiplies what comes before it


class Numeral(NamedTuple):
    """A number in words at ``text[start:end]``; not ``sure`` if the words have other meanings."""

    start: int
    end: int
    value: int
    sure: bool


class _Word(NamedTuple):
    start: int
    end: int
    values: tuple[int, ...]
    kind: str  # sure, maybe or vague, as in numerals.toml


class _Words(NamedTuple):
    """The number words of a language."""

    word: re.Pattern[str]
    compound: re.Pattern[str] | None
    part: re.Pattern[str]
    part_values: tuple[int, ...]
    values: tuple[tuple[int, str], ...]
    joiners: tuple[str, ...]
    units_first: bool


def has_numerals(language: str) -> bool:
    """Whether docgen knows the number words of ``language``."""
    return _base(language) in _table()


def percent_words(language: str) -> str:
    """The pattern of what follows a number that is a percentage, in words."""
    return str(_table().get(_base(language), {}).get("percent", "(?!)"))


def scale_of(word: str, language: str) -> int | None:
    """What ``word`` multiplies a figure before it by: ``Mrd`` and ``billion`` are 10⁹."""
    found = _values(word, language)
    return found[0][0] if found and len(found[0]) == 1 and found[0][0] >= _SCALE else None


def numerals(text: str, language: str) -> list[Numeral]:
    """Every number in words in ``text``, in order; none in a language that docgen does not know."""
    if not has_numerals(language):
        return []
    found: list[Numeral] = []
    run: list[_Word] = []
    units_first = _of(language).units_first
    number = _Sum(units_first)
    for word in _words(text, language):
        joined = (
            bool(run)
            and "vague" not in (word.kind, run[-1].kind)
            and _joins(text, run[-1].end, word.start, language)
        )
        if not joined or not number.takes(word.values):
            found += _told(run, number)
            run, number = [], _Sum(units_first)
            number.takes(word.values)
        run.append(word)
    return [*found, *_told(run, number)]


def _told(run: list[_Word], number: "_Sum") -> Iterator[Numeral]:
    if run:
        alone = run[0].kind != "sure" and len(run) == 1
        sure = not alone and run[0].values[0] < _SCALE
        yield Numeral(run[0].start, run[-1].end, number.value, sure)


def _joins(text: str, end: int, start: int, language: str) -> bool:
    """Whether nothing but a gap, or a joiner such as "and", is between two words."""
    between = text[end:start]
    if _GAP.fullmatch(between):
        return True
    return _GAP.sub("", plain(between)) in _of(language).joiners and bool(_GAP.match(between))


def _words(text: str, language: str) -> Iterator[_Word]:
    inner = "['ʻʼ‘’`]" if _base(language) == "uz" else "(?!)"
    for match in re.finditer(rf"[^\W\d_]+(?:{inner}[^\W\d_]+)*", text):
        if values := _values(match[0], language):
            yield _Word(*match.span(), *values)


@cache
def _values(word: str, language: str) -> tuple[tuple[int, ...], str] | None:
    """The numbers that ``word`` is put together of, and what kind of word it is."""
    if not has_numerals(language):
        return None
    known, said = _of(language), plain(word)
    if match := known.word.fullmatch(said):
        value, kind = known.values[(match.lastindex or 1) - 1]
        return (value,), kind
    if known.compound is None or not known.compound.fullmatch(said):
        return None
    found = (each.lastindex for each in known.part.finditer(said))
    parts = tuple(known.part_values[at - 1] for at in found if at)
    # not "einst", which is no compound of "ein"
    return (parts, "sure") if len(parts) > 1 or (parts and parts[0] > 10) else None


class _Sum:
    """A number put together word by word: "two", "hundred", "thousand", "five"."""

    def __init__(self, units_first: bool) -> None:
        self._units_first = units_first
        self._above = 0
        self._current = 0

    @property
    def value(self) -> int:
        return self._above + self._current

    def takes(self, values: tuple[int, ...]) -> bool:
        """Add a word, if it can continue the number; otherwise leave it as it is."""
        before = self._above, self._current
        if all(map(self._takes, values)):
            return True
        self._above, self._current = before
        return False

    def _takes(self, value: int) -> bool:
        current, last = self._current, self._current % 100
        if value >= _SCALE:
            if not current and self._above >= value:
                return False
            grows = 0 < self._above < value
            self._above = (
                (self._above + current) * value if grows else self._above + (current or 1) * value
            )
            self._current = 0
        elif value == 100 and current < 100:
            self._current = (current or 1) * 100
        elif value == 20 and last == 4:  # quatre-vingts
            self._current = current - 4 + 80
        elif not current or self._fits(value, last):
            self._current = current + value
        else:
            return False
        return True

    def _fits(self, value: int, last: int) -> bool:
        """Whether ``value`` can follow what ends in the two figures ``last``."""
        if not last:
            return value < 100
        if last < 10:  # fünf und zwanzig, ثلاثة عشر
            return self._units_first and value % 10 == 0 and value < 100
        if last in (60, 80):  # soixante-quinze
            return value < 20
        return last % 10 == 0 and value < 10


@cache
def _of(language: str) -> _Words:
    table = _table()[_base(language)]
    entries = [
        (said, int(value), kind)
        for kind in ("maybe", "vague", "sure")
        for value, said in table[kind].items()
    ]
    # Longer words first: "diciassette" before "dieci", "settant" before "sette".
    parts = sorted(
        {
            (word, value)
            for said, value, kind in entries
            if kind != "vague"
            for word in said.split("|")
        },
        key=lambda each: (-len(each[0]), each),
    )
    inside, ending = table.get("compound"), table.get("ending", "")
    either = "|".join(
        f"({_filled(said, ending, table.get('ordinal', ''))})" for said, *_ in entries
    )
    alone = "|".join(f"({word})" for word, _ in parts) if inside else "(?!)"
    return _Words(
        re.compile(f"{table.get('prefix', '')}(?:{either})"),
        re.compile(f"(?:{alone}|{inside})+") if inside else None,
        re.compile(alone),
        tuple(value for _, value in parts),
        tuple((value, kind) for _, value, kind in entries),
        tuple(table["joiners"].split()),
        table.get("units_first", False),
    )


def _filled(said: str, ending: str, ordinal: str) -> str:
    return plain(said.replace("~", ending).replace("{n}", ordinal))


def _base(language: str) -> str:
    return language.partition("-")[0]


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("numerals.toml").read_text("utf-8"))
