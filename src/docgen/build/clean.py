"""Remove what docgen built."""

from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.build.report import Failure
from docgen.errors import DocgenError
from docgen.store import manifest, outputs
from docgen.store.folder import LOCK, STATE, disk_errors, forget, has_state
from docgen.store.lock import locked
from docgen.store.ownership import Ownership
from docgen.store.state import State


def clean(
    output: Path, waiting: Callable[[str], None]
) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Remove the documents in ``output`` and docgen's state there.

    Returns the paths removed, and what stays because it is not as docgen left it or cannot be
    reached: the state goes on to know it, so that it is not taken for another's later. Files of
    others are not touched. Raises :class:`MachineError` if the disk refuses.
    """
    if not has_state(output):
        return (), ()
    with disk_errors(output), locked(output / LOCK, waiting):
        with State(output / STATE) as state:
            owner = Ownership(output, state, state.records)
            paths = sorted({*state.records.documents, *state.records.written} - {*_lists(output)})
            outputs.sweep(output, paths)
            lists = [name for name in _lists(output) if owner.knows(name)]
            removed, stay = _remove(owner, paths)
            _, lists_that_stay = _remove(owner, lists)
            staying = [*stay, *lists_that_stay]
            for path in {*paths, *lists} - {each.path for each in staying}:
                state.remove(path)
        if not staying:
            forget(output)
    return tuple(removed), tuple(staying)


def _lists(output: Path) -> Iterator[str]:
    return filter(manifest.is_list, manifest.names_in(output))


def _remove(owner: Ownership, paths: list[str]) -> tuple[list[str], list[Failure]]:
    removed, stay = [], []
    for path in paths:
        try:
            if owner.remove(path):
                removed.append(path)
        except DocgenError as error:
            stay.append(Failure(path, error))
    return removed, stay
