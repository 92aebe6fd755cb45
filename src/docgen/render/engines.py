"""Which engine makes a document, by the ending of its template, and what a process then imports."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Literal, NamedTuple

from docgen.errors import DocgenError
from docgen.formats import PAGES, Format
from docgen.model import Engine
from docgen.render.resources import Resources
from docgen.sources import Sources

Ending = Literal["docx", "html", "typ", ""]

_MODULES: dict[Ending, str] = {"docx": "docx", "html": "pdf", "typ": "typst", "": "data"}


class Making(NamedTuple):
    """What decides on the engine; ``engine`` is the one that the settings ask for, if they do."""

    product: str
    form: Format
    engine: Engine | None


def template_ending(making: Making, resources: Resources) -> Ending:
    """``html`` (WeasyPrint) or ``typ`` (Typst) for a PDF, ``docx`` for Word, else none.

    If the settings leave it open, the templates that the product has decide.
    """
    if making.form not in PAGES:
        return ""
    if making.form != "pdf":
        return "docx"
    if making.engine:
        return "typ" if making.engine == "typst" else "html"
    endings: tuple[Ending, ...] = ("html", "typ")
    found = (each for each in endings if resources.find(f"{making.product}.{each}"))
    return next(found, "html")


def endings_of(sources: Sources, makings: Iterable[Making]) -> tuple[Ending, ...]:
    """The endings of the templates for ``makings``, sorted; without those that cannot be read."""
    found: set[Ending] = set()
    for each in set(makings):
        with suppress(DocgenError):  # rendering tells
            found.add(template_ending(each, Resources(sources, each.product)))
    return tuple(sorted(found))


def modules_for(endings: Iterable[Ending]) -> list[str]:
    """The modules to import in a process that is to make documents of such templates."""
    return [f"docgen.render.{name}" for name in ("document", *(_MODULES[each] for each in endings))]
