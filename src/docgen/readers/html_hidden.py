"""What a web page holds and a reader of it does not see, as far as attributes say it."""

import re

from lxml import html

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![-\w])color\s*:\s*transparent"
    r"|(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?:px|pt|r?em|%)?\s*(?:[;!]|$)"
    r"|(?:left|top|right|bottom|margin-left|text-indent)\s*:\s*-(?:\d{4}|\d{3,}(?:r?em|v[wh]|%))"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]|clip-path\s*:\s*inset\((?:50|100)%",
    re.IGNORECASE,
)
# The names by which frameworks hide what is only read aloud.
_ALOUD = {
    *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"),
    *("show-for-sr", "a11y-hidden", "assistive-text"),
}
_WHITE = re.compile(r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?)\b", re.IGNORECASE)


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether an element is hidden, shown only after a click, or read aloud only."""
    if "hidden" in element.attrib or "popover" in element.attrib:
        return True
    if element.tag == "dialog" and "open" not in element.attrib:
        return True
    if _HIDDEN.search(element.get("style", "")):
        return True
    return not _ALOUD.isdisjoint(element.get("class", "").split())


def is_white(element: html.HtmlElement) -> bool:
    """Whether an element is set in white, which can be seen on a dark ground only."""
    return bool(_WHITE.search(element.get("style", "")))
