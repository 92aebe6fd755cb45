"""The words that the preview lays over a page: in reading order, each where the page has them."""

from pathlib import Path

from weasyprint import HTML

from docgen.desk.page_words import page_words

FACE = Path(__file__).parents[2] / "templates/shared/fonts/Amiri_400Regular_part.ttf"


def page(body: str, direction: str = "ltr") -> bytes:
    style = (
        f"@font-face {{ font-family: Face; src: url({FACE.as_uri()}) }}"
        "@page { size: 400pt 300pt; margin: 20pt } body { font-family: Face; margin: 0 }"
        "td { width: 170pt }"
    )
    return HTML(string=f"<html dir={direction}><style>{style}</style>{body}").write_pdf() or b""


def test_ligatures_of_lam_and_alef_read_as_they_are_written() -> None:
    words = "بين الأطراف وإلى المجالات والآن"
    (run,) = page_words(page(f"<p>{words}</p>", "rtl"), 0)
    assert run.words == words
    assert (run.left > 200, round(run.left + run.width)) == (True, 380)


def test_letters_of_two_glyphs_keep_their_order() -> None:
    words = "الوزارة إلى العمل"  # alef before lam, and no ligature
    (run,) = page_words(page(f"<p>{words}</p>", "rtl"), 0)
    assert run.words == words


def test_cells_of_a_row_are_runs_of_their_own() -> None:
    left, right = page_words(page("<table><tr><td>Water<td>Energy and trade</table>"), 0)
    assert (left.words, right.words) == ("Water", "Energy and trade")
    assert left.left + left.width < right.left
    assert left.top == right.top
