"""One Word layout in the dialects of three ways to fill it in: docgen, docxtpl, docxtemplater."""

from pathlib import Path
from typing import NamedTuple

import docx


class Dialect(NamedTuple):
    """How a template says what stands where; ``passages`` and ``commitments`` are loops."""

    value: str
    begin: str
    end: str
    title: str
    place: str
    passages: str
    ref: str
    summary: str
    words: str
    commitments: str
    what: str
    by: str


JINJA = Dialect(
    value="{{{{ {} }}}}",
    begin="{{%p for each in {} %}}",
    end="{{%p endfor %}}",
    title="view.variant | audience",
    place="view.head.place",
    passages="view.passages",
    ref="[each.ref] | paragraphs",
    summary="each.summary",
    words="each.blocks | join(' ')",
    commitments="view.commitments",
    what="each.what",
    by="each.by | actors",
)
# The two others get what the filters give as plain values.
DOCXTPL = JINJA._replace(
    title="title",
    place="place",
    passages="passages",
    ref="each.ref",
    words="each.words",
    commitments="commitments",
    by="each.by",
)
DOCXTEMPLATER = Dialect(
    value="{{{}}}",
    begin="{{#{}}}",
    end="{{/{}}}",
    title="title",
    place="place",
    passages="passages",
    ref="ref",
    summary="summary",
    words="words",
    commitments="commitments",
    what="what",
    by="by",
)


def write_layout(path: Path, dialect: Dialect) -> None:
    """The template of a sheet for Word."""
    document = docx.Document()

    def value(expression: str, style: str = "Normal") -> None:
        document.add_paragraph(dialect.value.format(expression), style)

    value(dialect.title, "Title")
    value(dialect.place)
    document.add_paragraph(dialect.begin.format(dialect.passages))
    value(dialect.ref, "Heading 1")
    value(dialect.summary)
    value(dialect.words, "Quote")
    document.add_paragraph(dialect.end.format(dialect.passages))
    document.add_paragraph(dialect.begin.format(dialect.commitments))
    value(dialect.what, "List Bullet")
    value(dialect.by)
    document.add_paragraph(dialect.end.format(dialect.commitments))
    document.save(str(path))
