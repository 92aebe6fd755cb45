from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.render.language import load_language
from docgen.sources import Sources

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Briefing"
msgstr "Note d’information"
"""


def test_labels_come_from_a_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "templates/shared/locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text(CATALOGUE, "utf-8")
    language = load_language("fr", Sources(tmp_path))
    assert language.catalogue.gettext("Briefing") == "Note d’information"
    assert language.catalogue.gettext("Unknown") == "Unknown"


@pytest.mark.parametrize(("tag", "locale"), [("en", "en_001"), ("en-GB", "en_GB")])
def test_english_needs_none(tmp_path: Path, tag: str, locale: str) -> None:
    language = load_language(tag, Sources(tmp_path))
    assert language.catalogue.gettext("Briefing") == "Briefing"
    assert str(language.locale) == locale


def test_what_is_looked_for_is_recorded(tmp_path: Path) -> None:
    sources = Sources(tmp_path)
    with sources.recording() as reads:
        load_language("en", sources)
    assert reads == {"templates/shared/locale/en.po": None}


def test_a_broken_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "templates/shared/locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text("nonsense\n", "utf-8")
    with pytest.raises(TemplateError, match=r"fr\.po: not a gettext catalogue"):
        load_language("fr", Sources(tmp_path))
