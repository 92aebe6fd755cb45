"""The opening and the end of a text → title, date, place, occasion, parties and representatives.

What the text does not say stays ``None``: a gap for a person to fill, never a guess.
"""

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from docgen.ingest.names import Names
from docgen.ingest.propose import sentences
from docgen.ingest.rules import Rules, pattern
from docgen.ingest.structure import Block, shouted
from docgen.language import dates
from docgen.model import Participant
from docgen.readers.issued import Cut, cut_of

_NAME = (
    r"[A-ZÀ-ÞА-Я][\w.’'-]*(?:[ -](?:de|da|di|van|von|bin|al|el|[A-ZÀ-ÞА-Я][\w.’'-]*)){1,4}"
    r"(?:, Jr\.)?"
)
_SENTENCE = re.compile(r"[.,;:]$")
FRONT = 14  # blocks of an opening at most
OPENING = 3  # paragraphs that may introduce the parties


class FrontMatter(Struct, frozen=True):
    """What the text says of itself; ``None`` is a gap; ``unsure`` is what a person should check."""

    title: str | None
    date: datetime.date | None
    place: str | None
    occasion: str | None
    parties: tuple[Participant, ...]
    unsure: tuple[str, ...]


class Headed(Struct, frozen=True):
    """The head, the blocks that are text, and what was taken out of the text for the head."""

    found: FrontMatter
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]


def read(blocks: Sequence[Block], rules: Rules, names: Names, language: str) -> Headed:
    """Take the title lines off ``blocks``, and find what identifies the declaration."""
    front = _front(blocks, rules)
    body = tuple(blocks[len(front) :])
    unsure: list[str] = []
    lines = [line for block in front for line in block.lines]
    dated = {line.index for line in lines if _is_date_line(line.text, language)}
    title_block = _title(front, dated, rules)
    title = None
    if title_block:
        title = " ".join(
            " ".join(line.text for line in title_block.lines if line.index not in dated).split()
        )
        if title.isupper():
            title = _recased(title, " ".join(block.words for block in body), rules)
            unsure.append("title: set in capitals in the text")
    tail = [block.words for block in body[-15:]]
    opening = [block.words for block in body[:OPENING] if block.kind != "heading"]
    date, place = _date_and_place(front, tail, opening, rules, names, language, unsure)
    occasion = _occasion([title or "", *opening], rules)
    parties = _representatives([*opening, *tail], rules, names)
    if not parties:
        parties = _named([title or "", *sentences(" ".join(opening[:1]))[:1]], names)
        if parties:
            unsure.append("parties: those that the title and the first sentence name")
    cuts = []
    for block in front:
        for line in block.lines:
            why = "heading matter"
            if line.index in dated:
                why = "date and place"
            elif block is title_block:
                why = "title"
            sure = why != "heading matter"
            cuts.append(cut_of(line, 0, None, why, sure=sure))
    return Headed(
        FrontMatter(title, date, place, occasion, parties, tuple(unsure)), body, tuple(cuts)
    )


def _front(blocks: Sequence[Block], rules: Rules) -> list[Block]:
    """The blocks before the text begins: no sentence, no number, no clause of a preamble."""
    front: list[Block] = []
    for block in blocks[:FRONT]:
        shown = block.lines[0].bold or block.lines[0].role == "heading" or shouted(block.words)
        if block.mark or block.kind in ("letter", "bullet", "more") or len(block.words) > 400:
            break
        if _SENTENCE.search(block.words) and not shown:
            break
        front.append(block)
    while front and len(front) >= len(blocks):
        front.pop()
    # a heading right above the text is the text's own, if another can be the title
    titles = pattern(rules.titles)
    while (
        len(front) > 1
        and front[-1].kind in ("heading", "part")
        and not titles.search(front[-1].words)
        and any(titles.search(each.words) or each.kind == "heading" for each in front[:-1])
    ):
        front.pop()
    return front


def _is_date_line(text: str, language: str) -> bool:
    return any(len(text) - (day.end - day.start) < 30 for day in dates.days(text, language)[:1])


def _title(front: list[Block], dated: set[int], rules: Rules) -> Block | None:
    titles = pattern(rules.titles)
    adopted = pattern(cue for cue in rules.occasions if cue.startswith("adopted"))

    def rank(item: tuple[int, Block]) -> tuple[int, int]:
        position, block = item
        shown = block.lines[0].bold or block.kind == "heading" or shouted(block.words)
        largest = block.lines[-1].size == max(line.size for each in front for line in each.lines)
        long = len(block.words.split()) > 3
        named = bool(titles.search(block.words)) and not adopted.search(block.words)
        return (2 * shown + named + 2 * long + largest, position)

    candidates = [
        (position, block)
        for position, block in enumerate(front)
        if any(line.index not in dated and len(line.text) > 5 for line in block.lines)
        and not block.words.startswith(("[", "("))
    ]
    return max(candidates, key=rank)[1] if candidates else None


def _recased(title: str, text: str, rules: Rules) -> str:
    """A title in capitals, each word as the text mostly writes it; one that it has not, small.

    The first word and those that ``rules`` know for titles begin with a capital.
    """
    written: dict[str, Counter[str]] = {}
    for word in re.findall(r"(?<=[^.!?] )\w+", text):
        written.setdefault(word.casefold(), Counter())[word] += 1
    kinds = {word.casefold() for cue in rules.titles for word in cue.split()}

    def recase(match: re.Match[str]) -> str:
        word = match.group().casefold()
        if word in kinds:
            return word.capitalize()
        return written[word].most_common(1)[0][0] if word in written else word

    recased = re.sub(r"[^\W\d_]+", recase, title)
    return recased[:1].upper() + recased[1:]


def _date_and_place(
    front: list[Block],
    tail: list[str],
    opening: list[str],
    rules: Rules,
    names: Names,
    language: str,
    unsure: list[str],
) -> tuple[datetime.date | None, str | None]:
    titles = pattern(rules.titles)
    said = sorted((block.words for block in front), key=lambda words: not titles.search(words))
    lines = [line.text for block in front for line in block.lines]
    date = place = None
    for words in (*lines, *said, *tail[::-1], *opening):
        found = next(iter(dates.days(words, language)), None)
        if not found or (words in tail and len(words) > 120):
            continue
        beside = (words[: found.start] + words[found.end :]).strip(" ,.;")
        named = re.fullmatch(r"(?:[^\W\d_][\w’'-]*)(?:[ ,-]+[^\W\d_][\w’'-]*){0,3}", beside)
        is_place = bool(named) and beside[:1].isupper() and words in (*lines, *tail)
        if (
            is_place
            and not place
            and not pattern((*rules.gatherings, *rules.titles)).search(beside)
        ):
            return found.date, _cased(beside)
        if date is None or (titles.search(words) and words in said):
            date = found.date
            if words in opening and words not in said:
                unsure.append("date: from the first paragraphs")
    for words in opening:
        for match in pattern(rules.places).finditer(words):
            name = re.match(r" ((?:[A-ZÀ-ÞА-Я][\w’'-]+ ?)+)", words[match.end() :])
            if name and not _is_no_place(name[1].strip(), names, rules, language):
                unsure.append("place: from the first paragraphs")
                return date, name[1].strip()
    return date, place


def _cased(place: str) -> str:
    return place.title() if place.isupper() else place


def _is_no_place(name: str, names: Names, rules: Rules, language: str) -> bool:
    mentions = names.mentions(name)
    gathered = pattern((*rules.gatherings, *rules.offices)).search(name)
    region = re.search(r"\b(?:Asia|Asian|Europe|European|Africa|African|America|Eurasia)\b", name)
    month = dates.is_month(name.split(maxsplit=1)[0], language)
    return bool(
        mentions.named or mentions.groups or gathered or region or month or names.found(name)
    )


def _occasion(texts: list[str], rules: Rules) -> str | None:
    gatherings = pattern(rules.gatherings)
    for cue in rules.occasions:
        for text in texts:
            for match in pattern((cue,)).finditer(text):
                said = re.split(r"[,.;]|\bheld\b|\bin the\b", text[match.end() :])[0].strip()
                if len(said) < 120 and (last := list(gatherings.finditer(said))):
                    said = said[: last[-1].end()] if text != texts[0] else said
                    return said[:1].upper() + said[1:]
    return None


def _representatives(texts: list[str], rules: Rules, names: Names) -> tuple[Participant, ...]:
    if not rules.offices:
        return ()
    offices = "|".join(sorted(map(re.escape, rules.offices), key=len, reverse=True))
    before = re.compile(rf"\b((?:{offices})\b(?: [^,;.]{{0,90}}?)?), ({_NAME})(?=[,;. ]|$)")
    around = re.compile(rf"\b({offices}) ({_NAME}) of ((?:the )?[A-Z][^,;]{{2,60}})")
    signed = re.compile(rf"For (?:the )?(.+?) ({_NAME})$")
    hosts = pattern(rules.hosts)
    found: dict[str, Participant] = {}
    for text in texts:
        for match in before.finditer(text):
            if parties := names.found(match[1]):
                host = hosts.match(text[match.end() :].lstrip(", "))
                found.setdefault(
                    parties[-1].code, Participant(parties[-1].code, match[2], match[1], bool(host))
                )
        for match in around.finditer(text):
            if parties := names.found(match[3]):
                office = f"{match[1]} of {match[3].strip()}"
                code = parties[0].code
                found.setdefault(code, Participant(code, match[2], office))
        if text.startswith("For ") and (parties := names.found(text)):
            match_ = signed.match(text)
            rest = text[parties[0].end :].strip(" )")
            name = rest if match_ and re.fullmatch(_NAME, rest) else None
            found.setdefault(parties[0].code, Participant(parties[0].code, name))
    return tuple(found.values())


def _named(texts: list[str], names: Names) -> tuple[Participant, ...]:
    codes = dict.fromkeys(each.code for text in texts for each in names.found(text))
    return tuple(Participant(code) for code in codes)
