"""What a build did, and the exit code for it."""

from msgspec import Struct

from docgen.errors import DocgenError, ExitCode
from docgen.store.state import BuildRecords


class Failure(Struct, frozen=True):
    """A document that could not be made, and why."""

    path: str
    error: DocgenError


class BuildReport(Struct, frozen=True):
    """What a build did: paths of the documents rendered and of those removed, failures.

    ``left`` counts documents that were not reached because the build was stopped. ``records`` are
    those of all documents asked for, ``number`` is the build's row in the journal. ``unconfirmed``
    counts proposals of an import, in these declarations, that nobody has confirmed.
    """

    rendered: tuple[str, ...]
    fresh: int
    removed: tuple[str, ...]
    failures: tuple[Failure, ...]
    unconfirmed: int = 0
    left: int = 0
    records: BuildRecords = BuildRecords()
    number: int = 0
    warnings: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0; 1 if some documents failed; the cause's own code if none could be made.

        A document that misquotes always decides: 5.
        """
        if not self.failures:
            return ExitCode.SOME_FAILED if self.left else ExitCode.DONE
        causes = {failure.error.exit_code for failure in self.failures}
        if ExitCode.FIDELITY in causes:
            return ExitCode.FIDELITY
        if len(causes) == 1 and not self.rendered and not self.fresh:
            return causes.pop()
        return ExitCode.SOME_FAILED
