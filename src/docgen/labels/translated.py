"""Which labels a language translates, by the project's catalogues and docgen's."""

from collections.abc import Collection
from pathlib import Path

from docgen.labels.catalogues import MessageKey, translated
from docgen.language.catalogues import catalogue_paths
from docgen.language.tags import locale_of
from docgen.render.catalogue import read_catalogue
from docgen.shipped import shipped, shipped_catalogue
from docgen.sources import Sources


def translated_labels(
    sources: Sources, language: str, besides: Collection[str] = ()
) -> set[MessageKey]:
    """The labels that documents in ``language`` print in it.

    The project's catalogues at the paths ``besides`` do not count. Raises
    :class:`docgen.errors.TemplateError` for a catalogue that cannot be read.
    """
    found: set[MessageKey] = set()
    for path in catalogue_paths(language):
        own = None if path in besides else sources.find(path)
        ours = None if path in besides and is_shipped(sources.root) else shipped_catalogue(path)
        for content in dict.fromkeys(each for each in (own, ours) if each is not None):
            found |= translated(read_catalogue(content, path, locale_of(language)))
    return found


def is_shipped(root: Path) -> bool:
    """Whether the project in ``root`` is docgen's own, whose catalogues have all labels."""
    return root.resolve() == shipped().resolve()
