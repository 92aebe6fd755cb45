"""Errors and warnings → what a page shows of them: how grave, where, what."""

import re
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from docgen.errors import ContentError, DocgenError, printable

_PLACED = re.compile(r"((?:content|templates)/[^:\n]+|docgen\.toml):(?:(\d+):)? (.+)", re.DOTALL)


class Remark(Struct, frozen=True):
    """Something to look at; ``path`` is relative to the project, ``line`` counts from 1."""

    grade: Literal["error", "warning"]
    message: str
    path: str = ""
    line: int | None = None

    @property
    def place(self) -> str:
        """File and line, as an editor takes them."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


def remarks_of(error: DocgenError) -> tuple[Remark, ...]:
    """An error and those found with it."""
    others = error.others if isinstance(error, ContentError) else ()
    return tuple(
        Remark(
            "error",
            printable(f"{each.message} ({each.hint})" if each.hint else each.message),
            printable(each.path or ""),
            each.line,
        )
        for each in (error, *others)
    )


def remarks_of_warnings(warnings: Iterable[str]) -> tuple[Remark, ...]:
    """Warnings of ``docgen check``, which begin with file and line."""
    return tuple(_remark(printable(each)) for each in warnings)


def _remark(warning: str) -> Remark:
    if found := _PLACED.fullmatch(warning):
        path, line, message = found.groups()
        return Remark("warning", message, path, int(line) if line else None)
    return Remark("warning", warning)
