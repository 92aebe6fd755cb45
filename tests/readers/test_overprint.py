"""Text of a PDF that is printed over other text."""

from drafts import draft_of, pdf_of
from issued.given_back import doubts_of

WORDS = "The parties agreed to share the waters of the lake and to meet again every year in spring."
TEXT = "".join(f"<p>{number}. {WORDS}</p>" for number in (1, 2, 3))
OVER = "<div style='position: absolute; left: 10mm; top: {}; font-size: {}'>{}</div>"


def test_a_watermark_that_is_not_turned_is_cut_and_told() -> None:
    made = draft_of(pdf_of(f"{TEXT}{OVER.format('6mm', '60pt', 'DRAFT')}"), "a.pdf")
    assert [each.blocks for each in made.text.paragraphs] == [(WORDS,)] * 3
    assert [(cut.words, cut.sure) for cut in made.cuts if "letters over" in cut.why] == [
        ("DRAFT", False)
    ]


def test_text_over_text_is_told() -> None:
    style = "<style>body, p { margin: 0 }</style>"
    page = f"{style}<p>1. The lake is deep.</p><p>2. They left.</p>"
    made = draft_of(pdf_of(page + OVER.format("0", "1em", "Void in part")), "a.pdf")
    assert any("is printed over other text" in each for each in doubts_of(made))


def test_large_letters_beside_the_text_are_text() -> None:
    made = draft_of(pdf_of(f"<h1 style='font-size: 40pt'>Statement</h1>{TEXT}"), "a.pdf")
    assert made.found.title == "Statement"
    assert doubts_of(made) == ()
