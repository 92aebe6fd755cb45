"""A number → its figures or letters: 4, 04, d, D, iv, IV, г, Г; for Word and HTML alike."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",  # without ё, й, ъ, ы and ь, as Word has it
    "lowerGreek": "αβγδεζηθικλμνξοπρστυφχψω",
}
_LETTERS["upperLetter"] = _LETTERS["lowerLetter"].upper()
_LETTERS["russianUpper"] = _LETTERS["russianLower"].upper()
# The names of ECMA-376-1:2016, 17.18.59 (ST_NumberFormat); HTML's lower-greek is lowerGreek here.
KNOWN_FORMS = {*("decimal", "decimalZero", "lowerRoman", "upperRoman", "none"), *_LETTERS}


def in_form(count: int, form: str) -> str:
    """``count``, from 1, in a form of :data:`KNOWN_FORMS`.

    In figures if the form has no such number.
    """
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in _LETTERS and count > 0:
        return _letters(count, _LETTERS[form], doubled=form.endswith(("Letter", "Lower", "Upper")))
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    return str(count)


def _letters(count: int, alphabet: str, *, doubled: bool) -> str:
    """Letters as Word writes them: aa, bb, cc come after z."""
    times = min(1 + (count - 1) // len(alphabet), 5) if doubled else 1
    return alphabet[(count - 1) % len(alphabet)] * times


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
