"""How well a colour can be told from another, as the WCAG reckons it (2.2, "contrast ratio")."""

from collections.abc import Sequence

LEAST = 4.5  # for text, level AA


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The ratio of two colours, each red, green and blue of 0 to 1: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def from_hex(colour: str) -> tuple[float, float, float]:
    """``#1f3f8f`` or ``1F3F8F`` as red, green and blue."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _luminance(colour: Sequence[float]) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
