"""Drafts of small texts, made as an import makes them."""

from pathlib import Path

from docgen.ingest.drafting import Draft, draft
from docgen.ingest.read import read
from docgen.ingest.rules import load_rules
from docgen.load.vocabulary import load_vocabulary
from docgen.sources import Sources

MINI = Sources(Path(__file__).parent / "projects/mini")
VOCABULARY = load_vocabulary(MINI)


def draft_of(text: str | bytes, name: str = "text.txt", language: str = "en") -> Draft:
    """The draft of a text, with the vocabulary of ``tests/projects/mini``."""
    content = text.encode() if isinstance(text, str) else text
    rules = load_rules(MINI, language, VOCABULARY)
    return draft(read(content, name), content, name, rules, VOCABULARY, language)


def shape(made: Draft) -> list[tuple[str, str]]:
    """References and words of the paragraphs of a draft."""
    return [(each.ref, " / ".join(each.blocks)) for each in made.text.paragraphs]
