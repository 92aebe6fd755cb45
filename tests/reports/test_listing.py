import json
from collections import Counter

import pytest

from conftest import MakeProject, RunDocgen

pytestmark = pytest.mark.usefixtures("in_process")


def test_states(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    assert docgen("build", "--project", root, "--format", "docx", "-q").code == 0
    (root / "content/demo/notes/kz.md").write_text("Another note.")
    settings = (root / "docgen.toml").read_text()
    (root / "docgen.toml").write_text(settings.replace(', "country-sector"', ""))

    listed = json.loads(docgen("list", "--json", "--project", root).out)
    states = Counter(entry["state"] for entry in listed)
    assert states == {"missing": 6, "fresh": 5, "stale": 1, "orphan": 6}
    (stale,) = (entry for entry in listed if entry["state"] == "stale")
    assert stale == {
        "id": "demo/en/note/kz/docx",
        "declaration": "demo",
        "product": "note",
        "country": "KZ",
        "sector": None,
        "language": "en",
        "format": "docx",
        "path": "demo/en/demo-note-kazakhstan.docx",
        "state": "stale",
    }
    lines = docgen("list", "--project", root).out.splitlines()
    assert [line.split() for line in lines] == [[entry["state"], entry["path"]] for entry in listed]


def test_what_is_not_built_and_why(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    options = ("--project", root, "--format", "docx")
    assert docgen("build", *options, "-q", "--product", "note").code == 0
    settings = (root / "docgen.toml").read_text()
    (root / "docgen.toml").write_text(settings.replace("every_country = true", ""))

    why = "it would say no more than demo/en/demo-note-energy.docx"
    path = "demo/en/demo-note-norway-energy.docx"
    assert f"orphan    {path}: {why}" in docgen("list", *options, "--explain").out.splitlines()
    assert (
        f"orphan: {why}; the next build removes it"
        in docgen("explain", "--project", root, path).out
    )
    assert f"{path}: to be removed, {why}" in docgen("build", "-n", *options).out.splitlines()
    assert docgen("build", *options).out == "0 rendered, 9 fresh, 3 removed\n"
    assert not (root / "build" / path).exists()
    assert f"not built {path}: {why}" in docgen("list", *options, "--explain").out.splitlines()
    assert path not in docgen("list", *options).out
    assert docgen("explain", "--project", root, path).out == f"not built: {why}\n"

    (root / "content/demo/notes/no-energy.md").write_text("What matters to Norway.")
    assert docgen("build", *options).out == "1 rendered, 9 fresh\n"
    (root / "build" / path).write_text("changed by hand")
    (root / "content/demo/notes/no-energy.md").unlink()
    done = docgen("build", *options)
    assert (done.code, (root / "build" / path).read_text()) == (1, "changed by hand")


def test_which_setting_of_a_declaration_decided(
    make_project: MakeProject, docgen: RunDocgen
) -> None:
    root = make_project()
    options = ("--project", root, "--format", "docx")
    assert docgen("build", *options, "-q").code == 0
    own = '[declarations.demo]\nvariants = ["whole", "sector"]\nsectors = []\n'
    (root / "content/demo/sectors.yaml").write_text("sea: {name: The sea, scope: Fish.}\n")
    said = root / "content/demo/annotations.yaml"
    said.write_text(said.read_text().replace("[fish]", "[sea]").replace("[energy]", "[]"))
    (root / "docgen.toml").write_text((root / "docgen.toml").read_text() + own)

    listed = docgen("list", *options, "--explain").out.splitlines()
    built = [line.split(":")[0] for line in listed if line.startswith(("missing", "stale"))]
    assert [line.rpartition("-")[2] for line in built] == ["sea.docx", "whole.docx"]
    for path, key in (("norway", "variants"), ("energy", "sectors")):
        why = f"docgen.toml leaves it out by its '{key}' in [declarations.demo]"
        assert f"orphan    demo/en/demo-note-{path}.docx: {why}" in listed
    assert docgen("build", *options).out == "2 rendered, 0 fresh, 11 removed\n"
    assert docgen("build", *options).out == "0 rendered, 2 fresh\n"
    sector = root / "content/demo/sectors.yaml"
    sector.write_text(sector.read_text().replace("The sea", "Seas"))
    assert docgen("build", *options).out == "2 rendered, 0 fresh\n"
