"""The tables ``[declarations.<id>]`` of ``docgen.toml`` → what is built of single declarations."""

from collections.abc import Iterable, Mapping, Sequence

from docgen.errors import nearest
from docgen.load.decode import Located, Problems, decode
from docgen.load.vocabulary import check_language
from docgen.model import Product, Sector, Selection

_TABLE = "declarations"


def load_selection(file: Located, name: str, sectors: Mapping[str, Sector]) -> Selection:
    """What ``file``, the settings, says of the declaration ``name``; empty if it says nothing.

    Raises :class:`ContentError` for a mistake, such as sectors that are none of the project's
    ``sectors``.
    """
    tables = file.data.get(_TABLE)
    if not isinstance(tables, dict) or name not in tables:
        return Selection()
    selection = decode(file, Selection, _TABLE, name)
    for key in ("products", "variants", "languages"):
        if getattr(selection, key) == ():
            hint = "leave the line out to have those of the project"
            raise file.error(f"'{key}' names none", _TABLE, name, key, hint=hint)
    for index, language in enumerate(selection.languages or ()):
        check_language(file, language, _TABLE, name, "languages", index)
    for index, sector in enumerate(selection.sectors or ()):
        if sector not in sectors:
            hint = nearest(sector, sectors) or "its own are always used; leave them out here"
            message = f"the project has no sector '{sector}'"
            raise file.error(message, _TABLE, name, "sectors", index, hint=hint)
    return selection


def check_documents(
    file: Located, name: str, selection: Selection, products: Sequence[Product]
) -> None:
    """Raise :class:`ContentError` if ``selection`` names a product that is none of ``products``,
    or a variant that none of its products has.
    """
    known = {product.name: product for product in products}
    for index, product in enumerate(selection.products or ()):
        if product not in known:
            hint = nearest(product, known)
            raise file.error(
                f"unknown product '{product}'", _TABLE, name, "products", index, hint=hint
            )
    chosen = known if selection.products is None else selection.products
    shapes = {shape for product in chosen for shape in known[product].variants}
    for index, variant in enumerate(selection.variants or ()):
        if variant not in shapes:
            hint = f"add it to one in [products], or choose from {', '.join(sorted(shapes))}"
            raise file.error(
                f"no product of '{name}' has the variant '{variant}'",
                *(_TABLE, name, "variants", index),
                hint=hint,
            )


def check_names(file: Located, names: Iterable[str], declarations: Sequence[str]) -> None:
    """Raise :class:`ContentError` for each of ``names`` that is none of the ``declarations``."""
    problems = Problems()
    for name in names:
        with problems.collected():
            if name not in declarations:
                hint = nearest(name, declarations) or "name a folder of content/"
                raise file.error(f"no declaration '{name}'", _TABLE, name, hint=hint)
    problems.settle()
