"""Lines that run from right to left, from pieces as pdfium gives them of Typst's pages."""

from collections.abc import Sequence

import pytest

from docgen.fidelity.drawing import DrawnText
from docgen.fidelity.reading_order import in_lines
from docgen.fidelity.tags import Mark

Piece = tuple[str, float, float]  # its text, and where it is on the line

REFERENCES = "بندهای 2، \u200eAnnex I, 3\u200e"
VERSION = "نسخه: ba5cb0f22143."


def drawn(*pieces: Piece) -> list[DrawnText]:
    return [
        DrawnText(
            *(text, Mark(1, 0), "Vazirmatn", order, (left, 500.0, right, 507.0), 8.0, 0.0),
            *((0, 0, 0, 255), None, False, -1, 0),
        )
        for order, (text, left, right) in enumerate(pieces)
    ]


@pytest.mark.parametrize(
    ("expected", "pieces"),
    [
        (
            REFERENCES,
            [
                ("بندهای ", 406, 426),
                ("2 ", 400, 403),
                ("،", 398, 399),
                ("\u200e3 ,I \u200eAnnex", 366, 396),
            ],
        ),
        (
            VERSION,
            [
                (": ", 191, 194),
                ("نسخه", 209, 227),
                ("2214f0cb5ba", 145, 187),
                ("3", 187.5, 190.8),
                (".", 143, 144),
            ],
        ),
        (
            "بند Summit in 2023",
            [("بند ", 406, 426), ("202 in Summit", 340, 396), ("3 ", 396.2, 400)],
        ),
        (
            "بند Summit on 2–3 May",
            [("بند ", 406, 426), ("May 3–2 on Summit", 340, 400)],
        ),
    ],
)
def test_numbers_beside_latin_letters_are_whole(expected: str, pieces: Sequence[Piece]) -> None:
    lines = in_lines(drawn(*pieces), expected, any_case=True) or []
    assert "".join(line.text for line in lines) == "".join(expected.replace("\u200e", "").split())
    for one, other in (("2", "4"), ("3", "1")):
        wrong = expected.replace(one, other)
        assert in_lines(drawn(*pieces), wrong, any_case=True) is None


@pytest.mark.parametrize("told", ["23", "32"])
def test_two_numbers_are_not_one(told: str) -> None:
    pieces = drawn(("بند ", 406, 426), (f"{told} Annex", 366, 400))
    assert in_lines(pieces, "بند Annex 2 3", any_case=True) is None
