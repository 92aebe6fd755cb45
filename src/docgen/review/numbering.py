"""Ids for commitments that a person confirms, in a declaration whose commitments have ids.

From then on the commitment is the desk's, and may be followed: a later edit must not give its name
to another.
"""

import re
from collections.abc import Mapping, Set
from typing import Any

from docgen.load.commitment_ids import ID, next_id
from docgen.load.register import recorded_ids
from docgen.sources import Sources

# In any layout of YAML, and in comments too: an entry made a comment may come back.
_WRITTEN = re.compile(rf"""\bid["']?[ ]*:[ ]+["']?({ID.pattern})""")


def taken_ids(sources: Sources, name: str, annotations: str) -> frozenset[str] | None:
    """The ids that no new commitment of the declaration ``name`` may have.

    Those in the text ``annotations`` and in the register, withdrawn ones too. ``None`` if it has
    no ids: neither any in ``annotations``, nor a register. Raises :class:`ContentError` if the
    register cannot be read as YAML with keys.
    """
    written = frozenset(_WRITTEN.findall(annotations))
    recorded = recorded_ids(sources, name)
    return written or None if recorded is None else written | recorded.keys()


def numbered(entry: Mapping[str, Any], ref: str, taken: Set[str]) -> dict[str, Any]:
    """``entry`` of paragraph ``ref`` with ids for those of its commitments that are confirmed.

    They are those by which the commitments go so far, if no other paragraph shares its numbers.
    """
    used, pledges = {*taken}, []
    for each in entry.get("commitments", ()):
        if each.get("id"):
            pledges.append(each)
            continue
        name = next_id(ref, used)
        used.add(name)
        pledges.append(each if each.get("proposed") else {"id": name, **each})
    return {**entry, "commitments": pledges} if pledges else dict(entry)
