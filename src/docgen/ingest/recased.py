"""A title in capitals → the same in small letters, with capitals where the text has them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.cues.names import Names
from docgen.language.letters import lower, upper

_PARTICLE = 3  # letters of a small word inside a name: of, the, des


def recased(title: str, texts: Sequence[str], kinds: set[str], names: Names, language: str) -> str:
    """A title in capitals with each word as the text mostly writes it, others in small letters.

    The first word, words of ``kinds`` and names of parties begin with a capital.
    """
    written: dict[str, Counter[str]] = {}
    for word in (word for text in texts for word in _inside_sentences(text)):
        written.setdefault(lower(word, language), Counter())[word] += 1

    def recase(match: re.Match[str]) -> str:
        word = lower(match.group(), language)
        if word in kinds:
            return word.capitalize()
        return written[word].most_common(1)[0][0] if word in written else word

    def with_capital(match: re.Match[str]) -> str:
        word = match.group()
        known = lower(word, language) in written or len(word) <= _PARTICLE
        return word if known else upper(word[:1], language) + word[1:]

    said = re.sub(r"[^\W\d_]+", recase, title)
    capitals = re.sub(r"[^\W\d_]+", with_capital, said)
    if len(capitals) == len(said):
        for name in names.found(capitals):
            said = said[: name.start] + name.name + said[name.end :]
    return upper(said[:1], language) + said[1:]


def _inside_sentences(text: str) -> Iterator[str]:
    """The words that begin no sentence; of several in capitals, none says how it is written."""
    found = [*re.finditer(r"\w+", text)]
    shouted = [len(each[0]) > 1 and each[0].isupper() for each in found]
    for at, each in enumerate(found):
        beside = shouted[max(at - 1, 0) : at + 2].count(True) > 1
        opens = not re.search(r"[^.!?] $", text[: each.start()][-2:])
        if not opens and not (shouted[at] and beside):
            yield each[0]
