"""Signatures are no paragraphs, wherever they are and however they are written."""

import pytest

from drafts import draft_of

TEXT = "The parties met in the large hall of the old town and spoke of many things that day."

SIGNED = [  # the lines of the signatures, and who signed for whom
    (
        "For the Republic of Kenya          For the Republic of Peru\n\n"
        "A. Otieno                          A. Gil\nMinister                  Minister",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (
        "President Amina Otieno of the Republic of Kenya\n\nPresident Ana Gil of Peru",
        {"KE": "Amina Otieno", "PE": "Ana Gil"},
    ),
    (
        "For the Republic of\nKenya\nA. Otieno\n\nFor Peru\nA. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
    (
        "For the Russian\nFederation (Federal State)\nB. Petrov\n\nFor Peru\nA. Gil",
        {"RU": "B. Petrov", "PE": "A. Gil"},
    ),
    (
        "For the Government\nof Kenya\n\n________\n\nFor the Government\nof Peru\n\n________",
        {"KE": None, "PE": None},
    ),
    (
        "For the Republic of\n\nB. Unnamed\n\nFor Kenya A. Otieno\n\nFor Peru A. Gil",
        {"KE": "A. Otieno", "PE": "A. Gil"},
    ),
]


MINUTES = f"\n\nMinutes of the meeting\n\n{TEXT}\n\n{TEXT}"
# At the end of a text, and where another text follows; a list of who met stays text there.
CASES = [(*each, "") for each in SIGNED] + [(*each, MINUTES) for each in SIGNED[2:]]


@pytest.mark.parametrize(("lines", "signers", "after"), CASES)
def test_signatures(lines: str, signers: dict[str, str | None], after: str) -> None:
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{TEXT}\n\n{lines}{after}\n")
    assert {each.party: each.representative for each in made.found.parties} == signers
    assert [each.blocks[0] for each in made.text.paragraphs if "For" in each.blocks[0]] == []
    assert any("taken for signatures" in each for each in made.remarks)


def test_a_list_of_aims_is_no_signature_block() -> None:
    aims = "For the lakes of Kenya and Peru\n\nFor the forests\n\nFor the sea"
    made = draft_of(f"Joint Declaration\n\n{TEXT}\n\n{aims}\n\n{TEXT}\n\n{TEXT}\n")
    assert not any(cut.why == "signature block" for cut in made.cuts)


TITLES = [
    ("en", "JOINT DECLARATION ON LAKES", "Joint Declaration on lakes"),
    ("kk", "БІРЛЕСКЕН МӘЛІМДЕМЕ", "Бірлескен мәлімдеме"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ", "Совместное заявление"),
    ("fr", "NOUVELLE DÉCLARATION", "Nouvelle déclaration"),
    ("de", "GEMEINSAME ERKLÄRUNG", "Gemeinsame Erklärung"),
]


@pytest.mark.parametrize(("language", "written", "title"), TITLES)
def test_the_case_of_a_title_in_capitals(language: str, written: str, title: str) -> None:
    made = draft_of(f"{written}\n\n1. Ол 2030.\n\n2. Ол 2031.\n", "a.txt", language)
    assert made.found.title == title


def test_a_title_and_a_date_in_one_paragraph_of_markdown() -> None:
    made = draft_of(
        "**Joint Statement**  \n*Bergen, 7 May 2031*\n\n1. They met.\n\n2. X.\n", "a.md"
    )
    assert (made.found.title, made.found.place) == ("Joint Statement", "Bergen")
    assert made.text.text == "1. They met.\n\n2. X.\n"
