import json
from collections import Counter

from conftest import MakeProject, RunDocgen


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
