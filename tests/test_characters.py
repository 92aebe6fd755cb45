import pytest

from docgen.characters import FORBIDDEN, doubtful, name_of, not_shown


@pytest.mark.parametrize(
    "code", [0, 0x1B, 0x0D, 0x85, 0xD800, 0xFFFF, 0x202E, 0x202A, 0xFFF9, 0xE0041]
)
def test_forbidden(code: int) -> None:
    assert FORBIDDEN.search(f"a{chr(code)}b")


@pytest.mark.parametrize(
    "text", ["tab\tline\n", "Ўзбекистон ʻ", "می‌خواهم", "עברית\u200f", "1\u00a0000"]
)
def test_what_languages_need_is_allowed(text: str) -> None:
    assert not FORBIDDEN.search(text)
    assert list(doubtful(text, latin_digits=True)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\nb\u200bc", (2, "an invisible character, U+200B ZERO WIDTH SPACE")),
        ("co\u00adop", (1, "an invisible character, U+00AD SOFT HYPHEN")),
        ("in 2О25", (1, "“О” among digits is a letter, U+041E CYRILLIC CAPITAL LETTER O")),
        ("in 202О,", (1, "“О” among digits is a letter, U+041E CYRILLIC CAPITAL LETTER O")),
        ("in 20l5", (1, "“l” among digits is a letter, U+006C LATIN SMALL LETTER L")),
        ("in ２025", (1, "“２” is not a digit of this language, U+FF12 FULLWIDTH DIGIT TWO")),
    ],
)
def test_doubtful(text: str, told: tuple[int, str]) -> None:
    assert list(doubtful(text, latin_digits=True)) == [told]


@pytest.mark.parametrize(
    "text", ["by 2025", "5 October", "10 Ob", "COP29", "paragraph 1I", "3З-й"[1:]]
)
def test_not_doubtful(text: str) -> None:
    assert list(doubtful(text, latin_digits=True)) == []


def test_figures_of_the_language_itself() -> None:
    assert list(doubtful("١٤", latin_digits=False)) == []


def test_not_shown() -> None:
    assert not_shown("a\n\u00a0\u200d 漢", {ord("a")}) == {"漢"}
    assert name_of("漢") == "U+6F22 CJK UNIFIED IDEOGRAPH-6F22"
