"""The cues that ship say nothing twice."""

from collections import Counter
from importlib.resources import files

import pytest

from docgen.cues.loading import load_rules
from docgen.load import yaml
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
