from conftest import TESTS
from docgen.load.vocabulary import load_vocabulary
from docgen.sources import Sources


def test_parties_groups_and_sectors() -> None:
    vocabulary = load_vocabulary(Sources(TESTS / "projects/mini"))
    assert vocabulary.parties["NO"].official == "Kingdom of Norway"
    assert vocabulary.parties["NO"].also == ("Norwegian",)
    assert vocabulary.groups["nordics"].members == ("NO", "IS")
    assert list(vocabulary.sectors) == ["fish", "energy"]
