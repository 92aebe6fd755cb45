"""The Jinja environment that HTML and Word templates share: sandboxed, strict, escaping."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from jinja2 import (
    BaseLoader,
    Environment,
    Template,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Macro
from msgspec import to_builtins

from docgen.errors import DocgenError, TemplateError, nearest
from docgen.fidelity.printed import Words
from docgen.fidelity.traced import MARK, TracedWords, without_marks
from docgen.job import Job
from docgen.render.compiled import CompiledOnce, each_time
from docgen.render.figures import turned
from docgen.render.filters import Filters
from docgen.render.foreign import changed, mark_foreign, without_languages
from docgen.render.jinja_private import HelpfulUndefined
from docgen.render.language import load_language
from docgen.render.outlines import Outlines
from docgen.render.resources import Resources
from docgen.render.timeline import timeline
from docgen.render.typography import typesetter

_IN_TEMPLATES = re.compile(r"templates/.+")
QUOTE = "quote"  # the macro that sets the declaration's words
# Filters and functions that would let data pass for markup, or make documents differ each time.
_NO_FILTERS = ("random", "safe")
_NO_GLOBALS = ("lipsum",)
_PRINTABLE = (str, int, float, Undefined)
_METHODS_OF_TABLES = frozenset(dir(dict))


def make_environment(resources: Resources, language: str) -> "DocumentEnvironment":
    """The environment for the templates of one product in one language, for HTML and Word."""
    return equipped(DocumentEnvironment, resources, language)


def equipped(kind: "type[_Kind]", resources: Resources, language: str) -> "_Kind":
    """An environment of any ``kind``, with all that templates can use."""
    spoken = load_language(language, resources.sources)
    environment = kind(
        loader=_Loader(resources),
        autoescape=True,
        undefined=HelpfulUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(spoken.catalogue, newstyle=True)  # type: ignore[attr-defined]
    for name in _NO_FILTERS:
        del environment.filters[name]
    for name in _NO_GLOBALS:
        del environment.globals[name]
    environment.typeset = typesetter(language)
    environment.filters.update(Filters(spoken).by_name())
    environment.filters.update(
        locator=each_time(Outlines(resources).locator), timeline=timeline, turned=turned
    )
    environment.means = spoken.tag, spoken.contents, type(spoken.catalogue)
    return environment


def context_of(job: Job) -> dict[str, Any]:
    """The data for a template: plain values, without methods of docgen's."""
    return {
        "view": to_builtins(job.view),
        "document": to_builtins(job.document),
    }


def traced_context(job: Job, words: type[TracedWords] = TracedWords) -> dict[str, Any]:
    """The same, with the declaration's words known as such wherever they are printed."""
    context = context_of(job)
    mark_foreign(context["view"])
    for each in context["view"]["passages"]:
        for name in ("blocks", "naming"):
            each[name] = list(map(words, each[name]))
        each["heading"] = each["heading"] and words(each["heading"])
    for each in context["view"]["commitments"]:
        each["quote"] = words(each["quote"])
    return context


def fill_in(
    job: Job, ending: str, environment: Environment, words: type[TracedWords] = TracedWords
) -> str:
    """What ``<product>.<ending>`` makes of ``job``.

    Raises :class:`TemplateError`, with file and line, if the template fails.
    """
    name = f"{job.document.product}.{ending}"
    try:
        return environment.get_template(name).render(traced_context(job, words))
    except DocgenError:
        raise
    except Exception as error:  # a template can raise anything
        raise explain(error, f"templates/{job.document.product}/{name}", environment) from error


def explain(error: Exception, template: str, environment: Environment) -> TemplateError:
    """The :class:`TemplateError` for ``error``, which occurred while ``template`` was filled in."""
    if isinstance(error, TemplateSyntaxError):
        message = error.message or "syntax error"
        unknown = re.match(r"No filter named '(.+)'", message)
        hint = nearest(unknown[1], environment.filters) if unknown else ""
        return TemplateError(message.rstrip("."), error.filename, error.lineno, hint)
    path, line = _last_place(error) or (template, None)
    if isinstance(error, TemplateNotFound):
        return TemplateError(
            f"no template '{str(error.name)[:200]}'", path, line, error.message or ""
        )
    if isinstance(error, MemoryError):
        return TemplateError("ran out of memory", path, line, "--memory allows more")
    if isinstance(error, RecursionError):
        return TemplateError("nested too deep, or it calls or includes itself", path, line)
    explained = isinstance(error, TemplateRuntimeError)
    return TemplateError(
        str(error) if explained else f"{type(error).__name__}: {error}", path, line
    )


def _last_place(error: Exception) -> tuple[str, int] | None:
    """The innermost line of a template in the traceback, which Jinja rewrites to show it."""
    place = None
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if _IN_TEMPLATES.fullmatch(name):
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    return place


class DocumentEnvironment(CompiledOnce):
    """Compiles each template once, even where docxtpl passes its markup again for each document.

    It collects what templates print within :meth:`recording`, and what they give the macro
    ``quote`` within :meth:`quoting`. ``typeset`` sets the blanks of plain text that is printed;
    labels come with theirs, and the declaration's words keep the ones that they have.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(finalize=self._print, **options)
        self.typeset: Callable[[str], str] = str
        self._compiled: dict[tuple[str, bool], Template] = {}
        self._printed: list[str] | None = None
        self._quoted: list[str] | None = None

    @contextmanager
    def quoting(self) -> Iterator[list[str]]:
        """Collect the words given to the macro ``quote`` within the ``with`` block."""
        self._quoted = []
        try:
            yield self._quoted
        finally:
            self._quoted = None

    def call(self, context: Any, called: Any, *arguments: Any, **options: Any) -> Any:
        """Call a macro or function for a template, as Jinja's sandbox does."""
        if self._quoted is not None and isinstance(called, Macro) and called.name == QUOTE:
            words = [*arguments, *(options[name] for name in called.arguments if name in options)]
            self._quoted += [without_marks(str(each)) for each in words[:1]]
        return super().call(context, called, *arguments, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What ``obj.attribute`` is in a template, as Jinja's sandbox has it.

        Nearly always an entry of a table, which Jinja asks for a method of that name first.
        """
        if type(obj) is dict and attribute in obj and attribute not in _METHODS_OF_TABLES:
            return obj[attribute]
        return super().getattr(obj, attribute)

    @contextmanager
    def recording(self) -> Iterator[list[str]]:
        """Collect the strings that templates print within the ``with`` block.

        The result of a macro does not count as one, but the strings that it printed do.
        """
        self._printed = []
        try:
            yield self._printed
        finally:
            self._printed = None

    def compile(self, *source: Any, **options: Any) -> Any:
        """Compile; constants that Jinja prints while compiling are not part of a document yet."""
        kept, self._printed = self._printed, None
        try:
            return super().compile(*source, **options)
        finally:
            self._printed = kept

    def _print(self, value: Any) -> Any:
        if value is None:
            return ""
        if hasattr(value, "__html__"):
            return value
        text_of(value)
        if isinstance(value, str) and not isinstance(value, Words) and MARK not in value:
            value = self.set_blanks(value)
        if self._printed is not None:
            self._printed.append(without_languages(value if isinstance(value, str) else str(value)))
        return value

    def set_blanks(self, text: str) -> str:
        """Plain ``text`` with the blanks of its language, or languages."""
        return changed(
            text,
            lambda part, tag: typesetter(tag)(part) if tag else self.typeset(part),
        )

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        hint = f"'{attribute}' is not for templates"
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def from_string(self, source: Any, *rest: Any, **options: Any) -> Template:
        key = (source, bool(self.autoescape))  # an overlay shares this table
        if key not in self._compiled:
            self._compiled[key] = super().from_string(source, *rest, **options)
        return self._compiled[key]


def text_of(value: Any) -> str:
    """``value`` as it is printed; :class:`TemplateRuntimeError` if it is not text or a number."""
    if value is None:
        return ""
    if not isinstance(value, _PRINTABLE):
        raise TemplateRuntimeError(_not_text(value))
    return str(value)


_Kind = TypeVar("_Kind", bound=DocumentEnvironment)


def _not_text(value: Any) -> str:
    """Why ``value`` cannot be printed, and what the template's author can do."""
    if isinstance(value, Macro):
        return f"the macro '{value.name}' is printed, not called: write '{value.name}(…)'"
    if isinstance(value, Mapping):
        return f"prints a whole table, not one of its fields ({', '.join(map(str, value))})"
    if isinstance(value, Iterable):
        return "prints a list, not text: end it with a filter such as 'join' or 'listing'"
    return f"prints a value that is not text, a number or markup ({type(value).__name__})"


class _Loader(BaseLoader):
    """Loads templates through :class:`Resources`, so that each use is recorded, cached or not."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja hands it over
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        found = self._resources.find(template)
        if found is None:
            outside = self._resources.is_outside(template)
            looked = f"looked for {' and '.join(self._resources.places(template))}"
            raise TemplateNotFound(template, "it is outside the templates" if outside else looked)
        path, _ = found

        def still_used() -> bool:  # Jinja asks this before it takes a template from its cache
            self._resources.find(template)
            return True

        return self._resources.sources.text(path), path, still_used
