"""A translator's file: PO or XLIFF, by its ending."""

from collections.abc import Iterable
from pathlib import Path

from docgen.errors import ContentError, MachineError, UsageError
from docgen.sources import LARGEST_TEXT, content_of
from docgen.store import outputs
from docgen.translations import po, xliff
from docgen.translations.units import Batch, TranslationUnit

_XLIFF = (".xlf", ".xliff")


def write_units(
    file: Path, units: Iterable[TranslationUnit], source: str, target: str, *, is_po: bool
) -> None:
    """Write ``units`` to the new ``file``, whole or not at all.

    Raises :class:`UsageError` if there is one, which may hold a translator's work, and
    :class:`MachineError` if the disk refuses.
    """
    if file.exists():
        hint = "choose another name, or delete it"
        raise UsageError(f"{file} exists, and may hold translations", hint=hint)
    content = (po if is_po else xliff).write(units, source, target)
    try:
        outputs.write(file, content)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror}", str(file)) from error


def read_batch(file: Path) -> Batch:
    """The translations in ``file``.

    Raises :class:`ContentError` if it is neither PO nor XLIFF, or is too large.
    """
    path = str(file)
    content = content_of(file, path)
    if content is None:
        raise ContentError("no such file", path)
    if len(content) > LARGEST_TEXT:
        raise ContentError(f"a file of more than {LARGEST_TEXT >> 20} MB", path)
    if file.suffix.lower() in _XLIFF:
        return xliff.read(content, path)
    if file.suffix.lower() != ".po":
        raise ContentError(
            "neither a PO nor an XLIFF file", path, hint="its name must end in .po or .xlf"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError("not UTF-8", path, line, "save the file as UTF-8") from error
    return po.read(text.replace("\r\n", "\n"), path)
