"""A declaration → a PDF, in our own font, with the furniture that pages have."""

from functools import cache
from random import Random

from weasyprint.text.fonts import FontConfiguration

from conftest import REPOSITORY
from docgen.render.weasyprint_private import CSS, HTML  # without the machine's fonts
from issued.declarations import Declaration
from issued.words import LANGUAGES
from issued.written import body_of

_FONTS = REPOSITORY / "templates/shared/fonts"
# What our font has letters for.
PRINTED = tuple(each for each in LANGUAGES if each.tag not in ("ar", "zh"))


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _face() -> CSS:
    faces = "".join(
        f"@font-face {{ font-family: {name}; font-weight: {weight};"
        f" src: url({(_FONTS / file).as_uri()}) }}"
        for name, weight, file in (
            ("Own", 400, "SourceSerif4_400Regular.ttf"),
            ("Own", 700, "SourceSerif4_600SemiBold.ttf"),
            ("Other", 400, "SourceSans3_400Regular.ttf"),  # has the raised minus
        )
    )
    return CSS(string=f"{faces} * {{ font-family: Own, Other }}", font_config=_fonts())


def printed(declaration: Declaration, random: Random) -> bytes:
    """A PDF by WeasyPrint: of some page size, with page numbers and a running head or without."""
    size = random.choice(("A4", "A5", "A6"))
    foot = random.choice(("", "counter(page)", "'– ' counter(page) ' –'"))
    head = random.choice(("", "", f"'{declaration.language.title}'"))
    align = random.choice(("start", "justify"))
    style = (
        f"@page {{ size: {size}; @bottom-center {{ content: {foot or 'none'} }}"
        f" @top-center {{ content: {head or 'none'} }} }}"
        f"body {{ text-align: {align}; font-size: {random.choice((10, 12))}pt }}"
        " sup { font-size: 70% } h1 { font-size: 18pt } h2 { font-size: 13pt }"
        f"p {{ margin: {random.choice((0, 4, 8))}pt 0 }}"
    )
    if random.random() < 0.2:
        style += " body { hyphens: auto }"
    page = f"<html lang={declaration.language.tag}><style>{style}</style>"
    return HTML(string=page + body_of(declaration, random)).write_pdf(  # type: ignore[no-any-return]
        stylesheets=[_face()], font_config=_fonts(), uncompressed_pdf=True
    )
