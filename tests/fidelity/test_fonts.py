"""Fonts that are not docgen's: whether their glyphs are the letters that they stand for."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from conftest import REPOSITORY, RunDocgen
from docgen.fidelity.glyphs import is_shipped
from docgen.fidelity.letterforms import look_alike, wrong_letters

FONTS = REPOSITORY / "templates/shared/fonts"
SERIF, SANS = FONTS / "SourceSerif4_400Regular.ttf", FONTS / "SourceSans3_400Regular.ttf"
Change = Callable[[Any, dict[int, str]], None]


def changed(path: Path, *changes: Change) -> bytes:
    """A font with each of its character maps changed, and the font itself."""
    font = TTFont(path)
    for one in {id(table.cmap): table.cmap for table in font["cmap"].tables}.values():
        for change in changes:
            change(font, one)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def exchange(one: str, other: str) -> Change:
    def change(_: Any, characters: dict[int, str]) -> None:
        a, b = ord(one), ord(other)
        characters[a], characters[b] = characters[b], characters[a]

    return change


def double(one: str, other: str) -> Change:
    def change(_: Any, characters: dict[int, str]) -> None:
        characters[ord(one)] = characters[ord(other)]

    return change


def without_names(font: Any, _: dict[int, str]) -> None:
    font["post"].formatType = 3.0


def renamed(font: Any, _: dict[int, str]) -> None:
    for record in font["name"].names:
        record.string = "Another"


def test_those_that_docgen_ships_are_known() -> None:
    for path in FONTS.glob("*.ttf"):
        assert is_shipped(path.read_bytes())
        assert wrong_letters(path.read_bytes()) == ""


@pytest.mark.parametrize("pair", ["ae", "no", "bd", "pq", "17", "hn", "ST"])
def test_letters_that_changed_places(pair: str) -> None:
    told = wrong_letters(changed(SERIF, exchange(*pair)))
    assert f"“{min(pair)}”" in told
    assert f"“{max(pair)}”" in told
    assert wrong_letters(changed(SANS, exchange(*pair), without_names))


def test_one_letter_drawn_as_another() -> None:
    assert "as the same" in wrong_letters(changed(SERIF, double("a", "o"), without_names))


def test_a_name_that_says_another_letter() -> None:
    assert "that its name gives as “e” for “c”" in wrong_letters(changed(SANS, double("c", "e")))


def test_faces_that_look_alike() -> None:
    serif, sans = SERIF.read_bytes(), SANS.read_bytes()
    assert look_alike(serif, (FONTS / "SourceSerif4_600SemiBold.ttf").read_bytes())
    assert look_alike(serif, changed(SERIF, renamed))
    assert not look_alike(serif, sans)


@pytest.mark.usefixtures("in_process")
def test_a_font_that_lies_gives_no_document(mini: Path, docgen: RunDocgen) -> None:
    (mini / "templates/shared/fonts/House.ttf").write_bytes(changed(SERIF, exchange("n", "o")))
    css = mini / "templates/shared/base.css"
    css.write_text(css.read_text().replace("SourceSerif4_400Regular", "House"))
    done = docgen("build", "--project", mini, "--sector", "fish", "--format", "pdf", "-j1")
    assert done.code == 5
    assert "the font of the family 'Declaration' draws “n” as if it were “o”" in done.err


@pytest.mark.usefixtures("in_process")
def test_another_font_is_named(mini: Path, docgen: RunDocgen) -> None:
    (mini / "templates/shared/fonts/House.ttf").write_bytes(changed(SERIF, renamed))
    css = mini / "templates/shared/base.css"
    css.write_text(css.read_text().replace("SourceSerif4_400Regular", "House"))
    done = docgen("check", "--project", mini)
    assert done.code == 0, done.err
    assert "templates/shared/fonts/House.ttf: not one of docgen's own fonts" in done.out + done.err
    done = docgen("build", "--project", mini, "--sector", "fish", "--format", "pdf", "-j1")
    assert done.code == 0, done.err
    assert "templates/shared/fonts/House.ttf" in (mini / "build/manifest.json").read_text()
