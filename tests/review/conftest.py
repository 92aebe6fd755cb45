"""A declaration that was imported and that nobody has confirmed."""

from pathlib import Path

import pytest

from docgen.ingest.importing import import_file
from docgen.ingest.reading import draft_here
from docgen.review.review import Review

STATEMENT = """JOINT STATEMENT ON SMALL THINGS

1. The Leaders of Norway and Iceland met in Bergen on 4 March 2030.

2. Norway agreed to share its fish by 2031, as long as there is any. Iceland pledged to support it.

3. They agreed to save energy in all that they do.

4. They thanked Bergen for its rain.
"""


@pytest.fixture
def annotations(mini: Path, tmp_path: Path) -> Path:
    """``annotations.yaml`` of the declaration ``small`` in the project ``mini``."""
    file = tmp_path / "statement.txt"
    file.write_text(STATEMENT, "utf-8")
    import_file(mini, file, "small", draft_here, language="en")
    return mini / "content/small/annotations.yaml"


@pytest.fixture
def review(mini: Path, annotations: Path) -> Review:
    assert annotations.exists()
    return Review(mini, "small")
