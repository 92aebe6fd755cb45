"""Where a text was adopted: beside its date, behind the words of its closing, or in its opening."""

import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.block import Block
from docgen.language.cities import INFLECTING, city_named, without_locative
from docgen.language.dates import Day, days
from docgen.language.letters import TRUE_CAPITALS
from docgen.language.months import is_month

_WORD = rf"[{TRUE_CAPITALS}][\w’'ʻʼ.-]*"
# A place, and the country that it is in: "New York", "Greenford, Republic of Kenya".
_PLACE = rf"{_WORD}(?:[ -](?:(?:de|del|di|do|da|la|el|am|upon)[ -])?{_WORD}){{0,3}}"
_PLACE_AND_COUNTRY = re.compile(rf"{_PLACE}(?:, (?:the )?{_PLACE}(?: of (?:the )?{_PLACE})?)?")
_HAN_PLACE = re.compile("[\u4e00-\u9fff]{2,6}")
# "The city of" in a line that dates a text: "г. Ташкент", "Астана қаласы".
_CITY = re.compile(
    r"(?<!\w)(?:(?:г|м|ш|с)\.\s*|(?:город|місто|шаҳри)\s+)(?=\w)"
    r"|\s+(?:қаласы|шаары|şäheri|şehri|şəhəri|shahri|қ\.|ш\.)(?!\w)"
)
_IN_THE_CITY = re.compile(
    r"\s+(?:(?:the|la|a|na|nella)\s+)?(?:city|ciudad|cidade|ville|città)\s+(?:of|de|di|d’|d')(?=\s)"
)
_BEFORE_A_DAY = re.compile(r",?\s+(?:on|the|this|le|el|il|em|am|den|dnia|dne|dňa|dana)\s*$")
_BEHIND_A_YEAR = re.compile(r"\s*(?:года|року|roku|г\.|р\.|r\.|ж\.|күні)?[\s,.]*$")
EDGES = " ,.;:–—-()，。、"
SHORT = 120  # letters at most of a closing line that only gives the date
# A body that met, which a letterhead has beside the date.
_BODY = re.compile(
    r"\b(?:Council|Assembly|Committee|Commission|Secretariat|Conseil|Assemblée|Comité|Consejo"
    r"|Asamblea|Comisión|Conselho|Assembleia|Consiglio|Commissione|[A-Z]?\w*rat|Ausschuss|Совет"
    r"|Ассамблея|Комитет|Комиссия|Секретариат)\b"
)
_REGION = re.compile(r"\b(?:Asian?|Europe|European|Africa|African|Americas?|Eurasia|Nations)\b")


def gives_place(text: str, rules: Rules, language: str) -> bool:
    """Whether ``text`` is a date and a place, and no sentence: “Zagreb, 12. svibnja 2030.”"""
    return _beside_date(text, rules, language, at_end=True) is not None


def find_place(
    front: Sequence[Block],
    opening: Sequence[Block],
    tail: Sequence[Block],
    rules: Rules,
    names: Names,
    language: str,
    unsure: list[str],
) -> str | None:
    """The place as the text spells it, with its country if that follows."""
    lines = [line for block in (*front, *reversed(tail)) for line in block.lines]
    ends = {line.index for block in tail for line in block.lines}
    for line in lines:
        place = _beside_date(line.text, rules, language, at_end=line.index in ends)
        if place and not _is_no_place(place, names, rules, language):
            return place.title() if place.isupper() else place
    for block in reversed(tail):
        for match in pattern(rules.closings).finditer(block.words):
            if place := _place_after(block.words[match.end() :], names, rules, language):
                said, doubt = _uninflected(place, language, [each.words for each in front])
                if doubt:
                    unsure.append(f"place: {block.lines[0].place}{doubt}")
                return said
    for block in opening:
        for place in _in_opening(block.words, names, rules, language):
            said, doubt = _uninflected(place, language, [each.words for each in (*front, *tail)])
            unsure.append(f"place: {block.lines[0].place}: from the first paragraphs{doubt}")
            return said
    return None


def _uninflected(place: str, language: str, texts: Iterable[str]) -> tuple[str, str]:
    """The name of a place that a text inflects, and a doubt if it is not known."""
    if language.partition("-")[0] not in INFLECTING or " " in place:
        return place, ""
    name = city_named(place, language, re.findall(_WORD, " ".join(texts)))
    return (name, "") if name else (place, f"; “{place}” is as the text inflects it")


def _beside_date(text: str, rules: Rules, language: str, *, at_end: bool) -> str | None:
    """What a line says besides a date, if it is a place."""
    found = days(text, language) if not at_end or len(text) <= SHORT else []
    if not found:
        return None
    beside = _CITY.sub(" ", f"{text[: found[0].start]} {text[found[0].end :]}")
    closing = pattern(rules.closings).search(beside)
    if closing:
        beside = beside[closing.end() :]
    beside = _BEFORE_A_DAY.sub("", " ".join(beside.split()))
    beside = _BEHIND_A_YEAR.sub("", beside).strip(EDGES)
    beside = _BEFORE_A_DAY.sub("", beside).strip(EDGES)
    if rules.places_after and rules.places:  # 于北京
        beside = re.sub(rf"^(?:{'|'.join(rules.places)})(?=\w{{2,4}}$)", "", beside)
    if not _PLACE_AND_COUNTRY.fullmatch(beside) and not _HAN_PLACE.fullmatch(beside):
        return None
    if pattern((*rules.gatherings, *rules.titles, *rules.offices)).search(beside):
        return None
    verbs = {closing.split()[0] for closing in rules.closings}
    return None if _BODY.search(beside) or beside.casefold() in verbs else beside


def _in_opening(words: str, names: Names, rules: Rules, language: str) -> Iterator[str]:
    if after := after_place(words, rules):
        yield after
    for day in days(words, language):
        for word in _beside_day(words, day):
            city = without_locative(word, language)
            if city and not _is_no_place(city, names, rules, language):
                yield city
    for match in pattern(rules.places).finditer(words):
        if place := _place_after(words[match.end() :], names, rules, language):
            yield place


def _beside_day(words: str, day: Day) -> Iterator[str]:
    """The names right before and after a date: "2027 жылғы 12 мамырда Астанада"."""
    if before := re.search(rf"({_WORD})[\s,]+\Z", words[: day.start]):
        yield before[1]
    after = re.compile(rf"[-'’]?\w*(?:\s+[^\W\d]{{2,4}})?[\s,]+({_WORD})")
    if match := after.match(words, day.end):
        yield match[1]


def after_place(words: str, rules: Rules) -> str | None:
    """The place before a word such as қаласында; in Chinese, between 在 and 举行."""
    if not rules.places_after:
        return None
    after = "|".join(map(re.escape, rules.places_after))
    if rules.places:
        before = "|".join(map(re.escape, rules.places))
        match = re.search(rf"(?:{before})((?:(?!{before})[^\W\d]){{2,12}}?)(?:{after})", words)
    else:
        match = re.search(rf"({_WORD}(?:[ -]{_WORD})?)\s+(?:{after})(?!\w)", words)
    return match[1] if match else None


def _place_after(words: str, names: Names, rules: Rules, language: str) -> str | None:
    """The place at the beginning of ``words``."""
    words = _IN_THE_CITY.sub("", words, count=1) if _IN_THE_CITY.match(words) else words
    match = _PLACE_AND_COUNTRY.match(words.lstrip())
    if match is None or not words[:1].isspace():
        return None
    said = re.sub(r"(?<=[^\W\d_]{3})\.$", "", match.group())  # a sentence's end, not that of "D.C."
    place, comma, country = said.partition(", ")
    if comma and not names.found(country):
        country = ""
    if _is_no_place(place, names, rules, language):
        return None
    return f"{place}, {country}" if country else place


def _is_no_place(name: str, names: Names, rules: Rules, language: str) -> bool:
    city = name.partition(", ")[0]
    if re.search(r"\d", city):  # COP29
        return True
    mentions = names.mentions(city)
    gathered = pattern((*rules.gatherings, *rules.offices)).search(city)
    month = any(is_month(word, language) for word in re.findall(r"\w+", city)[:1])
    known = mentions.named or mentions.groups or names.found(city)
    return bool(known or gathered or month or _REGION.search(city))
