"""What docgen is about to render, taken out of it for others to render: jobs, pages, contexts."""

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment
from msgspec.structs import replace

from docgen.build.survey import survey
from docgen.job import Job, Request
from docgen.render.environment import context_of, make_environment
from docgen.render.html import render_html
from docgen.render.naming import with_naming
from docgen.render.resources import SHARED, Resources
from docgen.sources import Sources

# The values of a sheet for templates that have no filters of ours (see ``layout``).
_VALUES = """{
"title": {{ view.variant | audience | tojson }},
"place": {{ view.head.place | tojson }},
"passages": [{% for each in view.passages %}
{"ref": {{ [each.ref] | paragraphs | tojson }},
"summary": {{ each.summary | tojson }},
"words": {{ each.blocks | join(" ") | tojson }}}{{ "" if loop.last else "," }}
{% endfor %}],
"commitments": [{% for each in view.commitments %}
{"what": {{ each.what | tojson }},
"by": {{ each.by | actors | tojson }}}{{ "" if loop.last else "," }}
{% endfor %}]}
"""


class Inside:
    """The documents of a project before they are rendered."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sources = Sources(root)
        self._environments: dict[tuple[str, str], Environment] = {}

    def jobs(self, request: Request) -> list[Job]:
        """The jobs of ``request``, fresh or not."""
        _, plan = survey(self._root, self._root / "build", request)
        return [_named(step.job) for step in plan.steps]

    def stale(self) -> list[Job]:
        """The jobs that a build would run."""
        _, plan = survey(self._root, self._root / "build", Request())
        return [_named(step.job) for step in plan.stale]

    def page(self, job: Job) -> str:
        """The HTML of a document."""
        return render_html(replace(job, view=with_naming(job.view)), self.environment(job))

    def values(self, job: Job) -> str:
        """JSON with all that a sheet says."""
        return self.environment(job).from_string(_VALUES).render(self.context(job))

    def context(self, job: Job) -> dict[str, Any]:
        """What a template of docgen's sees."""
        return context_of(replace(job, view=with_naming(job.view)))

    def environment(self, job: Job) -> Environment:
        """Jinja as docgen sets it up for a document."""
        key = (job.document.product, job.document.language)
        if key not in self._environments:
            resources = Resources(self._sources, job.document.product)
            self._environments[key] = make_environment(resources, job.document.language)
        return self._environments[key]

    def plain_environment(self, job: Job) -> Environment:
        """Jinja with docgen's filters and labels, but none of what docgen does to it."""
        ours = self.environment(job)
        plain = Environment(autoescape=True, finalize=ours.finalize, extensions=["jinja2.ext.i18n"])
        plain.filters.update(ours.filters)
        plain.globals.update(ours.globals)
        return plain

    def lay_out(self, product: str, folder: Path) -> Path:
        """All that the templates of ``product`` name, side by side in ``folder``."""
        for source in (self._root / SHARED, self._root / "templates" / product):
            shutil.copytree(source, folder, dirs_exist_ok=True)
        return folder


def _named(job: Job) -> Job:
    """``job`` with what rendering finds out about its view."""
    return replace(job, view=with_naming(job.view))


def arguments(request: Request) -> list[str]:
    """The options of the command line that ask for ``request``."""
    fields = {
        "product": request.products,
        "country": request.countries,
        "sector": request.sectors,
        "language": request.languages,
        "format": request.formats,
    }
    return [
        part for name, asked in fields.items() for each in asked for part in (f"--{name}", each)
    ]
