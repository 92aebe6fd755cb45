"""Data → a page, by a template of ``pages/`` that escapes all of it."""

from datetime import date, datetime

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import json
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docgen.desk.desk import Desk

# What the head of each page leads to: address, name.
NAVIGATION = (
    ("/", "Overview"),
    ("/compare", "Compare"),
    ("/review", "Review"),
    ("/register", "Register"),
    ("/preview", "Preview"),
    ("/coverage", "Coverage"),
)

_environment = Environment(
    loader=PackageLoader("docgen.desk", "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(request: Request, template: str, **shown: object) -> HTMLResponse:
    """The page of ``template``, which sees what is ``shown`` and the desk's ``snapshot``."""
    desk = desk_of(request)
    words = _environment.get_template(template).render(
        here=request.url.path,
        navigation=NAVIGATION,
        project_name=desk.root.resolve().name,
        **{"snapshot": desk.snapshots.newest(), **shown},
    )
    return HTMLResponse(words)


def data(value: object, status: int = 200) -> Response:
    """``value`` as JSON, for the modules of a page."""
    return Response(json.encode(value), status, media_type="application/json")


def desk_of(request: Request) -> Desk:
    """The desk that serves ``request``."""
    desk: Desk = request.app.state.desk
    return desk


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _moment(moment: datetime) -> str:
    """A moment by the clock of this machine."""
    local = moment.astimezone()
    return f"{_day(local)}, {local:%H:%M}"


_environment.filters |= {"day": _day, "moment": _moment}
