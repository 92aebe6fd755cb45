import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import ContentError
from docgen.load.text import parse

TEXT = """\
A block without
a number.

## First part

1. One.

   More of one.

(a) A letter.

(b) Another.

## Second part

2. Two begins with 3. and has
10. in it.

Closing words.
"""


def test_shapes() -> None:
    assert [(each.ref, each.blocks, each.heading, each.line) for each in parse(TEXT, "f")] == [
        ("¶1", ("A block without a number.",), None, 1),
        ("1", ("One.", "More of one."), "First part", 6),
        ("1(a)", ("A letter.",), "First part", 10),
        ("1(b)", ("Another.",), "First part", 12),
        ("2", ("Two begins with 3. and has 10. in it.",), "Second part", 16),
        ("¶2", ("Closing words.",), "Second part", 19),
    ]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("1) One.\n\na) A.\n\nb) B.\n", ["1", "1(a)", "1(b)"]),
        (
            "1. One.\n\n(a) A.\n\n(i) I.\n\n(ii) J.\n\n(b) B.\n",
            ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"],
        ),
        ("1. One.\n\n(h) H.\n\n(i) I.\n\n(j) J.\n", ["1", "1(h)", "1(i)", "1(j)"]),
        ("1. One.\n\n(i) I.\n\n(a) A.\n\n(ii) J.\n", ["1", "1(i)", "1(i)(a)", "1(ii)"]),
        ("One:\n\n(a) A.\n\nTwo:\n\n(a) A.\n", ["¶1", "¶1(a)", "¶2", "¶2(a)"]),
        ("1. One.\n\n# Annex I\n\n1. Two.\n\n(a) A.\n", ["1", "Annex I, 1", "Annex I, 1(a)"]),
        ("1. One.\n\n# II. More\n\n1. Two.\n\n# III. Yet\n\n1. x\n", ["1", "II, 1", "III, 1"]),
        ("1. One.\n\n# Annex\n\n2. Two.\n", ["1", "2"]),
        ("\\1. One.\n\n\\# Two.\n", ["¶1", "¶2"]),
        ("§ 1. One.\n\n(a) A.\n\n§ 2 Two.\n\n§ 4. Four.\n", ["§ 1", "§ 1(a)", "§ 2", "¶1"]),
        ("§ 4 is one.\n\n§ 1. One.\n\nI. Petrov spoke.\n", ["¶1", "¶2", "¶3"]),
        ("I. One.\n\nII. Two.\n\nC. Three.\n", ["I", "II", "¶1"]),
        ("Article 1. A.\n\nArticle 2: B.\n\nArticle 6 of it.\n", ["Article 1", "Article 2", "¶1"]),
        ("第一条 甲。\n\n第二条　乙。\n\n第三条规定。\n", ["第一条", "第二条", "¶1"]),
        (
            "一、甲：\n\n（一）乙；\n\n（二）丙。\n\n二、丁：\n\n（一）戊；\n",
            ["一", "一（一）", "一（二）", "二", "二（一）"],
        ),
        ("（一）甲。\n\n（二）乙。\n", ["（一）", "（二）"]),
        (
            "§ 1. A.\n\n§ 2. B.\n\n# Annex\n\n§ 1. C.\n\n§ 2. D.\n",
            ["§ 1", "§ 2", "Annex, § 1", "Annex, § 2"],
        ),
        (
            "1. One.\n\n1.1 A.\n\n1.2. b.\n\n1.2.1 C.\n\n(a) D.\n",
            ["1", "1.1", "1.2", "1.2.1", "1.2.1(a)"],
        ),
        ("1.1 One.\n\n1.2 two.\n\n1.4 four.\n\n1.4. Four.\n", ["1.1", "1.2", "¶1", "1.4"]),
        ("1. One.\n\n2.5 million.\n\n1.1 million.\n", ["1", "¶1", "1.1"]),
        ("2.1 million.\n", ["¶1"]),
        (
            "1. (a) One.\n\n(b) B.\n\n2(a) C.\n\n2(b) D.\n\n3. (x) is.\n",
            ["1(a)", "1(b)", "2(a)", "2(b)", "3"],
        ),
        ("1. A:\n\n(a)(i) x\n\n(a) (ii) y\n\n(b) z\n", ["1", "1(a)(i)", "1(a)(ii)", "1(b)"]),
        ("1. A:\n\nа) x\n\nә) y\n\n(i) z\n\nб) w\n", ["1", "1(а)", "1(ә)", "1(ә)(i)", "1(б)"]),
        ("1. A:\n\nа. x\n\nб. y\n\n2. B.\n\nг. Астана\n", ["1", "1(а)", "1(б)", "2", "¶1"]),
        ("1. A:\n\ni. x\n\nii. y\n\nA. Smith spoke.\n", ["1", "1(i)", "1(ii)", "¶1"]),
        ("1. A:\n\nأ- x\n\nب- y\n\n(هـ) z\n", ["1", "1(أ)", "1(ب)", "1(هـ)"]),
        ("1. A:\n\n(c) x\n\n(ç) y\n\n(i) z\n\n(d) w\n", ["1", "1(c)", "1(ç)", "1(ç)(i)", "1(d)"]),
        ("1. A:\n\n(A) x\n\n(a) y\n\n(B) z\n", ["1", "1(A)", "1(A)(a)", "1(B)"]),
        (
            "1. A:\n\n가. x\n\n나. y\n\nα) z\n\nβ) w\n",
            ["1", "1(가)", "1(나)", "1(나)(α)", "1(나)(β)"],
        ),
        (
            "1(a) A.\n\n1(b) B.\n\n# Annex\n\n1(a) C.\n\n1.1 D.\n",
            ["1(a)", "1(b)", "Annex, 1(a)", "Annex, 1.1"],
        ),
    ],
)
def test_references(text: str, references: list[str]) -> None:
    assert [each.ref for each in parse(text, "f")] == references


def test_words_after_a_backslash_are_words() -> None:
    assert [each.blocks for each in parse("\\1. One.\n\n\\\\ two\n", "f")] == [
        ("1. One.",),
        ("\\ two",),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. One.\n\n1. Again.\n", "f:3: duplicate paragraph 1 (first on line 1)"),
        ("", "f: the file has no paragraphs"),
        ("# Only a heading\n", "f: the file has no paragraphs"),
        ("1. One\x0c.\n", "f:1: control character U+000C (delete it)"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text, "f")
    assert str(caught.value) == message


words = st.lists(
    st.text("abcdefghijk“”’-–.,;()é ", min_size=1).map(lambda text: f"W{text}".rstrip()),
    min_size=1,
    max_size=8,
)


@given(words, st.integers(1, 5))
def test_no_word_is_lost_and_none_invented(blocks: list[str], width: int) -> None:
    text = "\n\n".join(
        f"{number}. " + "\n".join(_wrapped(block, width)) for number, block in enumerate(blocks, 1)
    )
    parsed = parse(text, "f")
    assert [each.ref for each in parsed] == [str(number + 1) for number in range(len(blocks))]
    assert [" ".join(each.blocks) for each in parsed] == [" ".join(each.split()) for each in blocks]


def _wrapped(block: str, width: int) -> list[str]:
    parts = block.split()
    return [" ".join(parts[at : at + width]) for at in range(0, len(parts), width)]


def test_what_goes_on_with_an_empty_paragraph_is_no_traceback() -> None:
    with pytest.raises(ContentError, match="paragraph ¶1 is empty"):
        parse("\\\n\n  They will meet again.", "f")
