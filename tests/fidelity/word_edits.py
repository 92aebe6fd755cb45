"""Random edits of a Word template, as a person or a program could make them, by their kind.

- ``word``: the declaration's words come out otherwise, or ours as the declaration's
- ``markup``: text is where nobody sees it, or where Word replaces, tracks or moves it
- ``fine``: nothing that a reader would mind
- ``colour``, ``size``, ``spacing``: of a style or a run, by any amount
- ``other``: a property of any other kind
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree

from contrast import contrast, from_hex
from docgen.openxml import W
from fidelity.word_runs import (
    QUOTED,
    parsed,
    properties,
    replace,
    runs_of,
    set_property,
    source,
    style_id,
    style_of,
)
from hostile.packed import packed, unpacked

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
LOOKS = ("colour", "size", "spacing")
_W = f"{{{W}}}"
_FILTERS = ("upper", "reverse", "replace('the ', '')", "replace('e', 'a')", "truncate(12)", "title")
_CODES = ("IF 1 = 1", "QUOTE", "DATE", "INCLUDETEXT a.docx", "MACROBUTTON x", "REF x", "PAGE")
_SHAPE = "urn:schemas-microsoft-com:vml"
_COVERED = '<w:tcPr><w:tcW w:w="9000" w:type="dxa"/>{}</w:tcPr>'
_TABLE = (
    '<w:tbl><w:tblPr>{of_table}</w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    "<w:tr><w:trPr>{of_row}</w:trPr><w:tc>" + _COVERED.format("{of_cell}") + "{p}</w:tc></w:tr>"
    "</w:tbl>"
)


class Edit(NamedTuple):
    """An edited template: ``said`` tells what was done to it."""

    kind: str
    said: str
    content: bytes


Change = Callable[[random.Random, Any, Any], str]  # of document and styles; tells what it did


def edits(template: bytes, chance: random.Random, kinds: list[str]) -> Iterator[Edit]:
    """A random edit of each of ``kinds``."""
    for kind in kinds:
        parts = unpacked(template)
        document, styles = (etree.fromstring(parts[name]) for name in (DOCUMENT, STYLES))
        said = _CHANGES.get(kind, _look(kind))(chance, document, styles)
        parts[DOCUMENT], parts[STYLES] = etree.tostring(document), etree.tostring(styles)
        yield Edit(kind, said, packed(parts))


def _word(chance: random.Random, document: Any, _styles: Any) -> str:
    run = chance.choice(list(runs_of(document, quoted=True)))
    text = run.find(f"{_W}t")
    name = text.text.strip("{} ")
    other = chance.choice([each for each in QUOTED if each != name])
    changed = chance.choice(_FILTERS)
    word = chance.choice(["not", "never", "refused", "provisionally"])
    says: list[str] = [
        f"{{{{ {name} | {changed} }}}}",
        f"{{{{ {name}[3:] }}}}",
        f"{{{{ {name}[:-4] }}}}",
        f"{word} {{{{ {name} }}}}",
        f"{{{{ {name} }}}} {word}",
        f"{{{{ {name} ~ ' {word}' }}}}",
        f"{{% if true %}}{word} {{% endif %}}{{{{ {name} }}}}",
        f"{{% filter {changed} %}}{{{{ {name} }}}}{{% endfilter %}}",
        f"{{% set other = {name} | {changed} %}}{{{{ other }}}}",
        f"{{% macro q(words) %}}{{{{ words | {changed} }}}}{{% endmacro %}}{{{{ q({name}) }}}}",
        f"{{% for word in {name}.split()[1:] %}}{{{{ word }}}} {{% endfor %}}",
        f"{{{{ {other} | default('{word}') }}}}",
        "{{ view.head.title }}",
        "{{ each.summary or each.what }}",
    ]
    if chance.random() < 0.2:  # the words as they are, in a style of ours, or ours in theirs
        style = run.getparent().find(f"{_W}pPr/{_W}pStyle")
        style.set(f"{_W}val", chance.choice(["Source", "Normal", "Subtitle"]))
        return f"{text.text} in the style {style.get(f'{_W}val')}"
    text.text = chance.choice(says)
    return str(text.text)


def _markup(chance: random.Random, document: Any, styles: Any) -> str:
    run = chance.choice(list(runs_of(document, quoted=chance.random() < 0.5)))
    kind = chance.choice(["around", "within", "paragraph", "property", "table", "style"])
    match kind:
        case "around":
            markup = chance.choice(list(_around(chance)))
            replace(run, markup.format(r=source(run)))
        case "within":
            markup = chance.choice(["<w:annotationRef/>", "<w:pict/>", "<w:object/>", "<w:ruby/>"])
            run.extend(parsed(markup))
        case "paragraph":
            markup = chance.choice(
                (
                    '<w:framePr w:w="10" w:x="-9000"/>',
                    '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>',
                    "<w:rPr><w:vanish/></w:rPr>",
                    "<w:rPr><w:specVanish/></w:rPr>",
                    '<w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange>',
                )
            )
            properties(run.getparent(), "pPr").extend(parsed(markup))
        case "property":
            markup = chance.choice(
                (
                    *("<w:vanish/>", "<w:specVanish/>", '<w:sz w:val="1"/>'),
                    '<w:color w:val="000000" w:themeColor="background1"/>',
                    '<w:color w:val="3A3A3A"/><w:shd w:val="solid" w:color="333333"/>',
                )
            )
            set_property(properties(run, "rPr"), markup)
        case "table":
            holders = {"of_table": "", "of_row": "", "of_cell": ""}
            holder, markup = chance.choice(_HIDING)
            paragraph = run.getparent()
            table = _TABLE.format(**(holders | {holder: markup}), p=source(paragraph))
            replace(paragraph, table)
        case _:
            markup = "<w:vanish/>"
            set_property(properties(style_of(run, styles), "rPr"), markup)
    return f"{kind}: {markup} ({''.join(run.itertext())[:40]})"


_HIDING = (
    ("of_table", '<w:tblpPr w:tblpX="-20000"/>'),
    ("of_table", '<w:tblInd w:w="20000" w:type="dxa"/>'),
    ("of_row", "<w:hidden/>"),
    ("of_row", '<w:trHeight w:val="1" w:hRule="exact"/>'),
    ("of_row", '<w:del w:id="1" w:author="A"/>'),
    ("of_cell", "<w:vMerge/>"),
    ("of_cell", '<w:cellDel w:id="1" w:author="A"/>'),
)


def _around(chance: random.Random) -> Iterator[str]:
    """Markup around a run ``{r}``."""
    for name in ("ins", "del", "moveFrom", "moveTo"):
        yield f'<w:{name} w:id="1" w:author="A">{{r}}</w:{name}>'
    for name in ("smartTag", "customXml", "dir", "bdo", "ruby", "subDoc"):
        yield f"<w:{name}>{{r}}</w:{name}>"
    yield '<w:commentRangeStart w:id="0"/>{r}<w:commentRangeEnd w:id="0"/>'
    yield "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{r}</w:sdtContent></w:sdt>"
    for holder in ("pict", "object"):
        yield (
            f'<w:r><w:{holder}><v:shape xmlns:v="{_SHAPE}"><v:textbox><w:txbxContent><w:p>{{r}}'
            f"</w:p></w:txbxContent></v:textbox></v:shape></w:{holder}></w:r>"
        )
    code = chance.choice(_CODES)
    yield f'<w:fldSimple w:instr="{code}">{{r}}</w:fldSimple>'
    start, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{each}"/></w:r>' for each in ("begin", "separate", "end")
    )
    yield f"{start}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{{r}}{end}"
    yield f"{start}{{r}}{middle}{end}"
    yield '<w:hyperlink w:anchor="x"><w:del w:id="2" w:author="A">{r}</w:del></w:hyperlink>'


def _fine(chance: random.Random, document: Any, styles: Any) -> str:
    run = chance.choice(list(runs_of(document)))
    dark = next(each for each in iter(lambda: _colour(chance), "") if _on_white(each) > 5)
    looks = (
        f'<w:color w:val="{dark}"/>',
        f'<w:sz w:val="{chance.randrange(14, 34)}"/>',
        f'<w:spacing w:val="{chance.randrange(-3, 20)}"/>',
        f'<w:kern w:val="{chance.randrange(20, 40)}"/>',
        *("<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:lang w:val="en-GB"/>', "<w:noProof/>"),
        f'<w:position w:val="{chance.randrange(-4, 5)}"/>',
        f'<w:w w:val="{chance.randrange(80, 120)}"/>',
        '<w:vanish w:val="0"/>',
    )
    lines = (
        f'<w:spacing w:before="{chance.randrange(400)}" w:after="{chance.randrange(400)}"/>',
        f'<w:spacing w:line="{chance.randrange(220, 400)}" w:lineRule="auto"/>',
        _indent(chance, run),
        *("<w:keepNext/>", "<w:keepLines/>", '<w:widowControl w:val="0"/>', "<w:pageBreakBefore/>"),
        *('<w:jc w:val="both"/>', '<w:jc w:val="center"/>', "<w:suppressAutoHyphens/>"),
        '<w:shd w:val="clear" w:color="auto" w:fill="F4F4F4"/>',
    )
    kind = chance.choice(["run", "style", "lines", "lines of a style", "around", "split", "table"])
    match kind:
        case "run" | "style":
            markup = chance.choice(looks)
            owner = run if kind == "run" else style_of(run, styles)
            set_property(properties(owner, "rPr"), markup)
        case "around":
            markup = chance.choice(
                (
                    '<w:proofErr w:type="spellStart"/>{r}<w:proofErr w:type="spellEnd"/>',
                    '<w:bookmarkStart w:id="9" w:name="x"/>{r}<w:bookmarkEnd w:id="9"/>',
                    "<w:sdt><w:sdtPr/><w:sdtContent>{r}</w:sdtContent></w:sdt>",
                    '{r}<w:r w:rsidR="00AB12CD"><w:t></w:t></w:r>',
                )
            )
            replace(run, markup.format(r=source(run)))
        case "split":  # as Word does to text that was typed in two goes
            markup = "the tag in two runs"
            second = deepcopy(run)
            text = run.find(f"{_W}t")
            at = chance.randrange(1, len(text.text))
            second.find(f"{_W}t").text, text.text = text.text[at:], text.text[:at]
            run.addnext(second)
        case "table":
            markup = chance.choice(["<w:cantSplit/>", '<w:trHeight w:val="900"/>'])
            paragraph = run.getparent()
            holders = {"of_table": "", "of_row": markup, "of_cell": ""}
            replace(paragraph, _TABLE.format(**holders, p=source(paragraph)))
        case _:
            markup = chance.choice(lines)
            owner = run.getparent() if kind == "lines" else style_of(run, styles)
            set_property(properties(owner, "pPr"), markup)
    return f"{kind}: {markup} ({''.join(run.itertext())[:40]})"


def _look(kind: str) -> Change:
    def change(chance: random.Random, document: Any, styles: Any) -> str:
        run = chance.choice(list(runs_of(document, quoted=chance.random() < 0.5)))
        holder, markup = chance.choice([rest for of, *rest in _looks(chance, run) if of == kind])
        owner = run if holder == "rPr" else run.getparent()
        direct = chance.random() < 0.5
        set_property(properties(owner if direct else style_of(run, styles), holder), markup)
        where = "run" if direct else "style"
        return f"{where} {holder}: {markup} ({''.join(run.itertext())[:40]})"

    return change


def _looks(chance: random.Random, run: Any) -> Iterator[tuple[str, str, str]]:
    """A property of every sort with a random value: its kind, its holder, its markup."""
    pick = chance.choice
    colour = pick([_colour(chance), _colour(chance, least=160)])
    filled = f'<w:shd w:val="clear" w:fill="{_colour(chance)}"/>'
    yield "colour", "rPr", f'<w:color w:val="{colour}"/>'
    yield "colour", "rPr", f'<w:highlight w:val="{pick(["yellow", "black", "cyan", "darkBlue"])}"/>'
    yield "other", "rPr", filled  # its edges are beside the letters, so its contrast seems better
    yield "colour", "pPr", filled
    yield "size", "rPr", f'<w:sz w:val="{pick([1, 3, 6, 9, 11, 12, 13, 16, 20, 24, 32])}"/>'
    yield "spacing", "pPr", f'<w:spacing w:before="{chance.randrange(600)}"/>'
    yield "spacing", "pPr", f'<w:spacing w:line="{chance.randrange(200, 500)}" w:lineRule="auto"/>'
    yield "spacing", "pPr", _indent(chance, run)
    yield "spacing", "rPr", f'<w:spacing w:val="{chance.randrange(-4, 30)}"/>'
    yield "other", "rPr", f'<w:spacing w:val="{-chance.randrange(30, 300)}"/>'
    yield "other", "rPr", f'<w:w w:val="{pick([1, 20, 40, 200])}"/>'
    yield "other", "rPr", f'<w:position w:val="{pick([-900, -60, 20, 60, 900])}"/>'
    yield "other", "rPr", f'<w:vertAlign w:val="{pick(["superscript", "subscript"])}"/>'
    yield "other", "rPr", pick(["<w:caps/>", "<w:smallCaps/>", "<w:outline/>", "<w:emboss/>"])
    yield "other", "rPr", pick(["<w:vanish/>", "<w:rtl/>", "<w:cs/>"])
    yield "other", "rPr", pick(["<w:imprint/>", "<w:shadow/>", '<w:em w:val="dot"/>'])
    exact = f'w:line="{chance.randrange(1, 240)}" w:lineRule="exact"'
    yield "other", "pPr", f"<w:spacing {exact}/>"
    yield "other", "pPr", f'<w:ind w:left="{pick([-30000, -9000, 7000, 9000])}"/>'
    yield "other", "pPr", f'<w:ind w:firstLine="{pick([-9000, 6000, 12000])}"/>'
    yield "other", "pPr", f'<w:ind w:right="{pick([-20000, 5000, 9000])}"/>'
    yield "other", "pPr", f'<w:jc w:val="{pick(["right", "distribute", "center"])}"/>'
    yield "other", "pPr", pick(["<w:bidi/>", '<w:textDirection w:val="tbRl"/>', "<w:keepNext/>"])


_CHANGES: dict[str, Change] = {"word": _word, "markup": _markup, "fine": _fine}


def _indent(chance: random.Random, run: Any) -> str:
    """A moderate indent; cells of tables have less room."""
    in_cell = "Table" in style_id(run) or any(True for _ in run.iterancestors(f"{_W}tc"))
    left, right = (chance.randrange(most) for most in ((250, 150) if in_cell else (1700, 600)))
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="0"/>'


def _colour(chance: random.Random, least: int = 0) -> str:
    """Red, green and blue of at least ``least``."""
    return "".join(f"{chance.randrange(least, 256):02X}" for _ in range(3))


def _on_white(colour: str) -> float:
    return contrast(from_hex(colour), (1, 1, 1))
