"""The parts of Jinja that are private and that docgen uses all the same, each in one place.

``tests/render/test_jinja_private.py`` names them and fails when Jinja changes one:

- ``Environment._generate``, which is given a template's syntax tree before it becomes code;
- ``Undefined._undefined_message``, the text of the error that using an undefined name raises;
- ``jinja2.utils.missing``, the owner of a name that was looked up in the context.
"""

from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2.nodes import EvalContextModifier
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.errors import nearest

CONTEXT = ("view", "document")  # the names that a template is given


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which no template can switch off escaping."""

    def _generate(self, source: Any, *rest: Any, **options: Any) -> Any:
        if found := source.find(EvalContextModifier):
            raise TemplateSyntaxError("autoescape is always on", found.lineno, *rest[:2])
        return super()._generate(source, *rest, **options)


class HelpfulUndefined(StrictUndefined):
    """Raises an error on any use of an undefined name, with the name that was probably meant."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name, owner = str(self._undefined_name), self._undefined_obj
        known = owner if isinstance(owner, dict) else CONTEXT if owner is missing else ()
        hint = nearest(name, (str(key) for key in known))
        return f"'{name}' is undefined" + (f"; {hint}" if hint else "")
