"""Parties that an import proposes: confirmed with an entry in parties.yaml, added, or taken out."""

from pathlib import Path

import pytest

from docgen.errors import UsageError
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.load.vocabulary import load_vocabulary
from docgen.review.parties import ParticipantsDecision, PartyDecision
from docgen.review.review import Review
from docgen.review.saving import Change, ConflictError
from docgen.sources import Sources

STATEMENT = """JOINT STATEMENT ON SNOW

The President of Finland, Aino Lumi, and the President of Norway, Per Hansen, met in Oslo on 4 March
2030.

1. They will measure the snow together.
"""


@pytest.fixture
def review(mini: Path, tmp_path: Path) -> Review:
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "snow", draft_here, language="en")
    return Review(mini, "snow")


def parties_yaml(review: Review) -> str:
    return (review.root / "content/parties.yaml").read_text("utf-8")


def declaration(review: Review) -> str:
    return (review.root / "content/snow/declaration.yaml").read_text("utf-8")


def participants(review: Review, *codes: str) -> Change:
    files, vocabulary = review.party_files, review.vocabulary
    seen = files.pending(vocabulary).declaration_entry
    return files.decide_participants(ParticipantsDecision(codes), seen, vocabulary, "en")


def add(review: Review, code: str, slug: str, official: str) -> Change:
    files, vocabulary = review.party_files, review.vocabulary
    seen = files.pending(vocabulary).vocabulary_entry
    return files.decide_party(PartyDecision(code, slug, official), seen, vocabulary)


def test_an_unknown_party_comes_with_an_entry_to_confirm(review: Review) -> None:
    finland, norway = review.party_files.pending(review.vocabulary).parties
    assert (finland.code, finland.name, finland.known) == ("FI", "Finland", False)
    assert (finland.slug, finland.official) == ("finland", "Republic of Finland")
    assert "Aino Lumi" in finland.said
    assert (norway.code, norway.known) == ("NO", True)
    before = parties_yaml(review)
    change = add(review, "FI", finland.slug, finland.official)
    entry = "  FI: {slug: finland, official: Republic of Finland}\n"
    assert parties_yaml(review) == before.replace("groups:", f"{entry}groups:")
    assert "FI" in load_vocabulary(Sources(review.root)).parties
    assert review.party_files.pending(review.vocabulary).parties[0].known
    review.undo(change)
    assert parties_yaml(review) == before


def test_the_list_of_parties_changes_by_name_or_code(review: Review) -> None:
    before = declaration(review)
    change = participants(review, "NO")
    assert "party: FI" not in declaration(review)
    assert "Aino Lumi" not in declaration(review)
    assert "representative: Per Hansen" in declaration(review)
    review.undo(change)
    assert declaration(review) == before
    change = participants(review, "FI", "NO", "Kingdom of Sweden")
    assert declaration(review) == f"{before}  - party: SE\n"
    review.undo(change)
    participants(review, "NO", "denmark", "no")
    assert [each.code for each in review.party_files.pending(review.vocabulary).parties] == [
        *("NO", "DK")
    ]


def test_a_gap_is_filled(review: Review) -> None:
    path = review.root / "content/snow/declaration.yaml"
    head = declaration(review).partition("parties:")[0]
    path.write_text(f"{head}parties: ???\n", "utf-8")
    assert review.party_files.pending(review.vocabulary).parties == ()
    participants(review, "IS")
    assert declaration(review) == f"{head}parties:\n  - party: IS\n"
    vocabulary = review.root / "content/parties.yaml"
    vocabulary.write_text("# ours\nparties:\n", "utf-8")
    add(review, "IS", "iceland", "Iceland")
    assert parties_yaml(review) == "# ours\nparties:\n  IS: {slug: iceland, official: Iceland}\n"


def test_what_cannot_be_is_refused(review: Review) -> None:
    before = parties_yaml(review), declaration(review)
    for entry, message in (
        (("NO", "norge", "Norway"), "NO already"),
        (("FI", "Finn land", "Finland"), "name of a file"),
        (("FI", "norway", "Finland"), "the name of NO"),
        (("FI", "finland", " "), "cannot be empty"),
    ):
        with pytest.raises(UsageError, match=message):
            add(review, *entry)
    with pytest.raises(UsageError, match="no party is called 'Atlantis'"):
        participants(review, "NO", "Atlantis")
    with pytest.raises(UsageError, match="at least one party"):
        participants(review)
    assert (parties_yaml(review), declaration(review)) == before
    seen = review.party_files.pending(review.vocabulary).vocabulary_entry
    changed = before[0].replace("slug: iceland", "slug: island")
    (review.root / "content/parties.yaml").write_text(changed, "utf-8")
    decision = PartyDecision("FI", "finland", "Finland")
    with pytest.raises(ConflictError):
        review.party_files.decide_party(decision, seen, review.vocabulary)
    assert parties_yaml(review) == changed
