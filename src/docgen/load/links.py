"""Links between commitments of declarations: each leads to one on file, and none to itself."""

from collections.abc import Iterable, Iterator, Mapping

from docgen.errors import nearest
from docgen.load.decode import Located, Problems
from docgen.load.register import REGISTER, Register, RegisterEntry
from docgen.model import Declaration

# To which commitments each leads, DECLARATION/ID.
Linked = dict[str, list[str]]


def check_links(registers: Mapping[str, Register], declarations: Iterable[Declaration]) -> None:
    """Raise :class:`ContentError` for a link to what no other declaration has.

    Also for one by which a commitment follows, repeats or supersedes one that was adopted later, or
    one of the same day that leads back to it. ``registers`` are by the id of their declaration.
    """
    texts = tuple(declarations)
    adopted = {each.head.id: each.head.date for each in texts}
    known = {
        f"{each.head.id}/{one.id}"
        for each in texts
        for paragraph in each.paragraphs
        for one in paragraph.annotation.commitments
    }
    known.update(f"{name}/{one.id}" for name, each in registers.items() for one in each.withdrawn)
    linked: Linked = {}
    problems = Problems()
    for name, register in registers.items():
        for file, target, where in _targets(register):
            with problems.collected():
                if target.startswith(f"{name}/"):
                    raise file.error(f"'{target}' is of this declaration itself", *where)
                if target not in known:
                    hint = nearest(target, known) or "write DECLARATION/ID"
                    raise file.error(
                        f"no declaration has a commitment '{target}'", *where, hint=hint
                    )
                if "unrelated" in where:
                    continue
                other = target.partition("/")[0]
                if adopted[other] > adopted[name]:
                    message = f"'{target}' is later: adopted on {adopted[other]}"
                    hint = f"write the link in content/{other}/{REGISTER}"
                    raise file.error(message, *where, hint=hint)
                own = f"{name}/{where[0]}"
                if found := way(linked, target, own):
                    raise file.error(circle_of(own, found), *where, hint=ONE_WAY)
                linked.setdefault(own, []).append(target)
    problems.settle()


ONE_WAY = "delete one of these links: of two texts of one day, one comes first"


def circle_of(commitment: str, found: Iterable[str]) -> str:
    """That a link of ``commitment`` to the first of ``found`` leads back to it."""
    return f"a link in a circle: {' → '.join((commitment, *found))}"


def links_of(name: str, entries: Mapping[str, RegisterEntry]) -> Linked:
    """To which commitments those in the register of the declaration ``name`` lead."""
    return {
        f"{name}/{key}": [target for _, those in entry.links.by_kind() for target in those]
        for key, entry in entries.items()
    }


def way(linked: Linked, start: str, end: str) -> tuple[str, ...]:
    """The commitments by which links lead from ``start`` to ``end``, both included; or none."""
    before: dict[str, str] = {start: ""}
    ahead = [start]
    for each in ahead:
        if each == end:
            found = [each]
            while before[found[-1]]:
                found.append(before[found[-1]])
            return tuple(reversed(found))
        for target in linked.get(each, ()):
            if target not in before:
                before[target] = each
                ahead.append(target)
    return ()


def _targets(register: Register) -> Iterator[tuple[Located, str, tuple[str | int, ...]]]:
    for key, entry in register.entries.items():
        links = (*entry.links.by_kind(), ("unrelated", entry.links.unrelated))
        for kind, those in links:
            for index, target in enumerate(those):
                if register.file:
                    yield register.file, target, (key, "links", kind, index)
