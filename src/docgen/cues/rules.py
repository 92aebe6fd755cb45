"""``rules.yaml`` and the project's own cues → patterns that find them in a text."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from docgen.characters import joined_without_blank
from docgen.due import Season
from docgen.errors import nearest
from docgen.load import yaml
from docgen.load.decode import Located, decode
from docgen.model import Kind, Vocabulary
from docgen.sources import Sources

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
    limits: tuple[str, ...] = ()
    seasons: dict[Season, tuple[str, ...]] = {}


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
    return re.compile("|".join(map(_cue, ordered)), re.IGNORECASE)


def _cue(cue: str) -> str:
    """The pattern of a cue; in a script without blanks (Chinese) words have no edges."""
    words = r"\s+".join(re.escape(word) for word in cue.rstrip("*").split())
    if joined_without_blank(cue, cue):
        return words
    ending = r"\w*" if cue.endswith("*") else ""
    return rf"(?<!\w){words}{ending}(?!\w)"


def _of_language(file: Located, language: str) -> Rules:
    return decode(file, Rules, language) if language in file.entries() else Rules()


def _check(file: Located, rules: Rules, language: str, vocabulary: Vocabulary) -> None:
    for table, known in (("sectors", vocabulary.sectors), ("groups", vocabulary.groups)):
        for name in getattr(rules, table):
            if name not in known:
                raise file.error(
                    f"unknown {table[:-1]} '{name}'",
                    language,
                    table,
                    name,
                    hint=nearest(name, known),
                )


def _joined(first: Rules, second: Rules) -> Rules:
    """Both sets of cues, those of ``first`` in front."""
    joined = {}
    for name in Rules.__struct_fields__:
        one, other = getattr(first, name), getattr(second, name)
        if isinstance(one, Mapping):
            keys = dict.fromkeys((*one, *other))
            joined[name] = {key: one.get(key, ()) + other.get(key, ()) for key in keys}
        else:
            joined[name] = one + other
    return msgspec.convert(joined, Rules)
