"""``annotations.it.yaml`` → what the desk says of paragraphs in another language."""

from collections import Counter

from msgspec.structs import replace

from docgen.errors import ContentError
from docgen.language.spelling import Spelled
from docgen.load.annotations import nearest_passage
from docgen.load.decode import Located, Problems, decode
from docgen.load.paragraph_names import nearest_paragraph, paragraph_named
from docgen.model import Declaration, Paragraph
from docgen.translation import ParagraphWords

AnnotationsInLanguage = dict[str, ParagraphWords]


def translated_annotations(
    file: Located, original: Declaration, text: Declaration | None
) -> dict[str, ParagraphWords]:
    """What ``file`` says of the paragraphs of ``original``, by reference.

    ``text`` is the declaration in the language of the file, if there is one: its words are quoted.
    Raises :class:`ContentError` with every mistake in the file. A title that no commitment has is
    none: it is left over from one that was renamed.
    """
    known = {each.ref: each for each in original.paragraphs}
    quoted = {each.ref: each for each in text.paragraphs} if text else {}
    found: dict[str, ParagraphWords] = {}
    problems = Problems()
    for key in file.entries():
        with problems.collected():
            words = decode(file, ParagraphWords, key)
            ref = paragraph_named(key, known)
            if ref is None:
                hint = nearest_paragraph(key, known)
                raise file.error(f"no paragraph '{key}' in the text", key, hint=hint)
            if ref in found:
                raise file.error(f"paragraph {ref} is translated twice", key)
            _check_titles(file, key, words, known[ref])
            place = f"content/{original.head.id}/text.{text.head.language}.md" if text else ""
            found[ref] = _spelled(file, key, words, quoted.get(ref), place)
    problems.settle()
    return found


def _check_titles(file: Located, key: str, words: ParagraphWords, paragraph: Paragraph) -> None:
    titles = Counter(each.what for each in paragraph.annotation.commitments)
    for what in words.commitments:
        if titles[what] > 1:
            raise file.error(
                f"paragraph {paragraph.ref} has {titles[what]} commitments called '{what}'",
                *(key, "commitments", what),
                hint="to be translated, they need different titles in annotations.yaml",
            )


def _spelled(
    file: Located, key: str, words: ParagraphWords, paragraph: Paragraph | None, place: str
) -> ParagraphWords:
    """``words`` with their quotes as ``paragraph``, of the text at ``place``, has them."""
    spelled = None
    commitments = dict(words.commitments)
    for what, each in words.commitments.items():
        if not each.quote:
            continue
        if paragraph is None:
            raise _no_text(file, key, what, place)
        text = " ".join(paragraph.blocks)
        spelled = spelled or Spelled(text)
        quote = spelled.find(each.quote)
        if quote is None:
            found = nearest_passage(each.quote, text)
            raise file.error(
                f"the quote is not in paragraph {paragraph.ref} ({place}:{paragraph.line})",
                *(key, "commitments", what, "quote"),
                hint=f"nearest passage: “{found}”" if found else "",
            )
        commitments[what] = replace(each, quote=quote)
    return replace(words, commitments=commitments)


def _no_text(file: Located, key: str, what: str, place: str) -> ContentError:
    if place:
        message = f"{place} has no such paragraph to quote"
        return file.error(message, key, "commitments", what, "quote")
    return file.error(
        "there is no text in this language to quote",
        *(key, "commitments", what, "quote"),
        hint="delete the line: documents quote the original",
    )
