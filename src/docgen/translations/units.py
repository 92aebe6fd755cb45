"""What a file for a translator holds, whatever its format."""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.load.decode import refuse_control_characters
from docgen.translations.survey import TextInLanguage


class TranslationUnit(NamedTuple):
    """A text in a translator's file, at its ``line`` there.

    ``target`` is empty if nothing is translated, and not ``done`` if a translator should look at
    it: ``before`` is then what it was translated from. ``origin`` is file and line of the original.
    """

    place: str
    source: str
    target: str
    done: bool = True
    before: str = ""
    origin: str = ""
    remarks: tuple[str, ...] = ()
    line: int = 0


class Batch(NamedTuple):
    """The texts of a translator's file and the language that they are in, if it says so."""

    language: str
    units: tuple[TranslationUnit, ...]


def units_of(entries: Iterable[TextInLanguage]) -> tuple[TranslationUnit, ...]:
    """The texts to translate among ``entries``, with what is translated of them."""
    return tuple(
        TranslationUnit(
            *(each.place, each.original, each.translation, each.state != "older", each.before),
            *(each.origin, each.remarks),
        )
        for each in entries
        if each.original
    )


def check_units(batch: Batch, path: str) -> None:
    """Raise :class:`ContentError` for a place that occurs twice, one without its original, or a
    control character.
    """
    lines: dict[str, int] = {}
    for unit in batch.units:
        if unit.place in lines:
            hint = f"first on line {lines[unit.place]}; delete one of them"
            raise ContentError(f"'{unit.place}' occurs twice", path, unit.line, hint)
        lines[unit.place] = unit.line
        if not unit.source.strip():
            hint = "put it back, or export the file again"
            raise ContentError(f"the original of '{unit.place}' is gone", path, unit.line, hint)
        for words in (unit.place, unit.source, unit.target):
            refuse_control_characters(words.replace("\n", " "), path, unit.line)
