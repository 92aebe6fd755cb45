"""The properties of a run, a paragraph or a table, as they are gathered from their elements."""

from docgen.fidelity.word_styles import Direct

# The names of elements, each with its attributes.
Properties = list[tuple[str, tuple[tuple[str, str], ...]]]


def style_and_rest(properties: Properties, name: str) -> tuple[str, Direct]:
    """The style that the property ``name`` gives, and the other properties."""
    if len(properties) == 1 and properties[0][0] == name:
        return properties[0][1][0][1], ()
    style = next((own[0][1] for key, own in properties if key == name and own), "")
    return style, tuple(each for each in properties if each[0] != name)


def is_on(attributes: tuple[tuple[str, str], ...]) -> bool:
    """Whether a switch with these attributes is on."""
    return dict(attributes).get("val", "1") not in ("0", "false", "off")
