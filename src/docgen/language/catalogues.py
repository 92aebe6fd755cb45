"""Where the words that templates print are translated: a gettext catalogue for each language."""

import re

# The language in which templates are written.
LABELS_IN = "en"
CATALOGUES = "templates/shared/locale"
ENDING = ".po"
_WITH_REGION = re.compile(r"(.+)-[A-Z]{2}")


def catalogue_path(tag: str) -> str:
    """The catalogue of the language ``tag`` in a project."""
    return f"{CATALOGUES}/{tag}{ENDING}"


def catalogue_paths(tag: str) -> tuple[str, ...]:
    """The catalogues that have labels in ``tag``, the nearest first: of ``fr-BE``, then of ``fr``.

    Another script is another matter: who reads ``kk-Latn`` may not read ``kk``.
    """
    wider = _WITH_REGION.fullmatch(tag)
    return tuple(map(catalogue_path, (tag, wider[1]) if wider else (tag,)))


def needs_catalogue(tag: str) -> bool:
    """Whether documents in ``tag`` need a catalogue: all but those in English."""
    return tag.partition("-")[0] != LABELS_IN
