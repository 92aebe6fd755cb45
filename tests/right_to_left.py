"""Small projects from right to left: a declaration in Arabic, in Persian, in English for Arabs."""

import json
import shutil
from pathlib import Path
from typing import Any

from conftest import REPOSITORY

_SETTINGS = """\
[build]
languages = ["{language}"]
[prepared]
date = 2026-11-27
[products]
briefing = {{ formats = ["pdf"], variants = ["whole", "country"] }}
factsheet = {{ formats = ["pdf", "docx"], variants = ["sector"] }}
summary = {{ formats = ["docx"], variants = ["whole"] }}
speaking-notes = {{ formats = ["pdf", "docx"], variants = ["country"] }}
press-line = {{ formats = ["pdf", "docx"], variants = ["whole"] }}
scene-setter = {{ formats = ["pdf"], variants = ["country"], on_file = true }}
"""
_ARABIC = """\
1. اجتمع وزراء جمهورية كازاخستان والمملكة المغربية في الرباط يوم 14 مايو 2026.

2. أكد الوزراء التزامهم بالفقرة 14(ب) من القرار 79/318، ورحّبوا بمبادرة «النهر الأخضر» (Green River).

3. اتفق الوزراء على إنشاء صندوق للمياه قدره 250 مليون دولار، تسهم فيه كازاخستان بنسبة 35,5%:

    (أ) تبادل البيانات مرتين في السنة؛

    (ب) تدريب 120 مهندسًا في مركز (ICARDA).

4. اتفق الوزراء على عقد الاجتماع الثاني في ألماتي في ربيع عام 2027.
"""
_PERSIAN = """\
۱. وزیران جمهوری تاجیکستان و جمهوری اسلامی ایران در ۱۵ مه ۲۰۲۶ در شهر خجند گرد هم آمدند.

۲. وزیران بر بند ۱۴ (ب) قطعنامهٔ ۷۹/۳۱۸ تأکید کردند و از «رود سبز» (Green River) استقبال کردند.

۳. وزیران توافق کردند صندوق آب را با ۲۵۰ میلیون دلار ایجاد کنند که ۳۵٫۵٪ آن از ایران است.

۴. وزیران توافق کردند که نشست دوم در بهار ۲۰۲۷ در اصفهان برگزار شود؛ گفت‌وگوها ادامه می‌یابد.
"""
_ENGLISH = """\
1. The Ministers of the Republic of Kazakhstan and the Kingdom of Morocco met in Rabat.

2. They recalled paragraph 14(b) of resolution 79/318 (“the resolution”).

# Annex I

1. They agreed to set up a water fund of USD 250 million (35.5% by Kazakhstan).

2. They agreed to hold the second meeting in Almaty in spring 2027.
"""

_Parties = dict[str, tuple[str, str, list[str]]]  # name, representative, other names by code
_ARABS: _Parties = {
    "KZ": ("جمهورية كازاخستان", "Yermek Kosherbayev", ["Republic of Kazakhstan", "Kazakhstan"]),
    "MA": ("المملكة المغربية", "ناصر بوريطة", ["Kingdom of Morocco"]),
}


def write_arabic(root: Path) -> Path:
    """A declaration in Arabic, and documents in Arabic."""
    fund = "إنشاء صندوق للمياه قدره 250 مليون دولار، تسهم فيه كازاخستان بنسبة 35,5%"
    meeting = "عقد الاجتماع الثاني في ألماتي في ربيع عام 2027"
    said = ["اجتماع في الرباط", "القرار 79/318", "صندوق للمياه (ICARDA)", "اجتماع ثانٍ في 2027"]
    text, refs = _ARABIC, ("1", "2", "3", "4")
    return _write(root, "ar", "ar", text, refs, said, (fund, meeting), _ARABS)


def write_persian(root: Path) -> Path:
    """A declaration in Persian, and documents in Persian."""
    fund = "صندوق آب را با ۲۵۰ میلیون دلار ایجاد کنند"
    meeting = "نشست دوم در بهار ۲۰۲۷ در اصفهان برگزار شود"
    said = ["نشست در خجند", "قطعنامهٔ ۷۹/۳۱۸", "صندوق آب (SUT)", "نشست دوم در بهار ۲۰۲۷"]
    parties: _Parties = {
        "TJ": ("جمهوری تاجیکستان", "Daler Juma", []),
        "IR": ("جمهوری اسلامی ایران", "علی رضایی", []),
    }
    text, refs = _PERSIAN, ("۱", "۲", "۳", "۴")
    return _write(root, "fa", "fa", text, refs, said, (fund, meeting), parties)


def write_english_with_names(root: Path) -> Path:
    """A declaration and documents in English, in which Arabic names and titles are met."""
    settings = write_english_for_arabs(root) / "docgen.toml"
    settings.write_text(settings.read_text("utf-8").replace('["ar"]', '["en"]'), "utf-8")
    return root


def write_english_for_arabs(root: Path) -> Path:
    """A declaration in English, and documents in Arabic."""
    fund = "set up a water fund of USD 250 million (35.5% by Kazakhstan)"
    meeting = "hold the second meeting in Almaty in spring 2027"
    said = ["اجتماع في الرباط", "القرار 79/318", "صندوق للمياه (ICARDA)", "اجتماع ثانٍ في 2027"]
    text, refs = _ENGLISH, ("1", "2", "Annex I, 1", "Annex I, 2")
    return _write(root, "ar", "en", text, refs, said, (fund, meeting), _ARABS)


def _write(
    root: Path,
    language: str,
    original: str,
    text: str,
    refs: tuple[str, ...],
    said: list[str],
    agreed: tuple[str, str],
    parties: _Parties,
) -> Path:
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    codes = list(parties)
    folder = root / "content/meeting"
    folder.mkdir(parents=True)
    dues: tuple[dict[str, Any], ...] = ({}, {"due": "spring 2027"})
    commitments = [
        {
            "what": said[at + 2],
            "quote": quote,
            "kind": "programme",
            "by": ["all"],
            "stage": "agreed",
        }
        | dues[at]
        for at, quote in enumerate(agreed)
    ]
    annotations = {
        ref: {
            "summary": f"{said[at]}.",
            "sectors": ["water"] if at > 1 else [],
            "parties": {"named": [] if at else codes, "all": True},
            "weight": 3 if at > 1 else 2,
            "commitments": commitments[at - 2 : at - 1] if at > 1 else [],
        }
        for at, ref in enumerate(refs)
    }
    data = {
        "parties.yaml": {
            "parties": {
                code: {"slug": f"party-{code.lower()}", "official": official, "also": also}
                for code, (official, _, also) in parties.items()
            }
        },
        "sectors.yaml": {"water": {"name": said[2], "scope": said[1], "family": "environment"}},
        "meeting/declaration.yaml": {
            "title": said[0],
            "date": "2026-05-14",
            "place": said[0].rpartition(" ")[2],
            "occasion": said[0],
            "languages": [original],
            "parties": [
                {"party": code, "representative": parties[code][1], "host": code == codes[-1]}
                for code in codes
            ],
        },
        "meeting/annotations.yaml": annotations,
    }
    for name, content in data.items():  # what is JSON is YAML too
        (root / "content" / name).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    (folder / f"text.{original}.md").write_text(text, "utf-8")
    (root / "docgen.toml").write_text(_SETTINGS.format(language=language), "utf-8")
    return root
