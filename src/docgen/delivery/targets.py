"""The kinds of place for documents: a folder, a zip file, a remote folder, a mailbox."""

from typing import Literal

from msgspec import Struct


class FolderTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="folder"):
    """A folder for the documents.

    Earlier documents that are no longer built are removed from it.
    """

    path: str


class ZipTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="zip"):
    """One zip file of the documents."""

    path: str


class RemoteTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="remote"):
    """A remote folder, at a URL that fsspec supports, with ``options`` for its driver."""

    url: str
    options: dict[str, str | int | bool] = {}


class MailTarget(Struct, frozen=True, forbid_unknown_fields=True, tag_field="to", tag="mail"):
    """A message to each of ``recipients`` with what has changed since the last one.

    ``attach`` is how many megabytes of documents it may carry; beyond that it only lists them.
    """

    server: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    security: Literal["starttls", "tls"] = "starttls"
    port: int | None = None
    user: str | None = None
    attach: int = 10


# Where documents stay, and can be withdrawn.
PlaceTarget = FolderTarget | ZipTarget | RemoteTarget
DeliveryTarget = FolderTarget | ZipTarget | RemoteTarget | MailTarget
