"""Names as a list in the words of a language: A, B and C."""

from collections.abc import Iterable

from babel import Locale
from babel.lists import format_list

# In Kazakh and Tajik, CLDR joins two names by a word for "and", and the last of more by a comma
# alone ("A, B, C"). Both languages have the word there as well, as their constitutions do: that of
# Kazakhstan in article 3 ("заң шығарушы, атқарушы және сот тармақтарына"), that of Tajikistan in
# article 1 ("демократӣ, ҳуқуқбунёд, дунявӣ ва ягона").
_AND = {"kk": "және", "tg": "ва"}


def listed(names: Iterable[str], locale: Locale) -> str:
    """``["A", "B", "C"]`` → A, B and C."""
    names = list(names)
    word = _AND.get(locale.language)
    if word and len(names) > 2:
        return f"{', '.join(names[:-1])} {word} {names[-1]}"
    return format_list(names, "standard", locale)
