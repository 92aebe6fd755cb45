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
        ("1. Kyrgyzstan agreed.", "1. La parte kirghisa ha acconsentito.", ("en", "it")),
        ("1. Kazakhstan agreed.", "1. Казахстанская сторона согласилась.", ("en", "ru")),
        ("1. The German side agreed.", "1. La parte tedesca ha acconsentito.", ("en", "it")),
        ("1. The meeting agreed.", "1. La Réunion a accepté.", ("en", "fr")),
        ("1. Water, air, fire, and earth.", "1. Вода, воздух, огонь и земля.", ("en", "ru")),
        (
            "1. On 1 May 2026, Italy, Cuba, Peru and Chad met.",
            "1. Il 1º maggio 2026 l’Italia, Cuba, il Perù e il Ciad si sono riuniti.",
            ("en", "it"),
        ),
        ("1. Not less than half.", "1. Kamida yarmi.", ("en", "uz")),
        ("1. No. 12 applies.", "1. Применяется № 12.", ("en", "ru")),
        ("1. Over three decades.", "1. За тридцать лет.", ("en", "ru")),
        ("1. In the nineties.", "1. Negli anni ’90.", ("en", "it")),
        ("1. 75 per cent.", "1. Soixante-quinze pour cent.", ("en", "fr")),
        ("1. A seven-year plan.", "1. Семилетний план.", ("en", "ru")),
        ("1. Every six months.", "1. Ogni semestre.", ("en", "it")),
        ("1. Four-fifths.", "1. Vier Fünftel.", ("en", "de")),
        ("1. At 10:30 a.m.", "1. Alle 10.30.", ("en", "it")),
        ("1. In 2025–2026.", "1. В 2025/26 году.", ("en", "ru")),
        ("1. On 3 and 4 May 2026.", "1. 3 и 4 мая 2026 года.", ("en", "ru")),
        ("1. From 30 June to 1 July 2026.", "1. С 30 июня по 1 июля 2026 года.", ("en", "ru")),
        ("1. US$ 5 million.", "1. 5 milioni di dollari statunitensi.", ("en", "it")),
        ("1. 5 million US dollars.", "1. 5 млн долларов США.", ("en", "ru")),
        ("1. The European Union.", "1. Der Europäischen Union.", ("en", "de")),
        ("1. For the fifteenth time.", "1. للمرة الخامسة عشرة.", ("en", "ar")),
        ("1. On 30 May 2025.", "1. 2025 жылғы 30 мамырда.", ("en", "kk")),
        ("1. Thirty-five projects.", "1. Сию панҷ лоиҳа.", ("en", "tg")),
        ("1. Thirty-five projects.", "1. Otuz bäş taslama.", ("en", "tk")),
        ("1. Thirty-five projects.", "1. Отуз беш долбоор.", ("en", "ky")),
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
            "1. They work on water, energy, transport, trade and culture.",
            "1. Lavorano su acqua, energia, trasporti e cultura.",
            "paragraph 1: a list within a sentence has 5 items in the English text,"
            " 4 in the Italian",
        ),
        (
            "1. They shall not stop.",
            "1. Si fermano.",
            "paragraph 1: the English text has the negation “not”, the Italian has none",
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


def test_paragraphs_in_each_others_place() -> None:
    first = "1. In 2019 Italy built 4 dams.\n\n2. Cuba has 7 rivers and 30 lakes, in Asia too."
    second = (
        "1. Cuba ha 7 fiumi e 30 laghi, anche in Asia.\n\n2. Nel 2019 l’Italia costruì 4 dighe."
    )
    expected = "paragraphs 1 and 2 of the English text are swapped in the Italian"
    assert messages(first, second) == [expected]


def test_one_paragraph_in_two() -> None:
    first = "In 2019 Italy built 4 dams, and in 2021 Cuba opened 9 harbours.\n\nPeru has 7 rivers."
    second = (
        "Nel 2019 l’Italia costruì 4 dighe.\n\nNel 2021 Cuba aprì 9 porti.\n\nIl Perù ha 7 fiumi."
    )
    expected = "paragraph ¶1 of the English text is 2 paragraphs in the Italian, ¶1 to ¶2"
    assert messages(first, second)[0] == expected
    refs = [(pair.first, pair.second) for pair in compared(first, second).pairs]
    assert refs == [("¶1", "¶1"), ("", "¶2"), ("¶2", "¶3")]
    # The same the other way round: the English text is the one with a single paragraph.
    assert messages(second, first, ("it", "en"))[0] == expected


def test_a_paragraph_at_another_place() -> None:
    said = [
        "In 2019 Italy built 4 dams.",
        "Cuba has 7 rivers.",
        "Peru joined in 2021 with 12 ships.",
    ]
    told = [
        "Nel 2019 l’Italia costruì 4 dighe.",
        "Cuba ha 7 fiumi.",
        "Il Perù aderì nel 2021 con 12 navi.",
    ]
    found = messages("\n\n".join(said), "\n\n".join([told[2], told[0], told[1]]))
    assert (
        "paragraph ¶3 of the English text is at another place in the Italian, as paragraph ¶1"
        in found
    )


def test_places_are_those_of_the_words() -> None:
    first = "# Title\n\n1. They agree:\n\n  - on 5 dams;\n\n  - on water."
    second = "# Titolo\n\n1. Concordano:\n\n  - su 6 dighe;\n\n  - sull’acqua."
    (found,) = compared(first, second).findings
    assert found.place == "text.en.md:5 and text.it.md:5"
    assert (found.first.words, found.second.words) == ("5", "6")
