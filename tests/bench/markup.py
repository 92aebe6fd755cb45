"""HTML → Typst with the same text: headings, paragraphs, lists, quotations, tables.

Not the same look: what stands in the margin or is set off within a line is plain text here.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

_PREAMBLE = """#set document(title: {title})
#set page(paper: "a4", margin: (x: 19mm, top: 17mm, bottom: 21mm), numbering: "1 / 1")
#set text(font: "Source Sans 3", size: 9.6pt, lang: {language})
#show quote: set text(font: "Source Serif 4")
#show heading: set text(size: 11.5pt)
#set table(stroke: none, inset: (x: 0pt, y: 3pt))
"""
_NOT_IN_TEXT = {"running", "page-word"}  # of the page's foot


def typst_of(page: str) -> str:
    """The Typst source for an HTML page of docgen's."""
    document = html.document_fromstring(page)
    preamble = _PREAMBLE.format(
        title=json.dumps(document.findtext(".//title"), ensure_ascii=False),
        language=json.dumps(document.get("lang")),
    )
    return preamble + "\n".join(_blocks(document.find("body")))


def _blocks(element: Any) -> Iterator[str]:
    for child in element:
        if _NOT_IN_TEXT & set(child.get("class", "").split()):
            continue
        if child.tag in ("h1", "h2", "h3"):
            yield f"#heading(level: {child.tag[1]}, {_words(child)})"
        elif child.tag == "p":
            yield f"#par({_words(child)})"
        elif child.tag == "li":
            yield f"#list.item({_words(child)})"
        elif child.tag == "blockquote":
            yield f"#quote(block: true)[\n{_lines(child)}\n]"
        elif child.tag == "table":
            yield _table(child)
        else:
            yield from _blocks(child)


def _lines(element: Any) -> str:
    return "\n".join(_blocks(element))


def _table(element: Any) -> str:
    rows = [[_words(cell) for cell in row] for row in element.iter("tr")]
    head, *body = (", ".join(row) for row in rows)
    columns = ", ".join(["1fr"] * len(rows[0]))
    cells = ",\n".join([f"table.header({head})", *body])
    return f"#table(columns: ({columns}),\n{cells})"


def _words(element: Any) -> str:
    """The text as a string of Typst's, in which nothing is markup."""
    return json.dumps(" ".join(element.text_content().split()), ensure_ascii=False)
