"""How a person names a paragraph in YAML: ``¶7`` is not on every keyboard."""

import re
from collections.abc import Collection

from docgen.errors import nearest

_NAME = re.compile(r"(p(?:ara(?:graph)?)?\.?|¶)?\s*(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"\d{1,9}")
_RANGE = re.compile(r"\d{1,9}\s*[-–]\s*\d{1,9}")
_LETTERED = re.compile(r"(.*?)[\s.(]*([A-Za-z])\)?", re.DOTALL)
_OTHER = re.compile(r"\((?![A-Za-z])[^\W\d_]\)")
# The Latin letters that Cyrillic and Greek ones look like, and those that they are spelled with.
_LOOKS = str.maketrans("асеорхуіјѕһαονικρχ", "aceopxyijshaovikpx")
_SPELLED = str.maketrans("абвгдезиклмнопрстуфхβγδεζλμπστφ", "abvgdeziklmnoprstufhbgdezlmpstf")


def paragraph_named(name: str, known: Collection[str]) -> str | None:
    """The reference among ``known`` that ``name`` means; ``None`` if there is none.

    ``p7``, ``para 7`` and ``7`` are as good as ``¶7``. If the text also numbers paragraphs, ``7``
    is its own number first, and ``p7`` is ¶7 first.
    """
    mark, rest = _NAME.fullmatch(name.strip()).groups()  # type: ignore[union-attr]  # takes all
    meant = (f"¶{rest}", rest) if mark else (rest, f"¶{rest}")
    return next((each for each in (name, *meant) if each in known), None)


def nearest_paragraph(name: str, known: Collection[str]) -> str:
    """A hint with the reference among ``known`` that comes nearest to ``name``.

    ``known`` is in the order of the text.
    """
    if meant := _in_other_letters(name, known):
        either = " or ".join(f"'{each}'" for each in meant)
        return f"did you mean {either}? The letter is not a Latin one: copy it from here"
    if _RANGE.fullmatch(_NAME.fullmatch(name.strip())[2]):  # type: ignore[index]  # takes all
        return "each paragraph is named by itself"
    found = _NUMBER.search(name)
    numbered = [(number, each) for each in known if (number := _NUMBER.search(each))]
    if not found or not numbered:
        return nearest(name, known)
    wanted = int(found[0])
    number, close = min(numbered, key=lambda each: abs(int(each[0][0]) - wanted))
    if int(number[0]) == wanted:  # such as 7(a) for 7(b), or for 7a
        same = [each for number, each in numbered if int(number[0]) == wanted]
        return nearest(name, same, {re.sub(r"[()]", "", each): each for each in same})
    return f"did you mean '{close}'?"


def _in_other_letters(name: str, known: Collection[str]) -> list[str]:
    """The references that ``2(b)`` may mean where the text has letters of another alphabet.

    That is the letter that looks the same, the one that is spelled so, or the second of them.
    """
    match = _LETTERED.fullmatch(_NAME.fullmatch(name.strip())[2])  # type: ignore[index]  # takes all
    if not match:
        return []
    above, typed = match[1], match[2].lower()
    for paragraph in (above, f"¶{above}"):
        start = len(paragraph)
        items = [
            each
            for each in known
            if each.startswith(f"{paragraph}(") and _OTHER.fullmatch(each, start)
        ]
        same = [each for each in items if each[start + 1].lower().translate(_LOOKS) == typed]
        spelled = [each for each in items if each[start + 1].lower().translate(_SPELLED) == typed]
        at = ord(typed) - ord("a")
        if meant := [*dict.fromkeys((*same, *spelled, *items[at : at + 1]))]:
            return meant
    return []
