# ruff: noqa: E501 - a row of the tables is easier to read on one line
"""Lists and numbers of any style below headings, paragraphs and annexes."""

from pathlib import Path

import pytest

from conftest import RunDocgen
from drafts import draft_of, shape
from issued.given_back import blocks_of, doubts_of

LONG = "The parties met in the large hall of the old town and spoke of many things that day."
RU = "Стороны согласились вместе беречь общие озёра и расходовать воду бережно."

AR = "اتفق الطرفان على حماية البحيرات المشتركة"

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
        [("（一）", "投资1.5亿美元。"), ("（二）", "植树。")],
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
    # Numbers and letters in one, and letters of any alphabet.
    (
        "en",
        "a.txt",
        "Statement\n\n1. (a) They share 1.5 GW.\n\n(b) They met.\n\n2.(a) They left.\n\n"
        "(b) They ate.\n",
        [
            ("1(a)", "They share 1.5 GW."),
            ("1(b)", "They met."),
            ("2(a)", "They left."),
            ("2(b)", "They ate."),
        ],
    ),
    (
        "en",
        "a.html",
        "<p>1(a) They share 1.5 GW.<p>1(b) They met.<p>2 (a) They left.",
        [("1(a)", "They share 1.5 GW."), ("1(b)", "They met."), ("2(a)", "They left.")],
    ),
    (
        "en",
        "a.txt",
        "Statement\n\n1. They agreed:\n\n(a)(i) to share;\n\n(a)(ii) to plant.\n\n(b) to go.\n",
        [
            ("1", "They agreed:"),
            ("1(a)(i)", "to share;"),
            ("1(a)(ii)", "to plant."),
            ("1(b)", "to go."),
        ],
    ),
    (
        "ru",
        "a.txt",
        f"Заявление\n\n1. {RU[:-1]}:\n\nа. воду;\n\nб. лес.\n\n2. {RU}\n\n"
        "г. Астана, 12 мая 2027 г.\n",
        [
            ("1", f"{RU[:-1]}:"),
            ("1(а)", "воду;"),
            ("1(б)", "лес."),
            ("2", RU),
            ("¶1", "г. Астана, 12 мая 2027 г."),
        ],
    ),
    (
        "ky",
        "a.md",
        "1. Тараптар:\n\n   а) сууну;\n   б) токойду;\n   в) жолду.\n\n2. Аягы.\n",
        [
            ("1", "Тараптар:"),
            ("1(а)", "сууну;"),
            ("1(б)", "токойду;"),
            ("1(в)", "жолду."),
            ("2", "Аягы."),
        ],
    ),
    (
        "tr",
        "a.html",
        "<p>1. Taraflar:<p>a) su;<p>b) dağ;<p>c) yol;<p>ç) göl;<p>d) deniz.<p>2. Son.",
        [
            *(("1", "Taraflar:"), ("1(a)", "su;"), ("1(b)", "dağ;"), ("1(c)", "yol;")),
            *(("1(ç)", "göl;"), ("1(d)", "deniz."), ("2", "Son.")),
        ],
    ),
    (
        "ar",
        "a.txt",
        f"بيان\n\n1- {AR}:\n\nأ- المياه؛\n\nب- الغابات.\n\n2- {AR}\n",
        [("1", f"{AR}:"), ("1(أ)", "المياه؛"), ("1(ب)", "الغابات."), ("2", AR)],
    ),
    (
        "el",
        "a.txt",
        "Κοινή δήλωση\n\n1. Τα μέρη:\n\nα) το νερό·\n\nβ) το δάσος.\n\n2. Τέλος.\n",
        [("1", "Τα μέρη:"), ("1(α)", "το νερό·"), ("1(β)", "το δάσος."), ("2", "Τέλος.")],
    ),
    (
        "ko",
        "a.txt",
        "공동 성명\n\n1. 양측은 합의하였다.\n\n가. 물을 보호한다.\n\n나. 숲을 보호한다.\n\n"
        "2. 끝.\n",
        [
            ("1", "양측은 합의하였다."),
            ("1(가)", "물을 보호한다."),
            ("1(나)", "숲을 보호한다."),
            ("2", "끝."),
        ],
    ),
    # What looks like a number and is a figure; gaps.
    (
        "en",
        "a.txt",
        f"Statement\n\n1. {LONG}\n\n1.1 They met.\n\n1.3 They left.\n\n2.5 million live here.\n\n"
        f"2. {LONG}\n",
        [("1", LONG), ("1.1", "They met. / 1.3 They left. / 2.5 million live here."), ("2", LONG)],
    ),
    (
        "en",
        "a.txt",
        f"Statement\n\n1. {LONG}\n\n1.1. They met.\n\n1.3. They left.\n\n2. {LONG}\n",
        [("1", LONG), ("1.1", "They met."), ("1.3", "They left."), ("2", LONG)],
    ),
    # Numbers with a word or a sign; and what looks like one.
    (
        "de",
        "a.txt",
        "Erklärung\n\n§ 1. Sie pflanzen 1,5 Mio. Bäume.\n\n§ 2. Sie gehen.\n\nAnhang\n\n"
        "§ 1. Sie ruhen.\n",
        [
            ("§ 1", "Sie pflanzen 1,5 Mio. Bäume."),
            ("§ 2", "Sie gehen."),
            ("Anhang, § 1", "Sie ruhen."),
        ],
    ),
    (
        "en",
        "a.txt",
        f"Statement\n\nI. {LONG}\nII. {LONG}\nIII. They left.\n",
        [("I", LONG), ("II", LONG), ("III", "They left.")],
    ),
    (
        "zh",
        "a.txt",
        "联合声明\n\n一、双方同意：\n（一）投资1.5亿美元；\n（二）植树。\n二、双方再次会面。\n",
        [
            *(("一", "双方同意："), ("一（一）", "投资1.5亿美元；"), ("一（二）", "植树。")),
            ("二", "双方再次会面。"),
        ],
    ),
    (
        "zh",
        "a.html",
        "<h1>协定</h1><p>第一条　双方投资1.5亿美元。<p>第二条　双方植树。",
        [("第一条", "双方投资1.5亿美元。"), ("第二条", "双方植树。")],
    ),
    (
        "ru",
        "a.txt",
        f"Договор\n\nСтатья 1. {RU}\n\nСтатья 2. {RU}\n\nСтатья 4. {RU}\n",
        [("Статья 1", RU), ("Статья 2", RU), ("¶1", f"Статья 4. {RU}")],
    ),
    (
        "kk",
        "a.md",
        "1-бап. Көлді қорғау.\n\n2-бап. Ағаш егу.\n",
        [("1-бап", "Көлді қорғау."), ("2-бап", "Ағаш егу.")],
    ),
    (
        "uz",
        "a.md",
        "1-modda. Koʻl asraladi.\n\n2-modda. Daraxt ekiladi.\n",
        [("1-modda", "Koʻl asraladi."), ("2-modda", "Daraxt ekiladi.")],
    ),
    (
        "tr",
        "a.md",
        "Madde 1 – Göl korunur.\n\nMadde 2 – Ağaç dikilir.\n",
        [("Madde 1", "Göl korunur."), ("Madde 2", "Ağaç dikilir.")],
    ),
    (
        "ar",
        "a.txt",
        f"اتفاقية\n\nالمادة 1: {AR}.\n\nالمادة 2: {AR}.\n",
        [("المادة 1", f"{AR}."), ("المادة 2", f"{AR}.")],
    ),
    (
        "en",
        "a.txt",
        f"Treaty\n\nArticle 1. {LONG}\n\n1. They met.\n\n2. They left.\n\nArticle 2. {LONG}\n\n"
        "1. They ate.\n",
        [
            ("¶1", LONG),
            ("1", "They met."),
            ("2", "They left."),
            ("¶2", LONG),
            ("Article 2, 1", "They ate."),
        ],
    ),
    (
        "en",
        "a.txt",
        f"Statement\n\nI. Petrov spoke of § 4 at length.\n\n§ 4. {LONG}\n",
        [("¶1", "I. Petrov spoke of § 4 at length."), ("¶2", f"§ 4. {LONG}")],
    ),
    (
        "en",
        "a.txt",
        "Statement\n\n1.1 They met:\n\n(a) x;\n\n(b) y.\n\n1.2 They left:\n\n(a) z;\n\n(b) w.\n",
        [
            *(("1.1", "They met:"), ("1.1(a)", "x;"), ("1.1(b)", "y.")),
            *(("1.2", "They left:"), ("1.2(a)", "z;"), ("1.2(b)", "w.")),
        ],
    ),
    (
        "en",
        "a.html",
        "<h2>1. Water</h2><p>1.1 They met.<p>1.2 They left.<h2>2. Fire</h2><p>2.1 See 1.1.",
        [("1.1", "They met."), ("1.2", "They left."), ("2.1", "See 1.1.")],
    ),
    (
        "kk",
        "a.txt",
        "Бірлескен мәлімдеме\n\n1-бап\n\n1. Көл.\n\n2. Орман.\n\n2-бап\n\n1. Соңы.\n",
        [("1", "Көл."), ("2", "Орман."), ("2-бап, 1", "Соңы.")],
    ),
    (
        "mn",
        "a.txt",
        "Мэдэгдэл\n\n1 дүгээр зүйл. Ус хамгаална.\n\n2 дугаар зүйл. Талууд уулзана.\n",
        [("1 дүгээр зүйл", "Ус хамгаална."), ("2 дугаар зүйл", "Талууд уулзана.")],
    ),
    # Numbers alone on their lines or in cells; figures in cells are none.
    (
        "en",
        "a.txt",
        f"Statement\n\n1.\n\n{LONG}\n\n1.1.\n\nThey left.\n",
        [("1", LONG), ("1.1", "They left.")],
    ),
    (
        "en",
        "a.html",
        "<table><tr><td>1.1<td>They share 1.5 km.<tr><td>1.2<td>They left.</table>",
        [("1.1", "They share 1.5 km."), ("1.2", "They left.")],
    ),
    (
        "en",
        "a.md",
        "1. Sums:\n\n| Boats | 1.1 | 2.5 km |\n|---|---|---|\n| Nets | 1.2 | Ten |\n",
        [("1", "Sums:"), ("¶1", "Boats / 1.1 / 2.5 km / Nets / 1.2 / Ten")],
    ),
    (
        "en",
        "a.txt",
        "Statement\n\nI.\n\nThey share 1.5 km.\n\nII.\n\nThey left.\n",
        [("I", "They share 1.5 km."), ("II", "They left.")],
    ),
    # Lines of one paragraph of Markdown.
    (
        "en",
        "a.md",
        "# S\n\n§ 1. They share.\n§ 2. They left.\n",
        [("§ 1", "They share."), ("§ 2", "They left.")],
    ),
    (
        "en",
        "a.md",
        "1. They\n\n1.1 share;\n1.2 plant.\n",
        [("1", "They"), ("1.1", "share;"), ("1.2", "plant.")],
    ),
    (
        "ru",
        "a.md",
        "**Статья 1.** Беречь 1,5 км³.\n\n**Статья 2.** Сажать лес.\n",
        [("Статья 1", "Беречь 1,5 км³."), ("Статья 2", "Сажать лес.")],
    ),
    # Letters that begin again below a paragraph without a number.
    (
        "en",
        "a.txt",
        "Statement\n\n1. They:\n\n(a) met;\n\n(b) ate.\n\nThey also:\n\n(a) sat;\n\n(b) left.\n",
        [
            *(("1", "They:"), ("1(a)", "met;"), ("1(b)", "ate."), ("¶1", "They also:")),
            *(("¶1(a)", "sat;"), ("¶1(b)", "left.")),
        ],
    ),
    # Letters that HTML counts are no headings below a number.
    (
        "en",
        "a.html",
        "<ol><li>They:<ol type=A><li>met<li>ate</ol><li>End.</ol>",
        [("1", "They:"), ("1(A)", "met"), ("1(B)", "ate"), ("2", "End.")],
    ),
    (
        "pt",
        "a.txt",
        "Declaração\n\n1.º Gastam 1,5 km.\n\n2.º Vão.\n",
        [("1", "Gastam 1,5 km."), ("2", "Vão.")],
    ),
    (
        "zh",
        "a.txt",
        "声明\n\n1．双方：\n（1）保护湖泊；\n（2）植树1.5亿棵。\n2．双方再会。\n",
        [("1", "双方： / （1）保护湖泊； / （2）植树1.5亿棵。"), ("2", "双方再会。")],
    ),
    (
        "en",
        "a.txt",
        "Statement\n\n" + "\n\n".join(f"{n}. They go {n}." for n in ("VIII", "IX")) + "\n",
        [("¶1", "VIII. They go VIII."), ("¶2", "IX. They go IX.")],
    ),
]


def test_gaps_among_nested_numbers_are_told() -> None:
    made = draft_of(
        f"Statement\n\n1. {LONG}\n\n1.1. They met.\n\n1.3. They left.\n\n1.5 They ate.\n"
    )
    assert [each for each in doubts_of(made) if "1.3" in each or "1.5" in each] == [
        "line 7: number 1.3. has no 1.2 before it",
        "line 9: 1.5 is not a new number here; left in the words",
    ]


def test_an_item_after_a_letter_of_the_one_before_is_told() -> None:
    made = draft_of("S\n\n1. They:\n\n(1) met:\n\n(a) x;\n\n(b) y;\n\n(2) left.\n\n2. End.\n")
    assert any("“(2) left.” was added to (b)" in each for each in doubts_of(made))


def test_an_article_out_of_order_is_told() -> None:
    made = draft_of(f"Treaty\n\nArticle 1. {LONG}\n\nArticle 2. {LONG}\n\nArticle 4. {LONG}\n")
    assert any("“Article 4.” does not follow" in each for each in doubts_of(made))


def test_a_letter_without_the_first_of_its_list_is_told() -> None:
    made = draft_of(
        "Заявление\n\n1. Вот:\n\nа) воду;\n\nб) лес.\n\n2. Вот:\n\nв) сад.\n", language="ru"
    )
    assert shape(made)[3:] == [("2", "Вот: / в) сад.")]
    assert any("“в)” has no first letter" in each for each in doubts_of(made))


PARTS = [  # language, text, its headings
    ("en", f"Statement\n\nChapter I\nWater\n\n1. {LONG}\n\nChapter II\nFire\n\n2. {LONG}\n", "Chapter I|Water|Chapter II|Fire"),
    ("zh", "声明\n\n第一章 总则\n\n第一条 双方植树。\n\n第二章 附则\n\n第二条 双方再会。\n", "第一章 总则|第二章 附则"),
    ("zh", "声明\n\n一、关于水\n\n1. 双方植树。\n\n二、关于火\n\n2. 双方再会。\n", "一、关于水|二、关于火"),
    ("kk", "Мәлімдеме\n\nI тарау. Су\n\n1-бап. Көл.\n\nII тарау. Орман\n\n2-бап. Ағаш.\n", "I тарау. Су|II тарау. Орман"),
    ("ru", f"Заявление\n\nГлава 1\n\n1. {RU}\n\nРаздел II. Лес\n\n2. {RU}\n", "Глава 1|Раздел II. Лес"),
    ("en", f"Treaty\n\n§ 1\n\n{LONG}\n\n§ 2\n\n{LONG}\n", "§ 1|§ 2"),
    ("en", f"Treaty\n\nArticle 1\nScope\n\n1.1 {LONG}\n\nArticle 2\nAims\n\n2.1 {LONG}\n", "Article 1|Scope|Article 2|Aims"),
    ("ar", f"اتفاقية\n\nالمادة الأولى\n\n{AR}.\n\nالمادة الثانية\n\n{AR}.\n", "المادة الأولى|المادة الثانية"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "headings"), PARTS)
def test_parts(language: str, text: str, headings: str) -> None:
    made = draft_of(text, language=language)
    assert "|".join(words for kind, words in blocks_of(made) if kind == "heading") == headings
    assert "heading matter" not in {cut.why for cut in made.cuts}


@pytest.mark.parametrize(("language", "name", "text", "read"), LISTS)
def test_lists(language: str, name: str, text: str, read: list[tuple[str, str]]) -> None:
    assert shape(draft_of(text, name, language)) == read


def test_a_word_in_capitals_is_a_heading_where_others_are() -> None:
    made = draft_of(f"Statement\n\nWATER\n\n1. {LONG}\n\nFIRE\n\n1. {LONG}\n")
    assert [kind for kind, _ in blocks_of(made)] == ["heading", "number", "heading", "number"]
    assert made.text.paragraphs[1].ref == "FIRE, 1"
    assert made.found.title == "Statement"


def test_a_hundred_articles_in_chinese_are_counted() -> None:
    tens = ("", *(f"{unit}十" for unit in ("", *"二三四五六七八九")))
    numbers = [f"{ten}{unit}" for ten in tens for unit in ("", *"一二三四五六七八九")][1:]
    names = [f"第{number}条" for number in (*numbers, "一百", "一百零一", "一百零二")]
    text = "合作条约\n\n" + "\n\n".join(f"{name} 双方保护湖泊。" for name in names)
    made = draft_of(text, language="zh")
    assert [ref for ref, _ in shape(made)] == names
    assert made.remarks == ()


def test_what_is_no_number_in_chinese_stays_in_the_words() -> None:
    made = draft_of("声明\n\n十十、双方保护湖泊。\n\n第百百条 双方保护森林。\n", language="zh")
    assert [words for _, words in shape(made)] == [
        "十十、双方保护湖泊。",
        "第百百条 双方保护森林。",
    ]


TWO_LISTS = """Joint statement of the ministers

Oslo, 5 May 2026

The ministers of Norway and Iceland met in Oslo on 5 May 2026 and agreed as follows.

1.  They will share data on fish stocks.

2.  They will meet again in 2027.

<!-- -->

3.  They will build a school.

-   One item of the list;

<!-- -->

-   another item of another list.
"""


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("ending", ["txt", "md"])
def test_empty_comments_between_lists_are_left_out(
    ending: str, tmp_path: Path, docgen: RunDocgen
) -> None:
    root = tmp_path / "desk"
    assert docgen("init", root).code == 0
    text = tmp_path / f"text.{ending}"
    text.write_text(TWO_LISTS, "utf-8")
    done = docgen("import", text, "--id", "school", "--project", root)
    assert done.code == 0
    assert done.out.count("“<!-- -->”") == 2
    adopted = (root / "content/school/text.en.md").read_text("utf-8")
    assert "2. They will meet again in 2027.\n\n3. They will build a school." in adopted
    assert "<!--" not in adopted


@pytest.mark.parametrize("begins", ["= 5 boats", "+ 5 boats", "€5 million", "¿Cuándo se reúnen"])
def test_a_paragraph_may_begin_with_a_sign(begins: str) -> None:
    made = draft_of(f"1. The boats sail.\n\n2. {begins} here.\n\n3. The boats rest.\n")
    assert [each.ref for each in made.text.paragraphs] == ["1", "2", "3"]
    assert made.text.paragraphs[1].blocks == (f"{begins} here.",)
