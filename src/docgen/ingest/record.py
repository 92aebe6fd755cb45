"""``source/LANG.yaml``: what was left out of the text as issued, or written differently."""

import json
from collections.abc import Mapping

from docgen.ingest.drafting import Draft
from docgen.ingest.yaml_text import scalar

_NOTE = """\
# What `docgen import` left out of text.{language}.md or wrote otherwise: with this, every character
# of {file} that is not white space is accounted for. Lines and columns count from 1.
"""
# Numbers and letters that are in the text as they were.
_AS_THEY_WERE = ("number", "letter")


def record(draft: Draft, file: str, digests: Mapping[str, str]) -> str:
    """The record of the cuts that ``draft`` made in ``file``.

    ``digests`` are those of proposals.
    """
    text = _NOTE.format(language=draft.language, file=file)
    text += f"file: {scalar(file)}\nsha256: {draft.digest}\n"
    cuts = [cut for cut in draft.cuts if cut.why not in _AS_THEY_WERE]
    text += "cuts:\n" if cuts else "cuts: []\n"
    for cut in cuts:
        page = f"page: {cut.place.page}, " if cut.place.page else ""
        written = f", written: {_quoted(cut.written)}" if cut.written else ""
        unsure = "" if cut.sure else ", unsure: true"
        text += (
            f"  - {{{page}{cut.place.word}: {cut.place.line}, column: {cut.column + 1},"
            f" words: {_quoted(cut.words)}, why: {_quoted(cut.why)}{written}{unsure}}}\n"
        )
    if look_at := (*draft.found.unsure, *draft.remarks):
        text += (
            "# What the import was not sure of. Delete a line, or 'unsure', when you have looked.\n"
        )
        text += "look_at:\n" + "".join(f"  - {_quoted(each)}\n" for each in look_at)
    if draft.footnotes:
        text += "# Footnotes are no part of the paragraphs; each has the one that it belongs to.\n"
        text += "footnotes:\n"
    for note, ref in draft.footnotes:
        text += (
            f"  - {{mark: {_quoted(note.mark)}, paragraph: {_quoted(ref)},"
            f" words: {_quoted(note.words)}}}\n"
        )
    if digests:
        text += "# Digests of what was proposed. What still has its own, nobody has touched.\n"
        text += "written:\n"
    return text + "".join(f"  {_quoted(name)}: {_quoted(each)}\n" for name, each in digests.items())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
