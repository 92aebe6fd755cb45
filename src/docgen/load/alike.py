"""Refuses variants with the same name, as their ids or in the names of their documents.

Ids name notes (``it.md``) and documents in lists; slugs name the files of documents. A person who
reads ``it`` could not tell Italy from information technology, so a word belongs to one variant
only.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.errors import ContentError
from docgen.load.decode import Located
from docgen.model import Party

_HINT = "give one of them another id or slug: notes and documents are named by it"


class _Claim(NamedTuple):
    """A variant, the words that stand for it, and where it is defined."""

    what: str
    words: tuple[str, ...]
    file: Located
    steps: tuple[str, ...]

    @property
    def told(self) -> str:
        line = self.file.lines.get(self.steps)
        return f"{self.what} ({self.file.path}:{line})" if self.steps else self.what


def mistaken(
    parties: Mapping[str, Party], parties_file: Located, *sectors_files: Located
) -> Iterator[ContentError]:
    """An error for each party or sector that shares a word with another variant.

    No two of ``sectors_files`` have a sector of the same id.
    """
    owners: dict[str, _Claim] = {}
    for claim in _claims(parties, parties_file, sectors_files):
        for word in claim.words:
            other = owners.setdefault(word, claim)
            if other is not claim:
                message = f"{claim.what} and {other.told} are both called '{word}'"
                yield claim.file.error(message, *claim.steps, hint=_HINT)
                break


def _claims(
    parties: Mapping[str, Party], parties_file: Located, sectors_files: Sequence[Located]
) -> Iterator[_Claim]:
    sectors = {name: file for file in sectors_files for name in file.entries()}
    yield _Claim("the whole declaration", ("whole",), parties_file, ())
    for code, party in parties.items():
        place = (parties_file, ("parties", code))
        yield _Claim(f"the party {code}", (code.lower(), party.slug), *place)
    for code, party in parties.items():
        place = (parties_file, ("parties", code))
        for name in sectors:
            words = (f"{code.lower()}-{name}", f"{party.slug}-{name}")
            yield _Claim(f"the party {code} with the sector '{name}'", words, *place)
    for name, file in sectors.items():
        yield _Claim(f"the sector '{name}'", (name,), file, (name,))
