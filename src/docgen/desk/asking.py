"""What the modules of a page ask of the desk, and how it answers: with data, or with an error."""

from collections.abc import Callable
from typing import TypeVar

import msgspec
from starlette.responses import Response

from docgen.desk.pages import data
from docgen.errors import DocgenError, UsageError
from docgen.review.saving import ConflictError

T = TypeVar("T")
CONFLICT = 409
_UNPROCESSABLE = 422


def answered(answer: Callable[[], Response]) -> Response:
    """What ``answer`` returns, or the error that it raises, for the page to show."""
    try:
        return answer()
    except ConflictError as error:
        told = {"error": error.message, "on_disk": error.on_disk, "wanted": error.wanted}
        return data(told, CONFLICT)
    except DocgenError as error:
        return data({"error": str(error)}, _UNPROCESSABLE)


def decoded(body: bytes, wanted: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=wanted)
    except msgspec.DecodeError as error:
        raise UsageError(f"the desk cannot read this request: {error}") from error
