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
    ("en", "They <span style='opacity: 0'>not </span>agree.", "They agree."),
    ("en", "They <span style='font-size:0px'>not </span>agree.", "They agree."),
    ("en", "They <span style='position:absolute;left:-9999px'>not </span>agree.", "They agree."),
    ("en", "They <span style='opacity:0.9'>will </span>agree.", "They will agree."),
    ("en", "They <span class='sr-only x'>not </span>agree.", "They agree."),
    ("en", "They <span popover>not </span>agree.", "They agree."),
    ("en", "They <span style='left:-2px'>will </span>agree.", "They will agree."),
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


LISTS += [
    ("<ol><li>A.<li style='display:none'>B.<li>C.</ol>", ["1", "2"]),
    ("<ol><li>A.<li hidden>B.<li>C.</ol>", ["1", "2"]),
    ("<ol><li>A.<li style='visibility:hidden'>B.<li>C.</ol>", ["1", "3"]),
    ("<ol reversed><li>A.<li>B.<li style='display:none'>C.</ol>", ["2", "1"]),
    ("<ol><li style='display:block'>A.<li>B.</ol>", ["¶1", "2"]),
]


@pytest.mark.parametrize(("page", "refs"), LISTS)
def test_html_counts_as_browsers_do(page: str, refs: list[str]) -> None:
    assert [ref for ref, _ in shape(draft_of(page, "a.html"))] == refs


def test_a_number_that_is_typed_in_a_counted_list_is_the_number() -> None:
    made = draft_of("<ol><li>1. A.<li>2. B.<li>3.1 is C.</ol>", "a.html")
    assert shape(made) == [("1", "A."), ("2", "B."), ("3", "3.1 is C.")]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<ol style='list-style-type: georgian'><li>A.<li>B.</ol>", "georgian"),
        ("<p>1. They <b style='color:#fff'>never</b> agree.<p>2. X.", "“never” is white"),
        ("<style>p::before{content:'No '}</style><p>1. A.<p>2. B.", "content"),
        ("<style>b{visibility:hidden}</style><p>1. <b>A</b>.<p>2. B.", "visibility"),
    ],
)
def test_what_is_not_followed_is_told(page: str, told: str) -> None:
    assert told in " ".join(draft_of(page, "a.html").remarks)


RUSSIAN = "<p>1. Стороны договорились обмениваться данными.</p><p>2. Они встретятся.</p>"
TURKISH = "<p>1. Taraflar “göl” için anlaştı.</p><p>2. 2027’de buluşacak.</p>"
JAPANESE = "<p>1. 各国は①データを共有する。</p><p>2. 各国は再び会う。</p>"
CHARSETS = [  # as declared, as it is, and whether it is told
    ("windows-1251", "utf-8", RUSSIAN, True),
    ("iso-8859-1", "utf-8", TURKISH, True),
    ("koi8-r", "koi8-r", RUSSIAN, False),
    ("iso-8859-9", "cp1254", TURKISH, False),
    ("shift_jis", "cp932", JAPANESE, False),
    ("x-sjis", "cp932", JAPANESE, False),
    ("euc-kr", "cp949", "<p>1. 양측은 똠방각하를 합의하였다.</p><p>2. 만난다.</p>", False),
]


@pytest.mark.parametrize(("declared", "actual", "page", "told"), CHARSETS)
def test_a_page_is_in_its_encoding(declared: str, actual: str, page: str, told: bool) -> None:
    content = f"<meta charset={declared}>{page}".encode(actual)
    text, remark = decoded(content, "a.html")
    assert text.endswith(page)
    assert bool(remark) is told


def test_a_declaration_in_a_comment_is_none() -> None:
    page = f"<!-- <meta charset=windows-1251> --><meta charset=utf-8>{RUSSIAN}"
    assert decoded(page.encode(), "a.html") == (page, "")


def test_a_byte_that_is_none_changes_no_other() -> None:
    content = b"<meta charset=windows-1252><p>1. A \x93lake\x94 and \x81.</p>"
    assert "“lake”" in decoded(content, "a.html")[0]


@pytest.mark.parametrize(
    ("declared", "actual", "page"),
    [
        ("iso-8859-1", "cp1251", RUSSIAN),
        ("windows-1251", "koi8-r", RUSSIAN),
        ("utf-8", "cp1251", RUSSIAN),
        ("utf-16", "utf-16-le", RUSSIAN),
    ],
)
def test_letters_of_another_encoding_are_refused(declared: str, actual: str, page: str) -> None:
    with pytest.raises(ContentError, match="save the page as UTF-8"):
        decoded(f"<meta charset={declared}>{page}".encode(actual), "a.html")


def test_a_word_of_another_encoding_is_told() -> None:
    page = "<meta charset=windows-1252><p>1. Strony uzgodniły, że będą.</p>".encode("cp1250")
    assert "uzgodni³y" in decoded(page, "a.html")[1]


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
