"""A job → HTML, from the template ``templates/<product>/<product>.html``."""

from jinja2 import Environment

from docgen.errors import DocgenError
from docgen.fidelity.template_probe import proven_page
from docgen.job import Job
from docgen.render.environment import explain, traced_context


def render_html(job: Job, environment: Environment) -> str:
    """The page of ``job``.

    Raises :class:`TemplateError`, with file and line, if its template fails, or prints words of the
    declaration as if they were ours.
    """
    name = f"{job.document.product}.html"
    path = f"templates/{job.document.product}/{name}"
    try:
        page = environment.get_template(name).render(traced_context(job))
    except DocgenError:
        raise
    except Exception as error:  # a template can raise anything
        raise explain(error, path, environment) from error
    return proven_page(page, path)
