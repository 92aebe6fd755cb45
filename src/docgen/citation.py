"""How other systems cite a paragraph, by its ``eId`` in Akoma Ntoso, and a commitment, by a UUID.

The rules are those of the Akoma Ntoso Naming Convention 1.0 (OASIS, 2019), section 5.4: the short
name of an element and its number, ``para_14``; below another, with the eId of that one before it,
``para_14__point_b``, or where numbers begin again, with that of the section: ``sec_Annex__para_1``.
A paragraph without a number has ``nn`` before its place, as a document without a number has in the
convention's addresses: ``¶3`` is ``para_nn_3``.
"""

import re
import unicodedata
from urllib.parse import unquote
from uuid import UUID, uuid5

# A random one (version 4), which keeps UIDs made by docgen apart from all others.
_CALENDARS = UUID("6c1d3f7e-5b0a-4c86-9d4e-2f7a8b93c015")
_REF = re.compile(r"(?:(?P<part>.+), )?(?P<number>.+?)(?P<letters>(?:\([^()]+\))*)", re.DOTALL)
_UNNUMBERED = re.compile(r"¶(\d+)")
_PLAIN = ".-(),'"


def calendar_uid(name: str) -> str:
    """The UID of what is called ``name`` here: ``central-asia-italy-2025/25-2``.

    A UUID without any name of a host, domain or person in it, as RFC 7986, section 5.3, has it;
    made from the name (version 5 of RFC 9562), so that it is the same in every issue.
    """
    return str(uuid5(_CALENDARS, name))


def eid(ref: str) -> str:
    """The eId of the paragraph ``ref``; no two references of a declaration have the same.

    ``14(b)(i)`` is ``para_14__point_b__point_i``, ``Article 1`` is ``para_Article_1``,
    ``Annex I, 1`` is ``sec_Annex_I__para_1``. Blanks are ``_``, and what has a meaning in
    addresses is written as there: ``%2F``. Raises :class:`ValueError` for an empty reference.
    """
    match = _REF.fullmatch(ref)
    if not match:
        raise ValueError("a reference is not empty")
    number = _UNNUMBERED.fullmatch(match["number"])
    steps = [f"sec_{_numbered(match['part'])}"] if match["part"] else []
    steps.append(f"para_nn_{number[1]}" if number else f"para_{_numbered(match['number'])}")
    letters = re.findall(r"\(([^()]+)\)", match["letters"])
    return "__".join((*steps, *(f"point_{_written(each)}" for each in letters)))


def ref_of(name: str) -> str:
    """The reference whose eId is ``name``. Raises :class:`ValueError` if no reference has it."""
    ref = ""
    for step in name.split("__"):
        kind, _, written = step.partition("_")
        if kind == "para":
            written = re.sub(r"\Ann_", "¶", written)
        text = unquote(written.replace("_", " "))
        if kind == "sec":
            ref = f"{text}, "
        elif kind == "para":
            ref += text
        else:
            ref += f"({text})"
    if not ref or eid(ref) != name:
        raise ValueError(f"'{name}' is the eId of no paragraph")
    return ref


def _numbered(number: str) -> str:
    """The number of an element in its eId; none begins like those of elements without a number."""
    return re.sub(r"\Ann_", "nn%20", _written(number))


def _written(text: str) -> str:
    """``text`` as part of an eId, from which it can be read again."""
    return re.sub(r"(?<=\S) (?=\S)", "_", "".join(map(_letter, text))).replace(" ", "%20")


def _letter(char: str) -> str:
    """A letter or a figure of any script as it is, other signs by the bytes of UTF-8."""
    plain = char.isalnum() or char in _PLAIN if char.isascii() else _seen(char)
    return char if plain or char == " " else "".join(f"%{each:02X}" for each in char.encode())


def _seen(char: str) -> bool:
    return unicodedata.category(char)[0] not in "ZC"
