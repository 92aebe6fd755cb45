"""What a document is given to print: its view, as its product asks for it."""

from msgspec.structs import replace

from docgen.model import Product, Project
from docgen.plan.matrix import editions
from docgen.plan.on_file import with_on_file
from docgen.plan.steps import Slot
from docgen.plan.variants import view_of
from docgen.prepared import Prepared
from docgen.view import View


def view_for(project: Project, slot: Slot, product: Product, prepared: Prepared) -> View:
    """The view of a document of ``product``; it can be without notes and have others on file."""
    vocabulary = project.vocabulary_of(slot.document.declaration)
    view = view_of(slot.declaration, vocabulary, slot.variant, prepared)
    if not product.notes:
        view = replace(view, notes=())
    if product.on_file:
        others = editions(project.declarations, slot.document.language)
        view = with_on_file(view, others, project)
    return view
