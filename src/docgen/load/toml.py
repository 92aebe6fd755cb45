"""TOML text → plain data with line numbers."""

import re
import tomllib

from docgen.errors import ContentError
from docgen.load.decode import Located
from docgen.load.mismatch import Steps
from docgen.load.toml_mistakes import explain

_HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w.-]+))\s*=""")


def parse(text: str, path: str) -> Located:
    """The data of a TOML file; ``path`` is for error messages.

    Raises :class:`ContentError`, with its line, if ``text`` is not TOML.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        message, hint = explain(re.sub(r" \(at .*\)$", "", str(error)))
        raise ContentError(message, path, int(line[1]) if line else None, hint) from error
    except RecursionError as error:
        raise ContentError("too many brackets within brackets", path) from error
    except ValueError as error:
        raise ContentError("a number of too many digits", path) from error
    return Located(path, data, _lines(text))


def _lines(text: str) -> dict[Steps, int]:
    """The line numbers of tables and keys, which the standard library's parser does not give.

    Good enough to point at a line: a key inside a multi-line string is taken for a key too.
    """
    lines: dict[Steps, int] = {(): 1}
    last: dict[Steps, int] = {}  # of each array of tables, the index of its last table
    table: Steps = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            *outer, name = (part.strip(" \"'") for part in header[2].split("."))
            table = ()
            for step in outer:
                table = _inside((*table, step), last)
                lines.setdefault(table, number)
            table += (name,)
            if header[1] == "[[":
                last[table] = last.get(table, -1) + 1
                table = _inside(table, last)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            name = key[1] or key[2] or key[3]
            lines.setdefault((*table, *name.split(".")), number)
    return lines


def _inside(table: Steps, last: dict[Steps, int]) -> Steps:
    return (*table, last[table]) if table in last else table
