"""The bytes of a web page → its text, in the encoding that it declares, or the likeliest one."""

import codecs
import re

from charset_normalizer import from_bytes

from docgen.errors import ContentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a page must declare it (HTML Standard, 13.2.3.2)
# The WHATWG Encoding Standard, 4.2: browsers take these labels for windows-1252.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "gb2312": "gb18030"}
# What pages without a declaration are in.
_LIKELY = [
    *("cp1251", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_9", "gb18030", "big5"),
    *("shift_jis", "euc_jp", "euc_kr"),
]

_LATIN = {*("cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9")}


def decoded(content: bytes, path: str) -> tuple[str, str]:
    """The text of a page, and a remark if its encoding had to be guessed.

    Raises :class:`ContentError` if the bytes are not in the declared encoding, or none is declared
    and none is likely.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, path), ""
    if match := _DECLARED.search(content[:_HEAD]):
        declared = (match[1] or match[2]).decode("ascii", "replace")
        return _decode(content, _codec(declared, path), path), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(content, path)


def _codec(declared: str, path: str) -> str:
    try:
        name = codecs.lookup(declared).name
    except LookupError as error:
        message = f"declares an unknown encoding, '{declared}'"
        raise ContentError(message, path, hint="save the page as UTF-8") from error
    return _AS_BROWSERS.get(name, name)


def _decode(content: bytes, encoding: str, path: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":  # five of its bytes are unassigned; browsers take them as controls
            return content.decode("latin-1")
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not {encoding.removesuffix('-sig').upper()}, which the page says it is in"
        raise ContentError(message, path, line, "save the page as UTF-8") from error


def _guessed(content: bytes, path: str) -> tuple[str, str]:
    found = from_bytes(content, cp_isolation=_LIKELY, language_threshold=0.05).best()
    # Encodings of Latin letters differ in a few of them: ş of Turkish is º of Romanian.
    if found is None or not found.coherence or found.encoding in _LATIN:
        message = "not UTF-8, and the page declares no other encoding"
        raise ContentError(message, path, hint="save the page as UTF-8")
    name = found.encoding.upper().replace("CP125", "windows-125").replace("_", "-")
    return str(found), f"the page declares no encoding; it was read as {name}: check its letters"
