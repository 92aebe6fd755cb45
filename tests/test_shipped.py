"""Templates that a project takes from docgen."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY, RunDocgen, jobs_of, tree
from docgen.cluster.template_files import pack, unpack
from docgen.render.document import Renderer
from docgen.shipped import EJECTED, shipped, shipped_file, shipped_templates, takes_shipped
from docgen.sources import Sources

FACTSHEET = "central-asia-italy-2025/en/central-asia-italy-2025-factsheet-energy.pdf"
SUMMARY = "central-asia-italy-2025/en/central-asia-italy-2025-summary-energy.docx"


@pytest.fixture
def thin(tmp_path: Path) -> Path:
    """A project without templates of its own."""
    root = tmp_path / "thin"
    shutil.copytree(REPOSITORY / "content", root / "content")
    shutil.copy(REPOSITORY / "docgen.toml", root)
    (root / "templates").mkdir()
    (root / EJECTED).write_text("# nothing yet\n")
    return root


@pytest.fixture
def released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what docgen ships, to change as an update does."""
    folder = tmp_path / "released"
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    monkeypatch.setattr("docgen.shipped._PACKAGED", folder)
    return folder


def rendered(root: Path, *names: str) -> dict[str, tuple[bytes, dict[str, str | None]]]:
    jobs = {job.path: job for job in jobs_of(root)}
    render = Renderer(Sources(root)).render
    made = {name: render(jobs[name]) for name in names}
    return {name: (each.content, each.reads) for name, each in made.items()}


def test_an_installation_for_development_has_the_templates_of_the_repository() -> None:
    assert shipped() == REPOSITORY


@pytest.mark.parametrize(
    ("files", "takes"),
    [
        (None, True),
        ((), True),
        (("ejected.toml",), True),
        (("ejected.toml", "briefing/briefing.html"), True),
        (("briefing/briefing.html",), False),
        (("shared/theme.html",), False),
    ],
)
def test_which_project_takes_templates(
    tmp_path: Path, files: tuple[str, ...] | None, takes: bool
) -> None:
    if files is not None:
        (tmp_path / "templates").mkdir()
    for name in files or ():
        file = tmp_path / "templates" / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert takes_shipped(tmp_path) is takes
    path = "templates/shared/base.html"
    assert Sources(tmp_path).find(path) == ((REPOSITORY / path).read_bytes() if takes else None)


def test_what_a_project_has_itself_comes_first(thin: Path) -> None:
    path = "templates/shared/base.html"
    (thin / "templates/shared").mkdir()
    (thin / path).write_text("my own")
    assert Sources(thin).text(path) == "my own"
    (thin / path).unlink()
    (thin / path).symlink_to("gone")  # a broken link is the user's mistake, and shows as one
    assert Sources(thin).find(path) is None


@pytest.mark.parametrize(
    "path",
    ["content/parties.yaml", "docgen.toml", "templates/../docgen.toml", EJECTED, "templates/none"],
)
def test_nothing_but_templates_is_taken(tmp_path: Path, path: str) -> None:
    assert shipped_file(tmp_path, path) is None


def test_documents_are_those_of_a_project_with_the_same_templates(thin: Path) -> None:
    names = (SUMMARY, FACTSHEET)
    assert rendered(thin, *names) == rendered(REPOSITORY, *names)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sets(st.sampled_from(shipped_templates())))
def test_whatever_is_copied_out_changes_nothing(thin: Path, copied: set[str]) -> None:
    shutil.rmtree(thin / "templates")
    for path in (EJECTED, *copied):
        (thin / path).parent.mkdir(parents=True, exist_ok=True)
    (thin / EJECTED).touch()
    for path in copied:
        shutil.copy(REPOSITORY / path, thin / path)
    files = {path: Sources(thin).digest(path) for path in shipped_templates()}
    assert files == {path: Sources(REPOSITORY).digest(path) for path in shipped_templates()}


def test_a_cluster_gets_all_of_them(thin: Path, tmp_path: Path) -> None:
    packed = pack(thin)
    unpack(packed, tmp_path / "there")
    assert sorted(packed.files) == shipped_templates()
    assert pack(tmp_path / "there").digest == packed.digest
    assert not takes_shipped(tmp_path / "there")


def test_an_update_makes_stale_what_used_the_changed_file(
    thin: Path, released: Path, docgen: RunDocgen
) -> None:
    command = ("build", "--project", thin, "--sector", "energy", "--format", "docx")
    assert docgen(*command).code == 0
    before = tree(thin / "build")
    assert "0 rendered" in docgen(*command).out
    with (released / "templates/summary/summary.docx").open("ab") as file:
        file.write(b"")  # the same bytes at another time: nothing to do
    assert "0 rendered" in docgen(*command).out
    shutil.copy(
        released / "templates/factsheet/factsheet.docx", released / "templates/summary/summary.docx"
    )
    listed = docgen(*command, "--dry-run", "--explain").out
    assert "summary.docx changed" in listed
    assert listed.count("changed") == 1
    assert before.keys() == tree(thin / "build").keys()


def test_messages_say_where_a_template_comes_from(thin: Path, docgen: RunDocgen) -> None:
    (thin / "templates/shared").mkdir()
    (thin / "templates/shared/macros.html").write_text("")
    command = ("build", "--project", thin, "--sector", "energy", "--format", "pdf")
    done = docgen(*command, "--product", "factsheet")
    assert done.code == 4
    assert "templates/factsheet/factsheet.html (from docgen):" in done.err
    assert str(REPOSITORY) not in done.err
