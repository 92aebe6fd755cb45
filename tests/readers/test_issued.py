"""What is asked of a whole line at once, before its characters are looked at."""

import sys

from docgen.readers.issued import Place, ink, line_of, without_strays

PRINTABLE = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))


def test_no_printable_character_is_a_stray() -> None:
    for strays in ("\u00ad", "\u202e", "\x07", "\ufff9"):
        line = line_of(0, Place(0, 1), f"a{strays}b")
        assert [cut.words for cut in without_strays(line)[1]] == [strays]
    searched = line_of(0, Place(0, 1), f"a\u00a0{PRINTABLE}")  # as the no-break blank is none
    assert without_strays(searched) == (searched, [])


def test_ink_is_all_but_white_space() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert ink(everything) == "".join(each for each in everything if not each.isspace())
    assert ink(" \n\t\u00a0") == ""


def test_columns_of_a_line_longer_than_most() -> None:
    line = line_of(0, Place(0, 1), "  " + "a" * 3_000)
    assert line.at == range(2, 3_002)
    assert line_of(0, Place(0, 1), " ab ").at == range(1, 3)
