"""The files with translations, which lie beside those that they translate."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.load import yaml
from docgen.load.translated_files import translated
from docgen.sources import Sources
from docgen.translations.texts import ContentFile


class Written(NamedTuple):
    """A translation that a file has, at its ``line``."""

    keys: tuple[str, ...]
    words: str
    line: int


def read_beside(sources: Sources, file: ContentFile, language: str) -> Iterator[Written]:
    """What is translated of ``file``, by the keys that the text has; what is empty is not.

    Raises :class:`ContentError` if it cannot be read.
    """
    path = translated(file.path, language)
    if sources.find(path) is None:
        return
    if file.is_note:
        if words := sources.text(path).strip():
            yield Written((), words, 1)
        return
    located = yaml.parse(sources.text(path), path)
    for keys, words in _leaves({key: located.data[key] for key in located.entries()}):
        if words.strip():
            yield Written(file.named(keys), words.strip(), located.lines[keys])


def _leaves(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from (((key, *keys), words) for keys, words in _leaves(value))
        elif isinstance(value, str):
            yield (key,), value
