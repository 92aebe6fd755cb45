"""The rule for commitments that ``register.yaml`` follows: they leave by being withdrawn alone.

Whatever else changes ``annotations.yaml`` (a review, a corrected text, another import) keeps them,
since a register without its commitment keeps the whole project from loading.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.errors import UsageError
from docgen.load import yaml
from docgen.load.register import REGISTER, recorded_ids
from docgen.sources import Sources


def refuse_lost(sources: Sources, name: str, before: str, after: str) -> None:
    """Raise :class:`UsageError` if a commitment is lost that the register of ``name`` follows.

    ``before`` and ``after`` are texts of annotations: the whole file, or the same entries of it.
    Raises :class:`ContentError` if the register cannot be read as YAML with keys.
    """
    recorded = recorded_ids(sources, name)
    if not recorded:
        return
    kept = {each for _, each in _ids(after)}
    for ref, each in _ids(before):
        if recorded.get(each) is False and each not in kept:
            raise UsageError(
                f"paragraph {ref} has the commitment {each}, which content/{name}/{REGISTER}"
                " follows; nothing was written",
                hint=f"keep it in another paragraph's entry, or first: docgen register withdraw"
                f" {name}/{each}",
            )


def returned(sources: Sources, name: str, before: str, after: str) -> dict[str, str]:
    """The ids in ``after`` and not in ``before`` whose commitment was withdrawn, with paragraphs.

    Another commitment may never be given them, nor the same one again: calendars have cancelled it.
    """
    recorded = recorded_ids(sources, name)
    if not recorded:
        return {}
    had = {each for _, each in _ids(before)}
    return {each: ref for ref, each in _ids(after) if recorded.get(each) and each not in had}


def refuse_returned(sources: Sources, name: str, before: str, after: str) -> None:
    """Raise :class:`UsageError` if a commitment comes back that was withdrawn."""
    for each, ref in returned(sources, name, before, after).items():
        raise UsageError(
            f"paragraph {ref} would have the commitment {each} again, which was withdrawn;"
            " nothing was written",
            hint="an id is never used again; take it back in annotations.yaml, without the id",
        )


def _ids(text: str) -> Iterator[tuple[str, str]]:
    """The ids of commitments that ``text`` has, each with its paragraph."""
    data = yaml.parse(text, "annotations.yaml").data if text.strip() else None
    for ref, entry in data.items() if isinstance(data, Mapping) else ():
        for pledge in _listed(entry):
            if isinstance(pledge, Mapping) and isinstance(pledge.get("id"), str):
                yield str(ref), pledge["id"]


def _listed(entry: Any) -> list[Any]:
    pledges = entry.get("commitments") if isinstance(entry, Mapping) else None
    return pledges if isinstance(pledges, list) else []
