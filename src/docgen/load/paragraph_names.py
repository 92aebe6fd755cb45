"""How a person names a paragraph in YAML: ``¶7`` is not on every keyboard."""

import re
from collections.abc import Collection

from docgen.errors import nearest

_NAME = re.compile(r"(p(?:ara(?:graph)?)?\.?|¶)?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\d{1,9}")


def paragraph_named(name: str, known: Collection[str]) -> str | None:
    """The reference among ``known`` that ``name`` means; ``None`` if there is none.

    ``p7``, ``para 7`` and ``7`` are as good as ``¶7``. If the text also numbers paragraphs, ``7``
    is its own number first, and ``p7`` is ¶7 first.
    """
    mark, rest = _NAME.fullmatch(name.strip()).groups()  # type: ignore[union-attr]  # takes all
    meant = (f"¶{rest}", rest) if mark else (rest, f"¶{rest}")
    return next((each for each in (name, *meant) if each in known), None)


def nearest_paragraph(name: str, known: Collection[str]) -> str:
    """A hint with the reference among ``known`` that comes nearest to ``name``."""
    found = _NUMBER.search(name)
    numbered = [(number, each) for each in known if (number := _NUMBER.search(each))]
    if not found or not numbered:
        return nearest(name, known)
    wanted = int(found[0])
    number, close = min(numbered, key=lambda each: abs(int(each[0][0]) - wanted))
    if int(number[0]) == wanted:  # such as 7(a) for 7(b), or for 7a
        same = [each for number, each in numbered if int(number[0]) == wanted]
        return nearest(name, same, {re.sub(r"[()]", "", each): each for each in same})
    return f"did you mean '{close}'?"
