"""Who adopted the text: the parties in ``declaration.yaml``, as an import proposes them.

For those that ``parties.yaml`` lacks there is an entry to confirm.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from docgen.errors import UsageError, nearest
from docgen.language.spelling import one_line
from docgen.language.states import known as known_by_code
from docgen.language.states import names, proposed, short_name
from docgen.load import yaml
from docgen.load.decode import refuse_control_characters
from docgen.load.vocabulary import ID
from docgen.model import Vocabulary
from docgen.review.head import KEYS
from docgen.review.patch import patched
from docgen.review.saving import Change, EntryFile
from docgen.review.yaml_values import block

_ENTRY = "parties"  # of both files


class PartyDecision(Struct, frozen=True, tag="party", forbid_unknown_fields=True):
    """An entry of ``parties.yaml`` for a party that it lacks, as proposed or otherwise."""

    code: str
    slug: str
    official: str


class ParticipantsDecision(Struct, frozen=True, tag="participants", forbid_unknown_fields=True):
    """The parties of the declaration, in order: codes, or names in the language of the text."""

    parties: tuple[str, ...]


class PendingParty(Struct, frozen=True):
    """A party of the declaration; if it is not ``known``, its names are proposals."""

    code: str
    name: str
    known: bool
    slug: str
    official: str
    said: str
    """Who represented it, and in which office."""


class PendingParties(Struct, frozen=True):
    """The parties, and the texts of the entries that decisions change."""

    parties: tuple[PendingParty, ...]
    declaration_entry: str
    vocabulary_entry: str


class PartyFiles:
    """``parties.yaml`` of the project, and the parties in ``declaration``, an entry file."""

    def __init__(self, root: Path, declaration: EntryFile) -> None:
        self.vocabulary_file = EntryFile(root, "content/parties.yaml")
        self._declaration = declaration

    def pending(self, vocabulary: Vocabulary) -> PendingParties:
        """What is proposed; raises :class:`ContentError` if a file cannot be read."""
        entry = self._declaration.entries().get(_ENTRY, "")
        known = self.vocabulary_file.entries().get(_ENTRY, "")
        found = (_pending(each, vocabulary) for each in self._listed(entry))
        return PendingParties(tuple(found), entry, known)

    def decide_party(self, decision: PartyDecision, seen: str, vocabulary: Vocabulary) -> Change:
        """Write an entry of ``parties.yaml``.

        Raises :class:`UsageError` for one that cannot be, and the errors of
        :meth:`EntryFile.change`.
        """
        code, slug, official = decision.code, decision.slug.strip(), one_line(decision.official)
        refuse_control_characters(official, self.vocabulary_file.path)
        if code in vocabulary.parties:
            raise UsageError(f"parties.yaml has {code} already")
        if not ID.fullmatch(slug):
            hint = "use small letters, digits and single hyphens, such as south-africa"
            raise UsageError(f"'{slug}' cannot be in the name of a file", hint=hint)
        if taken := [each for each, party in vocabulary.parties.items() if party.slug == slug]:
            raise UsageError(f"'{slug}' is the name of {taken[0]} already")
        if not official:
            raise UsageError("the official name cannot be empty")

        def make(text: str) -> str:
            with self.vocabulary_file.placing(_ENTRY):
                old = yaml.parse(text, self.vocabulary_file.path).data[_ENTRY] if text else {}
                entry = {code: {"slug": slug, "official": official}}
                return _patched(text, {**(old or {}), **entry}, self.vocabulary_file.path)

        return self.vocabulary_file.change(_ENTRY, seen, make)

    def decide_participants(
        self, decision: ParticipantsDecision, seen: str, vocabulary: Vocabulary, language: str
    ) -> Change:
        """Write the parties of the declaration, with what it says of those that stay.

        Raises :class:`UsageError` for a party that nobody knows, and the errors of
        :meth:`EntryFile.change`.
        """
        codes = dict.fromkeys(_code(each, vocabulary, language) for each in decision.parties)
        if not codes:
            raise UsageError("a declaration has at least one party")

        def make(text: str) -> str:
            with self._declaration.placing(_ENTRY):
                old = {str(each["party"]): each for each in self._listed(text)}
                new = [old.get(code, {"party": code}) for code in codes]
                return _patched(text, new, self._declaration.path)

        return self._declaration.change(_ENTRY, seen, make, (*KEYS, "languages", _ENTRY))

    def _listed(self, entry: str) -> list[dict[str, Any]]:
        """The parties in the text of an entry; none where the import left a gap."""
        if not entry:
            return []
        with self._declaration.placing(_ENTRY):
            data = yaml.parse(entry, self._declaration.path).data[_ENTRY]
        listed = data if isinstance(data, list) else []
        return [each for each in listed if isinstance(each, dict) and "party" in each]


def _patched(text: str, new: Any, path: str) -> str:
    """The entry ``text`` with ``new``; one that held nothing is written as an import writes it."""
    old = yaml.parse(text, path).data[_ENTRY] if text else None
    if isinstance(old, list | dict) and old:
        return patched(text, {_ENTRY: new}, path)
    comment = [line for line in text.splitlines() if line.startswith("#")]
    lines = [f"{_ENTRY}:", *block(new, 2)] if isinstance(new, dict) else block({_ENTRY: new}, 0)
    return "\n".join((*comment, *lines, ""))


def _pending(told: dict[str, Any], vocabulary: Vocabulary) -> PendingParty:
    code = str(told["party"])
    party = vocabulary.parties.get(code)
    new = proposed(code)
    said = (str(told[key]) for key in ("representative", "office") if told.get(key))
    return PendingParty(
        code,
        short_name(code, "en") or (party.official if party else new.official),
        party is not None,
        party.slug if party else new.slug,
        party.official if party else new.official,
        ", ".join(said),
    )


def _code(wanted: str, vocabulary: Vocabulary, language: str) -> str:
    """The code of a party that was named by it, or by a name."""
    words = one_line(wanted)
    known = _names(vocabulary, language)
    if words in known.values():
        return words
    found = {name.casefold(): code for name, code in known.items()}.get(words.casefold())
    if found is None and known_by_code(words.upper()):
        found = words.upper()
    if found is None:
        hint = nearest(words, known) or "write the code of ISO 3166-1 or a name of the state"
        raise UsageError(f"no party is called '{words}'", hint=hint)
    return found


def _names(vocabulary: Vocabulary, language: str) -> dict[str, str]:
    """Codes by name, those of the vocabulary last, so that they win."""
    own: Iterable[tuple[str, str]] = (
        (name, code)
        for code, party in vocabulary.parties.items()
        for name in (party.official, *party.also, code)
    )
    return {**names("en"), **names(language), **dict(own)}
