"""A table of short texts in ``docgen.toml``, changed line by line: the rest stays as it is."""

import json
import re
from collections.abc import Mapping

from docgen.errors import ContentError
from docgen.load import toml

_HEADER = re.compile(r"\s*\[")
_BY_HAND = "edit the file yourself"


def with_texts(text: str, path: str, table: tuple[str, ...], words: Mapping[str, str]) -> str:
    """``text`` with ``words`` by key in ``table``, which is added at the end if there is none.

    Raises :class:`ContentError` if that cannot be done without touching anything else.
    """
    lines = text.rstrip("\n").split("\n")
    name = re.compile(rf"\s*\[{re.escape('.'.join(table))}\]\s*(#.*)?")
    start = next((at for at, line in enumerate(lines) if name.fullmatch(line)), None)
    if start is None:
        lines += ["", f"[{'.'.join(table)}]"]
        start = len(lines) - 1
    for key, said in words.items():
        end = next(
            (at for at, line in enumerate(lines) if at > start and _HEADER.match(line)), len(lines)
        )
        _set(lines, start, end, key, json.dumps(said, ensure_ascii=False))
    changed = "\n".join(lines) + "\n"
    _check(text, changed, path, table, words)
    return changed


def _set(lines: list[str], start: int, end: int, key: str, value: str) -> None:
    """Put ``value`` at ``key``, between the lines ``start`` and ``end``."""
    has = re.compile(rf"""(\s*{key}\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*')(\s*(?:#.*)?)""")
    for at in range(start + 1, end):
        if found := has.fullmatch(lines[at]):
            lines[at] = f"{found[1]}{value}{found[3]}"
            return
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # what stands directly above the next table is about that
    lines.insert(end, f"{key} = {value}")


def _check(
    text: str, changed: str, path: str, table: tuple[str, ...], words: Mapping[str, str]
) -> None:
    """Raise :class:`ContentError` unless ``changed`` has ``words``, and else what ``text`` has."""
    wanted = toml.parse(text, path).data
    place = wanted
    for name in table:
        place = place.setdefault(name, {})
    place.update(words)
    try:
        found = toml.parse(changed, path).data
    except ContentError:
        found = None
    if found != wanted:
        message = f"docgen cannot change [{'.'.join(table)}] without changing other lines"
        raise ContentError(message, path, hint=_BY_HAND)
