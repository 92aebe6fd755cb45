"""Where documents can be delivered to: a folder, a zip file, a remote folder, a mailbox."""

from typing import Literal

from msgspec import Struct


class FolderTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="folder"):
    """A folder that holds the documents and nothing that docgen put there before them."""

    path: str


class ZipTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="zip"):
    """One zip file of the documents."""

    path: str


class RemoteTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="remote"):
    """A folder somewhere else, at a URL that fsspec knows, with ``options`` for its driver."""

    url: str
    options: dict[str, str | int | bool] = {}


class MailTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="mail"):
    """A letter to each of ``recipients`` with what changed since the last.

    ``attach`` is how many megabytes of documents it may carry; what is more it only lists.
    """

    server: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    security: Literal["starttls", "tls"] = "starttls"
    port: int | None = None
    user: str | None = None
    attach: int = 10


DeliveryTarget = FolderTarget | ZipTarget | RemoteTarget | MailTarget
