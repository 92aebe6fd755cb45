"""Drafts of small texts, made as an import makes them."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from conftest import REPOSITORY
from docgen.cues.loading import load_rules
from docgen.ingest.drafting import Draft, draft
from docgen.load.vocabulary import load_vocabulary
from docgen.readers.read import read
from docgen.sources import Sources
from programs import environment

MINI = Sources(Path(__file__).parent / "projects/mini")
VOCABULARY = load_vocabulary(MINI)


def draft_of(text: str | bytes, name: str = "text.txt", language: str = "en") -> Draft:
    """The draft of a text, with the vocabulary of ``tests/projects/mini``."""
    content = text.encode() if isinstance(text, str) else text
    rules = load_rules(MINI, language)
    return draft(read(content, name), content, name, rules, VOCABULARY, language)


@cache
def pdf_of(html: str) -> bytes:
    """A PDF of ``html`` in our own font, made in a process of its own."""
    font = (REPOSITORY / "templates/shared/fonts/SourceSerif4_400Regular.ttf").as_uri()
    face = f"@font-face {{ font-family: Own; src: url({font}) }} * {{ font-family: Own }}"
    command = [sys.executable, "-m", "weasyprint", "--quiet", "--uncompressed-pdf", "-", "-"]
    page = f"<style>{face}</style>{html}".encode()
    return subprocess.run(
        command, input=page, capture_output=True, check=True, env=environment()
    ).stdout


def shape(made: Draft) -> list[tuple[str, str]]:
    """References and words of the paragraphs of a draft."""
    return [(each.ref, " / ".join(each.blocks)) for each in made.text.paragraphs]
