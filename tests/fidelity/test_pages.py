"""What a page makes of correct words: its end, a picture, a line from right to left."""

import shutil
from pathlib import Path

import pytest

from conftest import TESTS, job_of
from docgen.errors import FidelityError
from docgen.fidelity.gate import prove_pdf
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources

HEAD = "<html lang=en><title>T</title><link rel=stylesheet href=base.css><body>"
QUOTE = "<p style='{}'><q>They will meet again in 2026.</q></p>"


def prove(root: Path, body: str) -> None:
    page = PdfPrinter(Resources(Sources(root), "note")).print(HEAD + body, "t")
    prove_pdf(page, (), job_of(root, "whole/pdf").view)


def parted(ref: str) -> str:
    """A reference at the end of a page, and a quotation on the next, before another's reference."""
    cited = f"<blockquote><p><span class=ref>para. {ref}</span></p>"
    quote = QUOTE.format("break-before: page")
    return f"{cited}{quote}</blockquote><p>Also <span class=ref>para. 2</span></p>"


def test_a_page_may_end_between_a_reference_and_its_quotation(mini: Path) -> None:
    prove(mini, parted("1"))
    with pytest.raises(FidelityError, match="They will meet again"):
        prove(mini, parted("3"))


def test_numbers_in_the_rows_of_a_picture_are_not_one(mini: Path) -> None:
    face = "font-family='Reference' font-size='9' x='9'"
    rows = f"<text {face} y='20'>1</text><text {face} y='40'>{{}}</text>"
    head = "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='50'><title>T</title>"
    svg = f"{head}{rows}</svg>"
    prove(mini, svg.format(2))
    with pytest.raises(FidelityError, match="cites paragraph 9, which does not exist"):
        prove(mini, svg.format(9))


def test_in_a_line_from_the_right_a_full_stop_moves(mini: Path) -> None:
    font = "NotoNaskhArabic_400Regular.ttf"
    fonts = TESTS / "projects/awkward/templates/shared/fonts"
    shutil.copy(fonts / font, mini / "templates/note")
    face = f"@font-face {{ font-family: Naskh; src: url({font}) }}"
    body = (
        f"<style>{face} p {{ font-family: Desk, Naskh }}</style><div dir=rtl>"
        "<p>الماء والطاقة</p><p>Lakes and rivers.</p></div>"
    )
    prove(mini, body)
    with pytest.raises(FidelityError, match="run together"):
        prove(mini, body.replace("p {", "p { word-spacing: -0.25em;"))


NESTED = (
    "1. We agree:\n\n1.1 Seas rise.\n\n1.1.1 Ice melts.\n\n(б) Lakes fall.\n\n(i) Wells dry.\n\n"
    "§ 1. Winds blow.\n\n§ 2. Snow falls.\n"
)


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        *(("1.1", "Seas rise."), ("1.1.1", "Ice melts."), ("1.1.1(б)", "Lakes fall.")),
        *(("1.1.1(б)(i)", "Wells dry."), ("§ 2", "Snow falls.")),
    ],
)
def test_nested_references(mini: Path, ref: str, words: str) -> None:
    (mini / "content/demo/text.en.md").write_text(NESTED, "utf-8")
    (mini / "content/demo/annotations.yaml").write_text(
        f'"{ref}": {{summary: S, sectors: [], parties: {{all: true}}}}\n', "utf-8"
    )
    shutil.rmtree(mini / "content/demo/source")
    cited = "<blockquote><p><span class=ref>para. {}</span></p><p><q>{}</q></p></blockquote>"
    prove(mini, cited.format(ref, words))
    for other in {"1", "1.1", "1.1.1", "1.1.1(б)", "1.1.1(б)(i)", "§ 1"} - {ref}:
        with pytest.raises(FidelityError, match=r"which says “"):
            prove(mini, cited.format(other, words))
    for none in ("1.2", "1.1.2", "1.1(б)", "1.1.1(в)", "§ 3"):
        with pytest.raises(FidelityError, match="which does not exist"):
            prove(mini, cited.format(none, words))


@pytest.mark.parametrize(
    ("ref", "words", "said"),
    [
        ("1.1", "Sеas rise.", "(U+0435 CYRILLIC SMALL LETTER IE for U+0065 LATIN SMALL LETTER E)"),
        ("1.1", "Se\u200bas rise.", "(U+200B ZERO WIDTH SPACE for U+0061 LATIN SMALL LETTER A)"),
        ("1.1.1(б)", "Lakes rise.", "which says “Lakes fall.”"),
    ],
)
def test_letters_that_look_alike_are_named(mini: Path, ref: str, words: str, said: str) -> None:
    (mini / "content/demo/text.en.md").write_text(NESTED, "utf-8")
    (mini / "content/demo/annotations.yaml").write_text(
        f'"{ref}": {{summary: S, sectors: [], parties: {{all: true}}}}\n', "utf-8"
    )
    shutil.rmtree(mini / "content/demo/source")
    cited = "<blockquote><p><span class=ref>para. {}</span></p><p><q>{}</q></p></blockquote>"
    with pytest.raises(FidelityError) as raised:
        prove(mini, cited.format(ref, words))
    assert raised.value.message.endswith(said)
