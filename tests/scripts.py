"""Words of our own to make texts of, in four scripts."""

from random import Random
from typing import NamedTuple


class Script(NamedTuple):
    """A language: what a text of it is made of.

    ``names`` have the short name of a state that texts may name, by its code.
    """

    language: str
    words: tuple[str, ...]
    blank: str
    comma: str
    stop: str
    names: dict[str, str]

    def sentence(self, random: Random, words: int) -> str:
        """A sentence of ``words`` words: one begins it, one ends it, commas are where they fall."""
        said = []
        for _ in range(max(1, words)):
            comma = self.comma if random.random() < 0.08 else ""
            said.append(random.choice(self.words) + comma)
        first = said[0]
        said[0] = first[:1].upper() + first[1:]
        return self.blank.join(said).rstrip(self.comma) + self.stop

    def title(self, random: Random, letters: int) -> str:
        """So many letters, whole words but for the last."""
        said = self.sentence(random, letters // 2 + 1).rstrip(self.stop)[:letters]
        return said.rstrip(self.comma + " ") or said[:1]


def _words(text: str) -> tuple[str, ...]:
    """One a blank; ``~`` stands for a no-break blank, ``=`` for a narrow one."""
    return tuple(text.replace("~", "\u00a0").replace("=", "\u202f").split(" "))


LATIN = Script(
    "en",
    _words(
        "the of and to in for with by on all their parties states will agree support "
        "cooperation water energy region fund measures joint programme development "
        "sustainable framework high-level re-election intergovernmental "
        "internationalisation ministers a commission transboundary agriculture "
        "technologies exchange students universities visa-free 2030 UNESCO corridor "
        "interconnectivity “green” climate-resilient deﬁned co\u2011operation USD~5=000=000 "
        "20~% Al-Qāhira Zürich O’Higgins naïve"
    ),
    " ",
    ",",
    ".",
    {"KZ": "Kazakhstan", "IT": "Italy", "JP": "Japan", "FJ": "Fiji"},
)
CYRILLIC = Script(
    "ru",
    _words(
        "и в на с по для о стороны государства приветствуют сотрудничество развитие "
        "совместные вода энергетика региональное междуведомственное высокотехнологичного "
        "меры фонд предпринимательства взаимодействия университеты обмен ЮНЕСКО "
        "природоохранных 2030 научно-технического экспортно-импортных устойчивого "
        "«зелёной» соглашение подтверждают 5~000~000 20~% №~7 өнүктүрүү қорғау ғылым"
    ),
    " ",
    ",",
    ".",
    {"KZ": "Казахстан", "IT": "Италия", "JP": "Япония", "FJ": "Фиджи"},
)
ARABIC = Script(
    "ar",
    _words(
        "في من على إلى مع بين التعاون المياه والطاقة والتعليم اتفق "
        "الأطراف الدول المنطقة التنمية المستدامة الصندوق المشترك "
        "والتدابير والاستثمارات والتكنولوجيا الجامعات وتبادل الطلاب "
        "برنامج اجتماع وزاري (UNESCO) 2030 مليون دولار والبيئة يرحب "
        "بمبادرة"
    ),
    " ",
    "،",
    ".",
    {"KZ": "كازاخستان", "IT": "إيطاليا", "JP": "اليابان", "FJ": "فيجي"},
)
CHINESE = Script(
    "zh",
    _words(
        "各方 同意 加强 合作 在 水资源 能源 领域 开展 交流 并 支持 可持续 "
        "发展 共同 基金 的 和 区域 互联互通 气候 变化 大学 学生 技术 转让 "
        "部长级 会议 将 于 2030年 举行 联合 声明 重申 投资 贸易 便利化 "
        "措施 减少 损失 20% 以上 欢迎 倡议 “绿色” 走廊 （UNESCO） "
        "环境 保护"
    ),
    "",
    "，",
    "。",
    {"KZ": "哈萨克斯坦", "IT": "意大利", "JP": "日本", "FJ": "斐济"},
)
SCRIPTS = (LATIN, CYRILLIC, ARABIC, CHINESE)
