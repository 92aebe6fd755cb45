"""A job → HTML, by the template ``templates/<product>/<product>.html``."""

from jinja2 import Environment

from docgen.errors import DocgenError
from docgen.model import Job
from docgen.render.environment import context_of, explain


def render_html(job: Job, environment: Environment) -> str:
    """The page of ``job``; :class:`TemplateError` with file and line if its template fails."""
    name = f"{job.document.product}.html"
    try:
        return environment.get_template(name).render(context_of(job))
    except DocgenError:
        raise
    except Exception as error:  # a template can raise anything
        raise explain(error, f"templates/{job.document.product}/{name}", environment) from error
