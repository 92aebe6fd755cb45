"""Ways in which a Word template could deceive the reader of its files: each ends with an error.

Each attack changes the shipped fact-sheet by its markup; harmless edits of the same kind pass. They
meet the command as a user gives it, in one project where each is a product of its own.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from conftest import REPOSITORY, RunDocgen
from docgen.errors import FidelityError
from fidelity.word_changes import (
    CALIBRI,
    CAMBRIA,
    CELL,
    DOCUMENT,
    FACE,
    OURS,
    QUOTED,
    Change,
    added,
    around,
    field,
    ours,
    paragraph,
    printing,
    quote,
    style,
    swap,
)
from hostile.packed import packed, unpacked

TEMPLATE = REPOSITORY / "templates/factsheet/factsheet.docx"

ATTACKS: dict[str, tuple[Change, str]] = {
    "hidden": (quote("<w:vanish/>"), "has text hidden"),
    "hidden by a style": (style("Declaration Quote", rPr="<w:vanish/>"), "has text hidden"),
    "hidden by a style of ours": (style("Item", rPr="<w:vanish/>"), "has text hidden"),
    "hidden end of a paragraph": (paragraph("<w:rPr><w:vanish/></w:rPr>"), "hides the end"),
    "hidden in some views": (quote("<w:webHidden/>"), "hidden in some views"),
    "white": (quote('<w:color w:val="FFFFFF"/>'), "1.0 : 1"),
    "white by the theme": (
        quote('<w:color w:val="000000" w:themeColor="background1"/>'),
        "1.0 : 1",
    ),
    "pale by a style": (style("Declaration", rPr='<w:color w:val="AAAAAA"/>'), "2.3 : 1"),
    "ours in white": (ours('<w:color w:val="FEFEFE"/>'), "1.0 : 1"),
    "black on black": (quote('<w:shd w:val="clear" w:fill="1B1D22"/>'), "1.0 : 1"),
    "black on a black pattern": (
        quote('<w:shd w:val="solid" w:color="1B1D22" w:fill="FFFFFF"/>'),
        "1.0 : 1",
    ),
    "marked in its colour": (
        quote('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'),
        "1.0 : 1",
    ),
    "on a dark paragraph": (
        style("Declaration Quote", pPr='<w:shd w:val="clear" w:fill="1B1D22"/>'),
        "1.0 : 1",
    ),
    "embossed": (quote("<w:emboss/>"), "embossed or engraved"),
    "engraved by a style of ours": (style("Item", rPr="<w:imprint/>"), "embossed or engraved"),
    "tiny": (quote('<w:sz w:val="2"/>'), "set in 1 pt"),
    "tiny by a style": (style("Declaration Quote", rPr='<w:sz w:val="6"/>'), "set in 3 pt"),
    "narrow": (quote('<w:w w:val="1"/>'), "squeezed to 1 %"),
    "one over another": (quote('<w:spacing w:val="-200"/>'), "whose letters overlap"),
    "letters apart": (quote('<w:spacing w:val="1400"/>'), "whose letters stand apart"),
    "in capitals": (quote("<w:caps/>"), "in capitals, which are not its own"),
    "in small capitals": (
        style("Declaration", rPr="<w:smallCaps/>"),
        "in capitals, which are not its own",
    ),
    "lines in one another": (
        paragraph('<w:spacing w:line="60" w:lineRule="auto"/>'),
        "in lines 0.25 times as high",
    ),
    "the number of a note behind": (
        around("", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        "the number of a note beside words",
    ),
    "the number of a note before": (
        around('<w:r><w:endnoteReference w:id="2"/></w:r>', ""),
        "the number of a note beside words",
    ),
    "turned in a cell": (
        added(
            CELL.format(row="", cell='<w:textDirection w:val="btLr"/>').replace(
                "<w:p>", '<w:p><w:pPr><w:pStyle w:val="DeclarationQuote"/></w:pPr>'
            )
        ),
        "turned by 90°",
    ),
    "raised": (quote('<w:position w:val="400"/>'), "out of its line"),
    "struck out": (quote("<w:strike/>"), "of the declaration struck out"),
    "cut by its lines": (
        paragraph('<w:spacing w:line="20" w:lineRule="exact"/>'),
        "in lines 1 pt high",
    ),
    "off the page": (paragraph('<w:ind w:left="-20000"/>'), "off the page"),
    "numbered": (
        paragraph('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
        "numbered as a list",
    ),
    "row of fixed height": (
        added(CELL.format(row='<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>', cell="")),
        "a row of fixed height",
    ),
    "covered cell": (added(CELL.format(row="", cell="<w:vMerge/>")), "covered by another"),
    "hidden row": (
        added(CELL.format(row="<w:trPr><w:hidden/></w:trPr>", cell="")),
        "holds a hidden row",
    ),
    "ours in the face": (ours(CAMBRIA), "of ours in the font of the declaration"),
    "ours in the face by a style": (
        style("Item", rPr=CAMBRIA),
        "of ours in the font of the declaration",
    ),
    "all in one face": (style("Declaration", rPr=CALIBRI), "in the font of the declaration"),
    "quotation in our face": (quote(CALIBRI), "in another font than the style 'Declaration'"),
    "ours in the style": (
        swap(
            DOCUMENT,
            f'<w:pStyle w:val="Item"/></w:pPr><w:r>{OURS}',
            f'<w:pStyle w:val="DeclarationQuote"/></w:pPr><w:r>{OURS}',
        ),
        "quotes “",
    ),
    "the declaration's as ours": (
        swap(DOCUMENT, '<w:pStyle w:val="DeclarationQuote"/>', '<w:pStyle w:val="Normal"/>'),
        "does not mark them as such",
    ),
    "changed": (
        swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote | upper }}")),
        "quotes “",
    ),
    "cut": (swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote[:20] }}")), "quotes “"),
    "text box": (
        around(
            '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>', ""
        ),
        "holds a drawn shape",
    ),
    "frame": (paragraph('<w:framePr w:w="10" w:x="-9000"/>'), "holds a text frame"),
    "tracked deletion": (
        around(
            '<w:del w:id="1" w:author="A. Clerk"><w:r><w:delText>Not so</w:delText></w:r></w:del>',
            "",
        ),
        "holds a tracked deletion by A. Clerk, in “Not so",
    ),
    "tracked insertion": (
        around('<w:ins w:id="1" w:author="A. Clerk">', "</w:ins>"),
        "holds a tracked insertion by A. Clerk",
    ),
    "comment": (around('<w:commentRangeStart w:id="0"/>', ""), "holds a comment, in “"),
    "read the other way round": (around('<w:bdo w:val="rtl">', "</w:bdo>"), "'bdo'"),
    "field that is replaced": (added(field("QUOTE", "x")), "holds a field QUOTE"),
    "field that reads": (added(field("INCLUDETEXT x")), "holds a field INCLUDETEXT"),
    "text in a number": (added(field("PAGE", "Words of ours")), "in a field PAGE"),
    "text in the code": (
        added(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>Words</w:t></w:r></w:p>'
        ),
        "in the code of a field",
    ),
    "link by a field": (added(field('HYPERLINK "file:///x"', "x")), "links to 'file:///x'"),
    "taken from elsewhere": (
        around(
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"
        ),
        "holds a value taken from another part",
    ),
    "in another column": (paragraph('<w:ind w:left="7000"/>'), "indented out of its column"),
    "out of a cell": (
        added(
            CELL.format(row="", cell='<w:tcW w:w="3000" w:type="dxa"/>').replace(
                "<w:p>", '<w:p><w:pPr><w:ind w:left="2900"/></w:pPr>'
            )
        ),
        "indented out of its cell",
    ),
    "narrow columns": (swap(DOCUMENT, '<w:cols w:num="2"', '<w:cols w:num="20"'), "too narrow"),
    "from the right": (paragraph("<w:bidi/>"), "of the declaration from right to left"),
    "letters from the right": (
        style("Declaration Quote", rPr="<w:rtl/>"),
        "of the declaration from right to left",
    ),
    "changed by a macro": (
        printing("{% macro said(words) %}{{ words | upper }}{% endmacro %}{{ said(each.quote) }}"),
        "quotes “",
    ),
    "changed by a filter": (
        printing("{% filter replace('e', 'a') %}{{ each.quote }}{% endfilter %}"),
        "quotes “",
    ),
    "words left out": (
        printing("{% for word in each.quote.split()[1:] %}{{ word }} {% endfor %}"),
        "quotes “",
    ),
    "a word before": (printing("not {{ each.quote }}"), "quotes “"),
    "a word by a condition": (
        printing("{{ each.quote }}{% if each.quote %} provisionally{% endif %}"),
        "quotes “",
    ),
    "the words of another": (printing("{{ view.passages[0].blocks[0] }}"), "quotes “"),
    "the number of another": (
        swap(DOCUMENT, "{{ [each.ref] | paragraphs }}", "{{ ['3'] | paragraphs }}"),
        "as of paragraph 3",
    ),
    "no such number": (
        swap(DOCUMENT, "{{ [each.ref] | paragraphs }}", "{{ ['99'] | paragraphs }}"),
        "cites paragraph 99, which does not exist",
    ),
    "no page": (
        swap(DOCUMENT, 'w:left="1134"', 'w:left="10500"'),
        "a page or column too narrow",
    ),
}
HARMLESS: dict[str, Change] = {
    "nothing": lambda _: None,
    "colour": style("Declaration", rPr='<w:color w:val="003300"/>'),
    "colour of ours": style("Item", rPr='<w:color w:val="808080"/>'),
    "white on dark": style(
        "Declaration Quote",
        pPr='<w:shd w:val="clear" w:fill="1B1D22"/>',
        rPr='<w:color w:val="FFFFFF"/>',
    ),
    "size": style("Declaration Quote", rPr='<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "small": style("Declaration Quote", rPr='<w:sz w:val="14"/>'),
    "spacing": style("Declaration Quote", pPr='<w:spacing w:before="400" w:line="400"/>'),
    "indent": style("Declaration Quote", pPr='<w:ind w:left="2000" w:right="300"/>'),
    "another face": style("Declaration", rPr=FACE.format("Georgia")),
    "bold and italics": quote("<w:b/><w:i/>"),
    "several together": swap(DOCUMENT, QUOTED, QUOTED.replace("quote }}", "quote | trim }}")),
    "capitals of ours": style("Item", rPr="<w:caps/>"),
    "letters a little apart": quote('<w:spacing w:val="40"/>'),
    "lines near one another": paragraph('<w:spacing w:line="200" w:lineRule="auto"/>'),
    "ours turned in a cell": added(CELL.format(row="", cell='<w:textDirection w:val="btLr"/>')),
    "page field": added(field("PAGE")),
    "spelling marks": around('<w:proofErr w:type="spellStart"/>', ""),
}


def meet(root: Path, changes: Iterable[Change]) -> None:
    """Make a product of each change: the shipped fact-sheet, changed."""
    shutil.copytree(REPOSITORY / "templates/shared", root / "templates/shared", dirs_exist_ok=True)
    settings = '[build]\nlanguages = ["en"]\n'
    for number, change in enumerate(changes):
        parts = unpacked(TEMPLATE.read_bytes())
        change(parts)
        folder = root / f"templates/sheet{number}"
        folder.mkdir()
        (folder / f"sheet{number}.docx").write_bytes(packed(parts))
        settings += f'[products.sheet{number}]\nformats = ["docx"]\nvariants = ["sector"]\n'
    (root / "docgen.toml").write_text(settings)


def test_each_attack_ends_with_an_error_that_names_template_and_document(
    mini: Path, docgen: RunDocgen
) -> None:
    meet(mini, [change for change, _ in ATTACKS.values()])
    done = docgen("build", "--project", mini, "--sector", "energy", "-j1")
    assert done.code == FidelityError.exit_code, done
    for number, (name, (_, said)) in enumerate(ATTACKS.items()):
        path = f"demo/en/demo-sheet{number}-energy.docx"
        told = done.err.partition(f"failed: {path}\n")[2].partition("failed: ")[0]
        assert f"templates/sheet{number}/sheet{number}.docx: " in told, name
        assert said in " ".join(told.split()), f"{name}: {told}"
        assert not (mini / "build" / path).exists()


def test_harmless_edits_pass(mini: Path, docgen: RunDocgen) -> None:
    meet(mini, HARMLESS.values())
    done = docgen("build", "--project", mini, "--sector", "energy", "-j1")
    assert done.code == 0, done.err
