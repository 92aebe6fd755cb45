"""Pages by Typst: what is typed is printed, mistakes are told with their place."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from conftest import REPOSITORY, TESTS, MakeProject, budget, job_of, jobs_of
from docgen.errors import DocgenError, FidelityError, TemplateError
from docgen.fidelity.spans import bare
from docgen.job import Job, Rendered
from docgen.prepared import Unconfirmed
from docgen.render.document import Renderer
from docgen.sources import Sources
from reading import pdf_faces, pdf_quotations, pdf_text

pytestmark = pytest.mark.early

START = """{% import "macros.typ" as m with context %}
#set document(title: "T")
#set text(font: {{ m.faces | typeface("Desk") }}, size: 10pt)
"""
AT = START.count("\n") + 1  # the line on which what a test writes begins
QUOTE = "{{ m.quote(view.passages[0].blocks[0]) }} {{ m.ref([view.passages[0].ref]) }}"


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project("typst")


def render(root: Path, body: str, name: str = "is-fish/pdf") -> Rendered:
    """The document that has ``body`` for its page."""
    (root / "templates/note/note.typ").write_text(START + body, "utf-8")
    return Renderer(Sources(root)).render(job_of(root, name))


def text_of(document: Rendered, folder: Path) -> str:
    path = folder / "out.pdf"
    path.write_bytes(document.content)
    return pdf_text(path)


def test_a_note(project: Path, tmp_path: Path) -> None:
    document = Renderer(Sources(project)).render(job_of(project, "is-fish/pdf"))
    text = text_of(document, tmp_path)
    assert "Bergen, 29\u00a0February\u00a02024" in text or "Bergen, 29 February 2024" in text
    first, second = pdf_quotations(tmp_path / "out.pdf", face="SourceSerif4")
    assert first.startswith("Norway and Iceland agreed on “fair” quotas, where a < b & c.")
    assert second == "The Nordic States share their data by spring 2027."
    assert pdf_faces(tmp_path / "out.pdf") - {""} == {"SourceSans3", "SourceSerif4"}
    assert document.pages == 1
    assert "templates/note/note.typ" in document.reads
    assert {path for path in document.reads if path.endswith(".ttf") and document.reads[path]} == {
        "templates/shared/fonts/SourceSans3_400Regular.ttf",
        "templates/shared/fonts/SourceSerif4_400Regular.ttf",
    }


@pytest.mark.parametrize(
    ("text", "lines"), [("'a'", 2), ("'m' * 50", 6), ("'国' * 41", 6), ("'i' * 50", 2)]
)
def test_lines_are_estimated(text: str, lines: int, project: Path, tmp_path: Path) -> None:
    body = (
        "{% macro two(words) %}#text(red)[{{ words }}]\n\n#strong[{{ words }}]{% endmacro %}"
        f"{{% set found = two({text}) | lines(20) %}}"
        f"{{{{ 'Right' if found == {lines} else found }}}}"
        f"{{{{ 'Alone' if ({text}) | lines(20) * 2 == found }}}}"
    )
    assert text_of(render(project, body), tmp_path).split() == ["RightAlone"]


@pytest.mark.parametrize(
    ("usual", "tight", "pages"), [(50, 250, 1), (200, 50, 1), (200, 150, 2), (150, 250, 3)]
)
def test_what_takes_more_than_a_page_is_set_anew(
    usual: int, tight: int, pages: int, project: Path, tmp_path: Path
) -> None:
    body = (
        "#set page(height: 130mm)\n"
        f'#let height = if "tight" not in sys.inputs {{ {usual}mm }} else {{ {tight}mm }}\n'
        "Words\n#block(height: height, width: 100%)"
    )
    document = render(project, body)
    assert document.pages == pages
    assert text_of(document, tmp_path).split() == ["Words"]


@pytest.mark.parametrize(("usual", "tight", "pages"), [(90, 250, 2), (190, 90, 2), (90, 10, 2)])
def test_what_may_have_two_pages_is_set_anew_if_it_has_three(
    usual: int, tight: int, pages: int, project: Path
) -> None:
    body = (
        "#set page(height: 130mm)\n"
        f'#let height = if "tight" in sys.inputs {{ {tight}mm }} else {{ {usual}mm }}\n'
        "Words\n#block(height: 80mm)\n#block(height: height, width: 100%)"
    )
    assert render(project, body).pages == pages


def test_the_engine(project: Path) -> None:
    def made_by(engine: str | None) -> tuple[str, bool]:
        document = Renderer(Sources(project)).render(replace(job, engine=engine))
        with pypdfium2.PdfDocument(document.content) as pdf:
            return pdf.get_metadata_dict()["Creator"], "templates/note/note.html" in document.reads

    job = job_of(project, "is-fish/pdf")
    assert job.engine == "typst"
    assert made_by("typst") == ("Typst 0.15.1", False)
    assert made_by("weasyprint") == ("", True)
    assert made_by(None) == ("", True)
    (project / "templates/note/note.html").unlink()
    assert made_by(None) == ("Typst 0.15.1", True)  # it was looked for
    with pytest.raises(TemplateError, match=r"no template 'note\.html'"):
        made_by("weasyprint")


def test_the_engine_is_in_the_key(project: Path) -> None:
    settings = project / "docgen.toml"
    by_typst = job_of(project, "is-fish/pdf")
    settings.write_text(settings.read_text().replace('engine = "typst"', ""))
    either = job_of(project, "is-fish/pdf")
    assert either.engine is None
    assert either.key != by_typst.key
    assert either.view_digest == by_typst.view_digest


# Each place of a page where what is printed could be taken for markup or code.
PLACES = """= {{ view.head.title }}
{{ view.head.title }}

*{{ view.head.title }}* _{{ view.head.title }}_ a{{ view.head.title }}b

- {{ view.head.title }}
+ {{ view.head.title }}
/ {{ view.head.title }}: {{ view.head.title }}

#text({{ view.head.title | value }}) #box[{{ view.head.title }}] // {{ view.head.title }}
#table(columns: 2, table.header([a], [b]), [{{ view.head.title }}], [c])
"""
SIGNS = "#*_@$<>`~\\/-+='\"[](){}.,:;!?&%^|…–—“”‘’«» \u00a0"
WORDS = [
    *("// gone", "/* gone */", "--", "---", "...", "= H", "- item", "+ item", "1. item", "/ T: d"),
    *("#let x = 1", '#panic("x")', "$x^2$", "@label", "<label>", "`raw`", "```", "~", "\\u{41}"),
    *("https://example.org/a_b", "'quoted'", '"quoted"', "{{ 7 * 7 }}", "{% raw %}", "\\", "];"),
    *('"); #import "x.typ', "#docgen.at(0);", "#docgen-data.at(0);", "fi ffl", "a\u00a0b"),
]


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Job, Renderer]:
    root = tmp_path_factory.mktemp("placed") / "project"
    for folder in ("mini", "typst"):
        shutil.copytree(TESTS / "projects" / folder, root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates/shared/fonts", root / "templates/shared/fonts")
    (root / "templates/note/note.typ").write_text(START + PLACES, "utf-8")
    return job_of(root, "is-fish/pdf"), Renderer(Sources(root))


@settings(max_examples=budget(quick=40, full=400))
@given(st.lists(st.sampled_from([*SIGNS, *WORDS, "a", "B", "7", "é", "ʻ", "Қ"]), min_size=1))
def test_characters_typed_are_characters_printed(
    placed: tuple[Job, Renderer], pieces: list[str]
) -> None:
    title = f"x{''.join(pieces)}y"
    job, renderer = placed
    head = replace(job.view.head, title=title)
    document = renderer.render(replace(job, view=replace(job.view, head=head)))
    with pypdfium2.PdfDocument(document.content) as pdf:
        shown = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert bare(shown).count(bare(title)) == 12


MISTAKES = {
    "#undefined": "1: unknown variable: undefined",
    "a\n\n#f([x": "3: unclosed delimiter",
    "{{ view.hed }}": "1: 'hed' is undefined; did you mean 'head'?",
    "{{ view.head.title | valeu }}": "1: No filter named 'valeu'",
    "a\n{% set x %}b{% endset %}": "2: '{% set … %}' with an end: make it a macro, in Typst",
    "{% filter upper %}b{% endfilter %}": "1: '{% filter … %}': use the filter within braces, in",
    "{% autoescape false %}b{% endautoescape %}": "1: autoescape is always on",
    "{{ m.ref(['1']) ~ 'x' }}": "1: the result of a macro can only be printed, or handed to",
    "{{ m.ref(['1']) | upper ~ '' }} {{ view.head }}": "1: prints a whole table",
    "{{ m.ref }}": "1: the macro 'ref' is printed, not called: write 'ref(…)'",
    "#rgb({{ view.head.title }})": "1: prints text within Typst code",
    '#text("{{ view.head.title }}")': "1: prints within quotation marks or backticks of Typst's",
    "`{{ view.head.title }}`": "1: prints within quotation marks or backticks of Typst's",
    "#let x = {{ view.head.title }}": "1: the character `#` is not valid in code",
    '\n#import "@preview/cetz:0.3.0": canvas': "2: imports a package",
    '#let p = "@preview/cetz:0.3.0"\n#import p: canvas': "2: imports a package",
    '#import "lost.typ": x': "1: no such file 'lost.typ'",
    '#image("lost.svg", alt: "x")': "1: no such file 'lost.svg'",
    '#read("/etc/hostname")': "1: no such file 'etc/hostname'",
    '#read("../../docgen.toml")': "1: uses a file outside the templates",
    '#image("note.html", alt: "x")': "0: 'note.html' is neither stylesheet, picture nor font",
    '#text(font: "Times")[x]': "1: unknown font family: times",
    "{{ m.faces | typeface('Dsek') }}": "1: no face of the family 'Dsek'; did you mean 'Desk'?",
    "{{ [('A', 400, 'fonts/x.ttf')] | typeface('A') }}": "1: no such font 'fonts/x.ttf'",
    "= A\n=== B": "2: PDF/UA-1 error: skipped from heading level 1 to 3",
    "#while true {}": "1: condition is always true",
    "\n#let f(x) = f(x)\n#f(1)": "2: maximum function call depth exceeded",
    "{{ view.passages[0].blocks[0] }}": "1: prints words of the declaration and does not mark them",
    "{{ 'x' ~ view.passages[0].blocks[0] }}": "1: prints words of the declaration and does not",
    "{{ view.passages[0].blocks | join(' ') | upper }}": "1: prints words of the declaration and",
    "{{ _('%(x)s!', x=view.commitments[0].quote) }}": "1: prints words of the declaration and",
    "#text({{ view.passages[0].blocks[0] | value }})": "1: prints words of the declaration and",
}


@pytest.mark.parametrize("body", MISTAKES)
def test_a_mistake_is_told_with_its_line(body: str, project: Path) -> None:
    line, _, message = MISTAKES[body].partition(": ")
    with pytest.raises(TemplateError) as raised:
        render(project, body)
    error = raised.value
    assert error.message.startswith(message)
    if line == "0":  # it is the file that is wrong
        assert (error.path, error.line) == ("templates/note/note.html", None)
    else:
        assert (error.path, error.line) == ("templates/note/note.typ", AT - 1 + int(line))


def test_a_mistake_in_a_macro_is_told_where_the_macro_is(project: Path) -> None:
    (project / "templates/shared/more.typ").write_text(
        "{% macro wrong(x) %}\na {{ x }}\n\n#nothing\n{% endmacro %}", "utf-8"
    )
    with pytest.raises(TemplateError) as raised:
        render(project, "{% import 'more.typ' as more %}\n\n{{ more.wrong(1) }}")
    assert (raised.value.path, raised.value.line) == ("templates/shared/more.typ", 4)


def test_a_mistake_in_a_file_of_typst_is_told_there(project: Path) -> None:
    (project / "templates/shared/more.typ").write_text("#let x = 1\n#nothing\n", "utf-8")
    with pytest.raises(TemplateError) as raised:
        render(project, '#import "more.typ": x')
    assert (raised.value.path, raised.value.line) == ("templates/shared/more.typ", 2)


def test_files_of_the_templates_can_be_used_and_are_recorded(project: Path, tmp_path: Path) -> None:
    (project / "templates/note/more.typ").write_text("#let x = [#text[more]]\n", "utf-8")
    picture = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9'/></svg>"
    (project / "templates/shared/logo.svg").write_text(picture, "utf-8")
    body = 'more #import "more.typ": x\n#x #image("logo.svg", width: 9mm, alt: "A logo")\n'
    document = render(project, body)
    assert "more more" in text_of(document, tmp_path)
    assert document.reads["templates/note/more.typ"]
    assert document.reads["templates/shared/logo.svg"]
    assert document.reads["templates/note/logo.svg"] is None
    again = render(project, body)
    assert again.content == document.content
    assert again.reads == document.reads


def test_the_same_bytes_in_any_order_and_process(project: Path) -> None:
    jobs = jobs_of(project)
    first = {job.path: Renderer(Sources(project)).render(job).content for job in jobs}
    renderer = Renderer(Sources(project))
    assert {job.path: renderer.render(job).content for job in reversed(jobs)} == first
    code = (
        "import sys, hashlib; from pathlib import Path; from conftest import jobs_of;"
        " from docgen.render.document import Renderer; from docgen.sources import Sources;"
        " root = Path(sys.argv[1]); renderer = Renderer(Sources(root));"
        " print(*(hashlib.sha256(renderer.render(job).content).hexdigest()"
        " for job in jobs_of(root)[:3]))"
    )
    others = [
        subprocess.run(
            [sys.executable, "-c", code, project],
            env=os.environ
            | {"PYTHONPATH": str(TESTS), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Almaty"), ("2", "America/Lima"))
    ]
    assert others[0] == others[1]


def test_no_clock_and_the_properties(project: Path) -> None:
    body = '#set document(description: "D", author: "A")\n#datetime.today().display()'
    content = render(project, body).content
    with pypdfium2.PdfDocument(content) as pdf:
        properties = pdf.get_metadata_dict()
        assert "2024-02-29" in pdf[0].get_textpage().get_text_bounded()
    assert properties["Title"] == "T"
    assert properties["CreationDate"].startswith("D:20240229")
    assert b"/Lang(en)" in content


def test_each_page_of_a_draft_says_so(project: Path, tmp_path: Path) -> None:
    (project / "templates/note/note.typ").write_text(START + "A\n#pagebreak()\nB", "utf-8")
    job = job_of(project, "is-fish/pdf")
    draft = replace(job, view=replace(job.view, draft=Unconfirmed(declaration=5, shown=2)))
    with pytest.raises(TemplateError, match="the title does not say that this is a draft"):
        Renderer(Sources(project)).render(draft)
    start = START.replace('"T"', "[{{ view.draft | draft(brief=true) }} · T]")
    (project / "templates/note/note.typ").write_text(start + "A\n#pagebreak()\nB", "utf-8")
    path = tmp_path / "out.pdf"
    path.write_bytes(Renderer(Sources(project)).render(draft).content)
    said = "Draft · entries that nobody has confirmed: 5 for this declaration, 2 of them shown here"
    assert pdf_text(path).count(said) == 2
    cover = "#set page(foreground: none)\nA"
    (project / "templates/note/note.typ").write_text(start + cover, "utf-8")
    with pytest.raises(FidelityError, match="lacks the line"):
        Renderer(Sources(project)).render(draft)


def test_the_table_of_objects_is_right(project: Path) -> None:
    content = render(project, "= A\n" + QUOTE).content
    for each in (b"/S/Quote", b"/T(Quotation 1)", b"/S/Reference", b"/T(Reference 1)"):
        assert each in content
    assert b"Overline" not in content
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\Z", content)[1])  # type: ignore[index]
    head, *lines = content[start:].split(b"\n")[1:]
    count = int(head.split()[1])
    for number, line in enumerate(lines[:count]):
        if number:
            assert content[int(line[:10]) :].startswith(b"%d 0 obj\n" % number)


def test_no_connection_is_tried(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    with pytest.raises(TemplateError, match="imports a package"):
        render(project, '#import "@preview/example:0.1.0": *')
    assert os.environ["https_proxy"] == "http://127.0.0.1:1"
    assert "HTTPS_PROXY" not in os.environ


SQUARE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9'/></svg>"
PICTURE = f'bytes("{SQUARE}")'
ATTACKS = {
    "#hide[{{ view.head.title }}]": "lacks “",
    "#text(fill: white)[{{ view.head.title }}]": "have a contrast of",
    "#text(1pt)[{{ view.head.title }}]": "pt high",
    "#place(dx: 400mm)[{{ view.head.title }}]": "not on the page",
    "#box(width: 5mm, height: 5mm, clip: true)[{{ view.head.title }}]": "cut off",
    "#hide[Our words]\nA": "lacks “Our words”",
    "#let x = [Our words]\nA": "lacks “Our words”",
    "#if 1 > 2 [Our words]\nA": "lacks “Our words”",
    "#for i in range(0) [Our words]\nA": "lacks “Our words”",
    "#metadata[Our words] A": "lacks “Our words”",
    "#show heading: none\n= Our words\nA": "lacks “Our words”",
    '#show "words": "deeds"\nOur words': "shows “ourdeeds” for “Our words”",
    '#show regex("O"): it => hide(it)\nOur words': "shows “urwords” for “Our words”",
    "#set page(footer: hide[Our words])\nA": "lacks “Our words”",
    "#text(fill: white)[Our words]": "have a contrast of",
    "#place(dx: 400mm)[Our words]": "not on the page",
    "#box(width: 5mm, height: 4mm, clip: true)[Our words]": "cut off",
    "#scale(1%)[Our words]": "pt high",
    "#underline[Our words]": "underlines or strikes through",
    f"#block[{QUOTE} para. 2]": "prints “para. 2” beside words of paragraph 1",
    "#lorem(9)": "adds “Lorem",
    "#let x = [{{ view.head.title }}]\nNothing": "lacks “",
    '#show "m": "n"\n{{ view.head.title }}': "shows “",
    "#quote(block: false)[our words]": "as a quotation",
    f"#upper[{QUOTE}]": "otherwise than",
    f"#hide[{QUOTE}]": "is in the template's page, but not",
    f"#let x = [{QUOTE}]\n#x #x": "otherwise than",
    f'#show "agreed": "refused"\n{QUOTE}': "otherwise than",
    f'#text(features: ("sups",))[{QUOTE}]': "raised or lowered",
    f"#smallcaps[{QUOTE}]": "as a small capital",
    f"#show overline: set text(font: {{{{ m.faces | typeface('Desk') }}}})\n{QUOTE}": "in a face",
    "#text(font: {{ m.faces | typeface('Declaration') }})[Ours]": "in the declaration's face",
    "{{ m.quote(view.passages[0].blocks[0]) }}": "cites no paragraph",
    "{{ m.quote(view.passages[0].blocks[0]) }} {{ m.ref(['2']) }}": "cites paragraph 2",
    "{{ m.quote(view.passages[0].blocks[0][:40]) }} {{ m.ref(['1']) }}": "quotes “",
    "{{ m.quote('Our own words') }} {{ m.ref([view.passages[0].ref]) }}": "quotes “Our own",
    f"#v(9cm) #box(width: 9cm, rotate(40deg)[{QUOTE}])": "turned by",
    f"#show par: strike\n{QUOTE}": "underlines or strikes through",
    f"#place(dy: 5pt, line(length: 50%))\n{QUOTE}": "struck through",
    f"{QUOTE} #place(top, rect(width: 99mm, height: 50mm, fill: white))": "painted over",
    f'#hide(image({PICTURE}, alt: "A fish"))': "lacks the picture “A fish”",
    f'#let x = image({PICTURE}, alt: "A fish")': "lacks the picture “A fish”",
    f"#image({PICTURE}, alt: {{{{ view.head.title | value }}}}.slice(0, 4))": "lacks the picture “",
    f'#image({PICTURE}, alt: "A" + str.from-unicode(102) + "x")': "does not write “Afx”",
    "#set page(footer: {{ view.passages[0].blocks[0] | quotation }})\nA": "",
}
# What a template may do.
HARMLESS = (
    f"#set page(footer: [Footer {{{{ view.head.title }}}} #context here().page()])\n{QUOTE}",
    f"#show overline: it => it.body\n{QUOTE}",
    "#let x = [{{ view.head.title }}]\n#x #x",
    "#upper[{{ view.head.title }}] #box(width: 9mm, {{ 'cooperation' | value }}) cooperation",
    "Words of the template's own. #smallcaps[small] #upper[large]",
    "/ Term: its meaning\n/ Other term: {{ view.head.place }}\n\n1. one\n2. two words\n- three",
    "a_b c*d and/or 'it is' -- ... x #box[in a box]; *strong* _emph word_ `#let` \\* Dr. A.-B.",
    "A #set page(header: context if here().page() > 1 [Our words] else { [] })",
    '#set heading(numbering: "1.a")\n= Numbered\n== Below',
    '#set text(hyphenate: true, lang: "en")\n#box(width: 9mm)[internationalisation cooperation]',
    "#let twice(x) = [#x words #x]\n#twice[Our] #twice[More] #context [#here().page() of them]",
    "#set text(hyphenate: true)\n#box(width: 12mm)[{{ view.passages[0].summary }}]",
    "= {{ view.head.title }}\n#pagebreak()\n== B\n#outline(title: none)" + QUOTE,
    "#figure(table(columns: 2, table.header([A], [B]), [1], [2]), caption: [{{ 'C' }}])",
    "A#footnote[{{ view.head.title }}]",
    f'#image({PICTURE}, alt: "A fish, “\\"drawn\\"”") #image({PICTURE}, alt: "1 " + lower("FISH"))',
    f"#image({PICTURE}, alt: {{{{ view.head.title | value }}}}) #for i in range(2) ["
    f'#image({PICTURE}, alt: "A fish")]',
    f'#set page(footer: image({PICTURE}, height: 9mm, alt: "A logo"))\nA',
    "#columns(2)[{{ view.head.title }} #colbreak() {{ view.head.place }}]",
)


@pytest.mark.parametrize("body", ATTACKS)
def test_the_gate(body: str, project: Path) -> None:
    with pytest.raises(DocgenError) as raised:
        render(project, body)
    assert ATTACKS[body] in raised.value.message
    assert "stylesheet" not in raised.value.message


@pytest.mark.parametrize("body", HARMLESS)
def test_the_gate_lets_pass(body: str, project: Path) -> None:
    render(project, body)
