"""The cues that ship say nothing twice; mistakes in a project's own are told."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from docgen.cues.loading import load_rules
from docgen.errors import ContentError
from docgen.load import yaml
from docgen.sources import Sources
from proposing import SOURCES

_LANGUAGES = tuple(
    yaml.parse(
        files("docgen.cues").joinpath("rules.yaml").read_text("utf-8"), "rules.yaml"
    ).entries()
)


@pytest.mark.parametrize("language", _LANGUAGES)
def test_no_cue_is_there_twice(language: str) -> None:
    rules = load_rules(SOURCES, language)
    lists = {
        name: value
        for name in rules.__struct_fields__
        if isinstance(value := getattr(rules, name), tuple)
    }
    kinds = tuple(cue for cues in rules.commitments.values() for cue in cues)
    for name, cues in (lists | {"commitments": kinds}).items():
        assert [cue for cue, count in Counter(cues).items() if count > 1] == [], name


def test_cues_outside_a_language_are_told_where_they_belong(mini: Path) -> None:
    (mini / "content/import-rules.yaml").write_text("sectors:\n  fish: [cod]\n", "utf-8")
    told = (
        r"content/import-rules\.yaml:1: 'sectors' belongs to a language"
        r" \(write its language above it, such as 'en:', and indent it\)"
    )
    with pytest.raises(ContentError, match=told):
        load_rules(Sources(mini), "en")


def test_one_cue_instead_of_a_list_is_told_with_its_line(mini: Path) -> None:
    path = mini / "content/import-rules.yaml"
    path.write_text("en:\n  sectors:\n    fish: cod\n", "utf-8")
    with pytest.raises(ContentError, match=r"import-rules\.yaml:3: .*\(write \[cod\]\)"):
        load_rules(Sources(mini), "en")
