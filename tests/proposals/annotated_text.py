"""Texts that people have annotated by hand, as what proposals are measured against.

An annotated file names its text by digest, and refers to words by the first and the last few, so
that the text itself can stay elsewhere. ``may`` are sectors and commitments on which two careful
people may differ: they count neither as found nor as wrong.
"""

import datetime
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from ruamel.yaml import YAML

from conftest import REPOSITORY
from docgen.commitment import Commitment
from docgen.due import spelled
from docgen.load.project import load_project
from docgen.model import Annotation
from docgen.sources import Sources

HERE = Path(__file__).parent
OWN_TEXTS = HERE / "texts"
SHIPPED = "central-asia-italy-2025"


class Pledge(Struct, frozen=True, forbid_unknown_fields=True):
    """A commitment by hand; ``last``: its first words also begin an earlier sentence."""

    words: str
    what: str = ""
    by: tuple[str, ...] = ()
    due: str | int | None = None
    place: str | None = None
    may: bool = False
    last: bool = False
    duty: tuple[str, ...] = ()

    def span(self, text: str) -> tuple[int, int]:
        """Where ``text`` holds it; raises :class:`ValueError` if it does not."""
        first, dots, last = self.words.partition(" … ")
        start = text.rindex(first) if self.last else text.index(first)
        return start, (text.index(last, start) + len(last) if dots else start + len(first))


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a paragraph is about by hand; ``parties`` are codes, groups and ``all``."""

    sectors: tuple[str, ...]
    parties: tuple[str, ...]
    may: tuple[str, ...] = ()
    commitments: tuple[Pledge, ...] = ()
    weight: int | None = None


class Annotated(Struct, frozen=True):
    """A text with its annotations by reference.

    ``adopted`` is its date, which a person would fill in where the text does not say it;
    ``parties`` are those to add to the vocabulary.
    """

    name: str
    text: Path
    adopted: datetime.date
    parties: Mapping[str, Mapping[str, str]]
    entries: Mapping[str, Entry]


def annotated_texts(folders: list[Path]) -> Iterator[Annotated]:
    """The shipped declaration, our own text, and those of ``folders`` that are annotated here."""
    yield _shipped()
    files = [file for folder in (OWN_TEXTS, *folders) for file in sorted(folder.glob("*.txt"))]
    by_digest = {sha256(file.read_bytes()).hexdigest(): file for file in files}
    for path in sorted((HERE / "annotated").glob("*.yaml")):
        data = YAML(typ="safe").load(path.read_text("utf-8"))
        if file := by_digest.get(data["sha256"]):
            entries = msgspec.convert(data["paragraphs"], dict[str, Entry])
            yield Annotated(path.stem, file, data["adopted"], data["parties"], entries)


def _shipped() -> Annotated:
    """What the desk says about the declaration that docgen ships."""
    declaration = load_project(Sources(REPOSITORY)).declarations[0]
    return Annotated(
        SHIPPED,
        REPOSITORY / f"content/{SHIPPED}/source/en.txt",
        declaration.head.date,
        {},
        {each.ref: _entry(each.annotation) for each in declaration.paragraphs},
    )


def _entry(said: Annotation) -> Entry:
    parties = (*said.parties.named, *said.parties.groups, *(["all"] if said.parties.all else []))
    pledges = tuple(map(_pledge, said.commitments))
    return Entry(said.sectors, parties, commitments=pledges, weight=said.weight)


def _pledge(each: Commitment) -> Pledge:
    due = spelled(each.due) if each.due else None
    return Pledge(each.quote, each.what, each.by, due, each.place, duty=each.duty)
