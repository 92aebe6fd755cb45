"""The tables ``[declarations.<id>]`` of ``docgen.toml`` → what is built of single declarations."""

from collections.abc import Mapping, Sequence

from docgen.errors import nearest
from docgen.load.decode import Located, Problems, decode
from docgen.load.vocabulary import check_language
from docgen.model import Product, Selection

_TABLE = "declarations"


def load_selections(
    file: Located,
    names: Mapping[str, object],
    declarations: Sequence[str],
    products: Sequence[Product],
) -> dict[str, Selection]:
    """The selections in ``file`` for ``names``, by the declaration's id.

    Raises :class:`ContentError` with every mistake, including names that are none of the project's
    ``declarations`` or ``products``, and a selection of which no document would be built.
    """
    problems = Problems()
    selections: dict[str, Selection] = {}
    for name in names:
        with problems.collected():
            if name not in declarations:
                hint = nearest(name, declarations) or "name a folder of content/"
                raise file.error(f"no declaration '{name}'", _TABLE, name, hint=hint)
            selections[name] = decode(file, Selection, _TABLE, name)
            _check(file, name, selections[name], products)
    problems.settle()
    return selections


def _check(file: Located, name: str, selection: Selection, products: Sequence[Product]) -> None:
    known = {product.name: product for product in products}
    for key in ("products", "variants", "languages"):
        if getattr(selection, key) == ():
            hint = "leave the line out to have those of the project"
            raise file.error(f"'{key}' names none", _TABLE, name, key, hint=hint)
    for index, product in enumerate(selection.products or ()):
        if product not in known:
            hint = nearest(product, known)
            raise file.error(
                f"unknown product '{product}'", _TABLE, name, "products", index, hint=hint
            )
    for index, language in enumerate(selection.languages or ()):
        check_language(file, language, _TABLE, name, "languages", index)
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
