"""Compiled templates, kept for the process: most environments compile the same ones."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any

from jinja2 import pass_context

from docgen.render.jinja_private import StrictEnvironment

# The shipped templates of all products in one language are fifty; their code takes 2 MB.
_MOST = 200

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


class CompiledOnce(StrictEnvironment):
    """Takes the code of a template that another environment with the same ``means`` compiled.

    Jinja calls filters for constants when it compiles, so ``means`` must say all that what they
    give depends on. ``None``: nothing is shared.
    """

    means: Hashable = None

    def compile(self, source: Any, *place: Any, **options: Any) -> Any:
        """The code of the template ``source``, whose name and file are ``place``."""
        if self.means is None or options or not isinstance(source, str):
            return super().compile(source, *place, **options)
        key = type(self), self.means, bool(self.autoescape), place, source
        with _lock:
            if key in _kept:
                _kept.move_to_end(key)
                return _kept[key]
        code = super().compile(source, *place)
        with _lock:
            _kept[key] = code
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
        return code


def each_time(filter_: Callable[..., Any]) -> Callable[..., Any]:
    """``filter_``, which Jinja does not call when it compiles: it reads files of the project."""

    @pass_context
    @wraps(filter_)
    def called(_context: Any, *arguments: Any, **options: Any) -> Any:
        return filter_(*arguments, **options)

    return called
