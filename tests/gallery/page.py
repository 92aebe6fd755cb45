"""Pictures of documents → one page that shows them all."""

from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

_TEMPLATES = FileSystemLoader(Path(__file__).parent)


class Shown(Struct, frozen=True):
    """A document in the gallery; addresses are relative to its page."""

    product: str
    shape: str
    name: str
    format: str
    file: str
    pages: list[str]


def page(documents: list[Shown]) -> str:
    """The page: a section for each product and shape of variant, a row for each variant."""
    sections = [
        (product, shape, [(name, list(row)) for name, row in groupby(group, lambda one: one.name)])
        for (product, shape), group in groupby(documents, lambda one: (one.product, one.shape))
    ]
    environment = Environment(
        loader=_TEMPLATES,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("gallery.html").render(sections=sections, documents=documents)
