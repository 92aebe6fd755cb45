"""YAML 1.2 text → plain data with line numbers.

Stricter than YAML: keys are unique strings, there are no tags and no merge keys, and the size after
expanding aliases is limited. Scalars are those of YAML 1.2 (``NO`` is Norway, not false); dates
stay text, to be read by the wanted type.
"""

from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from docgen.errors import ContentError
from docgen.load.decode import Located, refuse_control_characters
from docgen.load.mismatch import Steps
from docgen.load.yaml_mistakes import QUOTES, explain, unexpected

# Some hundred times as much as the annotations of a long declaration.
MOST_NODES = 100_000
MOST_CHARACTERS = 20_000_000
DEEPEST = 30
_SPECIAL: dict[str, Callable[[str], object]] = {
    "int": lambda v: int(v, 0) if "o" in v or "x" in v else int(v),
    "float": float,
    "null": lambda _: None,
    "bool": lambda v: v[0] in "tT",
}


_TAGS = {*_SPECIAL, "map", "seq", "str", "timestamp"}


class _Resolver(VersionedResolver):
    """What words mean in YAML 1.2; ruamel asks at each word, slowly, whether it is that."""

    processing_version = (1, 2)


def parse(text: str, path: str) -> Located:
    """The data of a YAML file; ``path`` is for error messages.

    Raises :class:`ContentError`, with its line, if ``text`` is not such YAML or is too large.
    """
    refuse_control_characters(text, path)
    try:
        _refuse_depth(text, path)
        reader = YAML(typ="safe")
        reader.Resolver = _Resolver
        node = reader.compose(text)
    except MarkedYAMLError as error:
        mistake = explain(error, text)
        raise ContentError(mistake.message, path, mistake.line, mistake.hint) from error
    except YAMLError as error:
        raise ContentError(f"not YAML: {str(error).splitlines()[0]}", path) from error
    builder = _Builder(path)
    data = {} if node is None else builder.build(node, ())
    return Located(path, data, builder.lines)


def _refuse_depth(text: str, path: str) -> None:
    """Raise :class:`ContentError` for deep nesting, at which the parser's recursion would crash."""
    depth = 0
    for event in YAML(typ="safe").parse(text):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise ContentError(
                f"nested more than {DEEPEST} levels deep", path, event.start_mark.line + 1
            )


class _Builder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Steps, int] = {}
        self.nodes = self.characters = 0

    def build(self, node: Node, steps: Steps) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(steps, line)
        self.nodes += 1
        self.characters += len(node.value)
        if len(steps) > DEEPEST:
            raise ContentError(f"nested more than {DEEPEST} levels deep", self.path, line)
        if self.nodes > MOST_NODES or self.characters > MOST_CHARACTERS:
            raise ContentError(
                f"more than {MOST_NODES:,} entries after expanding aliases", self.path, line
            )
        tag = str(node.tag).removeprefix("tag:yaml.org,2002:")
        if tag not in _TAGS:
            mistake = unexpected(str(node.tag)[:1] if tag == node.tag else "!!", line - 1)
            raise ContentError(mistake.message, self.path, line, mistake.hint)
        if isinstance(node, MappingNode):
            return self._mapping(node, steps)
        if isinstance(node, SequenceNode):
            return [self.build(item, (*steps, index)) for index, item in enumerate(node.value)]
        if tag in _SPECIAL:
            try:
                return _SPECIAL[tag](node.value)
            except (ValueError, IndexError) as error:
                raise ContentError(f"'{node.value}' is not a number", self.path, line) from error
        refuse_control_characters(node.value, self.path, line)
        return node.value

    def _mapping(self, node: MappingNode, steps: Steps) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode) or str(key.tag).endswith(":merge"):
                hint = f"{QUOTES} that begins with '{{'"
                raise ContentError("a key must be a word", self.path, line, hint)
            refuse_control_characters(key.value, self.path, line)
            if key.value in data:
                first = self.lines[(*steps, key.value)]
                raise ContentError(
                    f"duplicate key '{key.value}'", self.path, line, f"first on line {first}"
                )
            self.lines[(*steps, key.value)] = line
            data[key.value] = self.build(value, (*steps, key.value))
        return data
