"""A finished file against the declaration: the same paragraphs and facts, and no other words."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from docgen.akn.element import tag
from docgen.akn.parsed import parsed
from docgen.akn.read import read_akn
from docgen.errors import ContentError, FidelityError
from docgen.model import Declaration

_UNNUMBERED = re.compile(r"¶\d+\Z")


def check_akn(content: bytes, declaration: Declaration, path: str) -> None:
    """Raise :class:`FidelityError` if ``content`` is not ``declaration``, word for word.

    The file is read back by its structure, and all words in it are compared without it: so none can
    be where the structure has no place for it. ``path`` is for messages.
    """
    try:
        found = read_akn(content, path)
    except ContentError as error:
        raise FidelityError(f"cannot be read back: {error}") from error
    for name in declaration.head.__struct_fields__:
        if getattr(found.head, name) != getattr(declaration.head, name):
            raise FidelityError(f"has another {name.replace('_', ' ')} than the declaration", path)
    for one, other in zip_longest(_content(found), _content(declaration)):
        if one != other:
            ref = (other or one or ("",))[0]
            raise FidelityError(f"differs from the text in paragraph {ref}", path)
    (statement,) = parsed(content, path)
    if list(_printed(statement)) != list(_words(declaration)):
        raise FidelityError("holds words outside the paragraphs, or in another order", path)
    elements = statement.iter(tag("paragraph"), tag("point"))
    for element, paragraph in zip(elements, declaration.paragraphs, strict=True):
        number = element.findtext(tag("num"), "")
        if not (paragraph.ref.endswith(number) if number else _UNNUMBERED.search(paragraph.ref)):
            raise FidelityError(f"numbers paragraph {paragraph.ref} otherwise", path)


def _content(declaration: Declaration) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    return ((each.ref, each.blocks, each.heading) for each in declaration.paragraphs)


def _printed(statement: etree._Element) -> Iterator[str]:
    """All words of a statement outside its metadata, but for numbers."""
    for part in statement:
        if part.tag != tag("meta"):
            for element in part.iter():
                if element.tag != tag("num"):
                    yield from (element.text or "").split()
                yield from (element.tail or "").split()


def _words(declaration: Declaration) -> Iterator[str]:
    yield from declaration.head.title.split()
    heading = None
    for each in declaration.paragraphs:
        if each.heading != heading:
            heading = each.heading
            yield from (heading or "").split()
        for block in each.blocks:
            yield from block.split()
