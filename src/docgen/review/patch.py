"""A change of a YAML file's data as the least change of its text.

The text is edited at the places that the parser gives for each key and value: so comments, order,
quotation marks and line breaks of all that does not change stay as a person wrote them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from docgen.errors import ContentError
from docgen.load import yaml
from docgen.review.yaml_values import block, flow, lines_of

_BY_HAND = "edit the file yourself"


class _Edit(NamedTuple):
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def patched(text: str, data: Mapping[str, Any], path: str) -> str:
    """``text`` changed so that it holds ``data``, a mapping of the same kind.

    Raises :class:`ContentError` if that cannot be done without touching anything else: for anchors,
    and for comments within brackets.
    """
    old = yaml.parse(text, path).data
    if old == data:
        return text
    whole = text if text.endswith("\n") else f"{text}\n"
    root = YAML(typ="safe").compose(whole)
    _refuse_anchors(whole, path)
    edits = list(_Patch(whole, path).change(root, old, data, 0))
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda each: each[:2]):
        if edit.start < at:
            raise _beyond(path)
        parts += [whole[at : edit.start], edit.words]
        at = edit.end
    changed = "".join([*parts, whole[at:]])
    changed = changed if whole == text else changed.removesuffix("\n")
    if yaml.parse(changed, path).data != data:
        raise _beyond(path)
    return changed


def _beyond(path: str) -> ContentError:
    return ContentError("docgen cannot change this without touching more", path, None, _BY_HAND)


def _refuse_anchors(text: str, path: str) -> None:
    for event in YAML(typ="safe").parse(text):
        if name := getattr(event, "anchor", None):
            line = event.start_mark.line + 1
            message = f"docgen cannot change what has an anchor ({name})"
            raise ContentError(message, path, line, _BY_HAND)


class _Patch:
    """The edits of one text."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path

    def change(self, node: Node, old: Any, new: Any, indent: int) -> Iterator[_Edit]:
        """What turns ``old`` at ``node`` into ``new``; ``indent`` is that of its key."""
        if isinstance(node, MappingNode | SequenceNode) and node.flow_style:
            self._refuse_comments(node)
            start, end = node.start_mark.index, node.end_mark.index
            yield _Edit(start, end, self._flow(node, old, new))
        elif isinstance(node, MappingNode) and isinstance(new, Mapping) and new:
            yield from self._mapping(node, old, new)
        elif isinstance(node, SequenceNode) and isinstance(new, Sequence) and new:
            yield from self._sequence(node, old, new)
        else:
            yield from self._value(node, new, indent)

    def _value(self, node: Node, new: Any, indent: int) -> Iterator[_Edit]:
        """Another value in the place of a scalar, or of a block that becomes empty."""
        start, end = node.start_mark.index, self._end(node)
        head, *lines = lines_of(new, indent)
        if isinstance(node, MappingNode | SequenceNode):
            start = self._text.rindex(":", 0, start) + 1
            stop = self._line_end(start)
            comment = self._text[start:stop].strip()
            head = f" {head}  {comment}" if comment else f" {head}"
            yield _Edit(start, max(self._line_end(end), stop), "\n".join((head, *lines)))
            return
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            _, mark, said = self._text[start : self._line_end(start)].partition("#")
            head = f"{head}  #{said}" if mark else head
            yield _Edit(start, end, "\n".join((head, *lines)))
            return
        yield _Edit(start, end, head if start < end else f" {head}")
        if lines:
            at = self._line_end(end)
            yield _Edit(at, at, "".join(f"\n{line}" for line in lines))

    def _mapping(
        self, node: MappingNode, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[_Edit]:
        pairs = {key.value: (key, value) for key, value in node.value}
        column = node.start_mark.column
        names = list(pairs)
        for at, name in enumerate(names):
            key, value = pairs[name]
            if name not in new:
                behind = pairs[names[at + 1]][0] if at + 1 < len(names) else None
                yield self._without(key, value, behind)
            elif old[name] != new[name]:
                yield from self.change(value, old[name], new[name], column)
        before = None
        added = []
        for name in new:
            if name not in old:
                added.append(name)
                continue
            yield from self._added(pairs[before] if before else None, added, new, node)
            before, added = name, []
        yield from self._added(pairs[before] if before else None, added, new, node)

    def _added(
        self,
        before: tuple[Node, Node] | None,
        names: Sequence[str],
        new: Mapping[str, Any],
        node: MappingNode,
    ) -> Iterator[_Edit]:
        """The keys ``names`` behind the pair ``before``, or at the beginning."""
        if not names:
            return
        column = node.start_mark.column
        lines = block({name: new[name] for name in names}, column)
        if before is None:
            at = node.start_mark.index
            words = "\n".join(lines).lstrip(" ") + "\n" + " " * column
            yield _Edit(at, at, words)
            return
        yield self._below(self._pair_end(*before), lines)

    def _without(self, key: Node, value: Node, behind: Node | None) -> _Edit:
        """The removal of a key with its value, and of a comment on their last line."""
        start, end = key.start_mark.index, self._line_end(self._pair_end(key, value))
        line = self._text.rfind("\n", 0, start) + 1
        if not self._text[line:start].strip():
            return _Edit(line, end + 1, "")
        # It stands behind the hyphen of its item: so the next key moves up to the hyphen.
        if behind is None or self._text[end : behind.start_mark.index].strip():
            return _Edit(line + len(self._text[line:start].rstrip()), end, "")
        return _Edit(start, behind.start_mark.index, "")

    def _sequence(
        self, node: SequenceNode, old: Sequence[Any], new: Sequence[Any]
    ) -> Iterator[_Edit]:
        column = node.start_mark.column
        for begin, end, first, last in _differences(old, new):
            both = min(end - begin, last - first)
            for at in range(both):
                item = node.value[begin + at]
                yield from self.change(item, old[begin + at], new[first + at], column)
            for item in node.value[begin + both : end]:
                line = self._item_line(item, column)
                yield _Edit(line, self._line_end(self._end(item)) + 1, "")
            within = all(isinstance(each, MappingNode) and each.flow_style for each in node.value)
            added = new[first + both : last]
            lines = [line for each in added for line in _item(each, column, within=within)]
            if lines and end < len(old):
                at = self._item_line(node.value[end], column)
                yield _Edit(at, at, "".join(f"{line}\n" for line in lines))
            elif lines:
                yield self._below(self._end(node.value[-1]), lines)

    def _below(self, end: int, lines: Sequence[str]) -> _Edit:
        """New ``lines`` below that in which ``end`` is."""
        at = self._line_end(end) + 1
        return _Edit(at, at, "".join(f"{line}\n" for line in lines))

    def _item_line(self, item: Node, column: int) -> int:
        """Where the line with the hyphen of ``item`` begins."""
        line = self._text.rfind("\n", 0, item.start_mark.index) + 1
        while self._text[line + column : line + column + 1] != "-":
            line = self._text.rindex("\n", 0, line - 1) + 1
        return line

    def _flow(self, node: Node, old: Any, new: Any) -> str:
        """``new`` within brackets; what stays is spelled as at ``node``."""
        if old == new:
            return self._text[node.start_mark.index : node.end_mark.index]
        if isinstance(node, MappingNode) and isinstance(new, Mapping):
            pairs = {key.value: (key, value) for key, value in node.value}
            said = [
                f"{self._flow(pairs[name][0], name, name)}:"
                f" {self._flow(pairs[name][1], old[name], value)}"
                if name in pairs
                else f"{flow(name)}: {flow(value)}"
                for name, value in new.items()
            ]
            return f"{{{', '.join(said)}}}"
        if isinstance(node, SequenceNode) and isinstance(new, Sequence):
            spelled = dict(zip(map(json.dumps, old), node.value, strict=True))
            said = [
                self._flow(known, each, each)
                if (known := spelled.get(json.dumps(each)))
                else flow(each)
                for each in new
            ]
            return f"[{', '.join(said)}]"
        return flow(new)

    def _refuse_comments(self, node: Node) -> None:
        inside = self._text[node.start_mark.index : node.end_mark.index]
        if "\n" in inside and any(" #" in line for line in inside.splitlines()):
            line = node.start_mark.line + 1
            message = "docgen cannot change a list with a comment inside its brackets"
            raise ContentError(message, self._path, line, _BY_HAND)

    def _pair_end(self, key: Node, value: Node) -> int:
        return max(self._end(value), self._text.index(":", key.end_mark.index) + 1)

    def _end(self, node: Node) -> int:
        """Where the last words of ``node`` end."""
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._pair_end(*last) if isinstance(last, tuple) else self._end(last)
        start: int = node.start_mark.index
        end: int = node.end_mark.index
        return start + len(self._text[start:end].rstrip())

    def _line_end(self, at: int) -> int:
        return self._text.index("\n", at)


def _differences(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Where items were replaced, removed or added."""
    before, after = [json.dumps(each) for each in old], [json.dumps(each) for each in new]
    for what, *where in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield tuple(where)  # type: ignore[misc]  # four numbers


def _item(value: Any, column: int, *, within: bool) -> list[str]:
    """``value`` as an item of a block with its hyphen at ``column``; ``within`` braces or not."""
    if isinstance(value, Mapping) and value and not within:
        first, *lines = block(value, column + 2)
        return [f"{' ' * column}- {first.lstrip(' ')}", *lines]
    return [f"{' ' * column}- {flow(value)}"]
