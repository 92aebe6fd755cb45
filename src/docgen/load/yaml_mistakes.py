"""The YAML parser's complaint → where to look, and what to type instead.

libyaml names its own state ("mapping values are not allowed in this context"), often a line below
the mistake. The text around its marks shows what a person did.
"""

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

QUOTES = "put quotes around the whole value"
_INDENT = "begin it in the same column as the other keys"
_PAIR = "write 'key: value'"
# A key with its colon and the beginning of a value; before it, the dash of a list item.
_KEY = re.compile(r"\s*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s:#\"'][^:]*):\s+(?=\S)")


class Mistake(NamedTuple):
    """``line`` counts from 1; ``hint`` says what to type."""

    line: int
    message: str
    hint: str = ""


def explain(error: MarkedYAMLError, text: str) -> Mistake:  # noqa: PLR0911 - a case each
    """What is wrong with ``text``, in which the parser stopped with ``error``."""
    lines = text.split("\n")
    end, begin = error.problem_mark, error.context_mark
    mark = end or begin
    row, column = (mark.line, mark.column) if mark else (0, 0)
    first = begin.line if begin else row
    line = lines[row] if row < len(lines) else ""
    if tab := next((at for at in (row, first) if _has_tab(lines, at)), None):
        return Mistake(tab + 1, "a tab at the beginning of the line", "indent with spaces")
    problem = str(error.problem)
    if "mapping values" in problem:
        return _second_colon(lines, row, column)
    if "expected ':'" in problem:
        return _no_colon(lines, first)
    if "expected key" in problem or "'-' indicator" in problem:
        return _out_of_place(line, row, column)
    if "',' or '" in problem:
        bracket, other = ("{", "}") if "'}'" in problem else ("[", "]")
        hint = f"put '{other}' at the end, and commas between the parts"
        return Mistake(first + 1, f"'{bracket}' is never closed", hint)
    if "end of stream" in problem:
        hint = "put the same mark at the end of the value"
        return Mistake(first + 1, "a quotation mark is never closed", hint)
    if "document" in problem:
        return _second_document(lines, row)
    return _by_words(problem, line[column : column + 2], row)


def unexpected(character: str, row: int) -> Mistake:
    """A value that begins with a ``character`` that is special in YAML; ``row`` counts from 0."""
    return Mistake(row + 1, f"a value cannot begin with '{character}'", QUOTES)


def _has_tab(lines: list[str], row: int) -> bool:
    return row < len(lines) and "\t" in lines[row][: len(lines[row]) - len(lines[row].lstrip())]


def _second_colon(lines: list[str], row: int, column: int) -> Mistake:
    if _KEY.match(lines[row][: column + 1]):
        return Mistake(row + 1, "a colon within a value", QUOTES)
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), 0)
    if row and not re.search(r":(\s|$)", lines[above]):
        return _no_colon(lines, above)
    return Mistake(row + 1, "indented more than the line above", _INDENT)


def _no_colon(lines: list[str], row: int) -> Mistake:
    if re.match(r"\s*[\w-]+:\S", lines[row]):
        return Mistake(row + 1, "no space after the colon", _PAIR)
    hint = f"{_PAIR}, or indent a line that goes on with the one above"
    return Mistake(row + 1, "no colon after a key", hint)


def _out_of_place(line: str, row: int, column: int) -> Mistake:
    """A line, or the rest of one, that does not fit what comes before it."""
    if line[:column].strip():
        what = "bracket" if line[:column].rstrip().endswith(("]", "}")) else "quotation mark"
        hint = f"{QUOTES}, and double the marks within it"
        return Mistake(row + 1, f"more words after a closing {what}", hint)
    if line.lstrip().startswith("- "):
        hint = "line it up with the items above, or put it under a key of its own"
        return Mistake(row + 1, "a list item where none is expected", hint)
    return Mistake(row + 1, "not lined up with the lines above", _INDENT)


def _second_document(lines: list[str], row: int) -> Mistake:
    if row < len(lines) and lines[row].startswith("---"):
        return Mistake(row + 1, "'---' begins a second document", "delete the line")
    if row < len(lines) and lines[row].startswith("%"):
        return unexpected("%", row)
    return _no_colon(lines, max(0, row - 1))


def _by_words(problem: str, here: str, row: int) -> Mistake:  # noqa: PLR0911 - a case each
    """Mistakes recognised by libyaml's message; ``here`` is the text at its mark."""
    at = row + 1
    if "escape character" in problem:
        return Mistake(at, "a backslash within double quotes", "use single quotes, or write '\\\\'")
    if "sequence entries" in problem:
        hint = "put '- …' on a line of its own, or write [a, b]"
        return Mistake(at, "a list item on the line of its key", hint)
    if "comment or line break" in problem:
        return Mistake(at, "words after '|' or '>'", "begin them on the next line, indented")
    if "directive" in problem:
        return unexpected("%", row)
    if "second occurrence" in problem:
        return unexpected("&", row)
    if here[:1].strip() and not here[:1].isalnum():
        return unexpected(here[:1], row)
    return Mistake(at, f"not YAML: {problem}", "check colons, quotes and indentation")
