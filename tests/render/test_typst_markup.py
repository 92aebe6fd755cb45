"""Which words of Typst source are text that its template writes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import budget
from docgen.render import typst_reading
from docgen.render.template_places import END_OF_PLACE, PLACE
from docgen.render.typst_environment import END_OF_WORD, WORD, Word
from docgen.render.typst_page import TypstPage
from docgen.render.typst_source import NotInMarkupError, make_page

SOURCES = {
    "Words, and *bold* ones - more.\n= A heading: it\n- item": [
        *("Words, and", "bold", "ones", "more.", "A heading: it", "item"),
    ],
    "1. numbered\n/ Term: its meaning\n/ Other": ["numbered", "Term", "its meaning", "Other"],
    "#let f(x, y: 2) = [Inside #x words]\n#f(1)[Given] #f(1).a-b after": [
        *("Inside", "words", "Given", "after"),
    ],
    "#if a == b [Yes] else [No] then text\nNext": ["Yes", "No", "then text", "Next"],
    "#if a { [In code] } else { text[Other] }\n#context [#x.y() of] them": [
        *("In code", "Other", "of", "them"),
    ],
    "#context counter(page).display() of it": ["of it"],
    "#set text(8pt); After #show: it => [X #it]\nlast": ["After", "X", "last"],
    '#text("string")[shown] #"abc" x #1.5em y': ["shown", "x", "y"],
    "a_b don't and/or twenty-five x--y ... \\# \\u{41}b // gone\nstay /* no */ end": [
        *("a_b don", "t and", "or twenty-five x", "y", "b", "stay", "end"),
    ],
    "https://example.org/a_b see @label <label> $x + y$ `raw` out": ["see", "out"],
    "#for i in range(3) [Row #i] tail\n#while x < 3 { x += 1; [again] }\nmore": [
        *("Row", "tail", "again", "more"),
    ],
    "#table(columns: (1fr, 2fr), table.header([A], [B]), ..([c d],))": ["A", "B", "c d"],
    "#set page(footer: [Foot #context if x { [Maybe] } else [Other]])": ["Foot"],
    "#set document(title: [Title])\n#set par(leading: 2pt)": [],
    "Para. 9 (see 4) para. 9: x ¶ 9": ["Para. 9", "see 4", "para. 9: x ¶ 9"],
    "#text(red)[a](not code) #f[a](12pt) #{ let x = 1; [in] } z #(1 + 2) w": [
        *("a", "a", "in", "z", "w"),
    ],
    '#import "x.typ": a, b\n#include "x.typ"\ntext': ["text"],
    "يتفق الطرفان العَرَبِيّ here": ["يتفق الطرفان العَرَبِيّ here"],
}


@pytest.mark.parametrize("source", SOURCES)
def test_words_of_a_template(source: str) -> None:
    assert [each.text for each in make_page(source, []).said] == SOURCES[source]


PIECES = [
    *("#let x = 1\n", "#f(", "#g[", "[", "]", "(", ")", "#{", "{", "}", "\n", "\n\n", " ", "a b"),
    *('"', "#if x ", "else ", ";", "#", "$", "`", "//", "/* ", "*/", "\\", "* _ ", "1. ", "/ T: "),
    *(".y", "@x", "<x>", "https://x.org", "= H", "- i", "#context ", "#set page(", "“é”", "¶ 4"),
]


@settings(max_examples=budget(quick=200, full=5000))
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_but_marks_is_added_to_what_is_written(source: str) -> None:
    page = make_page(source, [])
    written = page.source.partition("\n")[2]
    assert re.sub(r"#docgen-own\(\d+\)\[(.*?)\];", r"\1", written, flags=re.DOTALL) == source
    assert page.own == source


WORDS = [Word("text", "ours"), Word("quotation", "theirs"), Word("value", "12pt")]
TOKENS = [
    *(f"{WORD}{number}{END_OF_WORD}" for number in range(len(WORDS))),
    *(f"{PLACE}{place}{END_OF_PLACE}" for place in ("0,1", "0,2", "1,30")),
]


@settings(max_examples=budget(quick=200, full=5000))
@given(st.lists(st.sampled_from([*PIECES, *TOKENS, "alt: ", '"Map"', "page"]), max_size=30))
def test_what_was_read_before_means_the_same_again(pieces: list[str]) -> None:
    rendered = "".join(pieces)

    def page() -> TypstPage | tuple[str, int, int]:
        try:
            return make_page(rendered, WORDS)
        except NotInMarkupError as error:
            return error.message, error.file, error.line

    known = [page(), page()]
    typst_reading._KNOWN.clear()
    assert known == [page()] * 2
