"""Texts as a gettext PO file, by Babel: the place of each is its ``msgctxt``."""

import re
from collections.abc import Iterable
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, write_po

from docgen.errors import ContentError
from docgen.translations.units import Batch, TranslationUnit, check_units

# Babel's own header has the time of writing, and a file is to be the same each time.
_HEADER = """\
msgid ""
msgstr ""
"Language: {target}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: docgen\\n"
"X-Source-Language: {source}\\n"

"""
# Babel reads more than is a PO file: of words without quotation marks, it drops the first and the
# last letter, and a msgstr above its msgid is the translation of another one.
_LINE = re.compile(r"""(?:([a-z_]+(?:\[\d+\])?) +)?"(?:[^"\\]|\\[\\nt"])*\"""")
_BELOW = {
    "msgctxt": ("", "msgstr"),
    "msgid": ("", "msgctxt", "msgstr"),
    "msgstr": ("msgid",),
}
_LANGUAGE = re.compile(r"^Language: *(\S+)", re.MULTILINE)


def write(units: Iterable[TranslationUnit], source: str, target: str) -> bytes:
    """The ``units`` as a PO file from the language ``source`` into ``target``."""
    catalog = Catalog()
    for unit in units:
        message = Message(
            unit.source,
            unit.target,
            locations=[_location(unit.origin)],
            flags=() if unit.done else ("fuzzy",),
            auto_comments=unit.remarks,
            previous_id=unit.before or (),
            context=unit.place,
        )
        message.flags &= {"fuzzy"}  # Babel takes "50 % of it" for a format of Python's
        catalog[unit.source] = message
    file = BytesIO()
    write_po(file, catalog, width=98, omit_header=True, include_previous=True)
    return _HEADER.format(source=source, target=target).encode() + file.getvalue()


def read(text: str, path: str) -> Batch:
    """The translations in a PO file; ``path`` is for error messages.

    Raises :class:`ContentError`, with its line, if it is no such file, a message has no place or a
    place has two.
    """
    lines = text.split("\n")
    _check_lines(lines, path)
    found = _Messages()
    try:
        PoFileParser(found, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except PoFileError as error:
        said = str(error).rpartition(" on ")[0]
        raise ContentError(f"not a PO file: {said}", path, error.lineno + 1) from error
    header = next((str(each.string) for each in found.all if not (each.id or each.context)), "")
    language = _LANGUAGE.search(header)
    units = tuple(_unit(each, path) for each in found.all if each.id or each.context)
    batch = Batch(language[1].replace("_", "-") if language else "", units)
    check_units(batch, path)
    return batch


def _check_lines(lines: Iterable[str], path: str) -> None:
    above = ""
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        if not (match := _LINE.fullmatch(line)):
            hint = 'write msgctxt, msgid or msgstr, and words between " and "'
            raise ContentError("not a line of a PO file", path, number, hint)
        keyword = match[1] or above
        if keyword not in _BELOW:
            hint = "docgen writes msgctxt, msgid and msgstr, and no plurals"
            raise ContentError(f"'{keyword or line[:20]}' is out of place", path, number, hint)
        if match[1] and above not in _BELOW[keyword]:
            after = f"after '{above}'" if above else "at the beginning"
            hint = "write msgctxt, then msgid, then msgstr"
            raise ContentError(f"'{keyword}' cannot be {after}", path, number, hint)
        above = keyword


class _Messages(Catalog):
    """Keeps all messages: Babel's own would make one of two that are alike."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[Message] = []

    def __setitem__(self, _: object, message: Message) -> None:
        self.all.append(message)


def _unit(message: Message, path: str) -> TranslationUnit:
    line = message.lineno or 1
    if not message.context:
        hint = "each message needs the msgctxt that docgen wrote"
        raise ContentError("a message without a place", path, line, hint)
    return TranslationUnit(
        message.context, str(message.id), str(message.string), not message.fuzzy, line=line
    )


def _location(origin: str) -> tuple[str, int]:
    path, _, line = origin.rpartition(":")
    return path, int(line)
