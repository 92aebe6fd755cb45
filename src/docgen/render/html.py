"""A job → HTML, from the template ``templates/<product>/<product>.html``."""

from typing import Any

from jinja2 import Environment

from docgen.errors import DocgenError
from docgen.fidelity.template_probe import proven_page
from docgen.fidelity.traced import TracedWords
from docgen.job import Job
from docgen.render.environment import context_of, explain


def render_html(job: Job, environment: Environment) -> str:
    """The page of ``job``.

    Raises :class:`TemplateError`, with file and line, if its template fails, or prints words of the
    declaration as if they were ours.
    """
    name = f"{job.document.product}.html"
    path = f"templates/{job.document.product}/{name}"
    try:
        page = environment.get_template(name).render(_context(job))
    except DocgenError:
        raise
    except Exception as error:  # a template can raise anything
        raise explain(error, path, environment) from error
    return proven_page(page, path)


def _context(job: Job) -> dict[str, Any]:
    """What a template sees, the declaration's words known as such wherever they are printed."""
    context = context_of(job)
    for each in context["view"]["passages"]:
        for name in ("blocks", "naming"):
            each[name] = [TracedWords(words) for words in each[name]]
        each["heading"] = each["heading"] and TracedWords(each["heading"])
    for each in context["view"]["commitments"]:
        each["quote"] = TracedWords(each["quote"])
    return context
