"""For which languages the libraries have patterns of hyphenation, as ``docs/languages.md`` says."""

from io import BytesIO

import pypdfium2
import pyphen
import pytest
import typst

# A long word of each, what Pyphen has for it (WeasyPrint), and whether Typst parts it.
WORDS = {
    "en": ("internationalisation", "en", True),
    "it": ("internazionalizzazione", "it", True),
    "fr": ("internationalisation", "fr", True),
    "ru": ("международного", "ru", True),
    "kk": ("ынтымақтастығымыз", None, False),
    "ky": ("кызматташтыгыбыздын", None, False),
    "tg": ("байналмилалӣ", None, False),
    "tk": ("hyzmatdaşlygymyzyň", None, True),
    "uz": ("hamkorligimizning", None, False),
    "ar": ("الاستقلالية", None, False),
    "fa": ("همکاری‌هایمان", None, False),
    "az": ("əməkdaşlığımızın", None, False),
    "tr": ("uluslararasılaştırma", None, True),
    "sr": ("међународној", "sr", True),
    "sr-Latn": ("međunarodnoj", "sr_Latn", False),
}


@pytest.mark.parametrize("tag", WORDS)
def test_patterns(tag: str) -> None:
    word, pattern, parted = WORDS[tag]
    assert pyphen.language_fallback(tag) == pattern
    language, _, script = tag.partition("-")
    source = f'#set page(width: 12mm, height: 60mm, margin: 1mm)\n#set text(lang: "{language}"'
    source += f', script: "{script.lower()}"' if script else ""
    page = typst.compile(f"{source}, hyphenate: true)\n{word}".encode(), ignore_system_fonts=True)
    text = pypdfium2.PdfDocument(BytesIO(page))[0].get_textpage().get_text_range()
    assert ("\ufffe" in text) is parted
