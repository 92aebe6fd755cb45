"""Ordinal words, first to tenth, with which paragraphs are counted: ``PRIMERO``, ``أولا``."""

import re

from docgen.language.spelling import plain

# How the words begin, whatever the gender or the ending (first, firstly); | parts two words.
_STEMS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "premi second|deuxi troisi quatri cinqui sixi septi huiti neuvi dixi",
    "primer segund tercer cuart quint sext septim octav noven decim",
    "prim second terz quart quint sest settim ottav nono|nona decim",
    "primeir segund terceir quart quint sext setim oitav nono|nona decim",
    "erst zweit dritt viert funft sechst siebt acht neunt zehnt",
    "перв|во-перв втор|во-втор трет|в-трет четверт|в-четверт пят|в-пят шест|в-шест седьм|в-седьм"
    " восьм|в-восьм девят|в-девят десят|в-десят",
    "перш|по-перш друг|по-друг трет|по-трет четверт|по-четверт п'ят шост сьом восьм дев'ят десят",
    "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы",
    "биринчи экинчи үчүнчү төртүнчү бешинчи алтынчы жетинчи сегизинчи тогузунчу онунчу",
    "биринчи иккинчи учинчи тўртинчи бешинчи олтинчи еттинчи саккизинчи тўққизинчи ўнинчи",
    "birinchi ikkinchi uchinchi to'rtinchi beshinchi oltinchi yettinchi sakkizinchi to'qqizinchi"
    " o'ninchi",
    "якум|аввал дуюм|дуввум сеюм|саввум чорум|чахорум панчум шашум хафтум хаштум нухум дахум",
    "birinji ikinji ucunji dordunji basinji altynjy yedinji sekizinji dokuzynjy onunjy",
    "birinci ikinci ucuncu dorduncu besinci altinci yedinci sekizinci dokuzuncu onuncu",
    "нэгдүгээр хоердугаар гуравдугаар дөрөвдүгээр тавдугаар зургаадугаар долдугаар наймдугаар"
    " есдүгээр аравдугаар",
    "اول ثاني|ثانيا ثالث رابع خامس سادس سابع ثامن تاسع عاشر",
    "첫째 둘째 셋째 넷째 다섯째 여섯째 일곱째 여덟째 아홉째 열째",
)
_ENDING = r"\w{0,8}"  # ly, mente, èrement


def _pattern(stems: str) -> re.Pattern[str]:
    words = (
        f"({'|'.join(map(re.escape, sorted(plain(each).split('|'), key=len, reverse=True)))})"
        for each in stems.split()
    )
    return re.compile(rf"(?:ال)?(?:{'|'.join(words)}){_ENDING}")


_PATTERNS = tuple(_pattern(stems) for stems in _STEMS)


def ordinals(word: str) -> dict[int, int]:
    """The number that ``word`` stands for, from 1 to 10, by the position of the language above.

    Languages share words, and not all by the same number.
    """
    said = plain(word)
    found = ((at, pattern.fullmatch(said)) for at, pattern in enumerate(_PATTERNS))
    return {at: match.lastindex for at, match in found if match and match.lastindex}
