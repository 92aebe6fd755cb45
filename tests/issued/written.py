"""A declaration → a file of each kind, set in one of the ways that people set them."""

import html
import io
import re
from collections.abc import Callable, Iterator
from random import Random

from docx import Document

from issued.declarations import Declaration

_UNBROKEN = 180  # characters: a line that no page could hold says that lines are paragraphs
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def text(declaration: Declaration, random: Random) -> bytes:
    """Plain text: paragraphs on one line, or broken at a width; parted by blank lines."""
    width = random.choice((0, 0, 60, 72, 88))
    indented = random.random() < 0.3
    parts = []
    for item in declaration.items:
        before = " " * (4 * item.depth if indented else 0)
        words = item.text.upper() if item.kind == "heading" and not item.mark else item.text
        words = item.text if not width else _filled(item.text, width)
        parts.append("\n".join(before + line for line in words.split("\n")))
    dense = not width and max(map(len, parts)) > _UNBROKEN and random.random() < 0.3
    between = "\n" if dense else "\n\n"
    return (between.join(parts) + "\n").encode()


def _filled(words: str, width: int) -> str:
    """``words`` in lines of a width; between Chinese characters a line may end anywhere."""
    lines = [""]
    for piece in re.findall(
        r"[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s", words
    ):
        if len(lines[-1]) + len(piece) > width and piece not in "，。；：”":
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] or not piece.isspace() else ""
    return "\n".join(lines)


def markdown(declaration: Declaration, random: Random) -> bytes:
    """CommonMark: headings with #, bold, lists as lists or as words."""
    width = random.choice((0, 72))
    parts = []
    for item in declaration.items:
        words = _escaped(item.words)
        mark = item.mark
        if item.kind == "title":
            parts.append(f"# {words}")
        elif item.kind == "heading":
            parts.append(
                f"**{_joined(mark, words)}**"
                if random.random() < 0.3
                else f"## {_joined(mark, words)}"
            )
        elif item.mark == "•":
            parts.append(f"- {words}" if random.random() < 0.5 else f"• {words}")
        else:
            parts.append(_filled(_joined(mark, words), width) if width else _joined(mark, words))
    return ("\n\n".join(parts) + "\n").encode()


def _joined(mark: str, words: str) -> str:
    return f"{mark} {words}".strip()


def _escaped(words: str) -> str:
    return re.sub(r"([*_`<>\[\]])", r"\\\1", words)


def page(declaration: Declaration, random: Random) -> bytes:
    """A web page: headings, paragraphs, lists with numbers of their own or typed ones."""
    return f"<!DOCTYPE html><meta charset=utf-8><body>{body_of(declaration, random)}".encode()


def body_of(declaration: Declaration, random: Random) -> str:
    """The elements of a page, in order."""
    raised = random.random() < 0.6
    parts = []
    for item in declaration.items:
        words = html.escape(item.text, quote=False)
        if raised:
            words = _RAISED.sub(
                lambda found: f"<sup>{found[0].translate(_ON_THE_LINE)}</sup>", words
            )
        element = {"title": "h1", "heading": "h2"}.get(item.kind, "p")
        if item.kind == "heading" and random.random() < 0.2:
            parts.append(f"<p><b>{words}</b></p>")
        else:
            parts.append(f"<{element}>{words}</{element}>")
    return "\n".join(parts)


def word(declaration: Declaration, random: Random) -> bytes:
    """A Word file by python-docx: styles, or bold paragraphs; raised figures as runs."""
    document = Document()
    raised = random.random() < 0.6
    styled = random.random() < 0.6
    for item in declaration.items:
        style = {"title": "Title", "heading": "Heading 1"}.get(item.kind) if styled else None
        paragraph = document.add_paragraph(style=style)
        for words, up in runs(item.text, raised=raised):
            run = paragraph.add_run(words)
            run.bold = True if not styled and item.kind in ("title", "heading") else None
            run.font.superscript = True if up else None
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def runs(words: str, *, raised: bool) -> Iterator[tuple[str, bool]]:
    if not raised:
        yield words, False
        return
    end = 0
    for match in _RAISED.finditer(words):
        yield words[end : match.start()], False
        yield match[0].translate(_ON_THE_LINE), True
        end = match.end()
    yield words[end:], False


WRITERS: dict[str, Callable[[Declaration, Random], bytes]] = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": page,
    "a.docx": word,
}
