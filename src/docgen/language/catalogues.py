"""Where the words that templates print are translated: a gettext catalogue for each language."""

# The language in which templates are written.
LABELS_IN = "en"
CATALOGUES = "templates/shared/locale"


def catalogue_path(tag: str) -> str:
    """The catalogue of the language ``tag`` in a project."""
    return f"{CATALOGUES}/{tag}.po"


def needs_catalogue(tag: str) -> bool:
    """Whether documents in ``tag`` need a catalogue: all but those in English."""
    return tag.partition("-")[0] != LABELS_IN
