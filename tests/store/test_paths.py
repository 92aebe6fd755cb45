import pytest

from docgen.store.paths import LONGEST_NAME, path_problem


@pytest.mark.parametrize(
    "path",
    [
        "demo/en/demo-briefing-kazakhstan.pdf",
        "a b/c.d.pdf",
        "Erklärung/Ўзбекистон.pdf",
        "console/x",
    ],
)
def test_good_paths(path: str) -> None:
    assert path_problem(path) is None


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("", "empty"),
        ("/a", "empty"),
        ("a//b", "empty"),
        ("a/", "empty"),
        ("../a", "begins with a dot"),
        ("a/./b", "begins with a dot"),
        (".docgen/state", "begins with a dot"),
        ("a./b", "ends with a dot or a space"),
        ("a\\b", "holds '\\\\'"),
        ("C:a", "holds ':'"),
        ("a\nb", "holds '\\n'"),
        ("a\u202eb", "holds '\\u202e'"),
        ("Con/a", "is a device on Windows"),
        ("a/nul.tar.gz", "is a device on Windows"),
        ("a/LPT³ .pdf", "is a device on Windows"),
        ("Manifest.json", "is reserved for the list of documents"),
        ("sha256sums-1-of-2", "is reserved for the list of documents"),
        ("é" * 128, f"more than {LONGEST_NAME} bytes"),
        ("a/" * 501 + "a", "more than 1000 bytes"),
    ],
)
def test_bad_paths(path: str, wrong: str) -> None:
    assert wrong in str(path_problem(path))
