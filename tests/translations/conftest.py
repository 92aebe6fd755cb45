"""A small project with a part of it in Italian."""

from pathlib import Path

import pytest

from conftest import RunDocgen

SECTORS = """\
# Checked by Anna.
fish:   # not "peschiere"
  name: Pesca
  scope: 'Il pesce e il mare.'
"""


@pytest.fixture
def italian(mini: Path) -> Path:
    """``mini`` with one sector in Italian."""
    (mini / "content/sectors.it.yaml").write_text(SECTORS, "utf-8")
    return mini


@pytest.fixture
def exported(italian: Path, docgen: RunDocgen) -> Path:
    """The PO file of ``italian``."""
    file = italian / "it.po"
    assert docgen("translations", "--project", italian, "--language", "it", "--po", file).code == 0
    return file
