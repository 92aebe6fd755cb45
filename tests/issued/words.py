"""Sentences of declarations in many languages, with figures and signs that must not change."""

from typing import NamedTuple


class Language(NamedTuple):
    """What sentences are made of: an opening, something with figures in it, an end.

    ``subjects`` begin with a capital where the script has any; ``headings`` are words of headings,
    ``annex`` and ``article`` those that count parts; ``clauses`` open a preamble; ``blank`` parts
    words; ``stop`` ends a sentence, ``comma`` and ``semicolon`` a clause.
    """

    tag: str
    title: str
    dated: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    ends: tuple[str, ...]
    headings: tuple[str, ...]
    clauses: tuple[str, ...]
    annex: str
    article: str  # with {} for its number
    signers: tuple[str, ...] = ()  # for whom two people sign
    blank: str = " "
    stop: str = "."
    comma: str = ","
    semicolon: str = ";"
    colon: str = ":"
    letters: str = "abc"  # the first of its alphabet, as lists count them


# As they stand in any language; raised figures in Unicode are <sup> in a page and raised in Word.
FIGURES = (
    *("1.5 °C", "USD 744.58 million", "decision 1/CP.21", "A/RES/78/161", "10⁹", "12 km²", "7.5%"),
    *("€ 1 000 000", "2,5 %", "No. 7", "№ 12", "2030–2035", "COP-29", "(2)", "CO2", "0.05", "5½"),
    *("3:2", "24/7", "§ 4", "1,234.56", "Art. 6.2", "10⁻³ m", "B2B", "ISO 14001", "−4 °C", "+3.7"),
    *("17 SDGs", "1.1", "A-3", "95–100 %", "x²", "2 000,75", "12.05.2027", "9:30", "1.5–2 °C"),
)

LANGUAGES = (
    Language(
        "en",
        "Joint Statement on the Shared Lakes",
        "Greenford, 4 March 2030",
        ("The Parties will plant", "The Ministers welcomed", "They agreed on", "“Each side” has"),
        ("for the lakes", "of the common fund (the “Fund”)", "in cross-border trade", "a year"),
        ("by the end of the decade", "as set out in Annex II", "without delay", "if funds allow"),
        ("Trade and Transport", "Water", "Means of implementation", "Final provisions"),
        ("Recalling the Lake Charter", "Noting with concern the low water", "Guided by good will"),
        "Annex",
        "Article {}",
        ("For Kenya", "For the Republic of Korea"),
    ),
    Language(
        "kk",
        "Көлдер туралы бірлескен мәлімдеме",
        "Астана, 2030 жылғы 4 наурыз",
        ("Тараптар отырғызады", "Қатысушылар қолдайды", "Өкілдер келісті", "Үкіметтер бөледі"),
        ("ортақ көлдер үшін", "«Қор» қаражатынан", "шекаралық саудада", "жыл сайын"),
        ("онжылдықтың соңына дейін", "кешіктірмей", "қаражат болған жағдайда", "бірге"),
        ("Сауда және көлік", "Су", "Іске асыру құралдары", "Қорытынды ережелер"),
        ("Көлдер хартиясын еске ала отырып", "Судың азаюына алаңдай отырып"),
        "Қосымша",
        "{}-бап",
        letters="аәб",
    ),
    Language(
        "ru",
        "Совместное заявление об общих озёрах",
        "Астана, 4 марта 2030 года",
        (
            "Стороны посадят",
            "Министры приветствовали",
            "Участники выделят",
            "«Каждая сторона» имеет",
        ),
        ("для общих озёр", "из средств Фонда (далее – «Фонд»)", "в торговле", "ежегодно"),
        ("до конца десятилетия", "без промедления", "при наличии средств", "совместно"),
        ("Торговля и транспорт", "Вода", "Средства осуществления", "Заключительные положения"),
        (
            "Ссылаясь на Озёрную хартию",
            "Отмечая низкий уровень воды",
            "Руководствуясь доброй волей",
        ),
        "Приложение",
        "Статья {}",
        ("За Республику Казахстан", "За Итальянскую Республику"),
        letters="абв",
    ),
    Language(
        "tr",
        "Ortak Göller Hakkında Ortak Bildiri",
        "Ankara, 4 Mart 2030",
        ("Taraflar dikecektir", "İki taraf destekler", "Şirketler ayıracaktır", "Üyeler anlaştı"),
        ("ortak göller için", "“Fon” kaynağından", "sınır ticaretinde", "her yıl"),
        ("on yılın sonuna kadar", "gecikmeden", "kaynak bulunursa", "birlikte"),
        ("Ticaret ve ulaştırma", "Su", "Uygulama araçları", "Son hükümler"),
        ("Göller Şartı’nı hatırlayarak", "Düşük su seviyesini kaygıyla not ederek"),
        "Ek",
        "Madde {}",
    ),
    Language(
        "fr",
        "Déclaration conjointe sur les lacs communs",
        "Lacville, le 4 mars 2030",
        (
            "Les Parties planteront",
            "Les ministres saluent",
            "Elles consacrent",
            "« Chaque partie » a",
        ),
        ("pour les lacs communs", "du fonds commun", "dans le commerce", "par an"),
        ("d’ici la fin de la décennie", "sans délai", "si les moyens le permettent", "ensemble"),
        ("Commerce et transports", "Eau", "Moyens de mise en œuvre", "Dispositions finales"),
        ("Rappelant la Charte des lacs", "Notant avec inquiétude le niveau des eaux"),
        "Annexe",
        "Article {}",
        ("Pour le Kenya", "Pour la République de Corée"),
    ),
    Language(
        "es",
        "Declaración conjunta sobre los lagos comunes",
        "Lagoverde, 4 de marzo de 2030",
        ("Las Partes plantarán", "Los ministros acogen", "Ambas destinarán", "«Cada parte» tiene"),
        ("para los lagos comunes", "del fondo común", "en el comercio", "al año"),
        ("antes del fin del decenio", "sin demora", "si hay fondos", "en conjunto"),
        ("Comercio y transporte", "Agua", "Medios de ejecución", "Disposiciones finales"),
        ("Recordando la Carta de los Lagos", "Observando con preocupación el nivel del agua"),
        "Anexo",
        "Artículo {}",
        ("Por Kenia", "Por la República de Corea"),
    ),
    Language(
        "it",
        "Dichiarazione congiunta sui laghi comuni",
        "Lagonovo, 4 marzo 2030",
        ("Le Parti pianteranno", "I ministri accolgono", "Esse destinano", "«Ogni parte» ha"),
        ("per i laghi comuni", "del fondo comune", "nel commercio", "all’anno"),
        ("entro la fine del decennio", "senza indugio", "se i fondi lo consentono", "insieme"),
        ("Commercio e trasporti", "Acqua", "Mezzi di attuazione", "Disposizioni finali"),
        ("Ricordando la Carta dei laghi", "Rilevando con preoccupazione il livello dell’acqua"),
        "Allegato",
        "Articolo {}",
        ("Per il Kenya", "Per la Repubblica di Corea"),
    ),
    Language(
        "pt",
        "Declaração conjunta sobre os lagos comuns",
        "Lagoa Nova, 4 de março de 2030",
        ("As Partes plantarão", "Os ministros acolhem", "Ambas destinam", "«Cada parte» tem"),
        ("para os lagos comuns", "do fundo comum", "no comércio", "por ano"),
        ("até ao fim da década", "sem demora", "se houver fundos", "em conjunto"),
        ("Comércio e transportes", "Água", "Meios de execução", "Disposições finais"),
        ("Recordando a Carta dos Lagos", "Notando com preocupação o nível da água"),
        "Anexo",
        "Artigo {}",
        ("Pelo Quênia", "Pela República da Coreia"),
    ),
    Language(
        "uz",
        "Umumiy koʻllar toʻgʻrisida qoʻshma bayonot",
        "Toshkent, 2030-yil 4-mart",
        (
            "Tomonlar ekadi",
            "Vazirlar qoʻllab-quvvatladi",
            "Oʻzaro ajratadi",
            "Ishtirokchilar oladi",
        ),
        ("umumiy koʻllar uchun", "“Jamgʻarma” hisobidan", "chegara savdosida", "har yili"),
        ("oʻn yillik oxirigacha", "kechiktirmasdan", "mablagʻ boʻlsa", "birgalikda"),
        ("Savdo va transport", "Suv", "Amalga oshirish vositalari", "Yakuniy qoidalar"),
        ("Koʻllar xartiyasini eslab", "Suvning kamligini qayd etib"),
        "Ilova",
        "{}-modda",
    ),
    Language(
        "ar",
        "بيان مشترك بشأن البحيرات المشتركة",
        "الرباط، 4 مارس 2030",
        ("يزرع الطرفان", "رحب الوزراء بـ", "اتفق الجانبان على", "تخصص الحكومات"),
        ("للبحيرات المشتركة", "من الصندوق المشترك", "في التجارة", "كل عام"),
        ("قبل نهاية العقد", "دون تأخير", "إذا سمحت الموارد", "معا"),
        ("التجارة والنقل", "المياه", "وسائل التنفيذ", "أحكام ختامية"),
        ("إذ يشيرون إلى ميثاق البحيرات", "وإذ يلاحظون انخفاض المياه"),
        "المرفق",
        "المادة {}",
        comma="،",
        semicolon="؛",
        letters="أبج",
    ),
    Language(
        "zh",
        "关于共有湖泊的联合声明",
        "北京，2030年3月4日",
        ("双方将种植", "部长们欢迎", "各方同意", "两国拨出"),
        ("用于共有湖泊", "来自“基金”", "在边境贸易中", "每年"),
        ("在十年结束之前", "毫不拖延地进行", "视资金情况而定", "共同努力"),
        ("贸易与运输", "水资源问题", "执行手段", "最后条款"),
        ("回顾湖泊宪章", "关切地注意到水位较低"),
        "附件",
        "第{}条",
        blank="",
        stop="。",
        comma="，",
        semicolon="；",
        colon="：",
    ),
)
