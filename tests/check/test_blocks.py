from pathlib import Path

import pytest

from conftest import REPOSITORY
from docgen.check.blocks import unprinted_blocks
from docgen.load.project import load_project
from docgen.sources import Sources

_BASE = (
    "<h1>{{ self.title() }}</h1>{% block content %}{% block inner %}{% endblock %}{% endblock %}"
)


def warned(root: Path, template: str) -> list[str]:
    shared = root / "templates/shared"
    shared.mkdir(exist_ok=True)
    (shared / "above.html").write_text(_BASE, "utf-8")
    (root / "templates/note/note.html").write_text(template, "utf-8")
    sources = Sources(root)
    return [*unprinted_blocks(load_project(sources), sources)]


def test_a_block_that_no_template_above_has(mini: Path) -> None:
    said = '{% extends "above.html" %}\n{% block contents %}words{% endblock %}\n'
    assert warned(mini, said) == [
        "templates/note/note.html:2: the block 'contents' is in no template that this one extends,"
        " so it is not printed (did you mean 'content'?)"
    ]


@pytest.mark.parametrize(
    "said",
    [
        '{% extends "above.html" %}{% block content %}words{% endblock %}',
        '{% extends "above.html" %}{% block inner %}words{% endblock %}',
        '{% extends "above.html" %}{% block title %}words{% endblock %}',  # by self.title()
        '{% extends "above.html" %}{% block content %}{% block own %}a{% endblock %}{% endblock %}',
        "{% block own %}words{% endblock %}",
        '{% extends "none.html" %}{% block own %}words{% endblock %}',  # an error elsewhere
        '{% extends "note.html" %}{% block own %}words{% endblock %}',
        '{% extends "above.html" %}{% block own %}',
        '{% extends ["above.html"] | first %}{% block own %}{% endblock %}',
    ],
)
def test_other_blocks(mini: Path, said: str) -> None:
    assert warned(mini, said) == []


def test_the_shipped_templates_have_none() -> None:
    sources = Sources(REPOSITORY)
    assert [*unprinted_blocks(load_project(sources), sources)] == []
