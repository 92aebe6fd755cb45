"""The opening and the signatures of a text → its parties, with representatives and offices.

A party adopts the text: it signs it, or is named in the title, the first sentence or the list of
parties. The country of the venue, a witness, and a host that is the United Nations do not count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

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
    lines = _by_column([line.text for block in signed for line in block.lines])
    text = "\n".join(lines)
    cues = pattern(rules.signers)
    offices = pattern(rules.offices)
    signers = "|".join(map(re.escape, rules.signers)) or "(?!)"
    after_party = re.compile(rf"\s*国?(?:{signers})(?!\w)")  # Türkiye Cumhuriyeti adına
    found: dict[str, Participant] = {}
    for party in names.found(text):
        cue = after_party.match(text, party.end)
        after = text[cue.end() if cue else party.end :]
        after = re.sub(r"\A\s*\([^()\n]*\)", "", after)  # Federation (RSFSR)
        rest, *following = [each.strip(" ()_:：") for each in after.split("\n")]
        held = party.name + rest if offices.fullmatch(rest) else None  # 总统 behind the party
        below = [rest, *following] if rest and not held else following
        named = below and re.fullmatch(rf"{_NAME}|{_HAN_NAME}", below[0])
        person = below[0] if named and not cues.match(below[0]) else None
        office = held or (below[1] if below[1:] and offices.match(below[1]) else None)
        office = office if person else None
        found.setdefault(party.code, Participant(party.code, person, office))
    return found


def _by_column(lines: Sequence[str]) -> list[str]:
    """Lines of two signatures side by side: those on the left, then those on the right."""
    beside = [COLUMNS.split(line, maxsplit=1) for line in lines]
    return [line for column in (0, 1) for each in beside for line in each[column : column + 1]]


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
