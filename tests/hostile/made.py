"""Attacks that no text file can hold: packages, pictures, fonts, things that are no files."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from hostile.packed import packed, unpacked

Make = Callable[[Path], None]
Parts = dict[str, bytes]

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def png(width: int, height: int, pixels: bytes = b"") -> bytes:
    """A grey picture that says it is ``width`` × ``height``, whatever it holds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(pixels))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def _picture(name: str, content: Callable[[], bytes]) -> Make:
    """A page with the picture that ``content`` makes where it is wanted: it may be large."""

    def make(root: Path) -> None:
        (root / f"templates/card/{name}").write_bytes(content())
        _page(root, f"<img src='{name}' alt='x' width='20'>")

    return make


def _font(name: str, content: bytes) -> Make:
    def make(root: Path) -> None:
        (root / f"templates/card/{name}").write_bytes(content)
        style = f"@font-face {{ font-family: X; src: url({name}) }} h1 {{ font-family: X }}"
        _page(root, f"<style>{style}</style>")

    return make


def _cut_font(root: Path) -> None:
    font = (root / "templates/shared/fonts/SourceSans3_400Regular.ttf").read_bytes()
    _font("cut.ttf", font[: len(font) // 3])(root)


def _page(root: Path, markup: str) -> None:
    (root / "templates/card/attack.html").write_text(markup, "utf-8")


def _package(change: Callable[[Parts], None]) -> Make:
    """The template for Word with its parts changed."""

    def make(root: Path) -> None:
        path = root / "templates/note/note.docx"
        parts = unpacked(path.read_bytes())
        change(parts)
        path.write_bytes(packed(parts))

    return make


def _bytes(change: Callable[[bytes], bytes]) -> Make:
    """The template for Word with its bytes changed."""

    def make(root: Path) -> None:
        path = root / "templates/note/note.docx"
        path.write_bytes(change(path.read_bytes()))

    return make


def _added(name: str, content: bytes = b"x", kind: str = "application/octet-stream") -> Make:
    def change(parts: Parts) -> None:
        parts[name] = content
        override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(b"</Types>", override)
        _relate(parts, "package", f"/{name}", external=False)

    return _package(change)


def _external(kind: str, target: str, owner: str = "document") -> Make:
    def change(parts: Parts) -> None:
        _relate(parts, kind, target, external=True, owner=owner)

    return _package(change)


def _relate(
    parts: Parts, kind: str, target: str, *, external: bool, owner: str = "document"
) -> None:
    name = f"word/_rels/{owner}.xml.rels"
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b"</Relationships>"
    )
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="evil" Type="{_RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
    end = b"</Relationships>"
    parts[name] = parts.get(name, empty).replace(end, entry.encode() + end)


def _declared(declaration: str, inside: str = "") -> Make:
    """A document type put before the document, and something put into its first text."""

    def change(parts: Parts) -> None:
        document = parts["word/document.xml"].decode()
        head, root, rest = document.partition("<w:document")
        rest = rest.replace("<w:t>", f"<w:t>{inside}", 1)
        parts["word/document.xml"] = f"{head}{declaration}{root}{rest}".encode()

    return _package(change)


def _main_type(kind: str) -> Make:
    def change(parts: Parts) -> None:
        types = parts["[Content_Types].xml"]
        plain = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        assert plain in types
        parts["[Content_Types].xml"] = types.replace(plain, kind.encode())

    return _package(change)


def _in_another_encoding(parts: Parts) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w:styles [<!ENTITY a "b">]>'
    styles = parts["word/styles.xml"].decode().partition("?>")[2]
    parts["word/styles.xml"] = (text + styles).encode("utf-16")


def _without_document(parts: Parts) -> None:
    del parts["word/document.xml"]


def _deep(parts: Parts) -> None:
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + b"<w:p>" * 3000 + b"</w:p>" * 3000
    )


def _fifo(path: str) -> Make:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).parent.mkdir(exist_ok=True)
        os.mkfifo(root / path)

    return make


def _link(path: str, target: str) -> Make:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).symlink_to(target)

    return make


def _folder(path: str) -> Make:
    def make(root: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir(parents=True)

    return make


def _declaration(name: str) -> Make:
    """The declaration in a folder called ``name``."""

    def make(root: Path) -> None:
        (root / "content/demo").rename(root / "content" / name)

    return make


def _big(path: str, size: int, fill: bytes = b"x") -> Make:
    def make(root: Path) -> None:
        (root / path).write_bytes(fill * (size // len(fill)))

    return make


def _changed(path: str, before: str, after: str) -> Make:
    def make(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert before in text
        (root / path).write_text(text.replace(before, after, 1), "utf-8")

    return make


def _far_quote(root: Path) -> None:
    """A quote that is not in its paragraph, so long that to look for it takes hours."""
    text = root / "content/demo/text.en.md"
    text.write_text(text.read_text("utf-8").replace("All parties", "word " * 30_000, 1), "utf-8")
    _changed("content/demo/annotations.yaml", "All parties will", "words " * 1000)(root)


_NOTES = "content/demo/annotations.yaml"
_PARTIES = "content/parties.yaml"
_HEAD = "content/demo/declaration.yaml"
_TEXT = "content/demo/text.en.md"
_ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

MADE: dict[str, dict[str, Make]] = {
    "picture": {
        "bomb": _picture("a.png", lambda: png(60_000, 60_000)),
        "bomb-with-pixels": _picture("a.png", lambda: png(9000, 9000, bytes(9001 * 9000))),
        "largest-sides": _picture("a.png", lambda: png(2**31 - 1, 2**31 - 1)),
        "no-pixels": _picture("a.png", lambda: png(0, 0)),
        "cut": _picture("a.png", lambda: png(500, 500, bytes(501 * 500))[:80]),
        "no-picture": _picture("a.png", lambda: b"GIF"),
        "postscript": _picture(
            "a.png", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"
        ),
        "postscript-by-name": _picture("a.eps", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n"),
        "big": _picture("a.png", lambda: bytes(40 << 20)),
        "bitmap": _picture("a.bmp", lambda: b"BM" + bytes(100)),
    },
    "font": {
        "broken": _font("a.ttf", b"\0\1\0\0" + bytes(200)),
        "empty": _font("a.ttf", b""),
        "cut": _cut_font,
        "big": _font("a.ttf", bytes(40 << 20)),
        "page": _font("a.ttf", b"<html>"),
        "compressed-nonsense": _font("a.woff2", b"wOF2" + bytes(60)),
    },
    "package": {
        "none": _bytes(lambda _: b"PK"),
        "cut": _bytes(lambda content: content[: len(content) // 2]),
        "noise": _bytes(lambda content: content[:500] + bytes(range(250)) * 2 + content[1000:]),
        "bomb": _added("word/media/a.bin", bytes(200 << 20)),
        "ratio": _added("word/media/a.bin", bytes(30 << 20)),
        "too-many-parts": _package(
            lambda parts: parts.update({f"word/media/{number}.bin": b"" for number in range(3000)})
        ),
        "no-document": _package(_without_document),
        "document-type": _declared("<!DOCTYPE w:document>"),
        "entity-bomb": _declared(
            f'<!DOCTYPE w:document [<!ENTITY a "xxxxxxxxxx">{_ENTITIES}]>', "&i;"
        ),
        "entity-of-the-machine": _declared(
            '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>', "&a;"
        ),
        "document-type-of-the-machine": _declared(
            '<!DOCTYPE w:document SYSTEM "file:///etc/hostname">'
        ),
        "document-type-in-another-encoding": _package(_in_another_encoding),
        "deep": _package(_deep),
        "macros": _added("word/vbaProject.bin", kind="application/vnd.ms-office.vbaProject"),
        "macros-by-type": _main_type("vnd.ms-word.document.macroEnabled.main+xml"),
        "object": _added("word/embeddings/oleObject1.bin"),
        "active-x": _added("word/activeX/activeX1.bin"),
        "program": _added("word/media/a.exe"),
        "outside": _added("../../evil.bin"),
        "attached-template": _external(
            "attachedTemplate", "http://127.0.0.1:9/x.dotm", owner="settings"
        ),
        "attached-template-of-the-machine": _external(
            "attachedTemplate", "file:///etc/hostname", owner="settings"
        ),
        "linked-image": _external("image", "http://127.0.0.1:9/x.png"),
        "linked-image-of-the-machine": _external("image", "file:///etc/hostname"),
        "linked-frame": _external("frame", "http://127.0.0.1:9/x.html"),
        "linked-object": _external("oleObject", "file:///etc/hostname"),
        "link-to-a-page": _external("hyperlink", "https://example.org/"),
        "link-to-a-file": _external("hyperlink", "file:///etc/hostname"),
        "link-to-a-script": _external("hyperlink", "javascript:alert(1)"),
    },
    "place": {
        "pipe-as-template": _fifo("templates/card/attack.html"),
        "pipe-as-word-template": _fifo("templates/note/note.docx"),
        "pipe-as-text": _fifo(_TEXT),
        "pipe-as-settings": _fifo("docgen.toml"),
        "pipe-as-note": _fifo("content/demo/notes/no.md"),
        "pipe-as-labels": _fifo("templates/shared/locale/en.po"),
        "link-out": _link("templates/card/attack.html", "../../../secret.txt"),
        "link-to-a-device": _link("content/sectors.yaml", "/dev/zero"),
        "link-to-itself": _link(_TEXT, "text.en.md"),
        "link-out-as-note": _link("content/demo/notes/no.md", "/etc/hostname"),
        "folder-linked-out": _link("content/evil", "/etc"),
        "folder-as-text": _folder(_TEXT),
        "folder-as-template": _folder("templates/card/attack.html"),
        "declaration-called-con": _declaration("con"),
        "declaration-in-capitals": _declaration("Demo"),
        "declaration-with-a-dot": _declaration("demo."),
        "declaration-with-escape": _declaration("de\x1b[2Jmo"),
        "declaration-with-override": _declaration("de\u202emo"),
        "declaration-look-alike": _declaration("dem\u043e"),
        "declaration-not-in-unicode": _declaration("de\udcffmo"),
        "declaration-of-250-letters": _declaration("d" * 250),
        "text-too-big": _big(_TEXT, 5 << 20, b"1. One.\n"),
        "text-of-many-lines": _big(_TEXT, 3 << 20, b"a\n"),
        "text-of-many-blocks": _big(_TEXT, 3 << 20, b"a\n\n"),
        "text-of-one-paragraph": _big(_TEXT, 3 << 20, b"  a\n\n"),
        "yaml-too-big": _big("content/sectors.yaml", 5 << 20, b"# comment\n"),
        "yaml-of-many-keys": _big("content/sectors.yaml", 1 << 20, b"- a\n"),
        "settings-too-big": _big("docgen.toml", 5 << 20, b"# comment\n"),
        "settings-of-many-tables": _big("docgen.toml", 1 << 20, b"[[a]]\n"),
        "slug-outside": _changed(_PARTIES, "slug: norway", "slug: ../../norway"),
        "slug-in-capitals": _changed(_PARTIES, "slug: norway", "slug: Norway"),
        "slug-that-is-another-s": _changed(_PARTIES, "slug: norway", "slug: iceland"),
        "code-outside": _changed(_PARTIES, "NO:", "../NO:"),
        "day-that-is-none": _changed(_NOTES, "2026-03-01", "2026-02-31"),
        "year-nought": _changed(_NOTES, "due: 2026\n", 'due: "0000"\n'),
        "year-in-other-digits": _changed(_NOTES, "due: 2026\n", 'due: "２０２６"\n'),
        "date-nought": _changed(_HEAD, "2024-02-29", "0000-00-00"),
        "quote-far-away": _far_quote,
    },
}
