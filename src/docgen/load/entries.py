"""A YAML file as the texts of its entries, so that one can be changed without touching the rest."""

from docgen.load import yaml


def taken_apart(text: str, path: str) -> tuple[str, dict[str, str]]:
    """The text above the first entry, and each entry with the comment directly above it.

    Joined again in order, they are ``text``. Raises :class:`ContentError` if it is not YAML with
    keys at its top.
    """
    file = yaml.parse(text, path)
    lines = text.splitlines(keepends=True)
    starts: list[tuple[int, str]] = []
    for ref in file.entries():
        start = file.lines[(ref,)] - 1
        while starts and start > 0 and lines[start - 1].startswith("#"):
            start -= 1
        starts.append((start, ref))
    ends = [*(start for start, _ in starts[1:]), len(lines)][: len(starts)]
    entries = {
        ref: "".join(lines[start:end]) for (start, ref), end in zip(starts, ends, strict=True)
    }
    return "".join(lines[: starts[0][0]]) if starts else text, entries
