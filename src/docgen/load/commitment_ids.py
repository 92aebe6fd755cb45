"""The ids of commitments: those that ``annotations.yaml`` has, and others until it has them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import count
from typing import Annotated

from msgspec.structs import replace

from docgen.load.decode import Located, Problems, spelled_as
from docgen.model import Annotation

# Part of addresses, of calendars' UIDs and of anchors in XML, so nothing that these escape.
ID = re.compile(r"[0-9a-z][0-9a-z.]*-[1-9][0-9]*")
CommitmentId = Annotated[str, spelled_as(ID)]


def with_ids(
    file: Located, annotations: Mapping[str, Annotation], recorded: Iterable[str] = ()
) -> dict[str, Annotation]:
    """``annotations`` of ``file``, by reference, with an id for each commitment.

    One that has none in the file is given the next that is free, which may be another after the
    file is edited; never one of those ``recorded`` in the register, whose commitment is another or
    was deleted. Raises :class:`ContentError` for an id that two commitments have.
    """
    taken: dict[str, str] = {}
    problems = Problems()
    for ref, index, own in _ids(annotations):
        with problems.collected():
            where = (ref, "commitments", index, "id")
            if not ID.fullmatch(own):
                raise file.error(f"'{own}' is not an id", *where, hint="write one such as 25-2")
            if own in taken:
                hint = "delete one of them: docgen register number gives a free one"
                raise file.error(
                    f"paragraph {taken[own]} has the id '{own}' too", *where, hint=hint
                )
            taken[own] = ref
    problems.settle()
    taken |= dict.fromkeys(recorded, "")
    found = {}
    for ref, annotation in annotations.items():
        commitments = []
        for each in annotation.commitments:
            name = each.id or next_id(ref, taken.keys())
            taken[name] = ref
            commitments.append(replace(each, id=name))
        found[ref] = replace(annotation, commitments=tuple(commitments))
    return found


def next_id(ref: str, taken: Set[str]) -> str:
    """The first id of a commitment in paragraph ``ref`` that is not ``taken``: 14-1, 14.b-1, p3-1.

    References that differ only in their brackets share their numbers.
    """
    words = re.findall(r"[0-9a-z]+", ref.replace("¶", "p").lower())
    stem = ".".join(words) or "p"
    return next(name for number in count(1) if (name := f"{stem}-{number}") not in taken)


def _ids(annotations: Mapping[str, Annotation]) -> Iterator[tuple[str, int, str]]:
    for ref, annotation in annotations.items():
        for index, each in enumerate(annotation.commitments):
            if each.id:
                yield ref, index, each.id
