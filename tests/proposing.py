"""Proposals for a few paragraphs of a text, adopted on 14 March 2031, of a project's parties."""

import datetime

from conftest import REPOSITORY
from docgen.cues.loading import load_rules
from docgen.cues.names import Names
from docgen.cues.rules import Rules
from docgen.load.text import parse
from docgen.load.vocabulary import load_vocabulary
from docgen.propose.proposal import CommitmentProposal, Proposal
from docgen.propose.proposer import Proposer
from docgen.sources import Sources

SOURCES = Sources(REPOSITORY)
VOCABULARY = load_vocabulary(SOURCES)
ADOPTED = datetime.date(2031, 3, 14)


def rules(language: str = "en") -> Rules:
    """The cues of the shipped project."""
    return load_rules(SOURCES, language)


def propose(text: str, language: str = "en") -> tuple[Proposal, ...]:
    """What is proposed for each paragraph of a text file's ``text``."""
    cues = rules(language)
    names = Names(VOCABULARY, cues, language)
    return Proposer(cues, names, VOCABULARY, language, ADOPTED).propose(parse(text, "text.md"))


def pledges(text: str, language: str = "en") -> list[CommitmentProposal]:
    """The commitments that are proposed in ``text``."""
    return [pledge for each in propose(text, language) for pledge in each.commitments]
