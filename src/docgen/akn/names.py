"""The addresses (IRIs) of a declaration, and of the parties, sectors and others it refers to.

By the Akoma Ntoso Naming Convention 1.0, sections 4.4 to 4.7 and 4.11. Their ``country`` is ``zz``,
one of the codes that ISO 3166-1 leaves to users: a declaration of several states belongs to none
of them, and ``un`` would make it a document of the United Nations. The actor, which the convention
leaves optional, is left out: the parties together have no name.
"""

from urllib.parse import quote

from docgen.language.iso_codes import alpha_3
from docgen.model import Head

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY = "zz"
# What expresses the will of a body (AKN4UN, part 2, deliberative documents).
SUBTYPE = "deliberation"


def work(head: Head) -> str:
    """The address of the declaration, whatever its language."""
    return f"/akn/{COUNTRY}/statement/{SUBTYPE}/{head.date}/{head.id}"


def expression(head: Head) -> str:
    """The address of one language version: ``…/eng@2025-05-30``, ``…/srp@2025-05-30;Latn``."""
    version = variant(head.language)
    date = f"{head.date};{version}" if version else str(head.date)
    return f"{work(head)}/{alpha_3(head.language)}@{date}"


def manifestation(head: Head) -> str:
    """The address of that version as an XML file."""
    return f"{expression(head)}.xml"


def variant(language: str) -> str:
    """``sr-Latn`` → Latn: what a tag says beside the language; empty if nothing."""
    return language.partition("-")[2]


def entity(kind: str, *words: str) -> str:
    """The address of something that is no document, of the class ``kind``, such as ``concept``."""
    return f"/akn/ontology/{kind}/{'.'.join(quote('.'.join(each.split())) for each in words)}"
