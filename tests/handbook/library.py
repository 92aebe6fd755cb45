"""``docgen.api`` as a page."""

import inspect
import re
from collections.abc import Iterator

from docgen import api
from handbook.markdown import documented, plain

_MODULES = re.compile(r"\b(?:\w+\.)+(?=[A-Za-z])")


def library() -> Iterator[str]:
    """The page of docgen as a library. Raises :class:`Undocumented`."""
    yield "# docgen.api"
    yield ""
    yield plain(documented(api.__doc__, "docgen.api"))
    yield ""
    functions = {name: getattr(api, name) for name in api.__all__}
    for name, function in sorted(
        functions.items(), key=lambda item: item[1].__code__.co_firstlineno
    ):
        yield from (f"## {name}", "")
        yield from ("```python", _call(name, inspect.signature(function)), "```", "")
        yield from (plain(documented(inspect.getdoc(function), f"docgen.api.{name}")), "")


def _call(name: str, signature: inspect.Signature) -> str:
    """How a function is called, a line for each parameter if there are many."""
    parameters = signature.parameters.values()
    parts = [str(each) for each in parameters if each.kind is not each.KEYWORD_ONLY]
    named = [str(each) for each in parameters if each.kind is each.KEYWORD_ONLY]
    parts += ["*", *named] if named else []
    inside = "".join(f"    {part},\n" for part in parts)
    call = f"(\n{inside})" if named else f"({', '.join(parts)})"
    gives = inspect.formatannotation(signature.return_annotation)
    return _MODULES.sub("", f"{name}{call} -> {gives}")
