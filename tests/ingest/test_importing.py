"""``docgen import`` as a person uses it: a draft that loads, gaps that show, nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import REPOSITORY, MakeProject, RunDocgen, tree
from docgen.errors import ContentError, DocgenError
from docgen.ingest import importing
from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here, draft_of
from docgen.load.project import load_project
from docgen.sources import Sources
from docgen.store.content_lock import locked

SHIPPED = REPOSITORY / "content/central-asia-italy-2025"
TEXT = """Bergen, 4 March 2030

JOINT STATEMENT OF THE LEADERS AT THE SECOND MEETING ON SMALL THINGS

1. The Prime Minister of Norway, Kari Nordmann, welcomed in Bergen the Prime Minister of Iceland, \
Jón Jónsson, for the Second Meeting on Small Things.

2. The Leaders agreed to hold a seminar on fisheries by the end of 2031, as well as to meet in
Iceland in the spring of 2032.

3. They will support the Nordic States in saving energy.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.usefixtures("in_process")
def test_proposals_name_parties_that_the_project_does_not_have_yet(
    tmp_path: Path, docgen: RunDocgen
) -> None:
    root, file = tmp_path / "desk", tmp_path / "statement.txt"
    assert docgen("init", root).code == 0
    file.write_text(f"{TEXT}\n4. Norway will send two teachers to Iceland by 2031.\n", "utf-8")
    run = docgen("import", file, "--id", "small-things", "--project", root)
    assert "  NO: {slug: norway, official: Kingdom of Norway}" in run.out
    path = root / "content/small-things/annotations.yaml"
    before = path.read_text("utf-8")
    assert "by: [NO]" in before
    named = docgen("confirm", "small-things", "4", "--project", root)
    assert "unknown party 'NO' (add it to content/parties.yaml)" in named.err
    assert path.read_text("utf-8") == before
    with (root / "content/parties.yaml").open("a", encoding="utf-8") as parties:
        parties.write("  NO: {slug: norway, official: Kingdom of Norway}\n")
        parties.write("  IS: {slug: iceland, official: Republic of Iceland}\n")
    docgen("import", file, "--id", "small-things", "--project", root)
    assert path.read_text("utf-8") == before


def test_the_shipped_text_from_its_source(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    for name in ("docgen.toml", "content/parties.yaml", "content/sectors.yaml"):
        (root / name).write_bytes((REPOSITORY / name).read_bytes())
    report = import_file(root, SHIPPED / "source/en.txt", "summit", draft_here)
    folder = root / "content/summit"
    assert (folder / "text.en.md").read_bytes() == (SHIPPED / "text.en.md").read_bytes()
    assert (folder / "source/en.txt").read_bytes() == (SHIPPED / "source/en.txt").read_bytes()
    assert report.draft.language == "en"
    imported, shipped = (
        next(iter(load_project(Sources(each)).declarations)) for each in (root, REPOSITORY)
    )
    for name in ("title", "date", "place", "occasion", "participants", "text_digest"):
        assert getattr(imported.head, name) == getattr(shipped.head, name), name
    dated = [
        {
            (each.ref, each.due)
            for part in of.paragraphs
            for each in part.annotation.commitments
            if each.due
        }
        for of in (imported, shipped)
    ]
    assert dated[0] == dated[1]
    assert len(dated[0]) == 4


def test_a_draft_loads_and_its_proposals_are_counted(
    mini: Path, file: Path, docgen: RunDocgen
) -> None:
    done = docgen("import", file, "--id", "small-2030", "--project", mini)
    assert done.code == 0, done.err
    assert "3 numbered paragraphs (1 to 3)" in done.out
    assert "NO (Kari Nordmann), IS (Jón Jónsson)" in done.out
    assert (mini / "content/small-2030/declaration.yaml").read_text("utf-8") == (
        "# yaml-language-server: $schema=../../.docgen/schema/declaration.json\n\n"
        "# line 3: in capitals in the text; see its letter case\n"
        "title: >-\n  Joint Statement of the Leaders at the Second Meeting on Small Things\n"
        "date: 2030-03-04\nplace: Bergen\noccasion: Second Meeting on Small Things\n"
        "languages: [en]\n\n"
        "# With names and offices as the text spells them.\n"
        "parties:\n"
        "  - party: NO\n    representative: Kari Nordmann\n    office: Prime Minister of Norway\n"
        "    host: true\n"
        "  - party: IS\n    representative: Jón Jónsson\n    office: Prime Minister of Iceland\n"
    )
    said = docgen("check", "--project", mini)
    assert said.code == 0
    assert (
        "annotations.yaml: 6 entries to confirm in 3 paragraphs, the first in paragraph 1"
        in said.err
    )
    declaration = next(
        each for each in load_project(Sources(mini)).declarations if each.head.id == "small-2030"
    )
    pledges = [each for part in declaration.paragraphs for each in part.annotation.commitments]
    assert [(each.quote, each.kind, each.by) for each in pledges] == [
        ("The Leaders agreed to hold a seminar on fisheries by the end of 2031", "event", ("all",)),
        ("to meet in Iceland in the spring of 2032", "event", ("all",)),
        ("They will support the Nordic States in saving energy", "support", ("all",)),
    ]
    assert [each.due and (each.due.year, each.due.season, each.due.by) for each in pledges] == [
        (2031, None, True),
        (2032, "spring", False),
        None,
    ]


@pytest.mark.usefixtures("in_process")
def test_dry_run_writes_nothing(mini: Path, file: Path, docgen: RunDocgen) -> None:
    before = tree(mini)
    done = docgen("import", file, "--id", "small-2030", "--dry-run", "--project", mini)
    assert done.code == 0
    assert "not written: content/small-2030/source/en.txt" in done.out
    assert tree(mini) == before


@pytest.mark.usefixtures("in_process")
def test_gaps_are_pointed_at(mini: Path, tmp_path: Path, docgen: RunDocgen) -> None:
    path = tmp_path / "bare.md"
    path.write_text("1. They met, and they spoke.\n\n2. They left.\n", "utf-8")
    done = docgen("import", path, "--id", "bare", "--language", "en", "--project", mini)
    assert done.code == 0
    assert "NOT FOUND: a gap to fill" in done.out
    said = docgen("check", "--project", mini)
    assert said.code == 3
    for line, key in enumerate(("title", "date", "place", "occasion"), 3):
        where = f"content/bare/declaration.yaml:{line}: '{key}' is not filled in"
        assert f"{where} (the text does not say it; fill it in)" in said.err
    assert "content/bare/declaration.yaml:10: 'parties' is not filled in" in said.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--id", "Not_This"), 2, "'Not_This' is not a valid id"),
        (("--id", "fine", "--language", "english!"), 2, "'english!' is not a language code"),
        (("--id", "fine", "--language", "xx"), 2, "'xx' is not a language code"),
        (("--id", "nul"), 2, "'nul' is a device on Windows"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], code: int, said: str, mini: Path, file: Path, docgen: RunDocgen
) -> None:
    done = docgen("import", file, *arguments, "--project", mini)
    assert done.code == code
    assert said in done.err


def test_a_failed_import_leaves_everything_as_it_was(
    mini: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file(mini, file, "small-2030", draft_here)
    before = tree(mini)
    file.write_text(TEXT.replace("fisheries", "herring"), "utf-8")
    renames = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return renames(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(DocgenError, match="No space left"):
        import_file(mini, file, "small-2030", draft_here)
    assert tree(mini) == before
    assert not list(mini.glob(".docgen-import-*"))


def test_what_is_written_while_an_import_waits_its_turn_is_not_lost(
    mini: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file(mini, file, "small-2030", draft_here)
    file.write_text(TEXT.replace("fisheries", "herring"), "utf-8")
    name = "content/small-2030/annotations.yaml"
    before = tree(mini)

    @contextmanager
    def after_another(root: Path) -> Iterator[None]:
        with (root / name).open("a", encoding="utf-8") as annotations:
            annotations.write("# mine\n")
        with locked(root):
            yield

    monkeypatch.setattr(importing, "locked", after_another)
    with pytest.raises(ContentError, match="was changed while the text was read"):
        import_file(mini, file, "small-2030", draft_here)
    after = tree(mini)
    assert {each for each in after if after[each] != before.get(each)} == {name}
    assert (mini / name).read_text("utf-8").endswith("# mine\n")


def test_the_record_accounts_for_what_is_not_in_the_text(mini: Path, file: Path) -> None:
    import_file(mini, file, "small-2030", draft_here)
    record = (mini / "content/small-2030/source/en.yaml").read_text("utf-8")
    assert "file: en.txt\nsha256: " in record
    assert (
        '  - {line: 1, column: 1, words: "Bergen, 4 March 2030", why: "date and place"}\n' in record
    )


def test_a_reader_that_hangs_is_ended(mini: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"reading took longer than 0.001 s"):
        draft_of(b"1. One.\n" * 2000, "a.txt", Sources(mini), "a", "en", seconds=0.001)


def test_own_rules_come_first(make_project: MakeProject, file: Path) -> None:
    root = make_project()
    rules = root / "content/import-rules.yaml"
    report = import_file(root, file, "small-2030", draft_here, dry_run=True)
    assert [each.sectors for each in report.draft.proposals] == [(), ("fish",), ("energy",)]
    rules.write_text("en:\n  sectors: {energy: [seminar]}\n", "utf-8")
    report = import_file(root, file, "small-2030", draft_here, dry_run=True)
    assert [each.sectors for each in report.draft.proposals] == [
        (),
        ("fish", "energy"),
        ("energy",),
    ]
    rules.write_text("en:\n  sectors: {enrgy: [seminar]}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        import_file(root, file, "small-2030", draft_here, dry_run=True)
    assert str(caught.value) == (
        "content/import-rules.yaml:2: unknown sector 'enrgy' (did you mean 'energy'?)"
    )


def test_a_declaration_with_sectors_and_cues_of_its_own(mini: Path, file: Path) -> None:
    own = mini / "content/small-2030"
    own.mkdir()
    (own / "sectors.yaml").write_text("thrift: {name: Saving, scope: Less of it.}\n", "utf-8")
    (own / "import-rules.yaml").write_text("en:\n  sectors: {thrift: [saving*]}\n", "utf-8")
    (mini / "content/import-rules.yaml").write_text("en: {hints: {energy: [heat]}}\n", "utf-8")
    with (mini / "docgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('[declarations.small-2030]\nsectors = ["fish"]\n')
    report = import_file(mini, file, "small-2030", draft_here)
    assert [each.sectors for each in report.draft.proposals] == [(), ("fish",), ("thrift",)]
    project = load_project(Sources(mini))
    assert list(project.vocabulary_of("small-2030").sectors) == ["fish", "thrift"]
    assert list(project.vocabulary_of("demo").sectors) == ["fish", "energy"]
    other = import_file(mini, file, "other-2030", draft_here, dry_run=True)
    assert [each.sectors for each in other.draft.proposals] == [(), ("fish",), ("energy",)]
    (own / "import-rules.yaml").write_text("en:\n  sectors: {thrft: [saving*]}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        import_file(mini, file, "small-2030", draft_here, dry_run=True)
    assert str(caught.value) == (
        "content/small-2030/import-rules.yaml:2: unknown sector 'thrft' (did you mean 'thrift'?)"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Лидеры договорились продолжать сотрудничество в области энергетики.", "ru"),
        ("Les dirigeants sont convenus de poursuivre leur coopération dans l’énergie.", "fr"),
        ("I Leader hanno concordato di proseguire la cooperazione nel settore energetico.", "it"),
    ],
)
def test_the_language_is_detected(text: str, language: str, mini: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(f"1. {text}\n\n2. {text}\n", "utf-8")
    report = import_file(mini, path, "other", draft_here, dry_run=True)
    assert report.draft.language == language
    assert report.draft.remarks[0].startswith(f"language: {language}, detected from little text; ")


def test_what_a_person_took_away_is_not_reported_as_proposed(mini: Path, file: Path) -> None:
    first = import_file(mini, file, "small-2030", draft_here)
    assert "proposed   0 commitments" not in "\n".join(first.lines())
    annotations = mini / "content/small-2030/annotations.yaml"
    annotations.write_text("# nothing\n", "utf-8")
    again = import_file(mini, file, "small-2030", draft_here)
    assert "proposed   0 commitments, 0 of them dated; sectors for 0" in "\n".join(again.lines())
    assert annotations.read_text("utf-8").strip() == "# nothing"


@pytest.mark.usefixtures("in_process")
def test_one_of_a_kind_is_counted_as_one(mini: Path, tmp_path: Path, docgen: RunDocgen) -> None:
    file = tmp_path / "one.txt"
    file.write_text("Joint Statement\n\n1. Norway will share its data with Iceland.\n", "utf-8")
    done = docgen("import", file, "--id", "one", "--language", "en", "--project", mini)
    assert "text       1 numbered paragraph (1), 0 without a number, 0 sub-paragraphs" in done.out
    assert "proposed   1 commitment, 0 of them dated; sectors for 0 of 1 paragraph\n" in done.out
