"""A build does the work that is needed, no more and no less: incremental equals clean."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from conftest import REPOSITORY, TESTS, Log, MakeProject, budget, tree
from docgen.build.conductor import build
from docgen.build.report import BuildReport
from docgen.job import Request
from docgen.workers.pool import run_inline

CONTENT = "content/demo"
ANNOTATIONS = f"{CONTENT}/annotations.yaml"


def run(root: Path, output: Path | None = None) -> BuildReport:
    report = build(root, output or root / "build", Request(), run_inline, Log())
    assert report.failures == ()
    return report


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def touch(root: Path) -> None:
    for path in root.rglob("*"):
        os.utime(path)


NOTES = {"note-whole", "note-norway", "note-iceland", "note-kazakhstan"}
CARDS = {"card-fish.pdf", "card-energy.pdf"}
NOTE_PDFS = {f"{name}.pdf" for name in NOTES}
NOTE_WORDS = {f"{name}.docx" for name in NOTES}
KZ = {"note-kazakhstan.pdf", "note-kazakhstan.docx"}
MACROS = "templates/shared/macros.html"


@pytest.mark.parametrize(
    ("change", "rebuilt"),
    [
        pytest.param(
            lambda root: edit(root, ANNOTATIONS, '"1":', '# a comment\n"1":'), set(), id="comment"
        ),
        pytest.param(
            lambda root: edit(root, "docgen.toml", "[build]", "# a comment\n[build]"),
            set(),
            id="comment in settings",
        ),
        pytest.param(lambda root: write(root, f"{CONTENT}/notes/kz.md", "Another."), KZ, id="note"),
        pytest.param(
            lambda root: write(root, f"{CONTENT}/notes/fish.md", "New."),
            {"card-fish.pdf"},
            id="new note",
        ),
        pytest.param(
            lambda root: edit(root, ANNOTATIONS, "  sectors: []", "  sectors: [fish]"),
            {*NOTE_PDFS, *NOTE_WORDS, "card-fish.pdf"},
            id="tag of a paragraph of all parties",
        ),
        pytest.param(
            lambda root: edit(
                root, ANNOTATIONS, "parties: {groups: [nordics]}", "parties: {named: ['IS']}"
            ),
            # Iceland reads why it is concerned; Norway loses the paragraph
            {f"note-{name}.{form}" for name in ("norway", "iceland") for form in ("pdf", "docx")},
            id="parties of a paragraph",
        ),
        pytest.param(
            lambda root: edit(root, MACROS, "<blockquote>", "<blockquote class=x>"),
            NOTE_PDFS,
            id="macro",
        ),
        pytest.param(
            lambda root: shutil.copy(
                root / "templates/shared/base.html", root / "templates/card/base.html"
            ),
            CARDS,
            id="template that shadows another",
        ),
        pytest.param(
            lambda root: write(root, "templates/note/logo.svg", "<svg/>"),
            set(),
            id="file that nobody looks for",
        ),
        pytest.param(
            lambda root: edit(root, "templates/shared/logo.svg", "#123456", "#654321"),
            CARDS,
            id="picture",
        ),
        pytest.param(
            lambda root: edit(root, "templates/shared/base.css", "14pt", "15pt"),
            NOTE_PDFS | CARDS,
            id="stylesheet",
        ),
        pytest.param(
            lambda root: shutil.copy(
                root / "templates/shared/fonts/SourceSerif4_600SemiBold.ttf",
                root / "templates/shared/fonts/SourceSerif4_400Regular.ttf",
            ),
            NOTE_PDFS | CARDS,
            id="font",
        ),
        pytest.param(
            lambda root: shutil.copy(
                TESTS / "projects/bad-word-name/templates/note/note.docx",
                root / "templates/card/card.docx",
            ),
            set(),
            id="template of a format that is not built",
        ),
        pytest.param(
            lambda root: edit(root, "docgen.toml", '"country"]', '"country", "sector"]'),
            {f"note-{name}.{form}" for name in ("fish", "energy") for form in ("pdf", "docx")},
            id="new variant",
        ),
        pytest.param(
            lambda root: edit(root, "content/sectors.yaml", "Fish and the sea.", "The sea."),
            # the paragraphs with that tag are shown to the Nordic countries
            {"card-fish.pdf"}
            | {
                f"note-{name}.{form}"
                for name in ("whole", "norway", "iceland")
                for form in ("pdf", "docx")
            },
            id="scope of a sector",
        ),
        pytest.param(touch, set(), id="touch"),
    ],
)
def test_an_edit_rebuilds_exactly(
    make_project: MakeProject, change: Callable[[Path], object], rebuilt: set[str]
) -> None:
    root = make_project("two-products")
    assert len(run(root).rendered) == 10
    change(root)
    report = run(root)
    assert {path.rpartition("/demo-")[2] for path in report.rendered} == rebuilt
    assert report.removed == ()


def test_an_edit_of_the_same_size_in_the_same_moment_is_seen(make_project: MakeProject) -> None:
    root = make_project("two-products")
    run(root)
    path = root / "templates/shared/logo.svg"
    before = path.stat()
    edit(root, "templates/shared/logo.svg", "#123456", "#123457")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert len(run(root).rendered) == len(CARDS)


def test_an_output_edited_by_hand_in_the_same_moment_is_seen_and_stays(
    make_project: MakeProject,
) -> None:
    root = make_project("two-products")
    path = root / "build" / run(root).rendered[0]
    before, content = path.stat(), path.read_bytes()
    edited = content[:-2] + b"x\n"
    path.write_bytes(edited)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (failure,) = build(root, root / "build", Request(), run_inline, Log()).failures
    assert failure.path == path.relative_to(root / "build").as_posix()
    assert path.read_bytes() == edited


words = st.text("abc &<{%é’", min_size=1, max_size=8).map(lambda text: f"W{text}".strip())
variant_ids = st.sampled_from(["whole", "no", "is", "kz", "fish", "energy"])
some_sectors = st.sampled_from(["[]", "[fish]", "[energy]", "[fish, energy]"])


class Editing(RuleBasedStateMachine):
    """A desk at work: whatever it does, the next build gives the tree of a clean one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.root = Path(self.folder.name) / "project"
        self.declaration = "demo"
        self.added = 0

    def teardown(self) -> None:
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        shutil.copytree(TESTS / "projects/mini", self.root)
        shutil.copytree(TESTS / "projects/two-products", self.root, dirs_exist_ok=True)
        shutil.copytree(REPOSITORY / "templates/shared/fonts", self.root / "templates/shared/fonts")

    def path(self, name: str) -> Path:
        path = self.root / name.replace("content/demo", f"content/{self.declaration}")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def append(self, name: str, text: str) -> None:
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(text)

    @rule(text=words, sectors=some_sectors)
    def add_a_paragraph(self, text: str, sectors: str) -> None:
        self.added += 1
        number = 100 + self.added
        self.append(f"{CONTENT}/text.en.md", f"\n{number}. {text}\n")
        self.append(
            ANNOTATIONS,
            f'"{number}": {{summary: S, sectors: {sectors}, parties: {{all: true}}}}\n',
        )

    @rule(sectors=some_sectors, old=some_sectors)
    def retag(self, sectors: str, old: str) -> None:
        path = self.path(ANNOTATIONS)
        text = path.read_text("utf-8")
        path.write_text(
            text.replace(f"sectors: {old}, parties", f"sectors: {sectors}, parties"), "utf-8"
        )

    @rule(text=words)
    def reword_the_preamble(self, text: str) -> None:
        path = self.path(f"{CONTENT}/text.en.md")
        _, _, rest = path.read_text("utf-8").partition("\n")
        path.write_text(f"{text}\n{rest}", "utf-8")

    @rule(text=words)
    def rename_a_sector(self, text: str) -> None:
        path = self.path("content/sectors.yaml")
        _, _, rest = path.read_text("utf-8").partition("\n")
        name = text.replace("’", "’’").replace("'", "''")
        path.write_text(f"fish: {{name: '{name}', scope: Fish.}}\n{rest}", "utf-8")

    @rule(variant=variant_ids, text=words)
    def write_a_note(self, variant: str, text: str) -> None:
        self.path(f"{CONTENT}/notes/{variant}.md").write_text(text, "utf-8")

    @rule(variant=variant_ids)
    def delete_a_note(self, variant: str) -> None:
        self.path(f"{CONTENT}/notes/{variant}.md").unlink(missing_ok=True)

    @rule()
    def rename_the_declaration(self) -> None:
        before = self.root / f"content/{self.declaration}"
        self.declaration = "other" if self.declaration == "demo" else "demo"
        before.rename(self.root / f"content/{self.declaration}")

    @rule(
        path=st.sampled_from(
            ["note/note.html", "card/card.html", "shared/base.html", "shared/macros.html"]
        )
    )
    def edit_a_template(self, path: str) -> None:
        self.append(f"templates/{path}", "{# edited #}")

    @rule(colour=st.sampled_from(["#111", "#222", "#333"]))
    def edit_the_stylesheet(self, colour: str) -> None:
        self.append("templates/shared/base.css", f"p {{ color: {colour} }}\n")

    @rule(
        name=st.sampled_from(["base.html", "base.css", "macros.html", "logo.svg"]),
        product=st.sampled_from(["note", "card"]),
    )
    def shadow_a_file(self, name: str, product: str) -> None:
        text = (self.root / "templates/shared" / name).read_text("utf-8")
        mark = {"html": "{# shadow #}<!-- s -->", "css": "p { color: #444 }", "svg": "<!-- s -->"}
        self.path(f"templates/{product}/{name}").write_text(
            text + mark[name.rpartition(".")[2]], "utf-8"
        )

    @rule(
        name=st.sampled_from(["base.html", "base.css", "macros.html", "logo.svg"]),
        product=st.sampled_from(["note", "card"]),
    )
    def unshadow_a_file(self, name: str, product: str) -> None:
        self.path(f"templates/{product}/{name}").unlink(missing_ok=True)

    @rule(weight=st.sampled_from(["400Regular", "600SemiBold"]), shadow=st.booleans())
    def change_a_font(self, weight: str, shadow: bool) -> None:
        fonts = REPOSITORY / "templates/shared/fonts"
        folder = "note" if shadow else "shared"
        target = self.path(f"templates/{folder}/fonts/SourceSerif4_400Regular.ttf")
        shutil.copy(fonts / f"SourceSerif4_{weight}.ttf", target)

    @rule(
        formats=st.sampled_from(['["pdf"]', '["docx"]', '["pdf", "docx"]']),
        variants=st.sampled_from(['["whole"]', '["country"]', '["whole", "country"]']),
        folder=st.sampled_from(["{declaration}", "{format}"]),
    )
    def change_the_settings(self, formats: str, variants: str, folder: str) -> None:
        self.path("docgen.toml").write_text(
            f'[build]\noutput = "{folder}/{{product}}-{{variant}}.{{format}}"\n'
            f"[products.note]\nformats = {formats}\nvariants = {variants}\n"
            '[products.card]\nformats = ["pdf"]\nvariants = ["sector"]\n',
            "utf-8",
        )

    @rule(number=st.integers(0, 30), delete=st.booleans())
    def meddle_with_an_output(self, number: int, delete: bool) -> None:
        files = sorted((self.root / "build").rglob("*.*"))
        files = [file for file in files if file.suffix in (".pdf", ".docx")]
        if files and delete:
            files[number % len(files)].unlink()
        elif files:
            file = files[number % len(files)]
            file.write_bytes(b"meddled")
            report = build(self.root, self.root / "build", Request(), run_inline, Log())
            path = file.relative_to(self.root / "build").as_posix()
            assert [failure.path for failure in report.failures] == [path]
            assert file.read_bytes() == b"meddled"
            file.unlink()

    @rule()
    def touch_everything(self) -> None:
        touch(self.root)

    @invariant()
    def incremental_equals_clean(self) -> None:
        if not self.root.exists():
            return
        run(self.root)
        with TemporaryDirectory() as clean:
            run(self.root, Path(clean))
            assert tree(self.root / "build") == tree(Path(clean))
        assert run(self.root).rendered == ()


TestEditing = Editing.TestCase
TestEditing.settings = settings(
    max_examples=budget(quick=2, full=15),
    stateful_step_count=budget(quick=6, full=20),
    suppress_health_check=list(HealthCheck),
)
