"""Words of the declaration that Word would read in another language are found."""

from pathlib import Path

import pytest

from conftest import job_of
from docgen.errors import FidelityError
from docgen.fidelity.word_gate import prove_word
from docgen.render.docx import render_docx
from docgen.render.environment import make_environment
from docgen.render.resources import Resources
from docgen.sources import Sources
from hostile.packed import packed, unpacked

STYLES, DOCUMENT = "word/styles.xml", "word/document.xml"
ENGLISH = b'<w:lang w:val="en-GB"/>'  # of the style; the file's has more attributes


@pytest.mark.parametrize(
    ("part", "before", "after", "said"),
    [
        (STYLES, ENGLISH, b'<w:lang w:val="it-IT"/>', "with 'it-IT', but they are in 'en'"),
        (
            DOCUMENT,
            b"<w:r><w:t",
            b'<w:r><w:rPr><w:lang w:val="ru-RU"/></w:rPr><w:t',
            "with 'ru-RU'",
        ),
        (STYLES, ENGLISH, b'<w:lang w:val="en-US"/>', ""),
    ],
)
def test_what_word_reads(part: str, before: bytes, after: bytes, said: str, mini: Path) -> None:
    job = job_of(mini, "whole/docx")
    resources = Resources(Sources(mini), "note")
    content, printed = render_docx(job, make_environment(resources, "en"), resources)
    prove_word(content, printed, job.view)
    parts = unpacked(content)
    assert before in parts[part]
    changed = packed(parts | {part: parts[part].replace(before, after)})
    if not said:
        prove_word(changed, printed, job.view)
        return
    with pytest.raises(FidelityError, match=said):
        prove_word(changed, printed, job.view)
