from conftest import REPOSITORY, MakeProject, RunDocgen


def test_mentions_that_the_annotation_misses(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    path = root / "content/demo/annotations.yaml"
    path.write_text(path.read_text("utf-8").replace("named: [NO, IS]", "named: [NO]"), "utf-8")
    done = docgen("check", "--project", root)
    assert done.code == 0
    assert done.err == (
        "warning: content/demo/annotations.yaml: paragraph 1 says “Iceland”, but does not name IS\n"
    )


def test_paragraphs_and_sectors_left_out(make_project: MakeProject, docgen: RunDocgen) -> None:
    root = make_project()
    path = root / "content/demo/annotations.yaml"
    path.write_text('"1": {summary: One., sectors: [fish], parties: {named: [NO, IS]}}\n', "utf-8")
    said = docgen("check", "--project", root).err
    assert "paragraph 2 has no annotation" in said
    assert "no paragraph is of the sector 'energy'" in said


def test_the_shipped_content_has_no_warning(docgen: RunDocgen) -> None:
    assert docgen("check", "--project", REPOSITORY) == (
        0,
        "content and templates are valid; 0 warnings\n",
        "",
    )
