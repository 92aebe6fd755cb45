"""Numbers in words, as dates use them: English ordinals and years, Chinese figures."""

import re

_UNITS = (  # noqa: SIM905 - a list in a line is easier to read
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_TENS |= {"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = (  # noqa: SIM905 - a list in a line is easier to read
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_WORDS = {word: value for value, word in enumerate(_UNITS, 1)} | _TENS
_DAYS = {word: value for value, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}
_CHINESE = {figure: value for value, figure in enumerate("〇一二三四五六七八九")}
_CHINESE |= {"零": 0, "○": 0}
_UNIT = "[一二三四五六七八九]"
_PLACES = re.compile(
    rf"(?:(?P<hundreds>{_UNIT}?)百[零〇]?)?(?:(?P<tens>{_UNIT}?)十)?(?P<ones>{_UNIT}?)"
)

# The days of a month, and years from 1800, for the middle of a pattern.
ORDINAL = rf"(?:(?:twenty|thirty)[-\s]+)?(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})\b"
_SMALL = "|".join(sorted(_WORDS, key=len, reverse=True))
CARDINAL = (
    r"(?:(?:one|two)\s+thousand|eighteen\s+hundred|nineteen\s+hundred|nineteen|twenty)"
    rf"(?:,?[-\s]+(?:and|hundred|{_SMALL})\b)*"
)


def value(said: str) -> int:
    """The number written in figures, English words or Chinese figures.

    ``twenty twenty-seven`` is 2027, ``two thousand and six`` 2006, ``twenty-first`` 21. Raises
    :class:`ValueError` if it is not a number.
    """
    figures = re.match(r"\d+", said)
    if figures:
        return int(figures.group())
    if said and all(each in _CHINESE or each in "十百" for each in said):
        return _chinese(said)
    return _english(re.split(r"[-\s,]+", said.casefold()))


def _chinese(said: str) -> int:
    if all(each in _CHINESE for each in said):
        return int("".join(str(_CHINESE[each]) for each in said))
    places = _PLACES.fullmatch(said)
    if not places:
        raise ValueError(f"no number: {said}")
    hundreds, tens = (
        _CHINESE[figure] if figure else int(figure is not None)
        for figure in (places["hundreds"], places["tens"])
    )
    return hundreds * 100 + tens * 10 + _CHINESE[places["ones"] or "零"]


def _english(words: list[str]) -> int:
    total, current = 0, 0
    for word in words:
        if word == "thousand":
            total, current = total + current * 1000, 0
        elif word == "hundred":
            current *= 100
        elif word in _DAYS:
            current += _DAYS[word]
        elif word in _WORDS:
            step = _WORDS[word]
            century = 10 <= current < 100 and (current % 10 or step >= 10)
            current = current * 100 + step if century else current + step
        elif word != "and":
            raise ValueError(f"no number: {word}")
    return total + current
