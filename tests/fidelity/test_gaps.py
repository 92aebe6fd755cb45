"""Whether words run together is seen in lines beside Arabic too, which pdfium may turn round."""

import shutil
from pathlib import Path
from random import Random

import pytest

from conftest import TESTS, job_of
from docgen.errors import FidelityError
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.gaps import prove_apart
from docgen.fidelity.gate import prove_pdf
from docgen.fidelity.spans import TextSpan
from docgen.fidelity.tags import Mark
from docgen.render.pdf import PdfPrinter
from docgen.render.resources import Resources
from docgen.sources import Sources
from scripts import ARABIC

NASKH = "NotoNaskhArabic_400Regular.ttf"
CSS = f"@font-face {{ font-family: Naskh; src: url({NASKH}) }} body {{ font: 10pt Desk, Naskh }}"
HEAD = "<html lang=ar><title>T</title><link rel=stylesheet href=base.css><body>"


def prove(root: Path, css: str = "") -> None:
    shutil.copy(TESTS / "projects/awkward/templates/shared/fonts" / NASKH, root / "templates/note")
    random = Random(5)  # noqa: S311 - words, no secrets
    said = ""
    for number in range(30):
        words, way = ARABIC.sentence(random, random.randint(1, 9)), random.choice(("ltr", "rtl"))
        said += f"<div style='display: flex' dir={way}><p>Annex II, {number}</p>"
        said += f"<p dir=rtl>{words} Annex I, {number}</p></div>"
        said += "<p dir=rtl>· By all and others ·</p>"
    page = f"{HEAD}<style>{CSS} {css}</style>{said}"
    printed = PdfPrinter(Resources(Sources(root), "note")).print(page, "templates/note/note.html")
    prove_pdf(printed, (), job_of(root, "whole/pdf").view)


def test_words_beside_arabic(mini: Path) -> None:
    prove(mini)
    with pytest.raises(FidelityError, match="“Annex II, 0” run together"):
        prove(mini, "p { word-spacing: -0.25em }")


def drawn(*texts: str, start: int = 0) -> list[DrawnText]:
    return [
        DrawnText(
            text=text,
            mark=Mark(1, 0, kind="quotation", number=1),
            font="F",
            order=order,
            box=(0.0, 0.0, 1.0, 1.0),
            size=8.0,
            turn=0.0,
            paint=(0, 0, 0, 255),
            clip=None,
            veiled=False,
            start=start,
            handle=0,
        )
        for order, text in enumerate(texts)
    ]


def test_words_between_texts_of_their_own() -> None:
    said = [TextSpan("quotation", "They will not sail", (1,), number=1)]
    prove_apart(said, drawn("They will", "not", "sail"), {(2, 1)})
    prove_apart(said, drawn("They wi", "ll not sail"), {(1, 1)})
    prove_apart(said, drawn("They will not sa\x02", "il"), {(1, 1)})
    with pytest.raises(FidelityError, match="“They will not” run together"):
        prove_apart(said, drawn("They will", "not", "sail"), {(1, 1)})
    with pytest.raises(FidelityError, match="“They willnot sail” run together"):
        prove_apart(said, drawn("They willnot sail"), ())


def test_words_of_one_number_in_two_languages() -> None:
    said = [
        TextSpan("quotation", "第4段,", (1,), number=1),
        TextSpan("quotation", "\u00a0Annex I, 3", (1,), number=1, language="en"),
    ]
    prove_apart(said, drawn("第4段,", "Annex\u00a0I,\u00a03"), {(2, 7)})
    prove_apart(said, drawn("第4段,", "Annex\u00a0I,", "3"), {(2, 7)})
    with pytest.raises(FidelityError, match="“AnnexI,\u00a03” run together"):
        prove_apart(said, drawn("第4段,", "AnnexI,\u00a03"), ())


def test_blanks_that_are_not_known_are_not_missing() -> None:
    """As the lines that Typst sets beside Arabic, which are read by their letters alone."""
    said = [TextSpan("quotation", "They will not sail", (1,), number=1)]
    prove_apart(said, drawn("Theywillnotsail", start=-1), ())
