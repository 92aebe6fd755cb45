"""Signs by the codes of a symbol font (U+F020 to U+F0FF) → Unicode's own, and what has none told.

Word writes a degree that is inserted from the font Symbol as U+F0B0, and PDFs of Word keep that. No
other font has a shape for it. The codes are those of Adobe's encoding of Symbol.
"""

import re
from collections.abc import Sequence

from docgen.readers.issued import Cut, Line, cut_of

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FROM = 0xF000
# At the beginning of a line: bullets of Symbol and Wingdings.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▸", "\uf0fc": "✓", "\uf02d": "-"}
_GREEK = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_ASCII = "!#%&()+,./0123456789:;<=>?[]_{|}"
_OTHERS = {
    0x2D: "−",
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2A: "∗",
    0x40: "≅",
    0x5C: "∴",
    0x7E: "∼",
    0xA2: "′",
    0xA3: "≤",
    0xA4: "⁄",
    0xA5: "∞",
    0xAC: "←",
    0xAD: "↑",
    0xAE: "→",
    0xAF: "↓",
    0xAB: "↔",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB5: "∝",
    0xB6: "∂",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC5: "⊕",
    0xC6: "∅",
    0xC7: "∩",
    0xC8: "∪",
    0xCE: "∈",
    0xD1: "∇",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0xD5: "∏",
    0xD6: "√",
    0xD7: "⋅",
    0xDB: "⇔",
    0xDE: "⇒",
    0xE5: "∑",
    0xF2: "∫",
}
_SIGNS = {
    **{chr(_FROM + ord(code)): sign for code, sign in _GREEK.items()},
    **{chr(_FROM + ord(sign)): sign for sign in _ASCII},
    **{chr(_FROM + code): sign for code, sign in _OTHERS.items()},
}


def settle_font_signs(lines: Sequence[Line]) -> tuple[list[Line], list[Cut]]:
    """``lines`` with Unicode's signs; all but bullets are cuts that a person should check."""
    found, cuts = [], []
    for line in lines:
        left = line
        for match in reversed([*_PRIVATE.finditer(line.text)] if not line.text.isascii() else []):
            start, end = match.span()
            bullet = _BULLETS.get(match[0]) if not start else None
            written = bullet or _SIGNS.get(match[0], match[0])
            known = written != match[0]
            why = "sign of a symbol font" if known else "sign that only its font has"
            cuts.append(cut_of(left, start, end, why, written=written, sure=bool(bullet)))
            left = left.rewritten(start, end, written)
        found.append(left)
    return found, cuts
