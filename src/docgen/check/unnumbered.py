"""Commitments without an id of their own, in a declaration whose commitments have ids."""

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.errors import counted
from docgen.load import yaml
from docgen.load.register import recorded_ids
from docgen.model import Project
from docgen.sources import Sources


def unnumbered_warnings(project: Project, sources: Sources) -> Iterator[str]:
    """A warning for each declaration that has ids, or a register, and commitments without an id.

    What is only proposed needs none: it gets one when a person confirms it.
    """
    for name in dict.fromkeys(each.head.id for each in project.declarations):
        path = f"content/{name}/annotations.yaml"
        if sources.find(path) is None:
            continue
        file = yaml.parse(sources.text(path), path)
        pledges = list(_pledges(file.data))
        without = [each for each in pledges if not each[-1].get("id")]
        settled = [(ref, index) for ref, index, each in without if not each.get("proposed")]
        in_use = len(without) < len(pledges) or recorded_ids(sources, name) is not None
        if settled and in_use:
            (ref, index), count = settled[0], counted(len(settled), "commitment")
            line = file.lines.get((ref, "commitments", index), file.lines[(ref,)])
            yield (
                f"{path}:{line}: {count} without an id, the first in paragraph {ref}; an edit may"
                f" change what {'it is' if len(settled) == 1 else 'they are'} called until 'docgen"
                f" register number {name}' writes one"
            )


def _pledges(entries: Mapping[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    for ref, entry in entries.items():
        for index, each in enumerate(entry.get("commitments", ())):
            yield ref, index, each
