"""The beginning and the end of a text → title, date, place, occasion, parties, representatives.

What the text does not say stays ``None``: a gap for a person to fill, never a guess.
"""

import datetime
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.adoption_day import find_date, is_date_line
from docgen.ingest.adoption_place import find_place, gives_place
from docgen.ingest.block import Block
from docgen.ingest.captions import opens_part
from docgen.ingest.parties import find_named, find_representatives, find_signers
from docgen.ingest.title import InFile, find_title, is_shown, place_of, title_of, title_words
from docgen.language.articles import name_of
from docgen.language.letters import CLAUSE_END, begun, in_capitals
from docgen.language.sentences import is_small, sentences
from docgen.model import Participant
from docgen.readers.issued import Cut, Issued, Line, cut_of

FRONT = 14  # blocks of an opening at most
_LONG = 250  # letters, of a block that is set like the text
OPENING = 3  # paragraphs that may introduce the parties
_CALLED = re.compile(r"[“\"«„‘]\w[^“”\"«»„‘’]*[”\"»“’]\s*\)?\s*[–—-]?$")  # (… “the Parties”)
_TAIL = 15  # blocks at the end that may give the date
_CAPITAL_TITLES = ("de", "en")  # languages that capitalise "Declaration" inside a title


class FrontMatter(Struct, frozen=True):
    """What the text says about itself; ``None`` is a gap; ``unsure`` is for a person to check."""

    title: str | None
    date: datetime.date | None
    place: str | None
    occasion: str | None
    parties: tuple[Participant, ...]
    unsure: tuple[str, ...]


class Headed(Struct, frozen=True):
    """The head, the blocks that are text, and what was moved from the text to the head."""

    found: FrontMatter
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...]


def read(
    blocks: Sequence[Block],
    signed: Sequence[Block],
    issued: Issued,
    rules: Rules,
    names: Names,
    language: str,
) -> Headed:
    """Take the title lines off ``blocks``, and find what identifies the declaration.

    ``signed`` is the signature block; what the metadata of ``issued`` say goes before the text.
    """
    about = issued.about
    front = _front(blocks, rules, language)
    while "title" in about and front and _is_other_heading(front[-1], about["title"]):
        front.pop()
    body = tuple(blocks[len(front) :])
    if body and body[0].kind == "plain" and _heads_like_others(body[0], body[1:]):
        body = (replace(body[0], kind="heading"), *body[1:])
    unsure: list[str] = []
    lines = [line for block in front for line in block.lines]
    dated = {place_of(line) for line in lines if is_date_line(line.text, language)}
    title_block = find_title(front, dated, rules)
    kinds = title_words(rules) if language.partition("-")[0] in _CAPITAL_TITLES else set()
    title = about.get("title") or title_of(title_block, dated, body, kinds, names, language, unsure)
    opening = [block for block in body[:OPENING] if block.kind not in ("heading", "part")]
    said = [block.words for block in opening]
    tail = [*body[-_TAIL:], *signed]
    date = find_date(front, opening, tail, about, rules, language, unsure)
    place = about.get("place") or find_place(front, opening, tail, rules, names, language, unsure)
    cuts = [
        _cut_of_front(line, dated, about.get("title") if block is title_block else "")
        for block in front
        for line in block.lines
    ]
    return Headed(
        FrontMatter(
            title,
            date,
            place,
            about.get("occasion") or _occasion([title or "", *said], rules),
            issued.parties or _parties(title, said, tail, signed, rules, names, unsure),
            tuple(unsure),
        ),
        body,
        tuple(cuts),
    )


def _cut_of_front(line: Line, dated: set[InFile], title: str | None) -> Cut:
    """The cut of a line, which is one of the ``title`` if that has its words, or is not given."""
    why = "heading matter"
    if place_of(line) in dated:
        why = "date and place"
    elif title is None or (title and _bare(line.text) in _bare(title)):
        why = "title"
    return cut_of(line, 0, None, why, sure=why != "heading matter")


def _front(blocks: Sequence[Block], rules: Rules, language: str) -> list[Block]:
    """The blocks before the text begins: not sentences, not numbered, not a preamble's clauses."""
    front: list[Block] = []
    for at, block in enumerate(blocks[:FRONT]):
        shown = is_shown(block)
        if block.mark or block.kind in ("letter", "bullet", "more") or opens_part(block.words):
            break
        if (name := name_of(block.words)) and not name.name.isascii():  # § 1, 一、
            break
        if block.kind == "heading" and re.match(r"1[.)]\s", block.words):
            break
        ends = CLAUSE_END.search(block.words) and not gives_place(block.words, rules, language)
        if not shown and (ends or len(block.words) > _LONG):
            break
        if len(block.words) > 400:
            break
        following = blocks[at + 1].words if at + 1 < len(blocks) else ""
        if not shown and _names_who_speaks(block.words, following, rules, language):
            break
        front.append(block)
    while front and len(front) >= len(blocks):
        front.pop()
    # a heading right above the text is the text's own, if another can be the title
    titles = pattern(rules.titles)
    while (
        len(front) > 1
        and (
            front[-1].kind in ("heading", "part")
            or _heads_like_others(front[-1], blocks[len(front) :])
        )
        and not titles.search(front[-1].words)
        and not is_date_line(front[-1].words, language)
        and any(titles.search(each.words) or each.kind == "heading" for each in front[:-1])
    ):
        front.pop()
    return front


def _names_who_speaks(words: str, following: str, rules: Rules, language: str) -> bool:
    """Whether words without a stop begin the text: “The Government of Kenya”, “and”, …

    A small letter below goes on with them, or they end with what the parties are called.
    """
    if pattern(rules.titles).search(words) or is_date_line(words, language):
        return False
    return is_small(following[:1]) or bool(_CALLED.search(words))


def _heads_like_others(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a word in capitals above the text is set as headings among ``blocks`` are."""
    return in_capitals(block.words) and any(
        each.kind in ("heading", "part") and in_capitals(each.words) for each in blocks
    )


def _is_other_heading(block: Block, title: str) -> bool:
    """Whether a heading above the text is not its title, which the file says elsewhere."""
    return block.kind in ("heading", "part") and _bare(block.words) != _bare(title)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _occasion(texts: list[str], rules: Rules) -> str | None:
    gatherings = pattern(rules.gatherings)
    for cue in rules.occasions:
        for text in texts:
            for match in pattern((cue,)).finditer(text):
                said = re.split(r"[,.;]|\bheld\b|\bin the\b", text[match.end() :])[0].strip()
                if len(said) < 120 and (last := list(gatherings.finditer(said))):
                    said = said[: last[-1].end()] if text != texts[0] else said
                    return begun(said)
    return None


def _parties(
    title: str | None,
    opening: list[str],
    tail: Sequence[Block],
    signed: Sequence[Block],
    rules: Rules,
    names: Names,
    unsure: list[str],
) -> tuple[Participant, ...]:
    """The parties in the order of the opening, then of the signatures."""
    represented = find_representatives([*opening, *(block.words for block in tail)], rules, names)
    signers = find_signers(signed, rules, names)
    named = _named(title or "", opening, rules, names)
    if represented and not signers:
        others = [code for code in named if code not in represented]
        if others:
            unsure.append(
                f"parties: {', '.join(others)}: named without a representative; see whether each is"
                " a party"
            )
        return tuple((represented | {code: named[code] for code in others}).values())
    if signers:
        if len(signers) > 1:
            if others := [code for code in named if code not in signers]:
                unsure.append(
                    f"parties: {', '.join(others)}: named at the beginning, but not among those who"
                    " signed; see whether each is a party"
                )
            named = {code: each for code, each in named.items() if code in signers}
        found = named | signers | {c: p for c, p in represented.items() if c in signers}
        return tuple(found.values())
    if named:
        unsure.append("parties: those that the title and the opening name; see whether all are")
    return tuple(named.values())


def _named(
    title: str, opening: Sequence[str], rules: Rules, names: Names
) -> dict[str, Participant]:
    """Who is named in the title and the first sentence; else where the opening names several.

    A note or a greeting may come before the paragraph that says who speaks. Its order counts if it
    names more of them: the title may name one as part of a name, such as that of a lake.
    """
    for position, words in enumerate(opening or [""]):
        first = sentences(words)[:1]
        found = find_named([title, *first], rules, names)
        if len(found) > 1 or (found and not position):
            own = find_named(first, rules, names)
            return own if find_named([title], rules, names).keys() < own.keys() else found
    return {}
