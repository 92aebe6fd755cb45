"""What a request came to: enough to see that nothing changed without reading the content."""

from collections.abc import Mapping

from msgspec import Struct


class Outline(Struct, frozen=True):
    """The documents that a request came to, worked out from ``inputs`` by an ``installation``.

    ``inputs`` are what was read for it: digests by path. ``keys`` are those of the jobs by path,
    ``others`` the paths of the documents not asked for. ``unconfirmed`` counts proposals of an
    import that nobody has confirmed.
    """

    installation: str
    inputs: Mapping[str, str | None]
    keys: Mapping[str, str]
    others: tuple[str, ...]
    unconfirmed: int
