"""What a type says of its fields: the string below each of them."""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent

from msgspec import Struct


@cache
def described_fields(kind: type[Struct]) -> Mapping[str, str]:
    """The strings below the fields of ``kind``, by the field's name, each in one line."""
    (base,) = kind.__bases__
    found = dict(described_fields(base)) if base is not Struct else {}
    tree = ast.parse(dedent(inspect.getsource(kind)))
    body = next(each.body for each in tree.body if isinstance(each, ast.ClassDef))
    for field, below in pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = " ".join(text.split())
    return found


def summary(kind: type[Struct]) -> str:
    """The first paragraph of the docstring of ``kind``, in one line."""
    paragraph = (inspect.getdoc(kind) or "").partition("\n\n")[0]
    return " ".join(paragraph.replace("``", "").split())
