"""What is kept for WeasyPrint changes no byte of what it writes."""

import inspect
import json
import re
import subprocess
import sys
import tomllib
from typing import Any

from conftest import REPOSITORY, TESTS, budget
from docgen.render import weasyprint_memos
from docgen.render.weasyprint_private import (
    CSS,
    HTML,
    VERSION,
    Fonts,
    LineBox,
    URLFetcher,
    fonts,
    line_break,
)

FONT = REPOSITORY / "templates/shared/fonts/SourceSans3_400Regular.ttf"
ARABIC = REPOSITORY / "templates/shared/fonts/Amiri_400Regular_part.ttf"
FONTS = {"F": FONT, "G": FONT.with_name("SourceSerif4_400Regular.ttf")}


class FileFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Remembers the fonts that it fetches, as docgen's own does."""

    fonts: dict[str, bytes] = {path.as_uri(): path.read_bytes() for path in FONTS.values()}  # noqa: RUF012


# Prints the digest of each document, made in a process with what is kept or without.
DOCUMENTS = """
import hashlib, json, sys, types
from pathlib import Path
if sys.argv[1] == "without":
    sys.modules["docgen.render.weasyprint_memos"] = types.ModuleType("memos")
sys.path.insert(0, "tests")
from bench.inside import Inside
from docgen.job import Request
from docgen.render.document import Renderer
from docgen.sources import Sources
root = Path()
PRODUCTS = "briefing", "press-line", "progress"
those = {"languages": ("en", "ar"), "countries": ("KZ", "IT"), "products": PRODUCTS}
request = Request(formats=("pdf",), **those)
jobs = [job for job in Inside(root).jobs(request) if not job.view.variant.sector]
renderer = Renderer(Sources(root))
made = {job.path: hashlib.sha256(renderer.render(job).content).hexdigest() for job in jobs}
print(json.dumps(made))
"""

PAGES = """
import hashlib, json, sys
from docgen.render.weasyprint_private import CSS, HTML, Fonts, URLFetcher
if sys.argv[1] == "with":
    import docgen.render.weasyprint_memos
class Fetcher(URLFetcher):
    fonts = type("Any", (dict,), {"__missing__": lambda self, key: b""})()
made, fonts = {}, Fonts()
faces, pages = json.load(sys.stdin)
faces = CSS(string=faces, url_fetcher=Fetcher(), font_config=fonts)
for name, page in [*pages.items(), *pages.items()]:  # of the second ones much is kept
    page = HTML(string=page, url_fetcher=Fetcher())
    written = page.write_pdf(font_config=fonts, stylesheets=[faces])
    made.setdefault(name, []).append(hashlib.sha256(written).hexdigest())
print(json.dumps(made))
"""

FACES = f"""
@font-face {{ font-family: F; src: url({FONT.as_uri()}) }}
@font-face {{ font-family: A; src: url({ARABIC.as_uri()}) }}
"""
HEAD = """<html lang=en><style>
@page { size: 90mm 120mm; margin: 10%; @bottom-center { content: counter(page); width: 40% } }
html { font: 10px/1.4 F } svg, img { width: 40mm }
</style>"""
WORDS = "The Parties will cooperate extraordinarily on interconnected, long-standing matters. " * 6
MAP = "<path d='M0 0L10 0 10,1e1-3 5z' fill=red /><path d='M 1 1 l 5 5 h 4 v -3 a 2 3 0 0 1 4 4' />"
AWKWARD = {
    "nothing": "<p>",
    "plain": f"<h1>Title</h1><p>{WORDS}",
    "coloured": f"<style>html {{ color: #123 }}</style><h1>Title</h1><p>{WORDS}",
    "percentages": f"<div style='width: 50%; padding: 5%; margin: 1em 10%'><p>{WORDS}</div>",
    "least and most": f"<p style='min-width: 30%; max-width: calc(50% + 3px); height: 60%'>{WORDS}",
    "box sizing": f"<p style='box-sizing: border-box; width: 50mm; padding: 3mm'>{WORDS}",
    "borders": f"<table style='border-collapse: collapse'><tr><td style='border: 3px solid'>{WORDS}"
    "<td style='border: 1px solid red; padding: 2%'>x<tr><td>y<td>z</table>",
    "apart": "<table style='border: 2px solid'><tr><td style='border: 1px solid'>a<td>b</table>",
    "round": "<p style='border: 1px solid; border-radius: 2px 0 50% 1em / 3px'>x</p><p>y",
    "logical": f"<p style='margin-inline: 1em 2em; padding-block-start: 3px'>{WORDS}"
    f"<p dir=rtl style='border-inline-start: 2px solid; direction: rtl'>{WORDS}",
    "justified": f"<p style='text-align: justify; word-spacing: 1px'>{WORDS}",
    "spaced": f"<p style='letter-spacing: .1em; text-decoration: underline'>{WORDS}",
    "hyphens": f"<p style='hyphens: auto; width: 25mm'>{WORDS}"
    "<p style='width: 9mm'>co\u00adoperation",
    "broken": f"<p style='overflow-wrap: break-word; width: 7mm'>{WORDS}",
    "first": "<style>p:first-line { color: red; font-size: 14px; margin: 9px } "
    f"p:first-letter {{ font-size: 30px; float: left }}</style><p>{WORDS}",
    "first letters": "<style>p::first-letter { color: #eee; font-style: italic } div::first-letter"
    " { visibility: hidden } q::first-line { color: red; word-spacing: 1em }</style>"
    f"<p>{WORDS}<p><q>{WORDS}</q><div><b>{WORDS}</b></div><q style='display: block'>{WORDS}</q>",
    "unnamed": f"<div style='color: initial; display: flex'>{WORDS}<b>b</b>{WORDS}</div><pre>a  b"
    "<i style='unicode-bidi: bidi-override; direction: rtl'>c  d</i></pre><td>cell<td> no row",
    "ends": "<pre>one\ntwo\r\n\nthree\tfour\u2028five\u2029six\u0085seven</pre>",
    "flex": f"<div style='display: flex'><p style='flex: 1'>{WORDS}<p>{WORDS}</div>",
    "grid": f"<div style='display: grid; grid-template-columns: 1fr 2fr'><p>{WORDS}<p>a<p>b</div>",
    "columns": f"<div style='columns: 2'><p>{WORDS}<p>{WORDS}</div>",
    "floats": f"<p style='float: left; width: 30%'>{WORDS}</p>"
    f"<p style='position: relative; top: 1px'>{WORDS}"
    "<b style='position: absolute; left: 10%'>b</b>",
    "placed": f"<div style='position: relative; background: red'>{WORDS}<p style='position: fixed;"
    " inset: 0; background: #eee'>p</p><p style='position: absolute; inset: 1em; border: 1px solid;"
    f" background: linear-gradient(red, blue)'>{WORDS}</p></div>",
    "variables": "<div style='--a: 2em; margin: var(--a)'>"
    f"<p style='padding: var(--a)'>{WORDS}</div>",
    "ellipsis": "<p style='text-overflow: ellipsis; white-space: nowrap; overflow: hidden'>"
    + WORDS,
    "clamped": f"<p style='max-lines: 2; block-ellipsis: auto; overflow: hidden'>{WORDS}",
    "heads": f"<table><thead><tr><th>Head<tbody>{f'<tr><td>{WORDS}' * 6}</table>",
    "right to left": "<p dir=rtl style='font-family: A; direction: rtl'>"
    "إعلان مشترك 2025 AB بين الدول",
    "map": f"<svg viewBox='0 0 20 20'><title>t</title>{MAP}</svg>"
    f"<svg viewBox='0 0 40 40'>{MAP}</svg>",
    "wrong map": "<svg viewBox='0 0 9 9'><path d='M 0 0 L 5' /><path d='L 50% 2 3em 4' /></svg>"
    * 2,
    "marked map": "<svg viewBox='0 0 9 9'><marker id=m><path d='M0 0L1 1' /></marker>"
    "<path d='M0 0L3 3 4 1' marker-mid='url(#m)' /><path d='M0 0L3 3 4 1' /></svg>" * 2,
    "words in a picture": "<svg viewBox='0 0 90 20'>"
    "<text x=1 y=9 font-family=F>one two</text></svg>",
}

# What the attacks on the proof, and the edits like them, do to a page of each kind of element.
_KINDS = (
    f"<h1>Title</h1><blockquote><p><q>One.</q><p><q>Two.</q></blockquote><blockquote>{WORDS}</blockquote>"
    f"<table><tr><th>Head<td>Cell</table><ul class=brief><li>{WORDS}<li>one</ul>"
)
with (TESTS / "fidelity/attacks.toml").open("rb") as file:
    STYLED = {
        f"{kind} {name}": f"<style>{each['css']}</style>{_KINDS}"
        for kind, group in tomllib.load(file).items()
        for name, each in group.items()
        if "css" in each
    }


def _made(script: str, *arguments: str, given: str = "") -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=REPOSITORY,
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def test_what_is_kept_is_for_the_installed_release() -> None:
    """The tests below compare the pages of a new one; then ``render/pdf.py`` can name it."""
    assert VERSION == "70.0"


def test_documents_are_the_same_without_what_is_kept() -> None:
    kept = _made(DOCUMENTS, "with")
    assert kept == _made(DOCUMENTS, "without")
    assert len(kept) > 5


def test_pages_are_the_same_without_what_is_kept() -> None:
    pages = AWKWARD | budget(quick={}, full=STYLED)
    given = json.dumps((FACES, {name: HEAD + page for name, page in pages.items()}))
    kept = _made(PAGES, "with", given=given)
    assert kept == _made(PAGES, "without", given=given)
    assert kept.keys() == pages.keys()
    assert all(first == second for first, second in kept.values())


def test_what_is_kept_of_a_line_is_by_all_that_decides_it() -> None:
    """Each property that WeasyPrint asks for where it breaks and shapes a line, but its height."""
    source = inspect.getsource(line_break) + inspect.getsource(fonts.get_font_description)
    asked = set(re.findall(r"style\['(\w+)'\]", source))
    assert asked - set(weasyprint_memos._OF_LINES) == {"line_height"}


def test_a_line_is_broken_anew_once_a_font_is_added() -> None:
    page = HTML(string=f"<p style='font-family: G, F'>{WORDS}")

    def widths(*families: str) -> float:
        """How long the lines are, once each of ``families`` was added and the page laid out."""
        config = Fonts()
        for family in families:
            source = f"@font-face {{ font-family: {family}; src: url({FONTS[family].as_uri()}) }}"
            sheet = CSS(string=source, url_fetcher=FileFetcher(), font_config=config)
            document = page.render(font_config=config, stylesheets=[sheet])
        boxes = document.pages[0]._page_box.descendants()
        return float(sum(box.width for box in boxes if isinstance(box, LineBox)))

    assert widths("F", "G") == widths("G")
    assert widths("F") != widths("G")
