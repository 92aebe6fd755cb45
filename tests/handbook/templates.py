"""What a template can say: the data that it is given, filters and macros."""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec import inspect as types

from conftest import REPOSITORY
from docgen.job import Document
from docgen.render.environment import make_environment
from docgen.render.resources import Resources
from docgen.render.typst_environment import make_typst_environment
from docgen.sources import Sources
from docgen.view import View
from handbook.markdown import documented, line, strings_below, table

_MACRO = re.compile(
    r"(?:\{#-\s*(?P<words>(?:(?!#\}).)*?)\s*-?#\}\n)?"
    r"\{% macro (?P<name>\w+)\((?P<parameters>[^)]*)\) %\}",
    re.DOTALL,
)
_PLAIN = {types.NoneType: "none", types.BoolType: "true or false", types.IntType: "number"}
_JINJA = "https://jinja.palletsprojects.com/en/stable/templates/#builtin-filters"
_FILES = ("macros.html", "pictures.html")


def filters() -> Iterator[str]:
    """The page of the filters. Raises :class:`Undocumented`."""
    resources = Resources(Sources(REPOSITORY), "briefing")
    html, typst = make_environment(resources, "en"), make_typst_environment(resources, "en")
    yield "# Filters"
    yield ""
    yield "Filters write the language of the document: `{{ view.head.date | date }}`. Templates"
    yield f"have [Jinja's own filters]({_JINJA}) too, except `random` and `safe`."
    yield ""
    yield from table(("filter", "gives"), _filters(html.filters))
    yield "## In Typst templates"
    yield ""
    own = {name: each for name, each in typst.filters.items() if name not in html.filters}
    yield from table(("filter", "gives"), _filters(own))


def _filters(known: dict[str, Callable[..., Any]]) -> Iterator[tuple[str, str]]:
    """A row for each filter of docgen's."""
    for name, each in sorted(known.items()):
        if each.__module__.startswith("docgen."):
            signature = inspect.signature(each)
            named = [p for p in signature.parameters.values() if p.name.strip("_") != "context"]
            rest = ", ".join(str(p.replace(annotation=p.empty)) for p in named[1:])
            call = f"{named[0].name} | {name}" + (f"({rest})" if rest else "")
            yield f"`{call}`", line(documented(inspect.getdoc(each), f"the filter {name}"))


def macros() -> Iterator[str]:
    """The page of the macros. Raises :class:`Undocumented`."""
    yield "# Macros"
    yield ""
    yield "What the shipped templates share, for templates in HTML and Typst. Import them with the"
    yield 'context: `{% import "macros.html" as m with context %}`, then `{{ m.notes() }}`.'
    yield ""
    for file in _FILES:
        yield from (f"## shared/{file}", "")
        rows = [
            (f"`{name}({parameters})`", documented(words, f"the macro {name} of {file}"))
            for name, parameters, words in macros_of(REPOSITORY / "templates/shared" / file)
        ]
        yield from table(("macro", "prints"), rows)


def macros_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Name, parameters and comment of each macro in a file."""
    for found in _MACRO.finditer(path.read_text("utf-8")):
        words = " ".join((found["words"] or "").split())
        yield found["name"], found["parameters"], words


def data() -> Iterator[str]:
    """The page of what a template is given. Raises :class:`Undocumented`."""
    yield "# Template data"
    yield ""
    yield "A template is given `document` and `view`. Dates are text (`2025-05-30`), what is not"
    yield "there is `none`, and nothing else can be reached."
    yield ""
    for kind in _structs(Document, View):
        yield from (f"## {kind.__name__}", "")
        yield from (line(documented(inspect.getdoc(kind), kind.__name__)), "")
        told, shape = strings_below(kind), types.type_info(kind)
        assert isinstance(shape, types.StructType)
        rows = []
        for field in shape.fields:
            what = documented(told.get(field.name), f"{kind.__name__}.{field.name}")
            rows.append((f"`{field.name}`", _named(field.type), what))
        yield from table(("field", "type", "holds"), rows)


def _structs(*kinds: type[Struct]) -> dict[type[Struct], None]:
    """``kinds`` and all structs within them, in the order in which they are met."""
    found: dict[type[Struct], None] = {}
    waiting: list[types.Type] = [types.type_info(kind) for kind in kinds]
    while waiting:
        match waiting.pop(0):
            case types.StructType(cls=kind, fields=fields):
                if kind not in found:
                    found[kind] = None
                    waiting += [field.type for field in fields]
            case types.UnionType(types=several):
                waiting += several
            case types.VarTupleType(item_type=inner) | types.DictType(value_type=inner):
                waiting.append(inner)
            case _:
                pass
    return found


def _named(kind: types.Type) -> str:
    """A type as a template's author reads it; dates too are text."""
    match kind:
        case types.StructType(cls=struct):
            name = f"[{struct.__name__}](#{struct.__name__.lower()})"
        case types.LiteralType(values=values):
            name = " · ".join(f"`{value}`" for value in values)
        case types.UnionType(types=several):
            name = " or ".join(map(_named, several))
        case types.VarTupleType(item_type=inner):
            name = f"list of {_named(inner)}"
        case types.DictType(value_type=inner):
            name = f"{_named(inner)} by key"
        case _:
            name = _PLAIN.get(type(kind), "text")
    return name
