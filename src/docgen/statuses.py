"""Where a commitment can stand; its own module, since the help of commands names them at once."""

from typing import Literal, get_args

Status = Literal["open", "under way", "done", "lapsed", "superseded"]
STATUSES: tuple[Status, ...] = get_args(Status)
