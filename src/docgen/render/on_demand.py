"""Modules that a library imports on its start and seldom needs: stand-ins, until one is called."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Stands in for the module of its name, whose functions and classes are called, no more."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return call


@contextmanager
def on_demand(*names: str) -> Iterator[None]:
    """Who imports one of the modules inside the ``with`` block gets a stand-in for it.

    The module itself is imported when something in it is called. One that is there already stays.
    """
    new = [name for name in names if name not in sys.modules]
    sys.modules.update({name: _StandIn(name) for name in new})
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]
