"""Short texts of a page that occur more than once: each has its own place in the PDF."""

import pytest

from docgen.errors import FidelityError
from docgen.fidelity.arrival import prove_arrival
from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.spans import TextSpan
from docgen.fidelity.tags import Mark


def said(*texts: str) -> list[TextSpan]:
    return [TextSpan("other", text, (number,)) for number, text in enumerate(texts)]


def drawn(*texts: str, tagged: bool = True) -> list[DrawnText]:
    return [
        DrawnText(
            *(text, Mark(1, 0, tagged=tagged), "F", order, (0.0, 0.0, 1.0, 1.0), 8.0, 0.0),
            *((0, 0, 0, 255), None, False, -1, 0),
        )
        for order, text in enumerate(texts)
    ]


def test_a_running_head_takes_no_words_of_the_page() -> None:
    page = said(" · 欧盟", "By", "欧盟 · ", "verbatim:")
    pdf = [
        *drawn("·", "By", "欧盟", "· ", "verbatim:"),
        *drawn("宣言 · Briefing · 欧盟", tagged=False),
    ]
    prove_arrival(page, pdf)
    with pytest.raises(FidelityError, match="“欧盟 ·” is in the template's page"):
        prove_arrival([*page, *said("欧盟 ·")], pdf)


def test_the_longer_text_has_the_pieces_that_it_needs() -> None:
    page = said("水", "水能源 · 贸易")
    prove_arrival(page, drawn("水", "能源", "· ", "贸易", "水"))
    with pytest.raises(FidelityError, match="is in the template's page, but not in the PDF"):
        prove_arrival([*page, *said("水")], drawn("水", "能源", "· ", "贸易", "水"))


def test_a_number_is_not_made_of_two_others() -> None:
    page = said("1", "2", "12", "1")
    prove_arrival(page, drawn("1", "2", "1", "12"))
    with pytest.raises(FidelityError, match="is in the template's page, but not in the PDF"):
        prove_arrival(page, drawn("1", "2", "1", "13"))


def test_quotation_marks_on_a_line_from_the_right_may_be_mirrored() -> None:
    page = said("التعاون", ", joint “green” states")
    prove_arrival(page, drawn("التعاون", "states “green“ joint ,"))
    with pytest.raises(FidelityError, match="is in the template's page, but not in the PDF"):
        prove_arrival(page, drawn("التعاون", "states “brown“ joint ,"))


def test_a_margin_has_whole_words() -> None:
    page, margin = said("水", "20%措施"), "措施 · 20 % 措 施"
    prove_arrival(page, [*drawn("水"), *drawn(margin, tagged=False)])
    with pytest.raises(FidelityError, match="“不” is in the template's page"):
        prove_arrival(said("不", "水"), [*drawn("水"), *drawn("不同意", tagged=False)])
