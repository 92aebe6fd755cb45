"""Which declaration follows which, in a series of meetings."""

from collections.abc import Iterable, Sequence

from docgen.errors import ContentError, nearest
from docgen.load import yaml
from docgen.load.decode import Problems
from docgen.model import Declaration, Head
from docgen.sources import Sources

_HINT = "name the declaration of the meeting just before this one"


def check_series(sources: Sources, declarations: Iterable[Declaration]) -> None:
    """Raise :class:`ContentError` for each that cannot follow what its ``declaration.yaml`` says.

    It follows an earlier one, which no other follows.
    """
    heads = {each.head.id: each.head for each in declarations}
    taken: dict[str, str] = {}
    problems = Problems()
    for name, head in heads.items():
        if not head.follows:
            continue
        with problems.collected():
            if mistake := _mistake(head, heads, taken):
                raise _error(sources, name, *mistake)
        taken.setdefault(head.follows, name)
    problems.settle()


def next_meetings(declarations: Iterable[Declaration]) -> dict[str, Sequence[Declaration]]:
    """The language versions of what follows, by the id of the declaration that it follows."""
    found: dict[str, list[Declaration]] = {}
    for each in declarations:
        if each.head.follows:
            found.setdefault(each.head.follows, []).append(each)
    return dict(found)


def _mistake(head: Head, heads: dict[str, Head], taken: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong, and what to do."""
    before = heads.get(head.follows)
    if before == head:
        return f"'{head.id}' is this declaration itself", _HINT
    if before is None:
        known = [name for name in heads if name != head.id]
        hint = nearest(head.follows, known) or "write the name of its folder in content/"
        return f"no declaration '{head.follows}'", hint
    if before.date >= head.date:
        return (
            f"'{before.id}' is not earlier: it was adopted on {before.date}, this on {head.date}",
            _HINT,
        )
    if other := taken.get(before.id):
        return f"'{other}' already follows '{before.id}'", _HINT
    return None


def _error(sources: Sources, name: str, message: str, hint: str) -> ContentError:
    path = f"content/{name}/declaration.yaml"
    return yaml.parse(sources.text(path), path).error(message, "follows", hint=hint)
