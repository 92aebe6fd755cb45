"""A gettext catalogue: read, and its translations checked before a document prints them."""

import gettext
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from docgen.errors import TemplateError
from docgen.render.typography import typesetter

_PLURAL = re.compile(rb"Plural-Forms:(?!\s*nplurals\s*=\s*\d\s*;\s*plural\s*=)")
_NUMBERS = 200  # rules of plurals look at the last two digits


def read_catalogue(content: bytes, path: str, locale: Locale | str) -> Catalog:
    """The catalogue ``content`` of the file at ``path``.

    Raises :class:`TemplateError` if it is none, or, with the line, if the placeholders of a
    translation are not those of its label.
    """
    with _as_template_error(path):
        if _PLURAL.search(content):
            raise ValueError("after 'Plural-Forms:' comes 'nplurals=…; plural=…'")
        # without a locale, Babel leaves the rule of plurals out of what it writes
        catalogue = read_po(BytesIO(content), locale, abort_invalid=True)
        choose = gettext.c2py(catalogue.plural_expr)
        if not all(0 <= choose(number) < catalogue.num_plurals for number in range(_NUMBERS)):
            raise ValueError(
                f"the rule '{catalogue.plural_expr}' uses a plural form that the catalogue lacks"
            )
    for each in filter(is_translated, catalogue):
        _check_placeholders(each, path)
    return catalogue


def translations(content: bytes, path: str, locale: Locale) -> gettext.GNUTranslations:
    """What Python's gettext makes of a catalogue, without the labels that it does not translate.

    Translators type plain blanks: they are set as the language has them.

    Raises the errors of :func:`read_catalogue`.
    """
    catalogue = read_catalogue(content, path, locale)
    for each in [each for each in catalogue if each.id and not is_translated(each)]:
        catalogue.delete(each.id, each.context)  # Babel would give such a plural in English
    typeset = typesetter(locale.language)
    for each in filter(is_translated, catalogue):
        forms = tuple(map(typeset, _forms(each.string)))
        each.string = forms[0] if isinstance(each.string, str) else forms
    binary = BytesIO()
    with _as_template_error(path):
        write_mo(binary, catalogue)
        binary.seek(0)
        return gettext.GNUTranslations(binary)


def is_translated(message: Message) -> bool:
    """Whether documents print the translation of ``message``: fuzzy ones are left out."""
    return bool(message.id) and is_written(message) and not message.fuzzy


def is_written(message: Message) -> bool:
    """Whether each form of ``message`` has a translation."""
    return all(_forms(message.string))


def _forms(string: str | Iterable[str] | None) -> tuple[str, ...]:
    """The singular and the plurals, or the one text that there is."""
    return (string or "",) if isinstance(string, str | None) else tuple(string)


@contextmanager
def _as_template_error(path: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # a file that is no catalogue can fail in any way
        raise TemplateError(f"not a gettext catalogue: {error}", path) from error


def _check_placeholders(message: Message, path: str) -> None:
    """Raise :class:`TemplateError` if a translation cannot be filled in as its label is.

    Each form of a plural has those of the English singular or plural: “a ship”, “%(num)s ships”.
    """
    labels = [_placeholders(each) for each in _forms(message.id)]
    for each in _forms(message.string):
        if _placeholders(each) not in labels:
            hint = f"the label is “{_forms(message.id)[-1]}”"
            raise TemplateError(
                f"the placeholders in “{each}” differ from the label's",
                path,
                message.lineno,
                hint=hint,
            )


class _Asked(dict[str, int]):
    """A value for any placeholder."""

    def __missing__(self, name: str) -> int:
        self[name] = 0
        return 0


def _placeholders(text: str) -> set[str] | None:
    """The names of the placeholders in ``text``, ``None`` if it cannot be filled in."""
    asked = _Asked()
    try:
        _ = text % asked
    except (TypeError, ValueError):
        return None
    return set(asked)
