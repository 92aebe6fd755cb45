"""Lists within a sentence, "water, energy, transport and trade", by how many items they have."""

import re

# Before the last item of a list; Arabic has one before each, and is left out.
_LAST = {
    "de": "und|oder|sowie",
    "en": "and|or",
    "es": "y|e|o|u",
    "fr": "et|ou",
    "it": "e|ed|o|od|nonché",
    "kk": "және|мен|бен|пен|немесе",
    "ky": "жана|менен|же",
    "pt": "e|ou",
    "ru": "и|или",
    "uz": "va|hamda|yoki",
}
_SENTENCE = re.compile(r"[.;:!?…](?:\s|$)|\n")
_LONGEST = 6  # words of an item
_FEWEST = 3  # items of a list
_SURE = 2  # lists of a paragraph, of which all are compared; of more, the longest


def enumerations(text: str, language: str) -> tuple[int, ...]:
    """The sizes of the lists of at least three items in ``text``, the longest first.

    None in a language whose lists docgen does not know. Items with figures are no items here:
    figures are compared by themselves.
    """
    last = _LAST.get(language.partition("-")[0])
    if last is None:
        return ()
    pattern = re.compile(rf"(?P<item>.*?)(?:^|\s)(?:{last})\s")
    found: list[int] = []
    for sentence in _SENTENCE.split(text):
        opening, *segments = sentence.split(",")
        dated = len(opening.split()) < _LONGEST and opening[-1:].isdigit()
        run = -1 if dated else 0  # "On 14 March 2026, the Heads of State of Georgia, Italy …"
        for segment in segments:
            words = segment.strip()
            match = pattern.match(words)
            item = match["item"].strip() if match else words
            if len(item.split()) > _LONGEST or any(each.isdigit() for each in item):
                run = 0
            elif match:
                found.append(run + (3 if item else 2))
                run = 0
            else:
                run += 1
    return tuple(sorted((size for size in found if size >= _FEWEST), reverse=True))


def item_missing(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, int] | None:
    """The sizes of a list, of four items or more, that has an item less in the other paragraph."""
    if len(first) != len(second) or len(first) > _SURE:
        first, second = first[:1], second[:1]
    both = [sizes for sizes in zip(first, second, strict=False) if sizes[0] != sizes[1]]
    if len(both) != 1 or abs(both[0][0] - both[0][1]) != 1 or max(both[0]) == _FEWEST:
        return None
    return both[0]
