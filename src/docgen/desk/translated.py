"""How far what the desk writes is translated: for each declaration and language."""

from collections import Counter
from pathlib import Path

from babel import Locale
from msgspec import Struct

from docgen.language.tags import language_name
from docgen.sources import Sources
from docgen.translations.desk_texts import DeskTexts
from docgen.translations.survey import Survey

_ENGLISH = Locale("en")  # the desk’s own language


class TranslationRow(Struct, frozen=True):
    """The texts of a declaration in one language; ``declaration`` is empty for what all share."""

    declaration: str
    language: str  # its English name
    translated: int
    not_recorded: int
    missing: int
    older: int
    command: str


def translation_rows(root: Path) -> tuple[TranslationRow, ...]:
    """A row for each declaration and language that has texts to translate.

    Raises :class:`ContentError` if a file cannot be read.
    """
    survey = Survey(DeskTexts(Sources(root)))
    rows = []
    for language in survey.languages():
        counted: dict[str, Counter[str]] = {}
        for each in survey.entries(language):
            counted.setdefault(each.declaration, Counter())[each.state] += 1
        rows += [_row(name, language, states) for name, states in counted.items()]
    return tuple(rows)


def _row(declaration: str, language: str, states: Counter[str]) -> TranslationRow:
    command = f"docgen translations --language {language}"
    return TranslationRow(
        declaration,
        language_name(language, _ENGLISH),
        states["translated"],
        states["not recorded"],
        states["missing"],
        states["older"],
        f"{command} --declaration {declaration}" if declaration else command,
    )
