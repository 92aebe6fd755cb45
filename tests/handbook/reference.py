"""The pages of the reference, by their paths below ``docs/``."""

from collections.abc import Callable, Iterator

from handbook.commands import commands, exit_codes
from handbook.files import content, settings
from handbook.library import library
from handbook.templates import data, filters, macros

PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference/commands.md": commands,
    "reference/exit-codes.md": exit_codes,
    "reference/settings.md": settings,
    "reference/content.md": content,
    "reference/template-data.md": data,
    "reference/filters.md": filters,
    "reference/macros.md": macros,
    "reference/library.md": library,
}


def reference() -> dict[str, str]:
    """Every page, by path. Raises :class:`handbook.markdown.Undocumented`."""
    return {path: "\n".join(lines()) + "\n" for path, lines in PAGES.items()}
