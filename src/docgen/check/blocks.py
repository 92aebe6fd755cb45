"""Blocks of templates that nothing prints, since no template that they extend has them."""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError
from jinja2.nodes import Block, Const, Extends, Getattr, Name, Template

from docgen.errors import nearest
from docgen.model import Project
from docgen.sources import Sources

_ENDINGS = ("html", "typ")


class _Parsed(NamedTuple):
    path: str
    tree: Template


def unprinted_blocks(project: Project, sources: Sources) -> Iterator[str]:
    """Warnings about such blocks in the templates of products: Jinja passes them over."""
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - nothing is rendered
    for product in project.products:
        for ending in _ENDINGS:
            found = _line(f"{product.name}.{ending}", product.name, sources, environment)
            yield from _unprinted(found)


def _line(
    name: str, product: str, sources: Sources, environment: Environment
) -> tuple[_Parsed, ...]:
    """The template ``name`` and those that it extends, up to one that extends none.

    Empty where there is no such line: what is wrong then is told when a document is tried out.
    """
    line: list[_Parsed] = []
    while True:
        places = (f"templates/{product}/{name}", f"templates/shared/{name}")
        path = next((each for each in places if sources.find(each) is not None), None)
        if path is None or path in (each.path for each in line):
            return ()
        try:
            tree = environment.parse(sources.text(path))
        except TemplateSyntaxError:
            return ()
        line.append(_Parsed(path, tree))
        extends = tree.find(Extends)
        if extends is None:
            return tuple(line)
        if not isinstance(extends.template, Const):
            return ()
        name = str(extends.template.value)


def _unprinted(line: tuple[_Parsed, ...]) -> Iterator[str]:
    called = {  # self.NAME()
        each.attr
        for parsed in line
        for each in parsed.tree.find_all(Getattr)
        if isinstance(each.node, Name) and each.node.name == "self"
    }
    for at, (path, tree) in enumerate(line[:-1]):
        above = {each.name for parsed in line[at + 1 :] for each in parsed.tree.find_all(Block)}
        for each in tree.body:
            if isinstance(each, Block) and each.name not in above | called:
                hint = nearest(each.name, above) or f"known: {', '.join(sorted(above))}"
                yield (
                    f"{path}:{each.lineno}: the block '{each.name}' is in no template that this"
                    f" one extends, so it is not printed ({hint})"
                )
