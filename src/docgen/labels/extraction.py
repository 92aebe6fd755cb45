"""The labels of templates and of docgen's code, by Babel's extraction of messages.

A comment that begins with ``Translators:`` on the line above a label goes into the catalogues.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from docgen.errors import TemplateError
from docgen.render.word_sources import word_sources
from docgen.sources import Sources

PAGES = (".html", ".typ")
WORD = ".docx"
_COMMENTS = ("Translators:",)
_JINJA = "jinja2.ext:babel_extract"
_TEMPLATES = {"silent": "false"}  # else a template with a mistake counts as one without labels
# The methods that filters translate with.
_CODE = {"_say": None, "_say_many": (1, 2)}
_FOLDER = Path(__file__).parents[1]


class TemplateLabel(NamedTuple):
    """A label, and where it is: ``line`` is that of the file, ``None`` in a Word file.

    ``id`` is the label in English, or its singular and plural. ``path`` is that of a template in
    the project, or of a module in docgen's package.
    """

    id: str | tuple[str, str]
    context: str | None
    path: str
    line: int | None
    comments: tuple[str, ...]

    @property
    def words(self) -> str:
        """The label in English, in the singular."""
        return self.id if isinstance(self.id, str) else self.id[0]


def labels_of_templates(sources: Sources, paths: Iterable[str]) -> Iterator[TemplateLabel]:
    """The labels of the templates at ``paths``; files of other kinds have none.

    Raises :class:`TemplateError` for a template that cannot be read.
    """
    for path in paths:
        if path.endswith(PAGES):
            yield from _labels(path, sources.text(path))
        elif path.endswith(WORD):
            for source in word_sources(sources.read(path), path):
                yield from (each._replace(line=None) for each in _labels(path, source))


def labels_of_code() -> Iterator[TemplateLabel]:
    """The labels that docgen's own code prints into documents."""
    for path in sorted((_FOLDER / "render").glob("*.py")):
        name = path.relative_to(_FOLDER.parent).as_posix()
        with path.open("rb") as file:
            found = list(extract("python", file, _CODE, _COMMENTS, None, True))
        for line, label, comments, context in found:
            yield TemplateLabel(_id(label), context, name, line, tuple(comments))


def _labels(path: str, source: str) -> Iterator[TemplateLabel]:
    file = BytesIO(source.encode())
    try:
        found = list(extract(_JINJA, file, DEFAULT_KEYWORDS, _COMMENTS, _TEMPLATES, True))
    except TemplateSyntaxError as error:
        line = None if path.endswith(WORD) else error.lineno
        raise TemplateError(error.message or "cannot be read", path, line) from error
    for line, label, comments, context in found:
        yield TemplateLabel(_id(label), context, path, line, tuple(comments))


def _id(label: str | tuple[str, ...]) -> str | tuple[str, str]:
    return label if isinstance(label, str) else (label[0], label[1])
