"""What a page may use besides its template: intact stylesheets, pictures and fonts within limits.

Only these reach the libraries behind WeasyPrint, which read files of forty kinds, some of them by
starting other programs.
"""

import io
import re
import warnings
from functools import lru_cache

from fontTools.ttLib import TTFont
from PIL import Image, ImageFile

LARGEST_DATA = 1 << 20  # characters of a picture within the page; larger ones must be files
MOST_PIXELS = 50_000_000  # of a picture: A4 at 600 dots to the inch has 35 million

_SVG = "image/svg+xml"
_PHOTOS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
_PHOTOS |= {"webp": "image/webp"}
_FONTS = {"ttf": "font/ttf", "otf": "font/otf", "woff": "font/woff", "woff2": "font/woff2"}
_KINDS = {"css": "text/css", "svg": _SVG, **_PHOTOS, **_FONTS}

Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # above this, Pillow warns


def kind_of(path: str) -> str:
    """The media type of the file at ``path``.

    Raises :class:`ValueError` if a page may not use it.
    """
    kind = _KINDS.get(path.rpartition(".")[2].lower())
    if kind is None:
        raise ValueError(f"'{path}' is neither stylesheet, picture nor font")
    return kind


def check_kind(kind: str, url: str) -> None:
    """Raise :class:`ValueError` if a page may not use the media type ``kind``, found at ``url``."""
    if kind not in _KINDS.values():
        raise ValueError(f"'{url}' is neither stylesheet, picture nor font, but {kind}")


def kind_of_data(url: str) -> str:
    """The media type of a ``data:`` address.

    Raises :class:`ValueError` if it is not a picture, or is too large.
    """
    if len(url) > LARGEST_DATA:
        raise ValueError(f"more than {LARGEST_DATA >> 20} MB written into the page")
    kind = re.split("[;,]", url.removeprefix("data:"), maxsplit=1)[0]
    if kind not in (_SVG, *_PHOTOS.values()):
        raise ValueError(f"'{kind[:50]}' written into the page is not a picture")
    return kind


@lru_cache(maxsize=256)
def check_asset(content: bytes, kind: str, name: str) -> None:
    """Raise :class:`ValueError` if ``content`` is damaged, or a picture with too many pixels."""
    try:
        if kind in _FONTS.values():
            _check_font(content)
        elif kind in _PHOTOS.values():
            _check_photo(content, kind)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValueError(f"'{name}' has more than {MOST_PIXELS // 10**6} million pixels") from error
    except Exception as error:  # a file can bring its reader to raise anything
        raise ValueError(f"'{name}' is not a whole file of its kind, {kind}") from error


def _check_font(content: bytes) -> None:
    with TTFont(io.BytesIO(content), lazy=True) as font:
        tables = font.reader.tables.values()
        if not tables or any(table.offset + table.length > len(content) for table in tables):
            raise ValueError("tables beyond the end")


def _check_photo(content: bytes, kind: str) -> None:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint would take half a picture
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(content), formats=[kind.removeprefix("image/")]) as photo:
            photo.load()
