"""Every letter of these languages is in each face, in all weights and styles."""

import unicodedata
from pathlib import Path

import jinja2
import pytest

from conftest import REPOSITORY
from docgen.fidelity.glyphs import characters

SHARED = REPOSITORY / "templates/shared"
# The alphabets in small letters, with those of loan words: what CLDR 48 calls exemplar characters,
# main and auxiliary. Of Kazakh in Latin letters it has none: the alphabet of 2021.
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "en": LATIN + "àáâãäåæçèéêëíîïñóôöøùúûüÿāēōœū",
    "it": LATIN + "àèéìòóùîªº",
    "fr": LATIN + "àâæçéèêëîïôœùûüÿ",
    "ru": CYRILLIC,
    "kk": CYRILLIC + "әғқңөұүһі",
    "kk-Latn": LATIN + "äğñöşüūı",
    "ky": CYRILLIC + "ңөү",
    "tg": CYRILLIC + "ғӣқӯҳҷ",
    "tk": LATIN + "äçňöşüýž",
    "uz": LATIN + "ʻʼ",
    "uz-Cyrl": CYRILLIC + "ўқғҳ",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "sr-Latn": LATIN + "čćđšž",
}
MARKS = "0123456789.,:;!?…()[]/&@#%*+=–—‐-'\"‘’‚“”„«»‹›§¶·•†‡°№€$′″\u00a0\u202f"


def faces() -> list[tuple[str, int, Path]]:
    """Those of the theme that have Latin letters."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(SHARED), autoescape=True)
    theme = environment.get_template("theme.html").module
    return [
        (family, weight, SHARED / file)
        for family, weight, file in (*theme.faces, *theme.italics)  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(
    "file", sorted({file for _, _, file in faces()}), ids=lambda file: file.stem
)
def test_a_face_has_every_letter(file: Path) -> None:
    drawn = characters(file.read_bytes())
    for language, letters in ALPHABETS.items():
        both = letters + letters.upper() + ("İ" if "ı" in letters else "") + MARKS
        missing = [each for each in both if ord(each) not in drawn]
        assert not missing, (language, [unicodedata.name(each) for each in missing])


def test_the_faces_are_those_that_ship() -> None:
    used = {file for _, _, file in faces()}
    assert {(family, weight) for family, weight, _ in faces()} >= {
        *(
            (family, weight)
            for family in ("Declaration", "Reference", "Desk")
            for weight in (400, 600)
        ),
        ("Desk", 700),
    }
    assert used == set((SHARED / "fonts").glob("Source*.ttf"))
