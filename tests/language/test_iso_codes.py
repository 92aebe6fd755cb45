"""pycountry's files are where docgen reads them, and say what pycountry says."""

import pycountry
import pytest

from docgen.language import iso_codes


def test_the_states_are_those_of_pycountry() -> None:
    known = {
        each.alpha_2: (
            each.name,
            getattr(each, "official_name", None),
            getattr(each, "common_name", None),
        )
        for each in pycountry.countries
    }
    ours = {
        code: (each.name, each.official_name, each.common_name)
        for code, each in iso_codes.states().items()
    }
    assert ours == known
    assert len(ours) > 240


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Италия"), ("fr", "Italie"), ("kk", "Италия"), ("xx", "Italy")]
)
def test_names_are_translated(language: str, name: str) -> None:
    assert iso_codes.translation(language)("Italy") == name


def test_without_pycountry_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.machinery.PathFinder.find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="pycountry"):
        iso_codes.states.__wrapped__()
