"""``python -m bench.repeats ROOT``: work of WeasyPrint's that has been done before.

Over the PDFs of a project in one warm process: the share of breaking lines in the CPU time, of that
again for the same text, style and width within a document, and of computing the styles of elements.
Prints JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import weasyprint.css
import weasyprint.document
import weasyprint.layout.inline
import weasyprint.layout.preferred
import weasyprint.text.line_break

from bench.inside import Inside
from docgen.job import Request
from docgen.render.document import Renderer
from docgen.sources import Sources

_MODULES = (
    weasyprint.css,
    weasyprint.document,
    weasyprint.layout.inline,
    weasyprint.layout.preferred,
    weasyprint.text.line_break,
)
# What decides how wide text is, and where its lines may break.
_OF_STYLE = (
    *("font_family", "font_size", "font_style", "font_weight", "font_variant_numeric", "lang"),
    *("letter_spacing", "word_spacing", "hyphens", "white_space", "overflow_wrap"),
)


class _Timed:
    """Stands for a function of WeasyPrint's: its time, and that of calls with a key seen before."""

    def __init__(self, name: str, key: Callable[..., object] | None = None) -> None:
        self.seconds = self.again = 0.0
        self.seen: set[object] = set()
        having = [module for module in _MODULES if hasattr(module, name)]
        self._call, self._key = getattr(having[0], name), key
        for module in having:
            setattr(module, name, self)

    def __call__(self, *given: Any, **named: Any) -> Any:
        key = self._key(*given, **named) if self._key else None
        start = time.process_time()
        try:
            return self._call(*given, **named)
        finally:
            took = time.process_time() - start
            self.seconds += took
            self.again += took if key in self.seen else 0
            self.seen.add(key)


def _of_line(
    text: str, style: Any, _context: Any, width: float | None, *rest: Any, **named: Any
) -> object:
    return text, width, rest, str(named), *(str(style[name]) for name in _OF_STYLE)


def main() -> None:
    root = Path(sys.argv[1])
    jobs = Inside(root).jobs(Request(formats=("pdf",)))
    renderer = Renderer(Sources(root))
    for job in jobs[:2]:
        renderer.render(job)
    lines, styles = _Timed("split_first_line", _of_line), _Timed("get_all_computed_styles")
    start = time.process_time()
    for job in jobs:
        lines.seen.clear()
        renderer.render(job)
    whole = time.process_time() - start
    found = {"lines": lines.seconds, "lines again": lines.again, "styles": styles.seconds}
    sys.stdout.write(json.dumps({name: seconds / whole for name, seconds in found.items()}))


if __name__ == "__main__":
    main()
