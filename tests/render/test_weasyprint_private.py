"""What docgen relies on and WeasyPrint does not promise: each test names one such thing."""

import inspect
import logging
import subprocess
import sys
from typing import Any

import pytest
from fontTools.fontBuilder import addFvar
from fontTools.ttLib import TTFont
from weasyprint.pdf import fonts as weasyprint_fonts

from conftest import REPOSITORY
from docgen.render import weasyprint_private as private
from docgen.render.weasyprint_private import HTML, Fonts, LogMessage

FONT = REPOSITORY / "templates/shared/fonts/SourceSans3_400Regular.ttf"
PAGE = f"""<html lang=en><style>@font-face {{ font-family: F; src: url({FONT.as_uri()}) }}
p {{ font: 20px F; width: 4em; hyphens: auto; hyphenate-character: "\\2D7" }}</style><p>"""


class FileFetcher(private.URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Remembers the fonts that it fetches, as docgen's own does."""

    fonts: dict[str, bytes] = {FONT.as_uri(): b"the font"}  # noqa: RUF012


def laid_out(body: str, fonts: Fonts | None = None) -> Any:
    return HTML(string=PAGE + body, url_fetcher=FileFetcher()).render(font_config=fonts or Fonts())


def test_fontconfig_file_is_in_force() -> None:
    document = laid_out("<span style='font-family: serif'>x")
    document.write_pdf()
    assert {font.family for font in document.fonts.values()} == {"F"}


def test_native_libraries_are_found_without_a_search() -> None:
    """A search runs ``ldconfig``, ``gcc`` and ``ld``; Python tells an audit hook of each."""
    script = (
        "import sys\n"
        "sys.addaudithook(lambda event, _: event != 'subprocess.Popen' or sys.exit(event))\n"
        "from docgen.render import weasyprint_private\n"
        "from weasyprint.text.ffi import harfbuzz_subset, pango\n"
        "assert harfbuzz_subset and pango\n"
        "print('loaded')\n"
        "from ctypes.util import find_library\n"
        "find_library('c')\n"  # others may search as ever
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("loaded\n", "subprocess.Popen\n")


def test_what_is_seldom_needed_is_imported_when_it_is() -> None:
    script = (
        "import sys\n"
        "from docgen.render import weasyprint_private\n"
        "seldom = {'fontTools.subset', 'fontTools.varLib'}\n"
        "assert not seldom & {*sys.modules}\n"
        "from weasyprint.pdf import fonts\n"
        "assert fonts.subset.Options(retain_gids=True).retain_gids\n"
        "from fontTools import subset\n"
        "assert type(fonts.subset.Subsetter()) is subset.Subsetter\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_variable_font_can_be_made_static() -> None:
    font = TTFont(FONT)
    addFvar(font, [("wght", 200, 400, 900, "Weight")], [])
    static = weasyprint_fonts.instantiateVariableFont(font, {"wght": 400}, static=True)
    assert "fvar" not in static


def test_fonts_are_cut_down_without_harfbuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(laid_out("only these letters").write_pdf())
    monkeypatch.setattr(weasyprint_fonts, "harfbuzz_subset", None)
    without = laid_out("only these letters").write_pdf()
    assert len(without) < 2 * size < FONT.stat().st_size


def test_page_box_has_margin_boxes() -> None:
    rules = "<style>@page :first { @top-left { content: 'x' } } p { break-before: page }</style>"
    document = laid_out(f"{rules}<p>one<p>two")
    assert private.margin_boxes(document) == {"@top-left"}
    assert private.margin_boxes(laid_out("one")) == set()


def test_page_box_has_line_boxes() -> None:
    assert private.count_lines(laid_out("one<br>two<br>three").pages[0]) == 3


def test_rdf_metadata_ends_as_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    metadata = private.AccessibleMetadata(title="T")
    assert b"pdfuaid:part" in metadata.generate_rdf_metadata("a", 2, "A")
    parent = private.DocumentMetadata
    monkeypatch.setattr(parent, "generate_rdf_metadata", lambda *_: b"<rdf:RDF />")
    with pytest.raises(RuntimeError, match="another way"):
        metadata.generate_rdf_metadata("a", 2, "A")


def test_character_maps_are_streams_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid_out("cooperation")
    found: list[list[bytes]] = []

    def keep(document: Any, pdf: Any) -> None:
        private.map_soft_hyphens(document, pdf)
        streams = [each.stream for each in pdf.objects if hasattr(each, "stream")]
        found.extend(each for each in streams if b"begincmap" in each)

    document.write_pdf(finisher=keep)
    (lines,) = found
    assert any(line.endswith(b"> <00ad>") for line in lines)
    monkeypatch.setattr(private, "Stream", type("Stream", (), {}))
    with pytest.raises(RuntimeError, match="another way"):
        document.write_pdf(finisher=private.map_soft_hyphens)


def test_font_map_is_asked_for_and_add_font_face_is_given_the_rule() -> None:
    with pytest.raises(ValueError, match="no font, since no stylesheet"):
        HTML(string="<p>x").render(font_config=Fonts())
    rule = inspect.signature(private.FontConfiguration.add_font_face).parameters
    assert list(rule) == ["self", "rule_descriptors", "url_fetcher"]


def test_log_messages_tell_a_place_and_what_the_page_names() -> None:
    found: list[LogMessage] = []
    with private.log_messages(found.append):
        laid_out("<link rel=stylesheet href='file:///none.css'>")
        laid_out("<style>\np { colour: red }</style>")
        logging.getLogger("weasyprint").info("not a mistake")
    missing, unknown = found
    assert missing.of_page
    assert not unknown.of_page
    assert unknown.line == 2
    assert " at " not in unknown.text
