from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.render.foreign import in_page
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


def test_labels_have_the_blanks_of_the_language(tmp_path: Path) -> None:
    folder = tmp_path / "templates/shared/locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text(
        CATALOGUE
        + '\nmsgid "For %(who)s:"\nmsgstr "Pour %(who)s :"\n'
        + '\nmsgid "%(num)s thing"\nmsgid_plural "%(num)s things"\n'
        + 'msgstr[0] "%(num)s chose !"\nmsgstr[1] "%(num)s choses !"\n',
        "utf-8",
    )
    labels = load_language("fr", Sources(tmp_path)).catalogue
    assert labels.gettext("For %(who)s:") == "Pour %(who)s\u00a0:"
    assert labels.ngettext("%(num)s thing", "%(num)s things", 2) == "%(num)s choses\u202f!"


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


def test_a_label_of_the_project_wins_and_docgen_has_the_others(tmp_path: Path) -> None:
    own = catalogue(tmp_path, "fr", CATALOGUE.encode())
    said = load_language("fr", own).catalogue.gettext
    assert (said("Briefing"), said("Summary")) == ("Note d’information", "Résumé")


def test_docgen_has_labels_for_a_project_without_a_catalogue(tmp_path: Path) -> None:
    assert load_language("fr", Sources(tmp_path)).catalogue.gettext("Summary") == "Résumé"
    with pytest.raises(TemplateError, match=r"de\.po: no labels in the language 'de'"):
        load_language("de", Sources(tmp_path))


def test_what_a_region_lacks_is_its_languages(tmp_path: Path) -> None:
    belgian = catalogue(tmp_path, "fr-BE", CATALOGUE.encode())
    said = load_language("fr-BE", belgian).catalogue.gettext
    assert (said("Briefing"), said("Summary")) == ("Note d’information", "Résumé")
    with pytest.raises(TemplateError, match="no labels in the language 'kk-Latn'"):  # not kk's
        load_language("kk-Latn", Sources(tmp_path))


def test_a_label_without_a_translation_is_marked_as_english(tmp_path: Path) -> None:
    catalogue = load_language("fr", Sources(tmp_path)).catalogue
    said = catalogue.gettext("Berths at %(place)s") % {"place": "Brême"}
    assert in_page(said, "fr") == '<span lang="en">Berths at </span>Brême'
    many = catalogue.ngettext("%(num)s berth", "%(num)s berths", 3) % {"num": 3}
    assert in_page(many, "fr") == '3<span lang="en"> berths</span>'
    english = load_language("en-GB", Sources(tmp_path)).catalogue
    assert in_page(english.gettext("Berths"), "en-GB") == "Berths"


@pytest.mark.parametrize("left", ['msgstr ""', 'msgstr[0] "navire"\nmsgstr[1] ""'])
def test_what_a_catalogue_leaves_untranslated_is_not_taken_from_it(
    tmp_path: Path, left: str
) -> None:
    plural = 'msgid_plural "paras."\n' if "[0]" in left else ""
    entry = f'\nmsgid "para."\n{plural}{left}\n\n#, fuzzy\nmsgid "Summary"\nmsgstr "Chapitre"\n'
    language = load_language("fr", catalogue(tmp_path, "fr", (CATALOGUE + entry).encode()))
    assert language.catalogue.ngettext("para.", "paras.", 2) == "par."
    assert language.catalogue.gettext("Summary") == "Résumé"


@pytest.mark.parametrize(
    ("label", "translation", "right"),
    [
        ("for %(country)s", "pour %(country)s", True),
        ("for %(country)s", "(%(country)s) pour %(country)s", True),
        ("for %(country)s", "pour lui", False),
        ("for %(country)s", "pour %(pays)s", False),
        ("for %(country)s", "pour %(country)", False),
        ("for %(country)s", "50 % pour %(country)s", False),
        ("for %(country)s", "50 %% pour %(country)s", True),
        ("for all", "pour %(country)s", False),
        ("for all", "pour tous", True),
    ],
)
def test_placeholders_are_those_of_the_label(
    tmp_path: Path, label: str, translation: str, right: bool
) -> None:
    text = f'{CATALOGUE}\nmsgid "{label}"\nmsgstr "{translation}"\n'
    sources = catalogue(tmp_path, "fr", text.encode())
    if right:
        said = load_language("fr", sources).catalogue.gettext(label)
        assert said.replace("\u202f", " ") == translation
    else:
        with pytest.raises(TemplateError, match=r"fr\.po:9: the placeholders in “"):
            load_language("fr", sources)


def test_a_broken_catalogue(tmp_path: Path) -> None:
    folder = tmp_path / "templates/shared/locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text("nonsense\n", "utf-8")
    with pytest.raises(TemplateError, match=r"fr\.po: not a gettext catalogue"):
        load_language("fr", Sources(tmp_path))


RUSSIAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 ||"
" n%100>=20) ? 1 : 2);\\n"

msgid "%(n)s vessel"
msgid_plural "%(n)s vessels"
msgstr[0] "%(n)s судно"
msgstr[1] "%(n)s судна"
msgstr[2] "%(n)s судов"
"""


def catalogue(folder: Path, tag: str, content: bytes) -> Sources:
    path = folder / f"templates/shared/locale/{tag}.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return Sources(folder)


def test_plurals_follow_the_rule_of_the_catalogue(tmp_path: Path) -> None:
    language = load_language("ru", catalogue(tmp_path, "ru", RUSSIAN.encode()))
    said = [language.catalogue.ngettext("%(n)s vessel", "%(n)s vessels", n) for n in (1, 3, 5, 21)]
    assert said == ["%(n)s судно", "%(n)s судна", "%(n)s судов", "%(n)s судно"]


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; charset=klingon",
        "Content-Type: text/plain; charset=rot13",
        "Content-Type: text/plain; charset=ascii",
        "PO-Revision-Date: yesterday",
        "POT-Creation-Date: 2025-99-99 99:99+9999",
        "Language: xx_YY_ZZ!",
        "Plural-Forms: nonsense",
        "Plural-Forms: nplurals=many; plural=n;",
        "Plural-Forms: nplurals=2; plural=evil(n);",
        "Plural-Forms: nplurals=2; plural=n/0;",
        "Plural-Forms: nplurals=2; plural=n;",
    ],
)
def test_a_catalogue_with_a_wrong_header(tmp_path: Path, header: str) -> None:
    content = f'msgid ""\nmsgstr "{header}\\n"\n\nmsgid "Vessel"\nmsgstr "Судно"\n'
    sources = catalogue(tmp_path, "ru", content.encode())
    with pytest.raises(TemplateError, match=r"ru\.po: not a gettext catalogue"):
        load_language("ru", sources)
