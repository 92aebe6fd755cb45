"""What a template author can write about dates, countries, lists and paragraphs.

Each filter writes the language of the document. Short names of states come from CLDR and our
corrections of it; what these do not have (long names, groups, sectors) comes from the vocabularies,
through the ``view``.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sized
from typing import Any

from jinja2 import Environment, pass_context, pass_environment
from jinja2.filters import do_truncate
from jinja2.runtime import Context

from docgen.fidelity.spans import SHAPED
from docgen.language import tags
from docgen.language.sentences import missing_around
from docgen.language.states import short_name
from docgen.render.breadth import cut_to
from docgen.render.commitment_words import kind_labels
from docgen.render.dates import day_in_words
from docgen.render.due_filters import DueFilters
from docgen.render.figures import in_figures, in_marks, kept_in_order
from docgen.render.foreign import begins_in, shortened, without_languages
from docgen.render.language import Language
from docgen.render.lists import listed
from docgen.render.progress_filters import ProgressFilters
from docgen.render.typography import NBSP, marked

_LONGEST_UNBROKEN = 40
_MAY_BE_WIDE = re.compile("[\u1100-\U0010ffff]")  # Unicode has no wide letter before Hangul's

# Countries with an article in an English sentence; CLDR has their names without it. In other
# languages labels are worded so that they need neither an article nor a case (docs/languages.md).
_WITH_ARTICLE = re.compile(
    "AE|BS|C[CDFGK]|DO|EU|F[KO]|G[BM]|I[MO]|K[MPRY]|M[HPV]|NL|P[HNS]|S[BC]|T[CF]|U[MNS]|V[AGI]"
)


class Filters(DueFilters, ProgressFilters):
    """The filters of one language: every public method is one, under its own name."""

    def __init__(self, language: Language) -> None:
        DueFilters.__init__(self, language)
        ProgressFilters.__init__(self, language)
        self._kinds = kind_labels(language.catalogue)

    def by_name(self) -> dict[str, Callable[..., Any]]:
        """The filters as Jinja needs them."""
        names = [name for name in dir(self) if not name.startswith("_") and name != "by_name"]
        return {name: getattr(self, name) for name in names}

    def date(self, value: str, style: str = "long") -> str:
        """``2025-05-30`` → 30 May 2025; ``style`` is CLDR's: short, medium, long, full."""
        return day_in_words(datetime.date.fromisoformat(value), style, self._locale)

    def draft(self, value: Mapping[str, int] | None, brief: bool = False) -> str:
        """Says that a document is a draft, and why; empty if it is not one (``view.draft``).

        ``brief`` leaves out why.
        """
        if value is None:
            return ""
        if brief:
            return self._say("Draft")
        return self._say(
            "Draft · entries that nobody has confirmed: %(all)s for this declaration,"
            " %(shown)s of them shown here"
        ) % {"all": self.figures(value["declaration"]), "shown": self.figures(value["shown"])}

    @pass_context
    def country(self, context: Context, code: str) -> str:
        """``KG`` → Kyrgyzstan: the desk's short name, or else CLDR's, or the official one."""
        party = context["view"]["parties"].get(code)
        own: str = party["short"] if party else ""
        return own or short_name(code, self._tag) or self.official(context, code)

    @pass_context
    def the_country(self, context: Context, code: str) -> str:
        """A country within a sentence: ``US`` → the United States, ``KG`` → Kyrgyzstan."""
        name = self.country(context, code)
        with_article = self._locale.language == "en" and _WITH_ARTICLE.fullmatch(code) is not None
        return f"the {name}" if with_article else name

    @pass_context
    def official(self, context: Context, code: str) -> str:
        """``KG`` → Kyrgyz Republic."""
        return str(context["view"]["parties"][code]["official"])

    @pass_context
    def sector(self, context: Context, name: str) -> str:
        """``raw-materials`` → Critical raw materials."""
        return str(context["view"]["sectors"][name]["name"])

    def language(self, tag: str) -> str:
        """``fr`` → French."""
        return tags.language_name(tag, self._locale)

    @pass_context
    def audience(self, context: Context, variant: Mapping[str, str | None]) -> str:
        """Whom a variant is for: Kazakhstan · Energy."""
        parts = []
        if variant["country"]:
            parts.append(self.country(context, variant["country"]))
        if variant["sector"]:
            parts.append(self.sector(context, variant["sector"]))
        return " · ".join(parts) or self._say("The whole declaration")

    @pass_context
    def actor(self, context: Context, name: str) -> str:
        """Who a commitment binds: a country, a group, or all participants."""
        if name == "all":
            return self._say("all participants")
        groups: Mapping[str, Mapping[str, str]] = context["view"]["groups"]
        return groups[name]["name"] if name in groups else self.the_country(context, name)

    @pass_context
    def actors(self, context: Context, names: Iterable[str]) -> str:
        """Several actors, as a list."""
        return self.listing(self.actor(context, name) for name in names)

    @pass_context
    def by_whom(self, context: Context, commitment: Mapping[str, Any]) -> str:
        """Who agreed or proposed it, and whose duty it is to act if the text says so.

        Of a proposal ``by`` nobody, that the text does not say whose it is.
        """
        said = {
            "agreed": self._say("agreed by %(whom)s"),
            "proposed": self._say("proposed by %(whom)s"),
            "open": self._say("agreed or proposed: the text can be read either way"),
        }.get(commitment["stage"], self._say("by %(whom)s"))
        if commitment["stage"] == "proposed" and not commitment["by"]:
            said = self._say("proposed; the text does not say by whom")
        said %= {"whom": self._named(context, commitment["by"])}
        if not commitment["duty"]:
            return said
        whose = self._named(context, commitment["duty"])
        to_act = self._say("to act: %(whom)s") % {"whom": whose}
        return f"{marked(said, ';', self._tag)} {to_act}"

    def stages(self, commitments: Iterable[Mapping[str, Any]]) -> str:
        """What a list of commitments holds, for its heading: ``Agreed, proposed, stated``."""
        found: set[str] = set()
        for each in commitments:
            stage = each["stage"] or ("supported" if each["kind"] == "support" else "stated")
            found |= {"agreed", "proposed"} if stage == "open" else {stage}
        named = {
            "agreed": self._say("agreed"),
            "proposed": self._say("proposed"),
            "supported": self._say("supported"),
            "stated": self._say("stated"),
        }
        return self.sentence_case(self.marks(", ").join(named[it] for it in named if it in found))

    def owed_by(
        self, commitments: Iterable[Mapping[str, Any]], code: str | None
    ) -> list[Mapping[str, Any]]:
        """Those of ``commitments`` that the party ``code``, by name, has to act on."""
        return [each for each in commitments if code in each["duty"]]

    @pass_context
    def cut(self, context: Context, commitment: Mapping[str, Any]) -> dict[str, bool]:
        """Whether words of its sentence are missing ``before`` the quote, and ``after`` it.

        Both are false in scripts whose letters join, where a mark beside them cannot be read back.
        """
        if SHAPED.search(commitment["quote"]):
            return {"before": False, "after": False}
        of = (p for p in context["view"]["passages"] if p["ref"] == commitment["ref"])
        text = " ".join(block for each in of for block in each["blocks"])
        before, after = missing_around(commitment["quote"], text)
        return {"before": before, "after": after}

    @pass_context
    def unbroken(self, context: Context, text: str) -> str:
        """``text`` with its names kept whole at the end of a line.

        Names are what is in quotation marks, and parties and groups, unless they are long.
        """
        view = context["view"]
        names = [each["name"] for each in view["groups"].values()]
        for code, party in view["parties"].items():
            names += [party["official"], self.country(context, code)]
        names = sorted(map(without_languages, names), key=len, reverse=True)
        known = "|".join(map(re.escape, names))
        return re.sub(
            rf"[“«„][^“”«»„]+[”»“]|{known}",
            lambda found: (
                found[0].replace(" ", NBSP) if len(found[0]) <= _LONGEST_UNBROKEN else found[0]
            ),
            text,
        )

    def kind(self, value: str) -> str:
        """The kind of a commitment, as a word: event, principle, expression of interest."""
        return self._kinds[value]

    def listing(self, items: Iterable[str]) -> str:
        """Several names as a list: A, B and C."""
        return listed(map(str, items), self._locale)

    def paragraphs(self, refs: Iterable[str]) -> str:
        """``["14", "15"]`` → paras. 14 and 15, the label never separated from the first number.

        ``¶7`` has no label, since the text itself does not number its paragraphs; nor have
        ``Article 7`` and ``§ 7``, which say what they are.
        """
        refs = list(refs)
        named = self.listing(kept_in_order(ref, self._locale) for ref in refs)
        if not any(ref.rpartition(", ")[2][0].isdigit() for ref in refs):
            return named
        label = self._say_many("para.", "paras.", min(len(refs), 5))  # 21 are not one in Russian
        return f"{label}{NBSP}{named}"

    def direction(self, tag: str) -> str:
        """``ar`` → rtl: the direction of a language's script."""
        return "rtl" if tags.runs_from_right(tag) else "ltr"

    def figures(self, number: object) -> str:
        """``2026`` → ۲۰۲۶ in Persian: a number of the desk's in the figures of the language."""
        return in_figures(str(number), self._locale)

    def marks(self, text: str) -> str:
        """``","`` → ، in Arabic script: a mark between words of the desk's."""
        return in_marks(text, self._tag)

    def room(self, text: str) -> int:
        """How much room ``text`` needs, in letters of a Latin text; a Chinese one counts twice."""
        text = without_languages(text)
        wide = (unicodedata.east_asian_width(each) in "WF" for each in _MAY_BE_WIDE.findall(text))
        return len(text) + sum(wide)

    def length(self, value: Sized) -> int:
        """How many things or letters; marks that say which language words are in are none."""
        return len(without_languages(value)) if isinstance(value, str) else len(value)

    def fitted(self, text: str, width: float) -> str:
        """``text``, cut if it is wider than ``width`` ems (estimated)."""
        return shortened(text, lambda whole: cut_to(whole, width))

    @pass_environment
    def truncate(self, environment: Environment, text: str, *how: Any, **options: Any) -> str:
        """``text`` as Jinja cuts it; marks that say which language words are in stay whole."""
        return shortened(text, lambda whole: do_truncate(environment, whole, *how, **options))

    def colon(self, text: str) -> str:
        """``text`` with a colon, after a blank in French."""
        return marked(text, ":", self._tag)

    def full_stop(self, text: str) -> str:
        """``text`` with a full stop, unless it ends with one, as Russian dates do (2026 г.)."""
        return text if without_languages(text).endswith((".", "。")) else f"{text}."

    def sentence_case(self, text: str) -> str:
        """The first letter as a capital, the others unchanged."""
        language, start = begins_in(text)
        first = tags.capital(text[start : start + 1], language or self._tag)
        return text[:start] + first + text[start + 1 :]

    def _named(self, context: Context, names: Iterable[str]) -> str:
        """Actors within a sentence; in English, groups have an article there."""
        article = "the " if self._locale.language == "en" else ""
        groups = context["view"]["groups"]
        return self.listing(
            f"{article if name in groups else ''}{self.actor(context, name)}" for name in names
        )
