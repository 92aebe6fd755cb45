"""The files with translations, which lie beside those that they translate."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.load import toml, yaml
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
    path = file.beside(language)
    if sources.find(path) is None:
        return
    if file.is_note:
        if words := sources.text(path).strip():
            yield Written((), words, 1)
        return
    table: tuple[str, ...] = ()
    if file.is_settings:
        located = toml.parse(sources.text(path), path)
        table = settings_table(language)
    else:
        located = yaml.parse(sources.text(path), path)
        located.entries()
    for keys, words in _leaves(located.data):
        if words.strip() and keys[: len(table)] == table:
            line = located.lines.get(keys) or 1
            yield Written(file.named(keys[len(table) :]), words.strip(), line)


def settings_table(language: str) -> tuple[str, ...]:
    """The table of ``docgen.toml`` that has what documents say about their making."""
    return "prepared", "translated", language


def _leaves(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from (((key, *keys), words) for keys, words in _leaves(value))
        elif isinstance(value, str):
            yield (key,), value
