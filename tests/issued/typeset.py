"""A declaration → a PDF by Typst, a second writer, in our own font."""

import json
from functools import cache
from pathlib import Path
from random import Random

import typst

from conftest import REPOSITORY
from issued.declarations import Declaration
from issued.written import runs

_TEMPLATE = Path(__file__).with_name("declaration.typ")

_STYLE = {
    "paper": "a4",
    "foot": "",
    "head": "",
    "size": 12,
    "justify": False,
    "hyphens": False,
    "spacing": 12,
    "typographic": True,
}


@cache
def _compiler() -> typst.Compiler:
    fonts = [str(REPOSITORY / "templates/shared/fonts")]
    return typst.Compiler(str(_TEMPLATE), font_paths=fonts, ignore_system_fonts=True)


def typeset(declaration: Declaration, random: Random) -> bytes:
    """A PDF by Typst: of some page size, with page numbers and a running head or without."""
    return compiled(
        declaration,
        raised=random.random() < 0.6,
        paper=random.choice(("a4", "a5", "a6")),
        foot=random.choice(("", "1", "– 1 –")),
        head=random.choice(("", "", declaration.language.title)),
        size=random.choice((10, 12)),
        justify=random.random() < 0.5,
        hyphens=random.random() < 0.2,
        spacing=random.choice((8, 12, 16)),
        typographic=random.random() < 0.5,
    )


def compiled(declaration: Declaration, *, raised: bool = True, **style: object) -> bytes:
    """A PDF by Typst, in the ``style`` that ``declaration.typ`` reads.

    ``raised``: ⁹ is a raised 9; with ``typographic`` that is a glyph of the font.
    """
    items = [
        {"kind": each.kind, "runs": [*runs(each.text, raised=raised)]} for each in declaration.items
    ]
    said = _STYLE | style | {"language": declaration.language.tag, "items": items}
    made = _compiler().compile(sys_inputs={"declaration": json.dumps(said)})
    assert isinstance(made, bytes)
    return made
