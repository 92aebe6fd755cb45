"""A job → HTML, from the template ``templates/<product>/<product>.html``."""

from jinja2 import Environment

from docgen.fidelity.template_probe import proven_page
from docgen.job import Job
from docgen.render.environment import fill_in
from docgen.render.foreign import in_page


def render_html(job: Job, environment: Environment) -> str:
    """The page of ``job``.

    Raises :class:`TemplateError`, with file and line, if its template fails, or prints words of the
    declaration as if they were ours.
    """
    path = f"templates/{job.document.product}/{job.document.product}.html"
    page = proven_page(fill_in(job, "html", environment), path)
    return in_page(page, job.document.language)
