"""``text.LANG.md`` → a version: its paragraphs, each with the headings before it and its lines."""

from collections.abc import Mapping
from typing import NamedTuple

from docgen.load import yaml
from docgen.load.decode import decode
from docgen.load.text import blocks_of, parse
from docgen.load.translated_files import translated
from docgen.load.translations import TranslatedParties
from docgen.load.vocabulary import PARTIES
from docgen.sources import Sources


class VersionParagraph(NamedTuple):
    """A paragraph of a version: ``blocks`` are its words, without its number.

    ``headings`` stand directly before it. ``line`` is where it begins in the file, from 1, and
    ``lines`` where each of its blocks does.
    """

    ref: str
    blocks: tuple[str, ...]
    headings: tuple[str, ...]
    line: int
    lines: tuple[int, ...]

    @property
    def length(self) -> int:
        """How many letters and figures it has."""
        return sum(each.isalnum() for block in self.blocks for each in block)


class Version(NamedTuple):
    """A text in one language; ``path`` is its file.

    ``names`` are those that the desk has for parties in that language, by code.
    """

    language: str
    path: str
    paragraphs: tuple[VersionParagraph, ...]
    names: Mapping[str, tuple[str, ...]] = {}


def read_version(sources: Sources, name: str, language: str) -> Version:
    """The declaration ``name`` in ``language``.

    Raises :class:`docgen.errors.ContentError` if the file is missing or not a text, or that with
    the names of parties in ``language`` is not valid.
    """
    path = f"content/{name}/text.{language}.md"
    version = version_of(sources.text(path), path, language)
    return version._replace(names=_names(sources, language))


def _names(sources: Sources, language: str) -> dict[str, tuple[str, ...]]:
    path = translated(PARTIES, language)
    if sources.find(path) is None:
        return {}
    parties = decode(yaml.parse(sources.text(path), path), TranslatedParties).parties
    return {
        code: tuple(filter(None, (each.official, each.short, *each.also)))
        for code, each in parties.items()
    }


def version_of(text: str, path: str, language: str) -> Version:
    """The version whose file at ``path`` holds ``text``."""
    paragraphs = parse(text, path)
    starts = {each.line for each in paragraphs}
    headings: list[str] = []
    before: dict[int, tuple[str, ...]] = {}
    lines: dict[int, list[int]] = {}
    start = 0
    for line, block in blocks_of(text):
        if line in starts:
            start, before[line], headings = line, tuple(headings), []
        elif block.startswith("#"):
            headings.append(block.lstrip("#").strip())
            continue
        lines.setdefault(start, []).append(line)
    return Version(
        language,
        path,
        tuple(
            VersionParagraph(
                each.ref, each.blocks, before[each.line], each.line, tuple(lines[each.line])
            )
            for each in paragraphs
        ),
    )
