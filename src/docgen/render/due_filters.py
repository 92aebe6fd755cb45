"""The filters about when a commitment is due."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from msgspec import convert

from docgen.due import Due, standing
from docgen.render.dates import due_in_words, due_labels
from docgen.render.figures import in_figures
from docgen.render.language import Language
from docgen.render.typography import marked

_Commitment = Mapping[str, Any]


class DueFilters:
    """Every public method is a filter, as in :class:`docgen.render.filters.Filters`."""

    def __init__(self, language: Language) -> None:
        self._tag = language.tag
        self._locale = language.locale
        self._say = language.catalogue.gettext
        self._say_many = language.catalogue.ngettext
        self._due_labels = due_labels(language.catalogue)

    def due(self, value: Mapping[str, Any] | None) -> str:
        """A due date as exactly as the text gives it: spring 2026, by 2026, 3 May 2026, no date."""
        if value is None:
            return self._say("no date")
        return due_in_words(value, self._locale, self._due_labels)

    def when(self, commitment: _Commitment, brief: bool = False) -> str:
        """When it is due: by 30 May 2027 (within 2 years of adoption), every year, no date.

        ``brief`` leaves out a rule beside the date that follows from it.
        """
        date, rule = commitment["due"], self.rule(commitment)
        if not date and rule:
            return rule
        said = self.due(date)
        return f"{said} ({rule})" if rule and not brief else said

    def rule(self, commitment: _Commitment) -> str:
        """The text's rule for when it is due: within 2 years of adoption; empty without one.

        At a next meeting that is on file: at the next meeting: Joint Declaration of that Summit.
        """
        timing = commitment["timing"]
        if not timing:
            return ""
        if timing["type"] == "next meeting":
            said, title = self._say("at the next meeting"), timing["title"]
            return f"{marked(said, ':', self._tag)} {title}" if title else said
        since = timing.get("since", "adoption")
        kind = timing["type"] if since == "adoption" else "time"
        said = self._counted(kind, timing["unit"], timing["count"]) % {
            "count": in_figures(str(timing["count"]), self._locale)
        }
        if since == "adoption":
            return said
        # Translators: %(time)s is such as “within 2 years”
        of = {
            "entry into force": self._say("%(time)s of entry into force"),
            "another event": self._say("%(time)s of another event that the text names"),
        }
        return of[since] % {"time": said}

    @pass_context
    def outlook(self, context: Context, value: Mapping[str, Any] | None) -> str:
        """Whether a due date is ahead, due now or past on the day of issue; empty without one."""
        issued = context["view"]["prepared"]["date"]
        if not issued or not value:
            return ""
        found = standing(convert(value, Due), datetime.date.fromisoformat(issued))
        return {
            "ahead": self._say("ahead"),
            "due now": self._say("due now"),
            "past": self._say("past"),
            None: "",
        }[found]

    def timed(self, commitments: Iterable[_Commitment]) -> list[_Commitment]:
        """Those with a due date, or with a rule for one."""
        return [each for each in commitments if each["due"] or each["timing"]]

    def untimed(self, commitments: Iterable[_Commitment]) -> list[_Commitment]:
        """Those with neither a due date nor a rule for one."""
        return [each for each in commitments if not each["due"] and not each["timing"]]

    def dated(self, commitments: Iterable[_Commitment]) -> str:
        """For the heading of those that are ``timed``: ``with a date``, or, if one of them has a
        rule from which no date follows, ``with a time frame``.
        """
        undated = any(each["timing"] and not each["due"] for each in commitments)
        return self._say("with a time frame") if undated else self._say("with a date")

    def _counted(self, kind: str, unit: str, count: int) -> str:
        if kind == "every" and count == 1:
            return {
                "week": self._say("every week"),
                "month": self._say("every month"),
                "year": self._say("every year"),
            }[unit]
        if kind == "times" and count == 2:
            return {
                "week": self._say("twice a week"),
                "month": self._say("twice a month"),
                "year": self._say("twice a year"),
            }[unit]
        return {
            "within day": self._say_many(
                "within %(count)s day of adoption", "within %(count)s days of adoption", count
            ),
            "within week": self._say_many(
                "within %(count)s week of adoption", "within %(count)s weeks of adoption", count
            ),
            "within month": self._say_many(
                "within %(count)s month of adoption", "within %(count)s months of adoption", count
            ),
            "within year": self._say_many(
                "within %(count)s year of adoption", "within %(count)s years of adoption", count
            ),
            "time day": self._say_many("within %(count)s day", "within %(count)s days", count),
            "time week": self._say_many("within %(count)s week", "within %(count)s weeks", count),
            "time month": self._say_many(
                "within %(count)s month", "within %(count)s months", count
            ),
            "time year": self._say_many("within %(count)s year", "within %(count)s years", count),
            "times week": self._say_many("%(count)s time a week", "%(count)s times a week", count),
            "times month": self._say_many(
                "%(count)s time a month", "%(count)s times a month", count
            ),
            "times year": self._say_many("%(count)s time a year", "%(count)s times a year", count),
            "every week": self._say_many("every %(count)s week", "every %(count)s weeks", count),
            "every month": self._say_many("every %(count)s month", "every %(count)s months", count),
            "every year": self._say_many("every %(count)s year", "every %(count)s years", count),
        }[f"{kind} {unit}"]
