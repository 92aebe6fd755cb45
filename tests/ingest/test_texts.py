# ruff: noqa: E501 - a row of the tables is easier to read on one line
"""Texts in many languages and shapes, a row each, and what an import must make of them."""

import datetime

import pytest

from drafts import draft_of, shape

DAY = datetime.date(2031, 5, 7)

# language, text → references of its paragraphs, and its headings parted by a stroke
STRUCTURE = [
    ("en", "We met.\n\nI. Boats\n1. They sail far;\n2. They sail well;\nII. Nets of rope\n3. They hold.\n", "¶1 1 2 3", "I. Boats|II. Nets of rope"),
    ("en", "We met.\n\n1. Boats\n1. They sail far;\n2. Nets\n2. They hold well;\n", "¶1 1 2", "1. Boats|2. Nets"),
    ("en", "We met.\n\n1. We will buy:\n   1. a boat;\n   2. a net;\n2. We will sail.\n", "¶1 1 2", ""),
    ("en", "We met.\n\n1. We will buy:\n(1) A boat;\n(2) A net;\n2. We will sail.\n", "¶1 1 2", ""),
    ("en", "We met.\n\n(1) We sail.\n\n(2) We fish.\n", "¶1 1 2", ""),
    ("en", "We met.\n\n1. We sail,\n2. We fish,\n3. We rest.\n", "¶1 1 2 3", ""),
    ("en", "We met.\n\nArticle 1\nThe boats shall sail.\n\nArticle 2\nThe nets shall hold.\n", "¶1 ¶2 ¶3", "Article 1|Article 2"),
    ("en", "We met.\n\nArticle 1. The boats shall sail in the morning.\n\nArticle 2. The nets shall hold in any weather.\n", "¶1 Article 1 Article 2", ""),
    ("en", "We met.\n\nArticle 1. The boats sail.\n\nArticle 2. The nets shall hold.\n", "¶1 Article 1 Article 2", ""),
    ("en", "We met, as is said in\nArticle 2. of the treaty.\n\nWe left.\n", "¶1 ¶2", ""),
    ("en", "We met.\n\n1. We sail.\n\nAnnex\n\n1. A boat.\n", "¶1 1 Annex, 1", "Annex"),
    ("en", "We met.\n\n1. We sail.\n\nAnnex I\n\n1. A boat.\n\nAnnex II\n\n1. A net.\n", "¶1 1 Annex I, 1 Annex II, 1", "Annex I|Annex II"),
    ("ru", "Мы встретились.\n\n1. Лодки плывут.\n\nПриложение\n\n1. Лодка.\n", "¶1 1 Приложение, 1", "Приложение"),
    ("en", "We met.\n\n1. We sail.\n\n2. We fish.\n\nAnnex\n\n1. A boat.\n", "¶1 1 2 Annex, 1", "Annex"),
    ("en", "We met.\n\n1. We sail.\n\n1.1 Boats sail by day.\n\n2. We fish.\n", "¶1 1 1.1 2", ""),
    ("kk", "Біз кездестік.\n\n1. Қайықтар жүзеді.\n2. Өзендер ағады.\n3. Ұстаздар үйретеді.\n", "¶1 1 2 3", ""),
    ("kk", "Біз кездестік.\n\n1-бап\n\nӘр қайық жүзеді.\n\n2-бап\n\nӘр тор берік.\n", "¶1 ¶2 ¶3", "1-бап|2-бап"),
    ("ky", "Биз жолуктук.\n\n1. Өзөндөр агат.\n2. Үйлөр бийик.\n", "¶1 1 2", ""),
    ("tg", "Мо вохӯрдем.\n\n1. Ҷӯйҳо равонанд.\n2. Ӯ меояд.\n", "¶1 1 2", ""),
    ("tk", "Biz duşuşdyk.\n\n1. Şäherler uludyr.\n2. Ýollar uzyndyr.\n", "¶1 1 2", ""),
    ("tr", "Buluştuk.\n\n1. İki taraf çalışır.\n2. Şehirler büyür.\n3. Çiçek açar.\n", "¶1 1 2 3", ""),
    ("tr", "Buluştuk.\n\nMadde 1\n\nTekneler yüzer.\n\nMadde 2\n\nAğlar tutar.\n", "¶1 ¶2 ¶3", "Madde 1|Madde 2"),
    ("az", "Biz görüşdük.\n\n1. Əsas məsələ sudur.\n2. Özəl məsələ odur.\n", "¶1 1 2", ""),
    ("pl", "Spotkaliśmy się.\n\n1. Łodzie płyną.\n2. Żagle stoją.\n", "¶1 1 2", ""),
    ("cs", "Setkali jsme se.\n\n1. Čluny plují.\n2. Řeky tečou.\n", "¶1 1 2", ""),
    ("ro", "Ne-am întâlnit.\n\n1. Șase bărci pleacă.\n2. Țara este mare.\n", "¶1 1 2", ""),
    ("uk", "Ми зустрілися.\n\n1. Єдність важлива.\n2. Їжа смачна.\n", "¶1 1 2", ""),
    ("sr", "Састали смо се.\n\n1. Језеро је дубоко.\n2. Њиве су велике.\n", "¶1 1 2", ""),
    ("el", "Συναντηθήκαμε.\n\n1. Ώρα για ψάρεμα.\n2. Έργα πολλά.\n", "¶1 1 2", ""),
    ("hy", "Մենք հանդիպեցինք։\n\n1. Նավերը լողում են։\n2. Ցանցերը ամուր են։\n", "¶1 1 2", ""),
    ("ka", "ჩვენ შევხვდით.\n\n1. ნავები ცურავენ.\n2. ბადეები მტკიცეა.\n", "¶1 1 2", ""),
    ("ar", "اجتمعنا في المدينة.\n\n1. تبحر القوارب.\n2. تصمد الشباك.\n", "¶1 1 2", ""),
    ("ar", "اجتمعنا.\n\nالمادة 1\n\nتبحر القوارب.\n\nالمادة 2\n\nتصمد الشباك.\n", "¶1 ¶2 ¶3", "المادة 1|المادة 2"),
    ("zh", "我们会面了。\n\n第一条\n\n船将航行。\n\n第二条\n\n网将牢固。\n", "¶1 ¶2 ¶3", "第一条|第二条"),
    ("zh", "关于船的声明\n\n我们会面了。\n\n我们将航行。\n", "¶1 ¶2", ""),
    ("ru", "Мы встретились.\n\nСтатья 1\n\nЛодки плывут.\n\nСтатья 2\n\nСети держат.\n", "¶1 ¶2 ¶3", "Статья 1|Статья 2"),
    ("fr", "Nous voici.\n\n1. Édifier des ponts.\n2. À chacun sa barque.\n", "¶1 1 2", ""),
    ("es", "Aquí estamos.\n\n1. Él navega.\n2. Ñandúes corren.\n", "¶1 1 2", ""),
    ("it", "Eccoci.\n\n1. È tempo di pesca.\n2. Le reti tengono.\n", "¶1 1 2", ""),
    ("pt", "Aqui estamos.\n\n1. Água para todos.\n2. Às barcas.\n", "¶1 1 2", ""),
    ("pl", "Spotkaliśmy się.\n\n§ 1. Łodzie płyną.\n§ 2. Strony budują:\n1) łódź;\n2) żagiel.\n§ 3. Koniec.\n", "¶1 § 1 § 2 § 3", ""),
    ("de", "Wir trafen uns.\n\n§ 1. Wir bauen:\n\n1. ein Boot;\n\n2. ein Netz.\n\n§ 2. Wir kaufen:\n\n1. ein Ruder;\n\n2. ein Segel.\n\n§ 3. Ende.\n", "¶1 § 1 § 2 § 3", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "refs", "headings"), STRUCTURE)
def test_structure(language: str, text: str, refs: str, headings: str) -> None:
    made = draft_of(text, language=language)
    found = " ".join(ref.replace(", ", ",") for ref, _ in shape(made))
    assert found == refs.replace(", ", ",")
    said = "|".join(each.words for each in made.blocks if each.kind in ("heading", "part"))
    assert said == headings


# language, text → date, place, codes of the parties
HEAD = [
    ("fr", "DÉCLARATION SUR LE LAC TCHAD\n\nNous, ministres de la République du Cameroun, de la République du Niger et de la République du Tchad, réunis à Niamey le 7 mai 2031.\n\n1. Nous irons.\n", DAY, "Niamey", "CM NE TD"),
    ("en", "JOINT STATEMENT OF KENYA AND PERU\n\nThe ministers of Peru and Kenya met in Bergen on 7 May 2031.\n\n1. They sail.\n", DAY, "Bergen", "KE PE"),
    ("en", "STATEMENT ON BOATS\n\nKenya and Peru met in Bergen on 7 May 2031.\n\nThey sailed.\n", DAY, "Bergen", "KE PE"),
    ("en", "STATEMENT ON BOATS\n\nThe leaders of the U.S. and the Republic of Korea met in Bergen on May 5-7, 2031.\n\nThey sailed.\n", DAY, "Bergen", "US KR"),
    ("en", "STATEMENT ON BOATS\n\nASEAN and the EU met in Bergen, Norway, on 7 May 2031.\n\nThey sailed.\n", DAY, "Bergen, Norway", "ASEAN EU"),
    ("en", "AGREEMENT ON BOATS\n\nKenya and Peru, recalling the Treaty of Lima of 3 March 1990, agree.\n\n1. They sail.\n\nDone at Bergen on 7 May 2031 in two copies.\n", DAY, "Bergen", "KE PE"),
    ("en", "AGREEMENT ON BOATS\n\nThe parties agree.\n\n1. They sail.\n\nDone at Bergen, this seventh day of May, two thousand and thirty-one.\n\nFor the Republic of Kenya\nA. Boatman\n\nFor the Republic of Peru\nB. Netmaker\n", DAY, "Bergen", "KE PE"),
    ("en", "STATEMENT ON BOATS\n\nBergen, 7 May 2031\n\nKenya and Peru agree, in the presence of Chile.\n\nThey sail.\n", DAY, "Bergen", "KE PE"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ\n\nг. Берген, 7 мая 2031 года\n\nПрезиденты Республики Казахстан и Итальянской Республики заявили о дружбе.\n\nСтороны довольны.\n", DAY, "Берген", "KZ IT"),
    ("fr", "DÉCLARATION COMMUNE\n\nLe Kazakhstan et l’Italie déclarent leur amitié.\n\nIls navigueront.\n\nFait à Bergen, le 7 mai 2031, en deux exemplaires.\n", DAY, "Bergen", "KZ IT"),
    ("fr", "DÉCLARATION SUR LES MOULINS\n\nNous, chefs d’État de la République argentine, de la\nBarbade, de la Confédération suisse, de la République hellénique, de la République\ntunisienne, d’El Salvador, de la République fédérative du Brésil, de la Norvège et des\nÉtats-Unis du Mexique, réunis à Bergen le 7 mai 2031, réparerons nos moulins.\n\nCela durera.\n", DAY, "Bergen", "AR BB CH GR TN SV BR NO MX"),
    ("fr", "DÉCLARATION SUR LES MOULINS\n\nTexte original en français.\n\nNous, ministres de la République argentine, de la Jamaïque et du Canada, réunis à Bergen le 7 mai 2031, réparerons nos moulins.\n\nCela durera.\n", DAY, "Bergen", "AR JM CA"),
    ("fr", "DÉCLARATION SUR LES MOULINS\n\nNous réparerons nos moulins.\n\nFait à Bergen, le 7 mai 2031.\n\nPour la République argentine\n\nPour la Barbade\n\nPour le Belize\n\nPour le Canada\n\nPour la Confédération suisse\n\nPour la République hellénique\n\nPour le Royaume de Norvège\n\nPour la Jamaïque\n", DAY, "Bergen", "AR BB BZ CA CH GR NO JM"),
    ("es", "DECLARACIÓN CONJUNTA\n\nKazajistán y la República Italiana declaran su amistad.\n\nNavegarán.\n\nHecho en Bergen, el 7 de mayo de 2031, en dos ejemplares.\n", DAY, "Bergen", "KZ IT"),
    ("it", "DICHIARAZIONE CONGIUNTA\n\nIl Kazakistan e la Repubblica Italiana dichiarano la loro amicizia.\n\nNavigheranno.\n\nFatto a Bergen, il 7 maggio 2031, in due esemplari.\n", DAY, "Bergen", "KZ IT"),
    ("pt", "DECLARAÇÃO CONJUNTA\n\nO Cazaquistão e a República Italiana declaram a sua amizade.\n\nNavegarão.\n\nFeito em Bergen, em 7 de maio de 2031, em dois exemplares.\n", DAY, "Bergen", "KZ IT"),
    ("kk", "БІРЛЕСКЕН МӘЛІМДЕМЕ\n\n2031 жылғы 7 мамыр\n\nҚазақстан мен Италияның достығы берік.\n\nҚайықтар жүзеді.\n", DAY, None, "KZ IT"),
    ("uz", "QO'SHMA BAYONOT\n\n2031-yil 7-may\n\nOʻzbekiston va Italiya do'st.\n\nQayiqlar suzadi.\n", DAY, None, "UZ IT"),
    ("tr", "ORTAK BİLDİRİ\n\n7 Mayıs 2031\n\nTürkiye Cumhuriyeti ve İtalya dosttur.\n\nTekneler yüzer.\n", DAY, None, "TR IT"),
    ("zh", "联合声明\n\n意大利和哈萨克斯坦于2031年5月7日在绿谷镇举行会议。\n\n船将航行。\n", DAY, "绿谷镇", "IT KZ"),
    ("ar", "بيان مشترك\n\n7 مايو 2031\n\nإيطاليا وكازاخستان صديقتان.\n\nتبحر القوارب.\n", DAY, None, "IT KZ"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ\n\n1. Главы Киргизии и Италии встретились в Бишкеке 7 мая 2031 года.\n\n2. Лодки плывут.\n", DAY, "Бишкек", "KG IT"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ\n\n1. Главы Киргизии и Италии встретились в Баку 7 мая 2031 года.\n\n2. Лодки плывут.\n", DAY, "Баку", "KG IT"),
    ("ru", "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ\n\n1. Главы Киргизии и Италии встретились в Лодочном 7 мая 2031 года.\n\n2. Лодки плывут.\n", DAY, "Лодочном", "KG IT"),
    ("uk", "СПІЛЬНА ЗАЯВА\n\n1. Президенти України та Італії зустрілися в Ташкенті 7 травня 2031 року.\n\n2. Човни пливуть.\n", DAY, "Ташкент", "UA IT"),
    ("pl", "WSPÓLNA DEKLARACJA\n\n1. Prezydenci Polski i Kazachstanu spotkali się w Warszawie 7 maja 2031 r.\n\n2. Łodzie płyną.\n", DAY, "Warszawa", "PL KZ"),
    ("kk", "БІРЛЕСКЕН МӘЛІМДЕМЕ\n\n1. Қазақстан мен Қырғыз Республикасының басшылары 2031 жылғы 7 мамырда Астанада кездесті.\n\n2. Қайықтар жүзеді.\n", DAY, "Астана", "KZ KG"),
    ("kk", "БІРЛЕСКЕН МӘЛІМДЕМЕ\n\nАстана қаласы, 2031 ж. 7 мамыр\n\n1. Қазақстан мен Италия келісті.\n\n2. Қайықтар жүзеді.\n", DAY, "Астана", "KZ IT"),
    ("ky", "БИРГЕЛЕШКЕН БИЛДИРҮҮ\n\n1. Кыргыз Республикасы жана Италия 2031-жылдын 7-майында Бишкекте макулдашты.\n\n2. Кайыктар сүзөт.\n", DAY, "Бишкек", "KG IT"),
    ("uz", "QO‘SHMA BAYONOT\n\n1. O‘zbekiston va Italiya Prezidentlari 2031-yil 7-mayda Toshkentda uchrashdi.\n\n2. Qayiqlar suzadi.\n", DAY, "Toshkent", "UZ IT"),
    ("uz", "ҚЎШМА БАЁНОТ\n\n1. Ўзбекистон ва Қозоғистон раҳбарлари 2031 йил 7 майда Тошкент шаҳрида учрашди.\n\n2. Қайиқлар сузади.\n", DAY, "Тошкент", "UZ KZ"),
    ("tg", "ИЗҲОРОТИ МУШТАРАК\n\nш. Душанбе, 7 майи 2031\n\n1. Ҷумҳурии Тоҷикистон ва Италия розӣ шуданд.\n\n2. Тамом.\n", DAY, "Душанбе", "TJ IT"),
    ("tk", "BILELIKDÄKI BEÝANNAMA\n\nAşgabat şäheri, 2031-nji ýylyň 7-nji maýy\n\n1. Türkmenistan we Gyrgyz Respublikasy ylalaşdy.\n\n2. Soňy.\n", DAY, "Aşgabat", "TM KG"),
    ("tr", "ORTAK BİLDİRİ\n\n1. Türkiye'nin ve Kırgız Cumhuriyeti’nin liderleri 7 Mayıs 2031'de Ankara'da görüştü.\n\n2. Tekneler yüzer.\n", DAY, "Ankara", "TR KG"),
    ("az", "BİRGƏ BƏYANNAMƏ\n\n1. Azərbaycan və Türkiyə prezidentləri 7 may 2031-ci ildə Bakıda görüşdülər.\n\n2. Son.\n", DAY, "Bakı", "AZ TR"),
    ("hu", "KÖZÖS NYILATKOZAT\n\n1. Magyarország és Kazahsztán elnöke 2031. május 7-én Budapesten találkozott.\n\n2. A csónakok úsznak.\n", DAY, "Budapest", "HU KZ"),
    ("hu", "Közös nyilatkozat\n\nBudapest, 2031. május 7.\n\n1. Magyarország és Kazahsztán megegyezett.\n\n2. A csónakok úsznak.\n", DAY, "Budapest", "HU KZ"),
    ("hr", "Zajednička izjava\n\nZagreb, 7. svibnja 2031.\n\nSastali smo se.\n\n1. Čamci plove.\n", DAY, "Zagreb", ""),
    ("pl", "Wspólna deklaracja\n\nWarszawa, dnia 7 maja 2031 r.\n\n1. Łodzie płyną.\n", DAY, "Warszawa", ""),
    ("uk", "Спільна заява\n\nм. Київ, 7 травня 2031 року\n\n1. Човни пливуть.\n", DAY, "Київ", ""),
    ("ro", "Declarație comună\n\n1. Păstrăm apa.\n\nPentru România: Ion Popescu, ministru\n\nPentru Republica Moldova: Maria Rusu, ministră\n", None, None, "RO MD"),
    ("fi", "YHTEINEN JULISTUS\n\n1. Suomen ja Kirgisian presidentit tapasivat 7. toukokuuta 2031.\n\n2. Veneet uivat.\n", DAY, None, "FI KG"),
    ("ar", "بيان مشترك\n\n1. اجتمع رئيسا إيطاليا وكازاخستان في القاهرة في 7 مايو 2031.\n\n2. تبحر القوارب.\n", DAY, None, "IT KZ"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "date", "place", "parties"), HEAD)
def test_head(
    language: str, text: str, date: datetime.date, place: str | None, parties: str
) -> None:
    found = draft_of(text, language=language).found
    assert found.date == date
    assert place is None or found.place == place
    assert " ".join(each.party for each in found.parties) == parties


def test_a_title_in_capitals_keeps_the_capitals_of_names() -> None:
    said = "JOINT STATEMENT OF PORTUGAL AND THE REPUBLIC OF KOREA\n\nPorto, 4 March 2030\n\n1. We fish.\n"
    made = draft_of(said, "text.txt", "en")
    assert made.found.title == "Joint Statement of Portugal and the Republic of Korea"
