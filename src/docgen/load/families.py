"""``theme.html`` → the families of sectors that it has colours for."""

import ast
import re

from docgen.sources import Sources

THEME = "templates/shared/theme.html"
# As Jinja has it; what stands between the braces reads the same in Python.
_FAMILIES = re.compile(r"\{%-?\s*set\s+families\s*=\s*(\{.*?\})\s*-?%\}", re.DOTALL)


def families(sources: Sources) -> frozenset[str] | None:
    """The names of the families, ``None`` where the project's theme does not list them."""
    found = _FAMILIES.search(sources.text(THEME)) if sources.find(THEME) else None
    try:
        return frozenset(ast.literal_eval(found[1])) if found else None
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None  # computed by the template; its own errors are reported when it is rendered
