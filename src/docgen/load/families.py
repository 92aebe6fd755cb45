"""``theme.html`` → the families of sectors for which it has colours."""

import ast
import re

from docgen.sources import Sources

THEME = "templates/shared/theme.html"
# Jinja's statement; the mapping in braces has the same syntax in Python.
_FAMILIES = re.compile(r"\{%-?\s*set\s+families\s*=\s*(\{.*?\})\s*-?%\}", re.DOTALL)


def families(sources: Sources) -> frozenset[str] | None:
    """The names of the families; ``None`` if the project's theme does not list them."""
    found = _FAMILIES.search(sources.text(THEME)) if sources.find(THEME) else None
    try:
        return frozenset(ast.literal_eval(found[1])) if found else None
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None  # computed by the template; its own errors are reported when it is rendered
