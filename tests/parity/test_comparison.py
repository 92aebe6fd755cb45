"""Two versions of a few paragraphs: each kind of difference, and what is none."""

import pytest

from docgen.model import Vocabulary
from docgen.parity.comparison import compare
from docgen.parity.finding import Comparison
from docgen.parity.version import version_of

NOBODY = Vocabulary({}, {}, {})


def compared(first: str, second: str, languages: tuple[str, str] = ("en", "it")) -> Comparison:
    one, other = (
        version_of(text, f"text.{language}.md", language)
        for text, language in zip((first, second), languages, strict=True)
    )
    return compare(one, other, "x", NOBODY)


def messages(first: str, second: str, languages: tuple[str, str] = ("en", "it")) -> list[str]:
    return [each.message for each in compared(first, second, languages).findings]


@pytest.mark.parametrize(
    ("first", "second", "languages"),
    [
        ("1. On 30 May 2025 they met.", "1. Il 30 maggio 2025 si sono riuniti.", ("en", "it")),
        ("1. In September 2024.", "1. В сентябре 2024 года.", ("en", "ru")),
        ("1. On 3 May 2025.", "1. يوم 3 أيار/مايو 2025.", ("en", "ar")),
        ("1. Thirty-five projects.", "1. 35 projets.", ("en", "fr")),
        ("1. Thirty-five projects.", "1. خمسة وثلاثون مشروعا.", ("en", "ar")),
        ("1. By 20 per cent.", "1. بنسبة ٢٠ في المائة.", ("en", "ar")),
        ("1. EUR 1.5 billion.", "1. 1,5 Mrd. Euro.", ("en", "de")),
        ("1. USD 2 billion.", "1. 2 mil millones de dólares.", ("en", "es")),
        ("1. For 1,500 students.", "1. Для 1 500 студентов.", ("en", "ru")),
        ("1. For 12,500 students.", "1. Für 12'500 Studierende.", ("en", "de")),
        ("1. In the 21st century.", "1. Dans le XXIe siècle.", ("en", "fr")),
        ("1. In the twenty-first century.", "1. В XXI веке.", ("en", "ru")),
        ("1. Resolution A/RES/72/283.", "1. Резолюция 72/283.", ("en", "ru")),
        ("1. Article 5 of Annex II.", "1. Articolo 5 dell’allegato 2.", ("en", "it")),
        ("1. Kazakhstan and Italy.", "1. Qozogʻiston va Italiya.", ("en", "uz")),
        ("1. The Italian side agreed.", "1. La parte italiana ha acconsentito.", ("en", "it")),
        ("1. They do not agree.", "1. Они не согласны.", ("en", "ru")),
    ],
)
def test_what_says_the_same(first: str, second: str, languages: tuple[str, str]) -> None:
    assert messages(first, second, languages) == []


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            "1. On 30 May 2025.",
            "1. Il 31 maggio 2025.",
            "paragraph 1: “30 May 2025” in the English text, “31 maggio 2025” in the Italian",
        ),
        (
            "1. By 20 per cent.",
            "1. Del 25 per cento.",
            "paragraph 1: “20 per cent” in the English text, “25 per cento” in the Italian",
        ),
        (
            "1. EUR 5 million.",
            "1. 5 milioni di dollari.",
            "paragraph 1: “5 million” in the English text, “5 milioni” in the Italian",
        ),
        (
            "1. Resolution 72/283.",
            "1. Risoluzione.",
            "paragraph 1: the English text has “72/283”, the Italian has no such reference",
        ),
        (
            "1. Kazakhstan and Italy.",
            "1. Il Kazakhstan.",
            "paragraph 1: the English text names “Italy”, the Italian does not",
        ),
        (
            "1. To agree:\n\n  - on water;\n\n  - on energy.",
            "1. Concordare:\n\n  - sull’acqua.",
            "paragraph 1: 2 list items in the English text, 1 in the Italian",
        ),
        (
            "1. They shall not stop.",
            "1. Si fermano.",
            "paragraph 1: the English text says “not”, the Italian denies nothing",
        ),
        (
            "## Water\n\n1. They agree.",
            "1. Concordano.",
            "the English text has the heading “Water” before paragraph 1, the Italian has none",
        ),
    ],
)
def test_what_differs(first: str, second: str, message: str) -> None:
    assert messages(first, second) == [message]


def test_what_is_in_the_next_paragraph() -> None:
    first = "1. In 2019 they met in 4 cities of Cuba.\n\n2. They agree on 7 dams in Peru."
    second = "1. Si sono riuniti in 4 città di Cuba.\n\n2. Nel 2019 concordano su 7 dighe in Perù."
    expected = "“2019” is in paragraph 1 of the English text, but in paragraph 2 of the Italian"
    assert messages(first, second) == [expected]


def test_a_missing_paragraph_is_named_once() -> None:
    first = "In 2019 Italy agreed.\n\nThey met in 2021.\n\nIn 2023 Cuba joined."
    second = "Nel 2019 l’Italia ha acconsentito.\n\nNel 2023 si è unita Cuba."
    expected = "paragraph ¶2 of the English text is missing in the Italian"
    comparison = compared(first, second)
    assert [each.message for each in comparison.findings] == [expected]
    refs = [(pair.first, pair.second) for pair in comparison.pairs]
    assert refs == [("¶1", "¶1"), ("¶2", ""), ("¶3", "¶2")]


def test_places_are_those_of_the_words() -> None:
    first = "# Title\n\n1. They agree:\n\n  - on 5 dams;\n\n  - on water."
    second = "# Titolo\n\n1. Concordano:\n\n  - su 6 dighe;\n\n  - sull’acqua."
    (found,) = compared(first, second).findings
    assert found.place == "text.en.md:5 and text.it.md:5"
    assert (found.first.words, found.second.words) == ("5", "6")
