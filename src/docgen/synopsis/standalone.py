"""A page of HTML with what it needs in it: stylesheets, fonts and the logo."""

import re
from base64 import b64encode
from mimetypes import guess_type

from docgen.errors import TemplateError
from docgen.render.resources import Resources

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_FONT = re.compile(r"url\(([^)]+\.[ot]tf)\)")
_LOGO = re.compile(r'(?<=<img class="logo" src=")[^"]+')
_END = "</head>"


def standalone(html: str, resources: Resources) -> str:
    """``html`` as one file, which a browser shows without any other.

    Raises :class:`TemplateError` if a stylesheet or a font is missing.
    """
    head, end, body = html.partition(_END)

    def sheet(found: re.Match[str]) -> str:
        return f"<style>\n{_content(found[1], resources).decode()}</style>"

    def font(found: re.Match[str]) -> str:
        return f"url({_data('font/ttf', _content(found[1], resources))})"

    def logo(found: re.Match[str]) -> str:
        kind = guess_type(found[0])[0] or "application/octet-stream"
        return _data(kind, _content(found[0], resources))

    return _FONT.sub(font, _SHEET.sub(sheet, head)) + end + _LOGO.sub(logo, body, count=1)


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"


def _content(name: str, resources: Resources) -> bytes:
    found = resources.find(name)
    if found is None:
        raise TemplateError(f"no file '{name}'", f"{resources.folder}/")
    return found[1]
