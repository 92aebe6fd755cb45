"""What the previous import left: its proposals, and what a person has done to them.

The record in ``source/LANG.yaml`` has a digest of each proposal. A proposal that still has its
digest was changed by nobody, and a new import may replace it, even if vocabulary or cues have
changed.
"""

from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from docgen.ingest.removal import BY_HAND
from docgen.language.passages import likeness
from docgen.load import text as adopted
from docgen.load import yaml
from docgen.load.text import TextParagraph
from docgen.sources import Sources

_ALIKE = 0.6  # a paragraph that is as like another was corrected, not removed


class EarlierImport(Struct, frozen=True):
    """``file`` is the source that was imported; ``digests`` are those of the files written from it.

    ``shortened``: blocks that a person had removed before were left out.
    """

    file: str = ""
    digests: Mapping[str, str] = {}
    shortened: bool = False

    def untouched(self, name: str, text: str) -> bool:
        """Whether ``text`` is what was written for ``name``, a file or a paragraph."""
        return self.digests.get(name) == digest(text)


def digest(text: str) -> str:
    """A digest of ``text`` that ignores white space."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def load_earlier(sources: Sources, folder: str, language: str) -> EarlierImport:
    """The import recorded in ``folder``; empty if there is no record, or one without digests."""
    path = f"{folder}/source/{language}.yaml"
    if sources.find(path) is None:
        return EarlierImport()
    data = yaml.parse(sources.text(path), path).data
    digests = data.get("written") or {}
    return EarlierImport(
        str(data.get("file", "")),
        {str(k): str(v) for k, v in digests.items()},
        any(each.get("why") == BY_HAND for each in data.get("cuts") or ()),
    )


def removed_by_hand(
    imported: tuple[TextParagraph, ...], sources: Sources, path: str
) -> frozenset[str]:
    """The words of blocks that were ``imported`` and that a person removed from the text file."""
    now = [words for each in adopted.parse(sources.text(path), path) for words in each.blocks]
    whole = " ".join(now)
    return frozenset(
        words
        for each in imported
        for words in each.blocks
        if words not in whole
        and not any(likeness(words.split(), other.split(), _ALIKE) for other in now)
    )
