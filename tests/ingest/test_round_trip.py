"""Declarations of any structure, as files of every kind: the import gives each back, or says where
it is not sure. No figure, sign or word changes without a word of it."""

from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import budget
from docgen.cues.loading import load_rules
from docgen.cues.rules import Rules
from docgen.ingest.drafting import draft
from docgen.readers.read import read
from drafts import MINI, VOCABULARY
from issued.declarations import Declaration, declarations
from issued.given_back import faults
from issued.printed import PRINTED, printed
from issued.typeset import typeset
from issued.words import LANGUAGES, Language
from issued.written import WRITERS

Write = Callable[[Declaration, Random], bytes]


@cache
def rules(language: str) -> Rules:
    return load_rules(MINI, language)


def check(name: str, declaration: Declaration, content: bytes) -> None:
    """The draft of ``content`` is the declaration, but for what is to be looked at."""
    language = declaration.language.tag
    issued = read(content, name)
    made = draft(issued, content, name, rules(language), VOCABULARY, language)
    assert faults(declaration, issued, made) == []


def run(name: str, write: Write, languages: tuple[Language, ...], examples: int) -> None:
    @settings(
        max_examples=examples,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(declarations(languages), st.integers(0, 10**6))
    def once(declaration: Declaration, seed: int) -> None:
        check(name, declaration, write(declaration, Random(seed)))  # noqa: S311

    once()


@pytest.mark.parametrize("name", WRITERS)
def test_a_declaration_is_given_back(name: str) -> None:
    run(name, WRITERS[name], LANGUAGES, budget(quick=12, full=2000))


@pytest.mark.parametrize("write", [printed, typeset])
def test_a_declaration_in_a_pdf_is_given_back(write: Write) -> None:
    run("a.pdf", write, PRINTED, budget(quick=6, full=1000))
