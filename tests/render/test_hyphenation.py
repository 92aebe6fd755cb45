"""Words are divided by the rules of their own language, and where there are none not at all."""

from pathlib import Path

import pytest
from pyphen import Pyphen, language_fallback

from conftest import REPOSITORY, MakeProject, job_of
from docgen.fidelity.pdf import open_pdf
from docgen.fidelity.spans import DIVISION
from docgen.render.document import Renderer
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

DIVIDED = ("en", "it", "fr", "ru", "sr-Latn")  # with patterns, in Pyphen and in Typst but the last
WHOLE = ("kk", "kk-Latn", "ky", "tg", "uz", "uz-Cyrl")  # no patterns in either
WORD = {"ru": "международными", "kk": "ынтымақтастығымызды", "ky": "кызматташтыгыбызды"}
WORD |= {"tg": "ҳамкориҳоямонро", "uz-Cyrl": "ҳамкорлигимизни", "uz": "hamkorligimizning"}
FACES = (("Declaration", "erif4"), ("Desk", "ans3"))
COMMON = "international"  # so spelled in English and in Italian, and divided otherwise


def word(language: str) -> str:
    return WORD.get(language, COMMON)


def divided(said: str, language: str) -> list[str]:
    """The lines of a word in a column that is too narrow: what is left is divided in its turn."""
    rules = Pyphen(lang=language_fallback(language), left=2, right=2)
    out = []
    while places := rules.positions(said):
        out.append(said[: places[0]])
        said = said[places[0] :]
    return [*out, said]


def lines(content: bytes) -> list[str]:
    """The texts of the first page, in the order drawn; letters alone."""
    with open_pdf(content) as pdf:
        texts = next(pdf.pages).texts
        return [said for each in texts if (said := "".join(filter(str.isalpha, each.text)))]


def by_weasyprint(root: Path, body: str) -> list[str]:
    head = (
        "<html lang=it><title>T</title><link rel=stylesheet href=base.css><style>"
        "p { width: 1pt; hyphens: auto; hyphenate-limit-chars: 4 2 2 }</style><body>"
    )
    return lines(PdfPrinter(Resources(Sources(root), "note")).print(head + body, "t").content)


@pytest.mark.parametrize("language", DIVIDED)
def test_by_weasyprint_by_the_language_of_the_run(language: str, mini: Path) -> None:
    found = by_weasyprint(mini, f"<p>{COMMON} <span lang={language}>{word(language)}</span></p>")
    assert found == divided(COMMON, "it") + divided(word(language), language)


@pytest.mark.parametrize("language", WHOLE)
def test_by_weasyprint_whole_where_there_are_no_patterns(language: str, mini: Path) -> None:
    found = by_weasyprint(mini, f"<p>{COMMON} <b lang={language}>{word(language)}</b></p>")
    assert found == [*divided(COMMON, "it"), word(language)]


def test_the_rules_differ() -> None:
    assert divided(COMMON, "it") != divided(COMMON, "en")


def test_theirs_are_never_divided() -> None:
    faces = ((family, f"SourceS{file}_400Regular.ttf") for family, file in FACES)
    rules = (f"@font-face {{ font-family: {a}; src: url(fonts/{b}) }}" for a, b in faces)
    colours = "".join(f"--{name}: #000;" for name in ("ink", "quiet", "hairline", "accent", "tint"))
    said = f"{COMMON} " * 20
    page = (
        "<html lang=it><title>T</title><link rel=stylesheet href=base.css>"
        f"<style>:root {{ {colours} }} {''.join(rules)} p {{ width: 30mm }}</style><body>"
        f"<p>{said}<q lang=en>{said}</q> <q>{said}</q></p>"
    )
    content = PdfPrinter(Resources(Sources(REPOSITORY), "briefing")).print(page, "t").content
    with open_pdf(content) as pdf:
        texts = [each for page in pdf.pages for each in page.texts]
    assert {each.mark.kind for each in texts if DIVISION.search(each.text)} == {"other"}


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", "in ter na tional"),
        ("it", "in ter na zio na le"),
        ("ru", "меж ду на род ны ми"),
        *((language, word(language)) for language in ("kk", "ky", "tg", "uz")),
    ],
)
def test_by_typst(language: str, parts: str, make_project: MakeProject) -> None:
    root = make_project("typst")
    page = root / "templates/note/note.typ"
    page.write_text(
        '{% import "macros.typ" as m with context %}#set document(title: "T")\n'
        '#set text(font: {{ m.faces | typeface("Desk") }}, size: 10pt, hyphenate: true)\n'
        f'#box(width: 1pt)[#text(lang: "{language}")[{parts.replace(" ", "")}]]\n',
        "utf-8",
    )
    content = Renderer(Sources(root)).render(job_of(root, "is-fish/pdf")).content
    assert lines(content) == parts.split()
