"""A finished Word file → its text, by styles of paragraphs and runs, and what it hides."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers import expat

from docgen.errors import FidelityError
from docgen.fidelity.spans import TextSpan
from docgen.fidelity.word_story import StoryReader
from docgen.fidelity.word_styles import is_from_right, load_style_sheet
from docgen.openxml import PackageError, Relation, read_parts, relations, relations_name

_STORIES = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
_SHOWN = 60  # characters of a passage in a message
_PROPERTIES = "docProps/core.xml"


class WordFile(NamedTuple):
    """The text of a Word file.

    ``parts`` maps a part to its text, ``quoted`` to the quotations in it, ``markup`` to its bytes.
    ``problems`` lists what a reader cannot see or would misread, and what a file may not hold.
    """

    pieces: list[TextSpan]
    parts: dict[str, str]
    quoted: dict[str, str]
    markup: dict[str, bytes]
    problems: list[str]


def read_word(content: bytes) -> WordFile:
    """The pieces of a Word file; notes, headers and footers come after the body.

    Raises :class:`FidelityError` if it cannot be read.
    """
    try:
        parts = read_parts(content)
        names = sorted(
            name for name in parts if name.endswith(".xml") and name.startswith(_STORIES)
        )
        styles = load_style_sheet(
            parts["word/styles.xml"],
            parts.get("word/theme/theme1.xml", b""),
            parts.get("word/settings.xml", b""),
        )
        file = WordFile([], {}, {}, {}, [])
        met, from_right = 0, []
        for name in names:
            reader = StoryReader(styles, _relations(parts, name), met)
            file.parts[name] = reader.read(parts[name])
            file.pieces.extend(reader.pieces)
            file.quoted[name] = "".join(
                piece.text for piece in reader.pieces if piece.kind == "quotation"
            )
            file.problems.extend(reader.problems)
            from_right += reader.from_right
            met = reader.met
        if from_right and not any(map(is_from_right, file.quoted.values())):
            file.problems.append(
                f"sets words of the declaration from right to left: “{from_right[0][:_SHOWN]}”"
            )
        file.markup.update((name, parts[name]) for name in (*names, _PROPERTIES) if name in parts)
    except (PackageError, KeyError, expat.ExpatError) as error:
        raise FidelityError(f"the Word file cannot be read: {error}") from error
    return file


def _relations(parts: Mapping[str, bytes], name: str) -> Mapping[str, Relation]:
    found = relations_name(name)
    return relations(parts[found], found) if found in parts else {}
