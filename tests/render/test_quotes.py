import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.render.quotes import hide, show, straighten, unescape_tags

STRAIGHTENED = {
    "outside ‘tags’ “nothing” changes": "outside ‘tags’ “nothing” changes",
    '{{ _("the desk’s") }}': '{{ _("the desk’s") }}',
    "{{ _(“the desk’s”) }}": '{{ _("the desk’s") }}',
    "{{ _(‘the desk’s’) }}": "{{ _('the desk’s') }}",
    "{{ _(„the desk’s“) }}": '{{ _("the desk’s") }}',
    "{{ _('say “yes”') }}": "{{ _('say “yes”') }}",
    '{{ _(“say "yes"”) }}': '{{ _("say \\"yes\\"") }}',
    "{% if a == ‘b’ and c == ”d” %}": "{% if a == 'b' and c == \"d\" %}",
    "’{{ a }}’{% b %}’": "’{{ a }}’{% b %}’",
}


@pytest.mark.parametrize("typed", STRAIGHTENED)
def test_marks_around_strings_are_straight(typed: str) -> None:
    assert straighten(typed) == STRAIGHTENED[typed]


def test_tags_are_as_they_were_typed() -> None:
    assert unescape_tags("a &amp; b{{ _(&quot;R&amp;D &amp;lt;&quot;) }}") == (
        'a &amp; b{{ _("R&D &lt;") }}'
    )


@given(st.text(alphabet="ab ’“”‘„'\\"))
def test_what_is_within_straight_marks_stays(label: str) -> None:
    """Whatever a label holds, Jinja gets its letters."""
    literal = '"' + label.replace("\\", "\\\\") + '"'
    printed = jinja2.Environment(autoescape=False).from_string(  # noqa: S701 - no markup
        straighten(f"{{{{ {literal} }}}}")
    )
    assert printed.render() == label


@given(st.text())
def test_hidden_and_shown(text: str) -> None:
    assert show(hide(text)) == text or any("\ufdd0" <= each <= "\ufdd4" for each in text)
