"""A Word template → the Jinja sources that docxtpl makes of it, with the tags that runs split."""

import zipfile
from io import BytesIO

from docgen.errors import TemplateError
from docgen.render.docxtpl_private import WordTemplate
from docgen.render.package import prepare_package


def word_sources(content: bytes, path: str) -> list[str]:
    """The sources of the Word template ``content``, one for each part: pages, headers, properties.

    Raises :class:`TemplateError` if it is no Word file that docgen accepts.
    """
    try:
        return list(WordTemplate(BytesIO(prepare_package(content, path)), path, []).sources())
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise TemplateError(f"not a Word file: {error}", path) from error
