"""The words of all languages for where a commitment stands."""

from docgen.errors import nearest
from docgen.followup.sheet_rows import Labels, SheetRow
from docgen.statuses import STATUSES, Status


class StatusWords:
    """What the cell of a status may say: a word of its sheet's language, or else of any other."""

    def __init__(self, labels: Labels) -> None:
        self._own: dict[str, dict[str, Status]] = {}
        self._any: dict[str, set[Status]] = {each: {each} for each in STATUSES}
        for tag, those in labels.items():
            self._own[tag] = {those[each].casefold(): each for each in STATUSES}
            for word, status in self._own[tag].items():
                self._any.setdefault(word, set()).add(status)

    def read(self, row: SheetRow) -> Status:
        """The status of ``row``; raises :class:`ContentError` for another word."""
        word = row.words("status")
        own = self._own[row.language]
        if word.casefold() in own:
            return own[word.casefold()]
        found = self._any.get(word.casefold(), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            message = f"'{word}' is {' or '.join(sorted(found))}, by the language"
            raise row.error("status", message, f"write {', '.join(own)}")
        hint = nearest(word, own) if word else f"write {', '.join(own)}"
        raise row.error("status", f"unknown status '{word[:40]}'" if word else "no status", hint)
