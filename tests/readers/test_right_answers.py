"""Words that a reader must not change: (a text, its paragraphs), each kind in several languages."""

import pytest

from docgen.errors import ContentError
from docgen.readers.charset import decoded
from docgen.readers.counting import in_form
from docgen.readers.page_marks import head_shape, page_number
from drafts import draft_of, shape

HTML = [  # what a page says, and its only paragraph
    ("en", "They plant 10<sup>9</sup> trees.", "They plant 10⁹ trees."),
    ("en", "It has 12 km<sup>2</sup> of shore.", "It has 12 km² of shore."),
    ("en", "It costs 5<sup>1</sup>/<sub>2</sub> per cent.", "It costs 5½ per cent."),
    ("en", "Less CO<sub>2</sub> is emitted.", "Less CO2 is emitted."),
    ("en", "They met on the 3<sup>rd</sup> day.", "They met on the 3rd day."),
    ("en", "It fell by 10<sup>-3</sup> m.", "It fell by 10⁻³ m."),
    ("en", "The <x-term>common</x-term> shore.", "The common shore."),
    ("en", "They said <q>never</q> again.", "They said “never” again."),
    ("en", "A long<wbr>word stays.", "A longword stays."),
    ("en", "They <span hidden>never </span>agree.", "They agree."),
    ("en", "They <span style='display:none'>not </span>agree.", "They agree."),
    ("kk", "Ауданы 12 км<sup>2</sup> болады.", "Ауданы 12 км² болады."),
    ("ru", "Площадь 7,5 км<sup>2</sup> и 10<sup>6</sup> м.", "Площадь 7,5 км² и 10⁶ м."),
    ("tr", "Alan 3,5 km<sup>2</sup> olacak.", "Alan 3,5 km² olacak."),
    ("fr", "Le 1<sup>er</sup> mai, 10<sup>4</sup> arbres.", "Le 1er mai, 10⁴ arbres."),
    ("es", "Son 2,5 m<sup>3</sup> de agua.", "Son 2,5 m³ de agua."),
    ("it", "Sono 8 m<sup>2</sup> di riva.", "Sono 8 m² di riva."),
    ("pt", "São 10<sup>5</sup> árvores.", "São 10⁵ árvores."),
    ("ar", "مساحة 12 km<sup>2</sup> فقط.", "مساحة 12 km² فقط."),
    ("zh", "种植10<sup>9</sup>棵树。", "种植10⁹棵树。"),
]


@pytest.mark.parametrize(("language", "page", "words"), HTML)
def test_html_keeps_words(language: str, page: str, words: str) -> None:
    made = draft_of(f"<meta charset=utf-8><p>1. {page}</p><p>2. X.</p>", "a.html", language)
    assert shape(made)[0] == ("1", words)


LISTS = [
    ("<ol><li>A.<li>B.<li value=7>C.<li>D.</ol>", ["1", "2", "7", "8"]),
    ("<ol start=4><li>A.<li>B.</ol>", ["4", "5"]),
    ("<p>1. A:</p><ol type=a><li>x;<li>y.</ol>", ["1", "1(a)", "1(b)"]),
    ("<p>1. A:</p><ol style='list-style-type: lower-alpha'><li>x;</ol>", ["1", "1(a)"]),
]


@pytest.mark.parametrize(("page", "refs"), LISTS)
def test_html_counts_as_browsers_do(page: str, refs: list[str]) -> None:
    assert [ref for ref, _ in shape(draft_of(page, "a.html"))] == refs


MARKDOWN = [
    ("Read [the plan](https://example.org/p) now.", "Read the plan now."),
    ("Cut CO<sub>2</sub> by 10<sup>6</sup> t.", "Cut CO2 by 10⁶ t."),
    ("They met. <!-- not this -->", "They met."),
    ('They left. <span id="end"></span>', "They left."),
    ("They *will* **meet** again.", "They will meet again."),
    ("Fish &amp; sea.", "Fish & sea."),
    ("Caf&eacute; talks.", "Café talks."),
    ("As \\*agreed\\* there.", "As *agreed* there."),
    ("So <the Parties> said.", "So <the Parties> said."),
    ("Тараптар **келісті**.", "Тараптар келісті."),
    ("Las partes [acordaron](x) todo.", "Las partes acordaron todo."),
    ("各方**同意**合作。", "各方同意合作。"),
]


@pytest.mark.parametrize(("text", "words"), MARKDOWN)
def test_markdown_keeps_words_and_cuts_marks(text: str, words: str) -> None:
    assert shape(draft_of(f"1. {text}\n\n2. X.\n", "a.md"))[0] == ("1", words)


DECIMALS = ["7.2 cm", "341.3 million", "4/GP.2", "version 1.1", "1.5 °C", "3,5 km"]


@pytest.mark.parametrize("figure", DECIMALS)
def test_a_decimal_is_no_footnote_mark(figure: str) -> None:
    notes = "\n\n________\n1 A note.\n2 Another.\n3 A third.\n"
    made = draft_of(f"1. It is {figure} now.\n\n2. They left.{notes}")
    assert shape(made)[0] == ("1", f"It is {figure} now.")


COUNTS = [(4, "decimal", "4"), (4, "decimalZero", "04"), (28, "lowerLetter", "bb")]
COUNTS += [(9, "upperRoman", "IX"), (4, "russianLower", "г"), (3, "lowerGreek", "γ")]


@pytest.mark.parametrize(("count", "form", "written"), COUNTS)
def test_counting(count: int, form: str, written: str) -> None:
    assert in_form(count, form) == written


@pytest.mark.parametrize("line", ["7", "- 7 -", "Page 7 of 12", "стр. 7", "7/12", "бет 7"])
def test_page_numbers(line: str) -> None:
    assert page_number(line) == 7


@pytest.mark.parametrize("line", ["Article 7", "7 fish", "2030 and on"])
def test_what_is_no_page_number(line: str) -> None:
    assert page_number(line) is None


def test_a_heading_that_counts_is_no_running_head() -> None:
    assert head_shape("Article 3") != head_shape("Article 5")
    assert head_shape("Draft of 3 May") == head_shape("Draft of 4 May")


def test_an_undeclared_encoding_is_found_or_refused() -> None:
    words = "Стороны договорились обмениваться данными об уровне озера каждый месяц."
    text, remark = decoded(f"<p>{words}</p>".encode("cp1251"), "a.html")
    assert words in text
    assert "windows-1251" in remark
    with pytest.raises(ContentError, match="declares no other encoding"):
        decoded("<p>Les marées d’été, à Genève.</p>".encode("cp1252"), "a.html")
