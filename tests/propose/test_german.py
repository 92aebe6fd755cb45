"""Proposals in German: the verb at the end, and who acts before or behind it."""

import pytest

from docgen.due import spelled
from proposing import pledges


@pytest.mark.parametrize(
    ("sentence", "what", "by", "due"),
    [
        (
            "Die Vertragsparteien vereinbaren, bis Ende 2032 ein Museum in Rom zu errichten.",
            *("Museum in Rom errichten", "all", "by 2032"),
        ),
        (
            "Wir verpflichten uns, die Gletscher innerhalb von zwei Jahren besser zu schützen.",
            *("Gletscher besser schützen", "all", "within 2 years"),
        ),
        (
            "Im Oktober 2032 wird Italien eine Konferenz über Wasser ausrichten.",
            *("Konferenz über Wasser ausrichten", "IT", "2032-10"),
        ),
        (
            "Zu diesem Zweck werden wir die Netze von 2032 bis 2034 ausbauen.",
            *("Netze ausbauen", "all", "2034"),
        ),
        (
            "Mit Unterstützung Italiens wird Usbekistan den Aralsee retten.",
            *("Aralsee retten", "UZ", ""),
        ),
        (
            "Italien wird Usbekistan beim Wiederaufbau unterstützen.",
            *("Usbekistan beim Wiederaufbau unterstützen", "IT", ""),
        ),
        (
            "Sollte Italien zustimmen, wird Kasachstan die Grenze öffnen.",
            *("Grenze öffnen", "KZ", ""),
        ),
        (
            "Kasachstan wird in der zweiten Hälfte des Jahres 2032 ein Treffen ausrichten.",
            *("Treffen ausrichten", "KZ", "second half 2032"),
        ),
        (
            "Italien verpflichtet sich, fünf Stipendien im Sommer 2033 zu vergeben.",
            *("Fünf Stipendien vergeben", "IT", "summer 2033"),
        ),
        (
            "Die Regierung Kasachstans wird bis zum 1. Mai 2032 zwei Häfen bauen.",
            *("Zwei Häfen bauen", "KZ", "by 2032-05-01"),
        ),
        (
            "Wir, Präsidenten Italiens und Kasachstans, verpflichten uns, den Handel auszubauen.",
            *("Handel ausbauen", "all", ""),
        ),
        (
            "Die Minister werden den Plan jährlich prüfen.",
            *("Plan jährlich prüfen", "all", "every year"),
        ),
        (
            "Wir werden auf unserem nächsten Treffen den Stand prüfen.",
            *("Stand prüfen", "all", "next meeting"),
        ),
        (
            "Ferner vereinbaren wir, den neuen Plan binnen drei Monaten zu verabschieden.",
            *("Den neuen Plan verabschieden", "all", "within 3 months"),
        ),
        (
            "Wir bekräftigen unser Bekenntnis zum Frieden.",
            *("Bekenntnis zum Frieden", "all", ""),
        ),
        (
            "Die Parteien vereinbaren, die Zölle nicht zu erhöhen.",
            *("Zölle nicht erhöhen", "all", ""),
        ),
        (
            "Die Parteien kommen überein, dass Italien eine Schule eröffnen wird.",
            *("", "IT", ""),
        ),
        (
            "Wir beschließen, weder Waffen zu liefern noch Söldner zu entsenden.",
            *("", "all", ""),
        ),
        (
            "Die Parteien beschließen, ihre Arbeit in den Bereichen Gas, Öl, Strom zu vertiefen.",
            *("", "all", ""),
        ),
    ],
)
def test_what_is_promised(sentence: str, what: str, by: str, due: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", "de")
    assert (pledge.what, pledge.by) == (what, (by,))
    assert (spelled(pledge.due) if pledge.due else "").startswith(due)
    assert bool(pledge.due) == bool(due)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Nachfrage nach Gas wird steigen.",
        "Die Unterstützung Italiens wird wachsen.",
        "Die Minister werden über die Ergebnisse unterrichtet werden.",
        "Die Delegationen werden eingeladen, Rom zu besuchen.",
        "Die Parteien verpflichten sich nicht, Waffen zu liefern.",
        "Wir begrüßen die Programme, die den Frieden fördern werden.",
        "Wir hoffen, dass beide Seiten einen Frieden vereinbaren.",
        "Die Vertragsparteien betonen, dass Atlantis Gas liefern wird.",
        "Der Handel zwischen Italien und Kasachstan wird wachsen.",
        "Das Übereinkommen wird Italien stärken.",
        "Das Sekretariat wird die Vertragsparteien unterrichten.",
        "Die Verträge verpflichten Italien zur Zahlung.",
        "Die Ministerinnen dankten Italien, das die Konferenz ausrichten wird.",
    ],
)
def test_what_is_no_promise(sentence: str) -> None:
    assert pledges(f"1. {sentence}", "de") == []


def test_a_meeting_of_another_body_is_no_date() -> None:
    (pledge,) = pledges("1. Wir werden auf der nächsten Tagung des Rates Bericht erstatten.", "de")
    assert pledge.due is None
