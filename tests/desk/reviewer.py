"""A scripted reviewer: a text that people annotated by hand, brought from import to zero proposals.

What is proposed is accepted where it is right and changed where it is not; each key press and each
typed letter counts. Right is what the bench of proposals calls right: sectors and parties are those
by hand (``may`` sectors either way), a commitment shares at least half of its words, whom it is by,
when it is due and where are the same, and its title is usable. Nobody made summaries by hand: their
drafts are accepted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from docgen.propose.proposal import CommitmentProposal
from proposals.annotated_text import Annotated, Entry, Pledge
from proposals.scores import pair, usable

_REVIEW = "document.querySelector('desk-review')"


class Counted(NamedTuple):
    """The keys pressed and letters typed for one paragraph, by what they were for."""

    ref: str
    spent: Counter[str]

    @property
    def keys(self) -> int:
        return self.spent.total()


class Reviewer:
    """Works on ``page``, which shows a review, by keyboard alone.

    ``members`` are the parties of each group and of ``all``.
    """

    def __init__(self, page: Any, by_hand: Annotated, members: Mapping[str, Iterable[str]]) -> None:
        self._page, self._entries, self._members = page, by_hand.entries, members
        self._spent: Counter[str] = Counter()
        self._for = ""

    def review(self) -> Iterator[Counted]:
        """Decide until nothing is left."""
        while self._pending["left"]:
            self._spent, paragraph = Counter(), self._paragraph
            entry = self._entries[paragraph["paragraph"]]
            self._choices("sectors", set(entry.sectors), set(entry.may))
            self._choices("parties", set(entry.parties), set())
            if entry.weight not in (None, self._paragraph["weight"]):
                self._for = "weight"
                self._move_to("summary", 0)
                self._press(str(entry.weight))
            self._commitments(entry)
            if self._of(paragraph["paragraph"])["left"]:
                self._for = "accepting the rest"
                self._to(paragraph["paragraph"])
                self._press("v")
            assert self._of(paragraph["paragraph"])["left"] == 0, self._page.inner_text("#said")
            yield Counted(paragraph["paragraph"], self._spent)

    def _choices(self, part: str, wanted: set[str], may: set[str]) -> None:
        """Switch what is wrong and confirm that; what is right is accepted with the rest."""
        paragraph = self._paragraph
        named, groups = paragraph["parties"]["named"], paragraph["parties"]["groups"]
        parties = {*named, *groups, *(["all"] if paragraph["parties"]["all"] else [])}
        there = set(paragraph["sectors"]) if part == "sectors" else parties
        wrong = sorted((there - wanted - may) | (wanted - there))
        if not wrong:
            return
        self._for = part
        self._move_to(part, 0)
        for each in wrong:
            shown = self._page.eval_on_selector_all(
                f".chip[data-part={part}]", "chips => chips.map(each => each.dataset.choice)"
            )
            if each in shown[:9]:
                self._press(str(shown.index(each) + 1))
            else:
                self._press("t")
                self._another(part, each)
                self._press("Enter")
        self._press("a")

    def _another(self, part: str, wanted: str) -> None:
        """Type its id until the page says that Enter would take it."""
        name = self._page.evaluate(f"{_REVIEW}.names.{part}.get({wanted!r})")
        for letter in wanted:
            self._type(letter)
            said = "document.activeElement.closest('.another').querySelector('output').value"
            if self._page.evaluate(said) == name:
                return
        raise AssertionError(wanted)

    def _commitments(self, entry: Entry) -> None:
        paragraph = self._paragraph
        text = paragraph["text"]
        proposed = [_proposal(each) for each in paragraph["commitments"]]
        pairs = pair(entry.commitments, proposed, text)
        for number, (one, by_hand) in enumerate(pairs, 1):
            if by_hand and not by_hand.may:
                self._mend(number, one, paragraph["commitments"][number - 1], by_hand)
        for number in reversed([at for at, each in enumerate(pairs, 1) if not each.by_hand]):
            self._for = "rejecting"
            self._move_to("commitment", number)
            self._press("r")
        found = [each.by_hand for each in pairs]
        for each in entry.commitments:
            if each not in found and not each.may:
                self._to(paragraph["paragraph"])
                self._add(each, text)

    def _mend(
        self, number: int, one: CommitmentProposal, told: Mapping[str, Any], by_hand: Pledge
    ) -> None:
        changes = {}
        fine = not by_hand.what or usable(one.what, by_hand.what, one.quote)
        if not fine and not self._other_title(number, one, by_hand):
            changes["what"] = by_hand.what
        if by_hand.by and self._whom(one.by) != self._whom(by_hand.by):
            changes["by"] = ", ".join(by_hand.by)
        if by_hand.duty and set(by_hand.duty) != set(told.get("duty", ())):
            changes["duty"] = ", ".join(by_hand.duty)
        for key in ("due", "place"):
            wanted = getattr(by_hand, key)
            if wanted and str(wanted) != told.get(key, ""):
                changes[key] = str(wanted)
        if changes:
            self._for = "opening"
            self._move_to("commitment", number)
            self._press("e")
            self._fill(changes)

    def _other_title(self, number: int, one: CommitmentProposal, by_hand: Pledge) -> bool:
        """Whether a title that the page offers is usable, and now taken."""
        self._for = "other titles"
        self._move_to("commitment", number)
        shown = self._page.eval_on_selector_all(
            "[data-title]", "all => all.map(each => each.firstChild.textContent.trim())"
        )
        for key, title in enumerate(shown, 1):
            if usable(title, by_hand.what, one.quote):
                self._press(str(key))
                return True
        return False

    def _add(self, by_hand: Pledge, text: str) -> None:
        """Select its words by typing how they begin, and fill in the rest."""
        self._for = "selecting words"
        self._press("c")
        start, _ = by_hand.span(text)
        for letter in text[start:]:
            self._type(letter)
            if self._page.evaluate("document.activeElement.selectionStart") == start:
                break
        self._press("Enter")
        said = {"what": by_hand.what, "by": ", ".join(by_hand.by) or "all"}
        more = {key: str(value) for key in ("due", "place") if (value := getattr(by_hand, key))}
        self._fill({key: value for key, value in (said | more).items() if value})

    def _fill(self, values: Mapping[str, str]) -> None:
        for name in ("what", "by", "duty", "due", "place"):
            if name in values:
                self._for = name
                while self._page.evaluate("document.activeElement.name") != name:
                    self._press("Tab")
                if name == "what":
                    self._title(values[name])
                else:
                    self._value_of(values[name])
        self._press("Enter")

    def _value_of(self, wanted: str) -> None:
        """Type it, until the right arrow takes the rest."""
        if self._value():
            self._press("Backspace")  # what Tab has selected
        now = ""
        while now != wanted:
            if now + self._offered() == wanted:
                self._press("ArrowRight")
                break
            self._type(wanted[len(now)])
            now = wanted[: len(now) + 1]
        assert self._value() == wanted

    def _title(self, wanted: str) -> None:
        """Type it, and let the right arrow take words of the paragraph where that is shorter."""
        now = self._value()
        if now and wanted.startswith(now):
            self._press("End")
        else:
            now = ""
        while now != wanted:
            offered = self._offered()
            if now and offered and wanted.startswith(now + offered):
                self._press("ArrowRight")
                now = self._value()
                continue
            self._type(wanted[len(now)])
            now = wanted[: len(now) + 1]
        assert self._value() == wanted

    def _offered(self) -> str:
        """What the right arrow would add to the field, if it says so."""
        shown = "document.activeElement.closest('.field').querySelector('.offered')?.textContent"
        return self._page.evaluate(shown) or ""

    def _value(self) -> str:
        return str(self._page.evaluate("document.activeElement.value"))

    def _move_to(self, part: str, number: int) -> None:
        wanted = {"part": part, "number": number}
        for _ in range(20):
            now = self._page.evaluate(f"{_REVIEW}.state.current")
            if {key: now[key] for key in wanted} == wanted:
                return
            order = ("sectors", "parties", "summary", "commitment")
            before = (order.index(now["part"]), now["number"]) > (order.index(part), number)
            self._press("k" if before else "j")
        raise AssertionError(wanted)

    def _to(self, ref: str) -> None:
        """Back to a paragraph, if the stream has gone on to another."""
        if self._paragraph["paragraph"] != ref:
            self._press("g")
            self._type(ref)
            self._press("Enter")

    def _press(self, key: str) -> None:
        self._spent[self._for] += 1
        self._page.keyboard.press(key)
        self._page.evaluate(f"{_REVIEW}.work")

    def _type(self, letters: str) -> None:
        self._spent[self._for] += len(letters)
        self._page.keyboard.type(letters)

    @property
    def _pending(self) -> dict[str, Any]:
        return dict(self._page.evaluate(f"{_REVIEW}.state.pending"))

    @property
    def _paragraph(self) -> dict[str, Any]:
        return dict(self._page.evaluate(f"{_REVIEW}.paragraph"))

    def _of(self, ref: str) -> dict[str, Any]:
        return next(each for each in self._pending["paragraphs"] if each["paragraph"] == ref)

    def _whom(self, by: Iterable[str]) -> set[str]:
        return {code for each in by for code in self._members.get(each, (each,))}


def _proposal(told: Mapping[str, Any]) -> CommitmentProposal:
    by = tuple(told["by"])
    return CommitmentProposal(told["what"], told["quote"], told["kind"], by, None, ())
