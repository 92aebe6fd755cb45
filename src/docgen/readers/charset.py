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
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HEAD = 4096  # bytes in which a page must declare it (HTML Standard, 13.2.3.2)
# The WHATWG Encoding Standard, 4.2: browsers take these labels for larger encodings,
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# and know these, which Python does not.
_LABELS = {
    "x-sjis": "cp932",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-gbk": "gb18030",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "x-x-big5": "big5hkscs",
    "x-euc-jp": "euc_jp",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
}
# What pages without a declaration are in.
_LIKELY = [
    *("cp1251", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "koi8_u", "iso8859_2", "iso8859_5", "iso8859_9", "gb18030", "big5"),
    *("shift_jis", "euc_jp", "euc_kr"),
]

_LATIN = {*("cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9")}
_ESCAPED = {0xDC00 + byte: byte for byte in range(0x80, 0x100)}  # as "surrogateescape" has them
_TAG = re.compile(r"<[^<>]*>")
_FEW = 20  # letters that tell nothing
_ZERO = 0.1  # the share of zero bytes in UTF-16; of Cyrillic words it is that of blanks and tags
_TURNED = re.compile(r"\b(?=\w{3})[^\W\d_A-Za-z]+")  # words without any letter of ASCII
_WITHIN = re.compile(r"\w*[^\W\d_][\xa1-\xa9\xab-\xac\xae-\xb4\xb6-\xb9\xbb-\xbf][^\W\d_]\w*")


def decoded(content: bytes, path: str) -> tuple[str, str]:
    """The text of a page, and a remark if its encoding had to be guessed, or may be another.

    Raises :class:`ContentError` if the bytes are not in the declared encoding, or none is declared
    and none is likely.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding, path), ""
    if content.count(0) > len(content) * _ZERO:
        message = "has zero bytes: it is no text, or UTF-16 without the mark of it"
        raise ContentError(message, path, hint="save the page as UTF-8")
    if match := _DECLARED.search(_COMMENT.sub(b"", content[:_HEAD])):
        declared = (match[1] or match[2]).decode("ascii", "replace")
        return _as_declared(content, declared, path)
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(content, path)


def _as_declared(content: bytes, declared: str, path: str) -> tuple[str, str]:
    """The text in the encoding ``declared``, unless the bytes show that it is another."""
    encoding = _codec(declared, path)
    if encoding != "utf-8" and not content.isascii():
        try:  # what a server says goes before what a page does, and most say UTF-8
            remark = f"the page says it is in {declared}, but is UTF-8; read so: check its letters"
            return content.decode("utf-8"), remark
        except UnicodeDecodeError:
            pass
    text = _decode(content, encoding, path)
    if encoding.startswith("utf"):
        return text, ""
    words = _TAG.sub(" ", text)
    if _is_another(words, encoding):
        message = f"its letters are not those of {declared}, which the page says it is in"
        raise ContentError(message, path, hint="save the page as UTF-8")
    if found := _WITHIN.search(words):
        return text, f"“{found[0]}” may be a word in another encoding than {declared}, as declared"
    return text, ""


def _is_another(words: str, encoding: str) -> bool:
    """Whether most of ``words`` are nobody's in an encoding that has letters for each byte."""
    letters = sum(map(str.isalpha, words))
    if letters < _FEW:
        return False
    if encoding.replace("-", "_") in _LATIN:  # most letters of all its languages are ASCII's
        return sum(each.isalpha() and not each.isascii() for each in words) * 2 > letters
    found: list[str] = _TURNED.findall(
        words
    )  # koi8-r has capitals where windows-1251 has small letters
    turned = sum(each[0].islower() and each[1:].isupper() for each in found)
    return turned > 0 and sum(each[1:].isupper() for each in found) * 2 > len(found)


def _codec(declared: str, path: str) -> str:
    try:
        name = _LABELS.get(declared.lower()) or codecs.lookup(declared).name
    except LookupError as error:
        message = f"declares an unknown encoding, '{declared}'"
        raise ContentError(message, path, hint="save the page as UTF-8") from error
    return _AS_BROWSERS.get(name, name)


def _decode(content: bytes, encoding: str, path: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in ("cp1252", "cp1254"):  # browsers take unassigned bytes as controls
            return content.decode(encoding, "surrogateescape").translate(_ESCAPED)
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
