"""Differences planted into a version of a text, by kind, and how many of them a comparison finds.

Nothing here asks docgen what a number or a name is: the words of each language are those below.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from docgen.model import Vocabulary
from docgen.parity.comparison import compare
from docgen.parity.finding import Comparison, ParityFinding
from docgen.parity.version import version_of

TEXTS = Path(__file__).with_name("texts")
COUNT = 60
NOBODY = Vocabulary({}, {}, {})


class Words(NamedTuple):
    """What is planted with: pairs are (in the text, instead of it)."""

    months: str
    percent: str
    money: str
    spelled: str
    denials: str
    parties: str


def _pairs(said: str) -> list[tuple[str, str]]:
    """``five six, ten twelve``: pairs of words; ``_`` stands for a blank, ``-`` for nothing."""
    words = (each.split() for each in said.split(","))
    return [
        (old.replace("_", " "), "" if new == "-" else new.replace("_", " ")) for old, new in words
    ]


WORDS = {
    "it": Words(
        "marzo luglio, luglio marzo, settembre agosto, ottobre novembre, maggio giugno,"
        " febbraio aprile",
        "per_cento|%",
        "miliardi|milioni|dollari",
        "terza quarta, tre due, trenta venti, dieci otto, cinquecento seicento, sette nove,"
        " quarta quinta, cinque sei, quattro cinque",
        "non_saranno saranno, mai spesso, non_hanno hanno, a_nessuna a_ciascuna,"
        " hanno_preso non_hanno_preso, hanno_convenuto non_hanno_convenuto",
        "Georgia, Azerbaigian, Uzbekistan, Kazakhstan, Italia, Repubblica_Italiana",
    ),
    "ru": Words(
        "марта июля, июля марта, сентября августа, октябре ноябре, мае июне, февраля апреля",
        "процента|%",
        "млрд|млн|долларов",
        "третьей четвёртой, трём двум, тридцати двадцати, десять восемь, пятьсот шестьсот,"
        " семи девяти, четвёртую пятую, пяти шести, шесть семь",
        "не_будут будут, никогда_не часто, не_приняли приняли, ни_с_одной с_каждой,"
        " приняли_к не_приняли_к, согласились не_согласились",
        "Грузии Грузия Грузию, Азербайджан Азербайджанской, Узбекистан Узбекистана,"
        " Казахстан, Италией Италия, Итальянской",
    ),
    "uz": Words(
        "mart iyul, iyul mart, sentabr avgust, oktabr noyabr, may iyun, fevral aprel",
        "foiz",
        "milliard|million|AQSH_dollar",
        "uchinchi beshinchi, uch ikki, oʻttiz yigirma, oʻnta sakkizta, besh_yuz olti_yuz,"
        " yetti toʻqqiz, toʻrtinchi beshinchi, besh olti, toʻrt besh",
        "qilmadilar qildilar, oshmasligi oshishi, burilmasligiga burilishiga,"
        " qilinmaydi qilinadi, qildilar qilmadilar",
        "Gruziya, Ozarbayjon, Oʻzbekiston, Qozogʻiston, Italiya",
    ),
    "fr": Words(
        "mars avril, novembre décembre, janvier juillet, décembre novembre, février mars, juin mai",
        "%",
        "millions|euros",
        "neuf sept, quatre cinq, cinq six, dix douze, douze dix, trente vingt,"
        " dix-huit seize, sept huit, huit neuf",
        "ne_supporteraient_pas supporteraient, n’a_pas_pris a_pris,"
        " n’achèterait_aucun achèterait_le, ont_décidé n’ont_pas_décidé,"
        " ont_signé n’ont_pas_signé, a_proposé n’a_pas_proposé",
        "Maroc, Espagne, France, Tunisie, Mauritanie, Portugal",
    ),
    "es": Words(
        "marzo abril, noviembre diciembre, enero julio, diciembre noviembre, febrero marzo,"
        " junio mayo",
        "%",
        "millones|euros",
        "nueve siete, cuatro cinco, cinco seis, diez doce, doce diez, treinta veinte,"
        " dieciocho dieciséis, siete ocho, ocho nueve",
        "no_soportarán soportarán, no_participó participó, no_compraría compraría,"
        " Decidieron No_decidieron, firmaron no_firmaron, propuso no_propuso",
        "Marruecos, España, Francia, Túnez, Mauritania, Portugal",
    ),
    "ar": Words(
        "مارس أبريل, نوفمبر ديسمبر, يناير يوليو, ديسمبر نوفمبر, فبراير مارس, يونيو مايو",
        "في_المائة",
        "مليون|يورو",
        "تسعة سبعة, أربع خمس, ثمانية تسعة, عشر ست, اثني_عشر أحد_عشر, ثلاثين عشرين,"
        " السبع الثماني, خمس ست",
        "لن_يتحملوا سيتحملون, ولم_تشارك وشاركت, لن_تشتري ستشتري, وقرروا ولم_يقرروا,"
        " اتفق لم_يتفق, واقترحت ولم_تقترح",
        "المغرب, إسبانيا, فرنسا, تونس, موريتانيا, البرتغال",
    ),
}

Changes = dict[int, str | None]
"""Blocks of a file by position, with their new words, or ``None`` for one left out."""


class Plant(NamedTuple):
    """A difference of one kind; it is in these paragraphs, by position in the file."""

    kind: str
    paragraphs: frozenset[int]
    changes: Changes


class Score(NamedTuple):
    """What became of the planted differences; ``alarms`` are findings where none was planted."""

    missed: list[Plant]
    planted: int
    alarms: list[ParityFinding]

    @property
    def rate(self) -> float:
        return 1 - len(self.missed) / self.planted


class Text:
    """The blocks of a text file, and which of them each paragraph consists of."""

    def __init__(self, name: str, language: str) -> None:
        self.language = language
        self.blocks = (TEXTS / f"{name}.{language}.md").read_text("utf-8").rstrip().split("\n\n")
        self.paragraphs: dict[int, list[int]] = {}
        start = -1
        for at, block in enumerate(self.blocks):
            if block.startswith("  "):
                self.paragraphs[start].append(at)
            elif not block.startswith("#"):
                start = at
                self.paragraphs[start] = [at]

    def changed(self, changes: Changes) -> str:
        blocks = [changes.get(at, block) for at, block in enumerate(self.blocks)]
        return "\n\n".join(each for each in blocks if each is not None) + "\n"


def plants(text: Text, kinds: Sequence[str] | None = None) -> list[Plant]:
    """``COUNT`` differences, of all kinds in turn, each kind in the order of the text."""
    chosen = {kind: make for kind, make in KINDS.items() if kinds is None or kind in kinds}
    queues = {kind: iter(make(text)) for kind, make in chosen.items()}
    found: list[Plant] = []
    for kind in cycle(chosen):
        if len(found) == COUNT or not queues:
            return found
        if kind in queues:
            if change := next(queues[kind], None):
                owners = frozenset(_owner(text, at) for at in change)
                found.append(Plant(kind, owners, change))
            else:
                del queues[kind]
    return found


def batches(found: Sequence[Plant], most: int = 6) -> Iterator[list[Plant]]:
    """The plants in groups; no two of a group are in one paragraph or in neighbouring ones."""
    left = list(found)
    while left:
        group: list[Plant] = []
        for each in list(left):
            if len(group) < most and not any(_near(each, other) for other in group):
                group.append(each)
                left.remove(each)
        yield group


def score(name: str, languages: tuple[str, str], kinds: Sequence[str] | None = None) -> Score:
    """How many differences of these kinds, planted into the second version, are found."""
    first, second = (Text(name, each) for each in languages)
    found = plants(second, kinds)
    missed: list[Plant] = []
    alarms: list[ParityFinding] = []
    for group in batches(found):
        changes = {at: new for each in group for at, new in each.changes.items()}
        comparison = compared(first, second, changes)
        refs = _references(comparison, second, changes)
        missed += (each for each in group if not _is_found(each, comparison, refs))
        planted = {refs.get(at) for each in group for at in each.paragraphs}
        alarms += (
            each
            for pair in comparison.pairs
            if not {pair.first, pair.second} & planted
            for each in pair.findings
        )
    return Score(missed, len(found), alarms)


def compared(first: Text, second: Text, changes: Changes) -> Comparison:
    versions = (
        version_of(words, f"text.{text.language}.md", text.language)
        for text, words in ((first, first.changed({})), (second, second.changed(changes)))
    )
    return compare(*versions, "planted", NOBODY)


def _near(one: Plant, other: Plant) -> bool:
    return any(abs(a - b) <= 3 for a in one.paragraphs for b in other.paragraphs)


def _owner(text: Text, at: int) -> int:
    return max((start for start in text.paragraphs if start <= at), default=min(text.paragraphs))


def _references(comparison: Comparison, text: Text, changes: Changes) -> dict[int, str]:
    """The reference in the first version of each paragraph, which has as many paragraphs."""
    firsts = [pair.first for pair in comparison.pairs if pair.first]
    return dict(zip(text.paragraphs, firsts, strict=True))


_SUBJECTS = {
    "negation": {"negation"},
    "item": {"items"},
    "swap": {"order"},
    "party": {"party", "order"},
    "paragraph": {"paragraph"},
}
_COUNTED = {"date", "number", "reference", "order"}


def _is_found(plant: Plant, comparison: Comparison, refs: dict[int, str]) -> bool:
    wanted = {refs[at] for at in plant.paragraphs}
    subjects = _SUBJECTS.get(plant.kind, _COUNTED)
    return any(
        each.subject in subjects and wanted & {each.first.ref, pair.first}
        for pair in comparison.pairs
        for each in pair.findings
    )


def _replacing(
    pattern: str, new: Callable[[re.Match[str]], str]
) -> Callable[[Text], Iterator[Changes]]:
    """Plants ``new`` at each place where ``pattern``, filled in with a language's words, matches."""

    def make(text: Text) -> Iterator[Changes]:
        words = WORDS[text.language]
        months = "|".join(old for old, _ in _pairs(words.months))
        said = pattern.format(
            months=months,
            percent=words.percent.replace("_", " "),
            money=words.money.replace("_", " "),
        )
        for blocks in text.paragraphs.values():
            for at in blocks:
                for match in re.finditer(said, text.blocks[at]):
                    block = text.blocks[at]
                    yield {at: block[: match.start()] + new(match) + block[match.end() :]}

    return make


def _other(match: re.Match[str]) -> str:
    """Another number: the last figure that is not 0 becomes another one."""
    figures = match[0]
    last = max(at for at, each in enumerate(figures) if each.isdigit() and each != "0")
    return f"{figures[:last]}{int(figures[last]) % 9 + 1}{figures[last + 1 :]}"


def _exchanged(field: str) -> Callable[[Text], Iterator[Changes]]:
    """Plants other words of a list."""

    def make(text: Text) -> Iterator[Changes]:
        for old, new in _pairs(getattr(WORDS[text.language], field)):
            for blocks in text.paragraphs.values():
                for at in blocks:
                    block = text.blocks[at]
                    if match := re.search(
                        rf"(?<!\w){re.escape(old)}(?!\w)|^{re.escape(old)}", block
                    ):
                        yield {at: block[: match.start()] + new + block[match.end() :]}

    return make


def _without_party(text: Text) -> Iterator[Changes]:
    suffixes = r"\w*" if text.language == "uz" else ""
    before = r"(?<!\w)[وب]?" if text.language == "ar" else r"(?<!\w)"
    for names in WORDS[text.language].parties.split(","):
        either = "|".join(each.replace("_", " ") for each in names.split())
        pattern = re.compile(rf"{before}(?:{either}){suffixes}(?!\w)")
        for blocks in text.paragraphs.values():
            for at in blocks:
                if pattern.search(text.blocks[at]):
                    yield {at: pattern.sub("", text.blocks[at])}


def _without_item(text: Text) -> Iterator[Changes]:
    yield from ({at: None} for _, *items in text.paragraphs.values() for at in items)


def _without_paragraph(text: Text) -> Iterator[Changes]:
    for start, blocks in list(text.paragraphs.items())[2::4]:
        yield dict.fromkeys((start, *blocks), None)


def _swapped(text: Text) -> Iterator[Changes]:
    """Two paragraphs of one block, in turn neighbours and a few paragraphs apart."""
    alone = [start for start, blocks in text.paragraphs.items() if len(blocks) == 1]
    for at, distance in zip(range(0, len(alone) - 4, 3), cycle((1, 3)), strict=False):
        one, other = alone[at], alone[at + distance]
        marks = [re.match(r"(?:\d+\. )?", text.blocks[each])[0] for each in (one, other)]  # type: ignore[index]
        words = [
            text.blocks[each][len(mark) :] for each, mark in zip((one, other), marks, strict=True)
        ]
        yield {one: marks[0] + words[1], other: marks[1] + words[0]}


_NUMBER = r"(?<![\w.,/:-])\d[\d.,٬]*(?: \d{{3}})*"
KINDS: dict[str, Callable[[Text], Iterator[Changes]]] = {
    "figure": _replacing(
        r"(?<!^)(?<![\w.,/:-])\d{{1,3}}(?![\d./,:-]|\s?(?:º )?(?:de )?(?:{months}|{percent}|{money}|\d{{3}}\b)|-\w|er )",
        _other,
    ),
    "date": _replacing(r"(?<!\d)\d{{1,2}}(?=º? ?(?:de )?[- ]?(?:{months}))", _other),
    "month": _exchanged("months"),
    "year": _replacing(r"(?<![\d/])(?:19|20)\d\d(?![\d/])", _other),
    "percentage": _replacing(_NUMBER + r"(?=\s?(?:{percent}))", _other),
    "sum": _replacing(_NUMBER + r"(?=\s?(?:{money}))", _other),
    "spelled": _exchanged("spelled"),
    "negation": _exchanged("denials"),
    "item": _without_item,
    "swap": _swapped,
    "party": _without_party,
    "reference": _replacing(r"(?<=/)\d+(?![/\d])", _other),
    "paragraph": _without_paragraph,
}
COUNTABLE = [kind for kind in KINDS if kind != "negation"]
