"""Titles in capitals are proposed in small letters, as their language writes these."""

import pytest

from drafts import draft_of

TITLES = [  # in capitals, and what is proposed for it
    (
        "tr",
        "ORTAK BİLDİRİ VE IŞIK",
        "Ortak bildiri ve ışık",
        "Taraflar bir ortak metin imzaladılar.",
    ),
    (  # a state that the text does not name
        "tr",
        "TÜRKİYE VE İRAN ORTAK BİLDİRİSİ",
        "Türkiye ve İran ortak bildirisi",
        "Taraflar bir ortak metin imzaladılar.",
    ),
    (
        "en",
        "TREATY OF FRIENDSHIP BETWEEN KENYA AND PERU",
        "Treaty of friendship between Kenya and Peru",
        "THE REPUBLIC OF KENYA AND THE REPUBLIC OF PERU, as friends, HAVE AGREED as follows:",
    ),
    (
        "pt",
        "ACORDO ENTRE A REPÚBLICA DO PERU E A REPÚBLICA DO CHILE",
        "Acordo entre a República do Peru e a República do Chile",
        "A República do Peru e a República do Chile acordam o seguinte.",
    ),
]


@pytest.mark.parametrize(("language", "title", "proposed", "words"), TITLES)
def test_title_in_capitals(language: str, title: str, proposed: str, words: str) -> None:
    made = draft_of(f"{title}\n\n{words}\n\n1. {words}\n", language=language)
    assert made.found.title == proposed
