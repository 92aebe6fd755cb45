"""Markdown from what code says of itself."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import dedent

_ROLE = re.compile(r":(?:class|func|meth|mod|data):`([^`]+)`")


class Undocumented(Exception):  # noqa: N818 - what it is, not that it went wrong
    """Says which part of docgen has no documentation."""


def documented(words: str | None, what: str) -> str:
    """``words``. Raises :class:`Undocumented` if there are none."""
    if not (words and words.strip()):
        raise Undocumented(f"{what} is not documented")
    return words


def plain(docstring: str) -> str:
    """A docstring in Markdown: names of other objects without their modules."""
    named = _ROLE.sub(lambda found: f"`{found[1].rpartition('.')[2]}`", docstring)
    return inspect.cleandoc(named).replace("``", "`")


def line(docstring: str) -> str:
    """A docstring in Markdown, in one line."""
    return " ".join(plain(docstring).split())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table, as Python-Markdown reads them: a bar within code parts no cells."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def strings_below(kind: type) -> dict[str, str]:
    """What ``kind`` says of its fields: the string below each of them, by the field's name."""
    (tree,) = ast.parse(dedent(inspect.getsource(kind))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in pairwise(tree.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = line(text)
    return found
