"""Lists and numbers of any style below headings, paragraphs and annexes."""

import pytest

from drafts import draft_of, shape
from issued.given_back import blocks_of

LONG = "The parties met in the large hall of the old town and spoke of many things that day."
RU = "Стороны согласились вместе беречь общие озёра и расходовать воду бережно."

LISTS = [  # (language, file name, text, references and words)
    (
        "en",
        "a.txt",
        "Statement\n\n1. Water\n\n1.1 They share.\n\n1.1.1 All of it.\n\n1.2 See 1.1.\n\n"
        "2. Energy\n\n2.1 They build 1.5 GW.\n",
        [
            ("1.1", "They share."),
            ("1.1.1", "All of it."),
            ("1.2", "See 1.1."),
            ("2.1", "They build 1.5 GW."),
        ],
    ),
    (
        "ru",
        "a.txt",
        f"Заявление\n\n1. {RU}\n\n1.1. Воду.\n\n1.2. Лес.\n\n2. {RU}\n",
        [("1", RU), ("1.1", "Воду."), ("1.2", "Лес."), ("2", RU)],
    ),
    (
        "kk",
        "a.txt",
        "Мәлімдеме\n\n1. Келісті:\n\nа) көлді;\n\nә) орманды;\n\nб) тауды.\n\n2. Соңы.\n",
        [
            *(("1", "Келісті:"), ("1(а)", "көлді;"), ("1(ә)", "орманды;"), ("1(б)", "тауды.")),
            ("2", "Соңы."),
        ],
    ),
    (
        "en",
        "a.txt",
        "Statement\n\n1. They agreed:\n\ni. to share;\n\nii. to plant 1.5 million trees.\n\n"
        f"2. {LONG}\n",
        [
            *(("1", "They agreed:"), ("1(i)", "to share;")),
            *(("1(ii)", "to plant 1.5 million trees."), ("2", LONG)),
        ],
    ),
    (
        "en",
        "a.md",
        "1. They agreed:\n\n   a. to share;\n   b. to meet.\n\n"
        "2. They:\n\n   i) left;\n   ii) slept.\n",
        [
            *(("1", "They agreed:"), ("1(a)", "to share;"), ("1(b)", "to meet.")),
            *(("2", "They:"), ("2(i)", "left;"), ("2(ii)", "slept.")),
        ],
    ),
    (
        "zh",
        "a.txt",
        "声明\n\n1、投资1.5亿美元。\n2、植树。\n",
        [("1", "投资1.5亿美元。"), ("2", "植树。")],
    ),
    (
        "zh",
        "a.txt",
        "声明\n\n１．投资1.5亿美元。\n２．植树。\n",
        [("1", "投资1.5亿美元。"), ("2", "植树。")],
    ),
    (
        "zh",
        "a.txt",
        "声明\n\n（一）投资1.5亿美元。\n（二）植树。\n",
        [("¶1", "（一）投资1.5亿美元。"), ("¶2", "（二）植树。")],
    ),
    (
        "es",
        "a.txt",
        "Declaración\n\n1.- Gastaron 1,5 millones.\n\n2.- Se fueron.\n",
        [("1", "Gastaron 1,5 millones."), ("2", "Se fueron.")],
    ),
    (
        "es",
        "a.txt",
        "Declaración\n\n1º. Gastaron 1,5 millones.\n\n2º. Se fueron.\n",
        [("1", "Gastaron 1,5 millones."), ("2", "Se fueron.")],
    ),
    (
        "en",
        "a.txt",
        "Treaty on Lakes\n\nArticle 1\nScope\n\n1. On lakes.\n\n2. On 1.5 km.\n\n"
        "Article 2\nAims\n\n1. Care.\n",
        [("1", "On lakes."), ("2", "On 1.5 km."), ("Article 2, 1", "Care.")],
    ),
    (
        "ru",
        "a.md",
        f"1. {RU}\n\n## Раздел II\n\n- вода;\n- лес.\n\n## Раздел III\n\n2. {RU}\n",
        [("1", RU), ("¶1", "• вода; / • лес."), ("2", RU)],
    ),
    (
        "en",
        "a.txt",
        f"Statement\n\ni) {LONG}\n\nii) They left at 5.\n\niii) They slept.\n",
        [("¶1", f"i) {LONG}"), ("¶2", "ii) They left at 5."), ("¶3", "iii) They slept.")],
    ),
    (
        "en",
        "a.html",
        "<table><tr><td>1.<td>They share.<tr><td>2.<td>They plant 1.5 million trees.</table>",
        [("1", "They share."), ("2", "They plant 1.5 million trees.")],
    ),
    (
        "en",
        "a.html",
        "<ol><li>A:<ol type=i start=3><li>x;<li>y;</ol><li>B.</ol>",
        [("1", "A:"), ("1(iii)", "x;"), ("1(iv)", "y;"), ("2", "B.")],
    ),
    (
        "ru",
        "a.txt",
        f"Заявление\n\n1. {RU}\n\nПриложение № 1\n\n1. Лес.\n\n"
        "Приложение № 2 к Заявлению\n\n1. Сад.\n",
        [("1", RU), ("Приложение № 1, 1", "Лес."), ("Приложение № 2, 1", "Сад.")],
    ),
    (
        "en",
        "a.txt",
        f"Statement\n\n1. {LONG}\n\nAnnex I\nList of projects\n\n1. A dam of 1.5 GW.\n",
        [("1", LONG), ("Annex I, 1", "A dam of 1.5 GW.")],
    ),
]


@pytest.mark.parametrize(("language", "name", "text", "read"), LISTS)
def test_lists(language: str, name: str, text: str, read: list[tuple[str, str]]) -> None:
    assert shape(draft_of(text, name, language)) == read


def test_a_word_in_capitals_is_a_heading_where_others_are() -> None:
    made = draft_of(f"Statement\n\nWATER\n\n1. {LONG}\n\nFIRE\n\n1. {LONG}\n")
    assert [kind for kind, _ in blocks_of(made)] == ["heading", "number", "heading", "number"]
    assert made.text.paragraphs[1].ref == "FIRE, 1"
    assert made.found.title == "Statement"
