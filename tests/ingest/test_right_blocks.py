"""Texts and how they are to be read: (language, file name, text, the blocks of the text file)."""

import pytest

from drafts import draft_of
from issued.given_back import blocks_of, doubts_of

LONG = "The parties met in the large hall of the old town and spoke of many things that day."
AR = "اتفق الطرفان على حماية البحيرات المشتركة ومياهها من أجل الأجيال القادمة في المنطقة كلها."
KK = "Тараптар ортақ көлдерді бірлесіп қорғауға және суды үнемдеуге келісті."
RU = "Стороны согласились вместе беречь общие озёра и расходовать воду бережно."

TEXTS = [
    # Short lines in plain text, known as headings by their place alone.
    ("en", "a.txt", f"Statement\n\n1. {LONG}\n\nWater\n\n2. {LONG}\n", "number heading number"),
    ("tr", "a.txt", f"Bildiri\n\n1. {LONG}\n\nSu\n\n2. {LONG}\n", "number heading number"),
    ("kk", "a.txt", f"Мәлімдеме\n\n1. {KK}\n\nСу\n\n2. {KK}\n", "number heading number"),
    ("ru", "a.txt", f"Заявление\n\n1. {RU}\n\nВода\n\n2. {RU}\n", "number heading number"),
    ("ar", "a.txt", f"بيان\n\n1. {AR}\n\nالمياه\n\n2. {AR}\n", "number heading number"),
    (
        "zh",
        "a.txt",
        "声明\n\n1. 各方同意保护湖泊。\n\n水资源\n\n2. 各方再会。\n",
        "number heading number",
    ),
    # A date is no heading, nor is a line in the middle of a sentence.
    (
        "en",
        "a.txt",
        f"Statement\n\n1. {LONG}\n\n4 March 2030\n\n2. {LONG}\n",
        "number plain number",
    ),
    # Lines that no page could hold are paragraphs.
    (
        "fr",
        "a.txt",
        f"Déclaration\n1. {LONG} {LONG}\n2. {LONG}\nIls partent.\n",
        "number number plain",
    ),
    ("es", "a.txt", f"Declaración\n{LONG} {LONG}\nSe fueron.\n{LONG}\n", "plain plain plain"),
    # A dash, or a number that cannot come next, at the start of a line in a sentence.
    ("ru", "a.md", f"1. {RU[:-1]} (далее\n– Фонд) и реки.\n\n2. {RU}\n", "number number"),
    ("ru", "a.md", "1. Стороны:\n\n- вода;\n- лес.\n\n2. Конец.\n", "number inside inside number"),
    ("uz", "a.txt", f"Bayonot\n\n2. {LONG} Art.\n6.2 va suv.\n", "number"),
    ("en", "a.txt", f"Statement\n\n1. {LONG} See No.\n2. {LONG}\n", "number"),
    (
        "en",
        "a.txt",
        f"Statement\n\n1. {LONG}\n1.1 The lakes.\n1.2 The sea.\n",
        "number nested nested",
    ),
    ("en", "a.txt", f"Statement\n\n1. {LONG}\n3.1 million trees grow.\n", "number"),
    # Annexes with short names, below which numbers begin again.
    (
        "tr",
        "a.md",
        f"1. {LONG}\n\n2. {LONG}\n\nEk I\n\n1. {LONG}\n",
        "number number heading number",
    ),
    ("kk", "a.md", f"1. {KK}\n\n2. {KK}\n\nҚосымша\n\n1. {KK}\n", "number number heading number"),
    (
        "it",
        "a.md",
        f"1. {LONG}\n\n2. {LONG}\n\nAllegato\n\n1. {LONG}\n",
        "number number heading number",
    ),
    (
        "pt",
        "a.md",
        f"1. {LONG}\n\n2. {LONG}\n\nAnexo II\n\n1. {LONG}\n",
        "number number heading number",
    ),
    # Short headings in bold.
    (
        "tr",
        "a.html",
        f"<h1>B</h1><p>{LONG}</p><p><b>Su</b></p><p>{LONG}</p>",
        "plain heading plain",
    ),
    (
        "it",
        "a.html",
        f"<h1>B</h1><p>{LONG}</p><p><b>Tè</b></p><p>{LONG}</p>",
        "plain heading plain",
    ),
    # A heading on two lines that were parted by hand; an annex and its title are two.
    ("en", "a.md", f"1. {LONG}\n\n**Sea and  \nLand**\n\n2. {LONG}\n", "number heading number"),
    ("en", "a.md", f"1. {LONG}\n\n**Sea and**\\\n**Land**\n\n2. {LONG}\n", "number heading number"),
    ("it", "a.html", f"<p>1. {LONG}<p><b>Mare<br>e terra</b><p>2. {LONG}", "number heading number"),
    (
        "en",
        "a.md",
        f"1. {LONG}\n\n**Annex I**\\\n**Of boats**\n\n1. {LONG}\n",
        "number heading heading number",
    ),
    # Tables in Markdown.
    (
        "en",
        "a.md",
        "1. Sums:\n\n| A | 1.5 |\n|---|---|\n| B | 10 |\n\n2. End.\n",
        "number plain inside inside inside number",
    ),
    # Notes: at a page's end without a rule, and closing lines below them.
    (
        "en",
        "a.txt",
        "1. They met in the hall1 of the\n1 In Bergen.\n\fold town.\n2. They left.\n",
        "number number",
    ),
    (
        "en",
        "a.txt",
        "1. They met in a hall1 then.\n\n2. End.\n\n_____\n1 In Bergen.\n\nAll agreed.\n",
        "number number plain",
    ),
    # Clauses that begin with small letters, below a comma, are not lines with space between them.
    (
        "ru",
        "a.txt",
        "Заявление\n\nСтороны,\n\nруководствуясь Договором,\n\nотмечая дружбу,\n\nзаявляют:\n\n"
        "1. Стороны поддерживают:\n1) воду;\n2) лес.\n\n2. Стороны встретятся.\n",
        "plain plain plain plain number inside inside number",
    ),
    # Clauses after a comma, in a script without capitals.
    ("ar", "a.txt", f"بيان\n\nإذ يشيرون إلى الميثاق،\n\n1. {AR}\n", "plain number"),
]


@pytest.mark.parametrize(("language", "name", "text", "kinds"), TEXTS)
def test_blocks(language: str, name: str, text: str, kinds: str) -> None:
    made = draft_of(text, name, language)
    assert " ".join(kind for kind, _ in blocks_of(made)) == kinds, made.text.text


WORDS = [  # what is written, and what it is in the text
    ("en", "a.txt", "1. By A/RES/\n78/161 they met.\n", "By A/RES/78/161 they met."),
    ("en", "a.txt", "1. By 1/CP.\n21 they met.\n", "By 1/CP.21 they met."),
    # A figure with thousands; a year before a comma is none.
    ("en", "a.txt", "1. For USD 1,\n500 they met.\n", "For USD 1,500 they met."),
    ("en", "a.txt", "1. For USD 1,234,\n567 they met.\n", "For USD 1,234,567 they met."),
    ("en", "a.txt", "1. In 2030,\n500 of them met.\n", "In 2030, 500 of them met."),
    ("en", "a.html", "<p>1. For USD 12,\n000 they met.</p>", "For USD 12, 000 they met."),
    ("ru", "a.txt", "1. До 1,\n5 млн лет.\n", "До 1, 5 млн лет."),
    ("pt", "a.txt", "1. Na COP-\n29 falaram.\n", "Na COP-29 falaram."),
    ("es", "a.txt", "1. De 95–\n100 barcos.\n", "De 95–100 barcos."),
    ("zh", "a.txt", "1. 到2030\n年投入5\n亿。\n", "到2030年投入5亿。"),
    ("zh", "a.md", "1. 设立“基金”\n并保护湖泊。\n", "设立“基金”并保护湖泊。"),
    ("zh", "a.html", "<p>1. 设立“基金”\n并保护湖泊。</p>", "设立“基金”并保护湖泊。"),
    ("zh", "a.html", "<p>1. 遵守ISO\n14001。</p>", "遵守ISO 14001。"),
    ("en", "a.html", "<p>1. In 北京\nthey met again.</p>", "In 北京 they met again."),
    ("en", "a.html", "<p>1. Of 5<sup>1</sup>/<sub>2</sub> t.</p>", "Of 5½ t."),
    ("it", "a.html", "<p>1. Di <sup>3</sup>⁄<sub>4</sub> t.</p>", "Di ¾ t."),
    ("fr", "a.html", "<p>1. De 10<sup>‐3</sup> m.</p>", "De 10⁻³ m."),
    ("ru", "a.html", "<p>1. До 10<sup>−6</sup> м.</p>", "До 10⁻⁶ м."),
]


@pytest.mark.parametrize(("language", "name", "text", "words"), WORDS)
def test_words(language: str, name: str, text: str, words: str) -> None:
    made = draft_of(f"{text}\n", name, language)
    assert made.text.paragraphs[0].blocks == (words,)


GUESSES = [  # what is read by its looks alone, and told with its line
    (f"S\n\n1. {LONG} See No.\n2. {LONG}\n", "line 4: number 2 was left in the words"),
    (
        "S\n\n1. They pay 1,\n500 a year.\n\n2. End.\n",
        "line 3: “1,” at the end of a line and “500”",
    ),
    ("S\n\n1. They pay 1.\n5 million.\n\n2. End.\n", "line 3: “1.” at the end of a line and “5”"),
    (f"Statement\n\n1. {LONG}\n\nWater\n\n2. {LONG}\n", "line 5: “Water” was taken for a heading"),
    ("S\n\n1. They met in a hall\n2. Then left.\n\n3. End.\n", "line 4: number 2 was taken"),
    (
        "1. They met in the hall1 of the\n1 In Bergen.\n\fold town.\n2. They left.\n",
        "page 1, line 2: “1 In Bergen.” was read as footnote 1",
    ),
    (
        "They met there, all of them,\nall day, and were cold and wet.\nThey left.\nThey slept.\n",
        "line 4: a paragraph",
    ),
]


@pytest.mark.parametrize(("text", "told"), GUESSES)
def test_guesses_are_told(text: str, told: str) -> None:
    doubts = doubts_of(draft_of(text))
    assert any(each.startswith(told) for each in doubts), doubts


SHORT_LINES = [  # language, what is below a short line, whether that makes it a heading
    ("zh", "水资源", "双方共同保护1.5万公里海岸和湖泊。", True),
    ("zh", "水资源", "§ 1. 双方植树。\n\n§ 2. 双方再会。", True),
    ("zh", "水资源", "双方植树。", False),
    ("en", "Water", "They left.", False),
    ("en", "Water", LONG, True),
]


@pytest.mark.parametrize(("language", "line", "below", "heads"), SHORT_LINES)
def test_a_short_line_between_paragraphs_is_told(
    language: str, line: str, below: str, heads: bool
) -> None:
    text = {"zh": "联合声明\n\n双方会晤。", "en": f"Statement\n\n{LONG}"}[language]
    made = draft_of(f"{text}\n\n{line}\n\n{below}\n", language=language)
    assert (("heading", line) in blocks_of(made)) is heads
    said = "was taken for a heading" if heads else "may be a heading"
    assert [each for each in doubts_of(made) if f"“{line}” {said}" in each]


def test_the_head_of_a_table_is_no_heading() -> None:
    text = (
        "# Statement\n\n1. They met.\n\n2. They left.\n\n## Annex\n\n| **No.** | **Fair** |\n"
        "|---|---|\n| 1 | Books |\n"
    )
    made = draft_of(text, "text.md")
    assert "## No." not in made.text.text
    assert made.text.paragraphs[-1].blocks == ("No.", "Fair", "1", "Books")
    assert made.text.paragraphs[-2].blocks == ("They left.",)
