"""The opening and the signatures of a text → its parties, with representatives and offices.

A party adopts the text: it signs it, or is named in the title, the first sentence or the list of
parties. The country of the venue, a witness, and a host that is the United Nations do not count.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.cues.names import Names
from docgen.cues.patterns import pattern
from docgen.cues.rules import Rules
from docgen.ingest.block import Block
from docgen.language.letters import TRUE_CAPITALS
from docgen.language.mentions import Mention
from docgen.model import Participant

_WORD = rf"[{TRUE_CAPITALS}][\w.’'ʻʼ-]*"
_NAME = rf"{_WORD}(?:[ -](?:de|da|di|van|von|bin|al|el|{_WORD})){{1,4}}(?:, Jr\.)?"
# 王明, 马里奥·罗西, マリオ・ロッシ, 김민준
_HAN_NAME = (
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+"
    r"|[\u30a1-\u30fc]+(?:[・＝][\u30a1-\u30fc]+)+|[\uac00-\ud7a3]{2,5}(?: [\uac00-\ud7a3]{2,5})?"
)
_HOLDER = re.compile(rf",? ({_NAME})(?=[,;. ]|$)")
COLUMNS = re.compile(r"\s{3,}|\t")  # between signatures side by side
# "(Signed)" before a name, in the official languages of the UN and related ones.
SIGNED = re.compile(
    r"^\W*(?:(?:signed|sgd|signé|firmado|fdo|assinado|firmato|gez|gezeichnet|подпись|подписано|imza"
    r"|签字|签名)(?:\)\s*[:.]?|[.:]|\.\))|/s/|\([sf]\.?\))\s+(?=\S)",
    re.IGNORECASE,
)
_ARTICLES = 10  # letters of "the", "of the" and the like beside a party, at most
_FAR = 60  # letters at most between an office and its party


def find_representatives(
    texts: Iterable[str], rules: Rules, names: Names
) -> dict[str, Participant]:
    """Who represented each party according to the opening: an office and a name."""
    if not rules.offices:
        return {}
    offices = "|".join(sorted(map(re.escape, rules.offices), key=len, reverse=True))
    around = re.compile(rf"\b({offices}) ({_NAME}) of ((?:the )?[A-Z][^,;]{{2,60}})")
    hosts = pattern(rules.hosts)
    found: dict[str, Participant] = {}
    for text in texts:
        for code, office, name, end in _offices(text, re.compile(rf"\b(?:{offices})\b"), names):
            host = hosts.match(text[end:].lstrip(", "))
            found.setdefault(code, Participant(code, name, office, bool(host)))
        for each in around.finditer(text):
            if parties := names.found(each[3]):
                office, code = f"{each[1]} of {each[3][: parties[0].end]}", parties[0].code
                found.setdefault(code, Participant(code, each[2], office))
    return found


def _offices(
    text: str, offices: re.Pattern[str], names: Names
) -> Iterator[tuple[str, str, str, int]]:
    """A party's code, an office that names it, who holds it, and where that name ends."""
    matches = [*offices.finditer(text)]
    mentions = names.found(text) if matches else []
    for match in matches:
        party = next((each for each in mentions if each.end > match.end()), None)
        if party is None or party.start - match.end() > _FAR:
            continue
        holder = _HOLDER.match(text, party.end)
        if holder and not re.search("[,;.]", text[match.start() : party.start]):
            yield party.code, text[match.start() : party.end], holder[1], holder.end()


def find_signers(signed: Sequence[Block], rules: Rules, names: Names) -> dict[str, Participant]:
    """For whom the text was signed, and by whom if a name follows."""
    cues = pattern(rules.signers)
    offices = pattern(rules.offices)
    lines = by_column([line.text for block in signed for line in block.lines])
    lines = [SIGNED.sub("", line) for line in lines if re.search(r"\w", line)]
    text = "\n".join(_by_signer(lines, lambda line: _names_signer(line, cues, offices, names)))
    signers = "|".join(map(re.escape, rules.signers)) or "(?!)"
    after_party = re.compile(rf"\s*国?(?:{signers})(?!\w)")  # Türkiye Cumhuriyeti adına
    found: dict[str, Participant] = {}
    mentions = _mentions(text, names)
    if mentions and not after_party.match(text, mentions[0].end):
        first = text[: mentions[0].end]
        if _above(first, offices).person and not any(map(cues.match, first.split("\n"))):
            return _signed_above(text, mentions, offices)
    for party in mentions:
        cue = after_party.match(text, party.end)
        after = text[cue.end() if cue else party.end :]
        after = re.sub(r"\A\s*\([^()\n]*\)", "", after)  # Federation (RSFSR)
        rest, *following = [each.strip(" ()_:：") for each in after.split("\n")]
        held = party.name + rest if offices.fullmatch(rest) else None  # 总统 behind the party
        below = [rest, *following] if rest and not held else following
        named = below and re.fullmatch(rf"{_NAME}|{_HAN_NAME}", below[0])
        state = named and (cues.match(below[0]) or names.found(below[0]))
        person = below[0] if named and not state else None
        office = held or (below[1] if below[1:] and offices.match(below[1]) else None)
        office = office if person else None
        found.setdefault(party.code, Participant(party.code, person, office))
    return found


class _Above(NamedTuple):
    """Who is named above an office, and the office; of several people, nobody."""

    person: str | None
    office: str | None


def _signed_above(
    text: str, mentions: Sequence[Mention], offices: re.Pattern[str]
) -> dict[str, Participant]:
    """For whom the text was signed where names stand above offices: A. Otieno, President of …."""
    found: dict[str, Participant] = {}
    after = 0
    for party in mentions:
        signer = _above(text[after : party.end], offices)
        found.setdefault(party.code, Participant(party.code, *signer))
        after = party.end
    return found


def _above(text: str, offices: re.Pattern[str]) -> _Above:
    """The person in ``text``, which ends with a party, if that is part of an office."""
    lines = [line.strip(" ()_:：") for line in text.split("\n")]
    people = [
        at
        for at, line in enumerate(lines[:-1])
        if re.fullmatch(rf"{_NAME}|{_HAN_NAME}", line) and not offices.search(line)
    ]
    office = " ".join(lines[people[0] + 1 :]).strip() if len(people) == 1 else ""
    return _Above(lines[people[0]], office) if offices.match(office) else _Above(None, None)


def _mentions(text: str, names: Names) -> list[Mention]:
    """The parties named in ``text``, also in lines that are in capitals among others."""
    found = {each.start: each for each in names.found(text)}
    for line in re.finditer(".+", text):
        for each in names.found(line[0]) if line[0].isupper() else ():
            start, end = each.start + line.start(), each.end + line.start()
            found.setdefault(start, each._replace(start=start, end=end))
    return [found[start] for start in sorted(found)]


def _names_signer(line: str, cues: re.Pattern[str], offices: re.Pattern[str], names: Names) -> bool:
    """Whether a line says for whom someone signed, and nothing else."""
    parties = names.found(line)
    if len(parties) != 1:
        return False
    rest = line[: parties[0].start] + line[parties[0].end :]
    return len(re.findall(r"\w", offices.sub("", cues.sub("", rest)))) < _ARTICLES


def by_column(lines: Sequence[str]) -> list[str]:
    """Lines of signatures side by side: those on the left, then those to the right of them."""
    beside = [COLUMNS.split(line) for line in lines]
    columns = range(max(map(len, beside), default=0))
    return [each[column] for column in columns for each in beside if column < len(each)]


def _by_signer(lines: Sequence[str], names_signer: Callable[[str], bool]) -> Iterator[str]:
    """Lines of a table, row by row, as those of one signature after the other.

    That is a row of parties above rows that have as many cells. Of others who signed for which
    party is not known, and a blank line keeps them apart.
    """
    runs = [(signing, [*run]) for signing, run in groupby(lines, names_signer)]
    for at, (signing, run) in enumerate(runs):
        below = runs[at + 1][1] if signing and at + 1 < len(runs) else []
        if signing and len(run) > 1 and below:
            whole = len(below) % len(run) == 0
            for column, line in enumerate(run):
                yield from (line, *(below[column :: len(run)] if whole else [""]))
            yield from () if whole else below
        elif signing or not (at and len(runs[at - 1][1]) > 1):
            yield from run


def find_named(texts: Iterable[str], rules: Rules, names: Names) -> dict[str, Participant]:
    """The parties that ``texts`` name, without venue and witnesses."""
    found: dict[str, Participant] = {}
    for text in texts:
        mentions = names.found(text)
        for at, each in enumerate(mentions):
            if not _aside(text, mentions[: at + 1], rules):
                found.setdefault(each.code, Participant(each.code))
    return found


def _aside(text: str, mentions: Sequence[Mention], rules: Rules) -> bool:
    """Whether the last of ``mentions`` is a venue, a witness, or the subject of the text."""
    before = text[: mentions[-1].start]
    clause = re.split(r"[;.:]\s", before)[-1]
    if rules.witnesses and pattern(rules.witnesses).search(clause):
        return True
    places = list(pattern(rules.places).finditer(before))
    if not places:
        return False
    since = before[places[-1].end() :]
    # "in Kenya", "in the Republic of Kenya", "in Greenford, Kenya"
    return bool(re.fullmatch(rf"\s*(?:the\s+)?(?:(?:{_WORD}[ -]?){{1,4}},\s*(?:the\s+)?)?", since))
