"""What docgen relies on and Jinja does not promise: each test names one such thing."""

import inspect

import jinja2
import pytest
from jinja2.utils import missing

from docgen.render.jinja_private import HelpfulUndefined, StrictEnvironment


def test_generate_is_given_the_syntax_tree() -> None:
    assert "source" in inspect.signature(jinja2.Environment._generate).parameters
    with pytest.raises(jinja2.TemplateSyntaxError, match="autoescape is always on"):
        StrictEnvironment().from_string("{% autoescape false %}{{ x }}{% endautoescape %}")


def test_undefined_message_is_the_text_of_the_error() -> None:
    assert isinstance(jinja2.Undefined._undefined_message, property)
    environment = StrictEnvironment(undefined=HelpfulUndefined)
    with pytest.raises(jinja2.UndefinedError, match="'vew' is undefined; did you mean 'view'"):
        environment.from_string("{{ vew }}").render()


def test_missing_is_the_owner_of_a_name_in_the_context() -> None:
    assert jinja2.Undefined(name="x")._undefined_obj is missing
