"""A project that is hard to set: ``tests/projects/awkward`` with the shipped templates.

Very long names and words that cannot be divided, one paragraph alone, many scripts, a logo, and a
declaration with 200 commitments.
"""

import json
import shutil
from pathlib import Path

from conftest import REPOSITORY, TESTS

PARAGRAPHS, EACH = 50, 4

# What a ministry that writes Arabic changes in its theme, and its logo.
_CHANGES = {
    "{% set logo = none %}": '{% set logo = ("logo.svg", "The arms of the desk") %}',
    "{% set faces = [": '{% set faces = [("Naskh", 400, "fonts/NotoNaskhArabic_400Regular.ttf"),',
}


def make_awkward(root: Path) -> Path:
    """The project, made in ``root``."""
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    shutil.copytree(TESTS / "projects/awkward", root, dirs_exist_ok=True)
    theme = root / "templates/shared/theme.html"
    words = theme.read_text("utf-8")
    for old, new in _CHANGES.items():
        assert words.count(old) == 1, f"the theme has no '{old}' any more"
        words = words.replace(old, new)
    theme.write_text(words, "utf-8")
    _write_many(root / "content/many")
    return root


def _write_many(folder: Path) -> None:
    """A declaration with a great many commitments, half of them with a date."""
    folder.mkdir()
    head = {
        "title": "Declaration of Many Commitments",
        "short_title": "Many Commitments",
        "date": "2025-06-01",
        "place": "Geneva",
        "occasion": "Conference",
        "parties": [{"party": "GB"}, {"party": "KZ", "host": True}],
    }
    text, annotations = [], {}
    for number in range(1, PARAGRAPHS + 1):
        quotes = [
            f"agreed to begin task {number}.{each} in good time" for each in range(1, EACH + 1)
        ]
        text.append(f"{number}. The parties {', '.join(quotes)}.")
        annotations[str(number)] = {
            "summary": f"Tasks of paragraph {number} begin.",
            "sectors": ["sea" if number % 10 else "long"],
            "parties": {"all": True},
            "commitments": [
                {
                    "what": f"Task {number}.{each}",
                    "quote": quote,
                    "kind": "programme",
                    "by": ["KZ"],
                    **({"due": 2025 + number % 7} if each % 2 else {}),
                }
                for each, quote in enumerate(quotes)
            ],
        }
    # What is JSON is YAML too.
    (folder / "declaration.yaml").write_text(json.dumps(head), "utf-8")
    (folder / "annotations.yaml").write_text(json.dumps(annotations), "utf-8")
    (folder / "text.en.md").write_text("\n\n".join(text) + "\n", "utf-8")
