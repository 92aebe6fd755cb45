"""``rules.yaml`` and the project's own cues → patterns that find them in a text."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec
from msgspec import Struct

from docgen.characters import joined_without_blank
from docgen.due import Season
from docgen.errors import nearest
from docgen.load import yaml
from docgen.load.decode import Located, decode
from docgen.model import Kind, Vocabulary
from docgen.sources import Sources

SpanUnit = Literal["day", "week", "month", "year"]

OWN = "content/import-rules.yaml"
_SHIPPED = "rules.yaml"
_NOTHING = re.compile(r"(?!)")


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    """The cues of one language; see the comments in ``rules.yaml``."""

    titles: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    gatherings: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    places_after: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    no_titles: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    everyone: tuple[str, ...] = ()
    commitments: dict[Kind, tuple[str, ...]] = {}
    sectors: dict[str, tuple[str, ...]] = {}
    groups: dict[str, tuple[str, ...]] = {}
    no_sectors: dict[str, tuple[str, ...]] = {}
    hints: dict[str, tuple[str, ...]] = {}
    agents: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    governed: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    welcomes: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    no_duties: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    month_endings: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    units: dict[SpanUnit, tuple[str, ...]] = {}
    this_year: tuple[str, ...] = ()
    next_year: tuple[str, ...] = ()
    no_dates: tuple[str, ...] = ()
    seasons: dict[Season, tuple[str, ...]] = {}
    sites: tuple[str, ...] = ()
    nouns: dict[str, str] = {}
    attitudes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    urging: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    working_with: tuple[str, ...] = ()
    wordy: tuple[str, ...] = ()
    contractions: dict[str, str] = {}
    endings: dict[str, str] = {}
    voice: dict[str, str] = {}
    asides: tuple[str, ...] = ()


def load_rules(sources: Sources, language: str, vocabulary: Vocabulary) -> Rules:
    """The cues for ``language``: the project's own, then those shipped."""
    rules = _shipped(language)
    if sources.find(OWN) is not None:
        file = yaml.parse(sources.text(OWN), OWN)
        own = _of_language(file, language)
        _check(file, own, language, vocabulary)
        rules = _joined(own, rules)
    return rules


@cache
def _shipped(language: str) -> Rules:
    """The cues that ship for ``language``; the file has those of all, and is long."""
    text = files("docgen.cues").joinpath(_SHIPPED).read_text("utf-8")
    own = re.search(rf"(?ms)^{re.escape(language)}:\n.*?(?=^\S|\Z)", text)
    return _of_language(yaml.parse(own[0], _SHIPPED), language) if own else Rules()


def pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """What finds any of ``cues`` as whole words, the longest first; letter case does not matter."""
    return _compiled(frozenset(cues))


@cache
def _compiled(cues: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(cues, key=lambda cue: (-len(cue), cue))
    if not ordered:
        return _NOTHING
    return re.compile("|".join(map(cue_pattern, ordered)), re.IGNORECASE)


def cue_pattern(cue: str, gap: str = r"\s+") -> str:
    """The pattern of a cue, whose words have ``gap`` between them.

    In a script without blanks (Chinese) words have no edges.
    """
    if joined_without_blank(cue, cue):
        return gap.join(map(re.escape, cue.rstrip("*").split()))
    words = gap.join(re.escape(word).replace(r"\*", r"\w*") for word in cue.split())
    return rf"(?<!\w){words.replace(chr(39), '[' + chr(39) + '’]')}(?!\w)"


def _of_language(file: Located, language: str) -> Rules:
    return decode(file, Rules, language) if language in file.entries() else Rules()


def _check(file: Located, rules: Rules, language: str, vocabulary: Vocabulary) -> None:
    for table, known in (
        ("sectors", vocabulary.sectors),
        ("no_sectors", vocabulary.sectors),
        ("hints", vocabulary.sectors),
        ("groups", vocabulary.groups),
    ):
        for name in getattr(rules, table):
            if name not in known:
                raise file.error(
                    f"unknown {'group' if table == 'groups' else 'sector'} '{name}'",
                    language,
                    table,
                    name,
                    hint=nearest(name, known),
                )


def _either(first: Any, second: Any) -> Any:
    """Cues of both, or the word that is given first."""
    if isinstance(first, str) or first is None:
        return second if first is None else first
    return first + (second or ())


def _joined(first: Rules, second: Rules) -> Rules:
    """Both sets of cues, those of ``first`` in front."""
    joined = {}
    for name in Rules.__struct_fields__:
        one, other = getattr(first, name), getattr(second, name)
        if isinstance(one, Mapping):
            keys = dict.fromkeys((*one, *other))
            joined[name] = {key: _either(one.get(key), other.get(key)) for key in keys}
        else:
            joined[name] = one + other
    return msgspec.convert(joined, Rules)
