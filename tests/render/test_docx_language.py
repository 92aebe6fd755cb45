"""The languages of a Word file, as Word reads them: by run, styles and defaults."""

from pathlib import Path

import pytest

from docgen.render.docx_language import word_language
from scripts import ARABIC, CHINESE, LATIN, Script
from word_languages import letters, summary


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        *(("en", "en-GB"), ("en-US", "en-US"), ("fr", "fr-FR"), ("it", "it-IT"), ("ru", "ru-RU")),
        *(
            ("kk", "kk-KZ"),
            ("ky", "ky-KG"),
            ("tk", "tk-TM"),
            ("pt-BR", "pt-BR"),
            ("ru-UZ", "ru-UZ"),
        ),
        # named with their script by Windows (MS-LCID, 2.2): 0x0428, 0x0443, 0x0843, 0x241A, 0x281A
        *(("tg", "tg-Cyrl-TJ"), ("uz", "uz-Latn-UZ"), ("uz-Cyrl", "uz-Cyrl-UZ")),
        *(("sr-Latn", "sr-Latn-RS"), ("sr", "sr-Cyrl-RS"), ("sr-ME", "sr-Latn-ME")),
        *(("kk-Latn", "kk-Latn-KZ"), ("kk-Cyrl", "kk-KZ")),
        *(("zh", "zh-CN"), ("zh-Hant", "zh-TW"), ("ja", "ja-JP"), ("ar", "ar-EG"), ("fa", "fa-IR")),
    ],
)
def test_names_that_word_knows(tag: str, name: str) -> None:
    assert word_language(tag) == name


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (LATIN._replace(language="sr-Latn"), {"val": "sr-Latn-RS"}),
        (ARABIC, {"val": "ar-EG", "bidi": "ar-EG"}),
        (CHINESE, {"val": "zh-CN", "eastAsia": "zh-CN"}),
    ],
    ids=["Latin", "Arabic", "Chinese"],
)
def test_quotations_are_in_the_language_of_the_text(
    script: Script, expected: dict[str, str], tmp_path: Path
) -> None:
    job, found = summary(tmp_path, script)
    quoted = [each for each in found if each.style.startswith("Declaration")]
    assert quoted
    for each in quoted:
        assert {name: each.language.get(name) for name in expected} == expected
    theirs = letters(job.view.head.title)  # which is in the language of the text, in ours words
    for each in found:
        if each not in quoted and letters(each.text) not in theirs:
            assert each.language["val"] == "en-GB"


def test_words_of_ours_are_in_the_language_that_they_are_written_in(tmp_path: Path) -> None:
    """Labels in Italian, the desk's words in English, the title and quotations in Serbian."""
    job, found = summary(tmp_path, LATIN._replace(language="sr-Latn"), "it")
    said: dict[str, str] = {}
    for each in found:
        if not each.style.startswith("Declaration"):
            name = each.language["val"]
            said[name] = said.get(name, "") + letters(each.text)
    foreign = {words: word_language(tag) for words, tag in job.view.foreign.items()}
    assert set(said) == {"it-IT", *foreign.values()}
    for words, name in sorted(foreign.items(), key=lambda each: -len(each[0])):
        assert len(words) < 12 or letters(words) not in said["it-IT"]
        said[name] = said[name].replace(letters(words), "")
    del said["it-IT"]
    shortened = said.pop("sr-Latn-RS")  # the title, at the head of the page
    assert shortened in letters(job.view.head.title)
    assert not any(said.values()), said
