"""``content/translated.yaml``: which original each translation was made from.

By language and place, it has a digest of the original; and by digest the original itself, so that
a translator can be shown what has changed. docgen writes it.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec import Struct

from docgen.load import yaml
from docgen.load.decode import decode
from docgen.sources import Sources

RECORD = "content/translated.yaml"

_ORIGINALS = "originals"
_HEAD = """\
# Which original each translation was made from, so that `docgen translations` can tell the ones
# that are older. docgen writes this file. Below `originals` are the words, by their digests.
"""
# What JSON leaves as it is and YAML takes for the end of a line.
_LINE_ENDS = {0x2028: "\\u2028", 0x2029: "\\u2029", 0x85: "\\u0085"}


class TranslationRecord(Struct, frozen=True):
    """Digests by language and place, and the words that have them."""

    digests: Mapping[str, Mapping[str, str]] = {}
    originals: Mapping[str, str] = {}

    def original(self, language: str, place: str) -> str | None:
        """What the translation was made from; empty if only its digest is known, ``None`` if
        nothing is.
        """
        known = self.digests.get(language, {}).get(place)
        return None if known is None else self.originals.get(known, "")

    def is_current(self, language: str, place: str, words: str) -> bool:
        """Whether the translation was made from ``words``."""
        return self.digests.get(language, {}).get(place) == digest(words)

    def with_made(
        self, language: str, made: Mapping[str, str], written: Iterable[str]
    ) -> "TranslationRecord":
        """The record with the originals by place in ``made``, from which it was translated.

        Of what was recorded before, only what is among the places ``written`` stays.
        """
        places = {**self.digests.get(language, {}), **{name: digest(made[name]) for name in made}}
        places = {name: places[name] for name in written if name in places}
        originals = {**self.originals, **{digest(words): words for words in made.values()}}
        return TranslationRecord({**self.digests, language: places}, originals)

    def text(self) -> str:
        """The file, sorted, without the originals that no translation was made from."""
        lines = [_HEAD]
        for language, places in sorted(self.digests.items()):
            lines.append(f"{_quoted(language)}:\n")
            lines += [f"  {_quoted(name)}: {_quoted(places[name])}\n" for name in sorted(places)]
        used = {each for places in self.digests.values() for each in places.values()}
        lines.append(f"{_ORIGINALS}:\n")
        lines += [
            f"  {_quoted(each)}: {_quoted(self.originals[each])}\n"
            for each in sorted(used & set(self.originals))
        ]
        return "".join(lines)


def load_record(sources: Sources) -> TranslationRecord:
    """The record of the project; empty if there is none.

    Raises :class:`ContentError` if it cannot be read.
    """
    if sources.find(RECORD) is None:
        return TranslationRecord()
    file = yaml.parse(sources.text(RECORD), RECORD)
    tables = {key: decode(file, dict[str, str], key) for key in file.entries() if file.data[key]}
    originals = tables.pop(_ORIGINALS, {})
    return TranslationRecord(tables, originals)


def digest(words: str) -> str:
    """The first eight hexadecimal digits of the SHA-256 of ``words``."""
    return sha256(words.encode()).hexdigest()[:8]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).translate(_LINE_ENDS)
