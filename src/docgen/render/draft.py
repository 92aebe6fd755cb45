"""The mark of a draft: a line on every page, and words in the properties of the file.

It is set whatever the template says, so that no template can send out, unmarked, what nobody has
confirmed.
"""

from collections.abc import Collection
from typing import NamedTuple

from msgspec import to_builtins

from docgen.job import Job
from docgen.render.environment import DocumentEnvironment
from docgen.render.foreign import without_languages

FILTER = "draft"  # the filter that writes the line
# The boxes in the margin of a page (CSS Paged Media 3, 5.2) that have room for a line, in the order
# in which they are tried: what stands in the others is the template's, such as a classification.
_BOXES = tuple(
    f"@{side}-{place}" for place in ("left", "center", "right") for side in ("top", "bottom")
)
_STYLE = """
@page {{
  {box} {{
    content: "{line}" !important;
    text-align: start !important;
    vertical-align: middle !important;
    font-size: 8pt !important;
    font-weight: 600 !important;
    line-height: 1.2 !important;
    color: #9b1c1c !important;
  }}
}}
"""


class DraftMark(NamedTuple):
    """``line`` says that a document is a draft and why; ``word`` says only that it is one."""

    line: str
    word: str

    def stylesheet(self, used: Collection[str]) -> str:
        """The rules that set the line in the margin of every page of a PDF.

        ``used`` are the margin boxes that the template uses; returns an empty sheet if none is
        free.
        """
        taken = {each.partition("-")[0] for each in used}
        whole_lines = [box for box in _BOXES if box.partition("-")[0] not in taken]
        free = whole_lines or [box for box in _BOXES if box not in used]
        line = "".join(f"\\{ord(each):x} " if each in '"\\\n' else each for each in self.line)
        return _STYLE.format(box=free[0], line=line) if free else ""


def draft_mark(job: Job, environment: DocumentEnvironment) -> DraftMark | None:
    """The mark of the document of ``job``; ``None`` if it is not a draft.

    It has no language marks, even where its labels are English for want of others: margin boxes and
    properties are text alone.
    """
    if job.view.draft is None:
        return None
    draft, say = to_builtins(job.view.draft), environment.filters[FILTER]
    return DraftMark(without_languages(say(draft)), without_languages(say(draft, brief=True)))
