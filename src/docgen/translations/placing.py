"""Translations put into the files beside the originals: the rest of a file stays as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.load import yaml
from docgen.load.decode import Located
from docgen.load.modelines import modeline
from docgen.review.patch import patched
from docgen.review.saving import encoded
from docgen.review.yaml_values import block
from docgen.sources import Sources
from docgen.store.together import NewFile
from docgen.translations.beside import settings_table
from docgen.translations.texts import ContentFile
from docgen.translations.toml_table import with_texts

_NOTE = """\
# The words of {original} in another language, at the same keys. `docgen translations`
# lists what is missing here or older than its original.

"""

Keys = tuple[str, ...]


def placed(
    sources: Sources, file: ContentFile, language: str, words: Mapping[Keys, str], order: list[Keys]
) -> NewFile:
    """The file beside ``file`` with ``words`` at their keys, which follow each other as in
    ``order``.

    Raises :class:`ContentError` if its text cannot be changed there alone.
    """
    path = file.beside(language)
    before = sources.find(path)
    text = "" if before is None else sources.text(path)
    if file.is_note:
        changed = f"{words[()]}\n"
    elif file.is_settings:
        texts = {key: each for (key,), each in words.items()}
        changed = with_texts(text, path, settings_table(language), texts)
    else:
        located = yaml.parse(text, path)
        known = {file.named((key,))[0]: key for key in located.entries()}
        data: dict[str, Any] = located.data
        for keys, each in words.items():
            here = known.get(keys[0], keys[0]), *keys[1:]
            _check_room(located, here)
            data = _with(data, here, each, order)
        changed = _changed(text, located, data, file.path)
    return NewFile(path, before, encoded(changed, before or b""))


def _changed(text: str, located: Located, data: Mapping[str, Any], path: str) -> str:
    if located.data:
        return patched(text, data, located.path)
    original = path.rpartition("/")[2]
    kind = original.removesuffix(".yaml")
    head = modeline(f"translated-{kind}", located.path) + _NOTE.format(original=original)
    if text.strip():  # comments alone
        head = f"{text.rstrip()}\n\n"
    return head + "\n".join(block(data, 0)) + "\n"


def _check_room(located: Located, keys: Keys) -> None:
    """Raise :class:`ContentError` if words at ``keys`` would overwrite anything but words."""
    value: Any = located.data
    for at, key in enumerate(keys):
        value = value.get(key)
        if value is None:
            return
        below = keys[at + 1 :]
        if isinstance(value, list) or isinstance(value, Mapping) != bool(below):
            wanted = f"keys such as '{below[0]}'" if below else "a text"
            hint = "docgen would overwrite it; correct the file and import again"
            raise located.error(f"'{key}' should hold {wanted}", *keys[: at + 1], hint=hint)


def _with(data: Mapping[str, Any], keys: Keys, words: str, order: Sequence[Keys]) -> dict[str, Any]:
    """``data`` with ``words`` at ``keys``; a new key is put behind those that precede it."""
    key, *below = keys
    value: Any = words
    if below:
        inner = data.get(key)
        inner_order = [each[1:] for each in order if each[0] == key and len(each) > 1]
        value = _with(inner if isinstance(inner, Mapping) else {}, tuple(below), words, inner_order)
    if key in data:
        return {each: value if each == key else old for each, old in data.items()}
    ranks = {each[0]: rank for rank, each in reversed(list(enumerate(order)))}
    ahead = [each for each in data if ranks.get(each, -1) < ranks.get(key, len(order))]
    new: dict[str, Any] = {} if ahead else {key: value}
    for each, old in data.items():
        new[each] = old
        if ahead and each == ahead[-1]:
            new[key] = value
    return new
