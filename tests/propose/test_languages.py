"""Proposals in languages other than English: whom they name, what, when, and what they let be."""

import pytest

from docgen.due import spelled
from proposing import pledges, propose


@pytest.mark.parametrize(
    ("language", "sentence", "what", "by", "date", "sector"),
    [
        (
            *("fr", "Les deux parties sont convenues de renforcer la coopération dans l’énergie."),
            *("Renforcement de la coopération dans l’énergie", "all", "", "energy"),
        ),
        (
            *("fr", "L’Italie s’engage à créer une école de musique d’ici à la fin de 2032."),
            *("Création d’une école de musique", "IT", "by 2032", ""),
        ),
        (
            *("fr", "Les dirigeants ont réaffirmé leur attachement à la paix."),
            *("Attachement à la paix", "all", "", "peace"),
        ),
        (
            *("fr", "Ils ont décidé de tenir des consultations en octobre."),
            *("Tenue de consultations", "all", "2031-10", ""),
        ),
        (
            *("fr", "L’Italie versera 45 millions d’euros d’ici à 2032."),
            *("45 millions d’euros", "IT", "by 2032", ""),
        ),
        (
            *("fr", "Les parties ouvriront un musée à Rome en octobre 2032."),
            *("Ouverture d’un musée à Rome", "all", "2032-10", ""),
        ),
        (
            *("fr", "L’Italie mettra en place un musée."),
            *("Musée", "IT", "", ""),
        ),
        (
            *("fr", "L’Italie n’ouvrira pas le front avant 2033."),
            *("", "IT", "by 2033", ""),
        ),
        (
            *("fr", "Nous nous engageons à créer une école de musique d’ici à la fin de 2032."),
            *("Création d’une école de musique", "all", "by 2032", ""),
        ),
        (
            *("fr", "Nous prévoyons également de renforcer les réseaux ferroviaires."),
            *("Renforcement des réseaux ferroviaires", "all", "", "transport"),
        ),
        (
            *("fr", "Nous avons l’intention d’améliorer et de simplifier les visas."),
            *("Simplification des visas", "all", "", "migration"),
        ),
        (
            *("fr", "Nous sommes déterminés à protéger les glaciers."),
            *("Protection des glaciers", "all", "", "water"),
        ),
        (
            *("fr", "À cette fin, nous élargirons temporairement le réseau ferroviaire."),
            *("Élargissement du réseau ferroviaire", "all", "", "transport"),
        ),
        (
            *("fr", "Nous encourageons les villes à investir dans les ports."),
            *("Investissement dans les ports", "all", "", "transport"),
        ),
        (
            *("fr", "Les parties sont convenues que l’Italie devrait ouvrir un musée."),
            *("Ouverture d’un musée", "all", "", ""),
        ),
        (
            *("es", "Las partes acordaron crear un museo antes del 1 de octubre de 2032."),
            *("Creación de un museo", "all", "by 2032-10-01", ""),
        ),
        (
            *("es", "Italia se compromete a financiar la escuela en octubre de 2032."),
            *("Financiación de la escuela", "IT", "2032-10", ""),
        ),
        (
            *("es", "Italia abrirá una escuela en octubre."),
            *("Apertura de una escuela", "IT", "2031-10", ""),
        ),
        (
            *("es", "Las dos partes ampliarán la red ferroviaria antes de finales de 2032."),
            *("Ampliación de la red ferroviaria", "all", "by 2032", "transport"),
        ),
        (
            *("es", "Nos comprometemos a proteger los glaciares en un plazo de dos años."),
            *("Protección de los glaciares", "all", "within 2 years", "water"),
        ),
        (
            *("es", "Tenemos la intención de simplificar los visados a más tardar en 2033."),
            *("Simplificación de los visados", "all", "by 2033", "migration"),
        ),
        (
            *("es", "Los líderes expresaron su interés por el comercio."),
            *("Interés por el comercio", "all", "", "trade"),
        ),
        (
            *("es", "Se acordó examinar la lista cada dos años."),
            *("Examen de la lista cada dos años", "all", "every 2 years", ""),
        ),
        (
            *("es", "Los ministros celebrarán consultas en el primer semestre de 2032."),
            *("Celebración de consultas", "all", "first half 2032", ""),
        ),
        (
            *("es", "Las partes convinieron en no subir los aranceles."),
            *("No subir los aranceles", "all", "", ""),
        ),
        (
            *("es", "Italia no enviará tropas."),
            *("", "IT", "", ""),
        ),
        (
            *("es", "El Presidente de Italia invitó al Presidente de Kazajstán a visitar Roma."),
            *("Visita a Roma", "IT", "", ""),
        ),
        (
            *("es", "Nos comprometemos a abrir el puerto de Roma y de forma segura."),
            *("Apertura del puerto de Roma", "all", "", "transport"),
        ),
        (
            *(
                "fr",
                "Nous avons pour intention, si possible, d’élargir et de simplifier les visas.",
            ),
            *("Simplification des visas", "all", "", "migration"),
        ),
        (
            *("fr", "L’Italie soutient la construction d’un port à Rome."),
            *("Soutien à la construction d’un port à Rome", "IT", "", "transport"),
        ),
        (
            *("es", "Nuestros países mantendrán la escuela abierta."),
            *("Escuela abierta", "all", "", ""),
        ),
        (
            *("pt", "A Itália apoia a construção de um museu."),
            *("Apoio à construção de um museu", "IT", "", ""),
        ),
        (
            *("es", "Los líderes apoyan los esfuerzos de Italia para abrir un museo."),
            *("Apoyo a los esfuerzos de Italia", "all", "", ""),
        ),
        (
            *("es", "Exhortamos a todos los Estados a proteger el mar."),
            *("Protección del mar", "all", "", ""),
        ),
        (
            *("pt", "As partes comprometem-se a reforçar e a ampliar a cooperação."),
            *("Ampliação da cooperação", "all", "", ""),
        ),
        (
            *("es", "Ampliaremos la red ferroviaria."),
            *("Ampliación de la red ferroviaria", "all", "", "transport"),
        ),
        (
            *("pt", "As partes concordaram em criar um museu até o final de 2032."),
            *("Criação de um museu", "all", "by 2032", ""),
        ),
        (
            *("pt", "A Itália compromete-se a financiar a escola em outubro de 2032."),
            *("Financiamento da escola", "IT", "2032-10", ""),
        ),
        (
            *("pt", "A Itália enviará peritos antes de 15 de maio de 2032."),
            *("Envio de peritos", "IT", "by 2032-05-15", ""),
        ),
        (
            *("pt", "As duas partes ampliarão a rede ferroviária nos próximos três anos."),
            *("Ampliação da rede ferroviária", "all", "within 3 years", "transport"),
        ),
        (
            *("pt", "Comprometemo-nos a proteger as geleiras."),
            *("Proteção das geleiras", "all", "", "water"),
        ),
        (
            *("pt", "Temos a intenção de simplificar os vistos em dezembro."),
            *("Simplificação dos vistos", "all", "2031-12", "migration"),
        ),
        (
            *("pt", "Reafirmamos o nosso compromisso com a paz."),
            *("Compromisso com a paz", "all", "", "peace"),
        ),
        (
            *("pt", "As partes concordaram que a Itália abrirá um museu em Roma em outubro."),
            *("Abertura de um museu em Roma", "IT", "2031-10", ""),
        ),
        (
            *("pt", "As partes decidiram não aumentar as tarifas."),
            *("Não aumentar as tarifas", "all", "", ""),
        ),
        (
            *("it", "Ci impegniamo a costruire una ferrovia entro la fine del 2032."),
            *("Costruzione di una ferrovia", "all", "by 2032", "transport"),
        ),
        (
            *("it", "Intendiamo semplificare il rilascio dei visti nei prossimi due anni."),
            *("Semplificazione del rilascio dei visti", "all", "within 2 years", "migration"),
        ),
        (
            *("it", "A tal fine, amplieremo la rete ferroviaria dal 2032 al 2034."),
            *("Ampliamento della rete ferroviaria", "all", "2034", "transport"),
        ),
        (
            *("it", "Siamo determinati a esaminare l’attuazione."),
            *("Esame dell’attuazione", "all", "", ""),
        ),
        (
            *("it", "Abbiamo deciso di non aumentare i dazi."),
            *("Non aumentare i dazi", "all", "", ""),
        ),
        (
            *("it", "L’Italia ospiterà la prossima conferenza nell’autunno del 2032."),
            *("Svolgimento della prossima conferenza", "IT", "autumn 2032", ""),
        ),
        (
            *("ru", "Мы обязуемся построить железную дорогу до конца 2032 года."),
            *("Построить железную дорогу", "all", "by 2032", "transport"),
        ),
        (
            *("ru", "Намерены упростить визы в течение двух лет."),
            *("Упростить визы", "all", "within 2 years", "migration"),
        ),
        (
            *("ru", "Будем содействовать развитию туризма."),
            *("Развитие туризма", "all", "", "education"),
        ),
        (
            *("ru", "Казахстан проведёт конференцию осенью 2032 года."),
            *("Провести конференцию", "KZ", "autumn 2032", ""),
        ),
        (
            *("ru", "Италия предоставит пять стипендий с 2032 по 2034 год."),
            *("Предоставить пять стипендий", "IT", "2034", "education"),
        ),
        (
            *("ru", "Призываем государства вкладывать средства в порты."),
            *("Вкладывать средства в порты", "all", "", "transport"),
        ),
        (
            *("ru", "Стороны условились, что министры подготовят план до 1 мая 2032 года."),
            *("Подготовить план", "all", "by 2032-05-01", ""),
        ),
        (
            *("ru", "Мы не будем размещать оружие в космосе."),
            *("Не размещать оружие в космосе", "all", "", "security"),
        ),
        (
            *("ru", "Италия не направит войска."),
            *("", "IT", "", ""),
        ),
        (
            *("it", "Le parti apriranno un museo a Roma in ottobre 2032."),
            *("Apertura di un museo a Roma", "all", "2032-10", ""),
        ),
        (
            *("it", "L’Italia non invierà truppe."),
            *("", "IT", "", ""),
        ),
        (
            *("it", "Le due parti hanno concordato di ampliare la rete ferroviaria."),
            *("Ampliamento della rete ferroviaria", "all", "", "transport"),
        ),
        (
            *("it", "Il Kazakistan si impegna a creare un museo entro due anni."),
            *("Creazione di un museo", "KZ", "within 2 years", ""),
        ),
        (
            *("it", "I leader hanno espresso interesse per il commercio."),
            *("Interesse per il commercio", "all", "", "trade"),
        ),
        (
            *("ru", "Стороны договорились о расширении сотрудничества до конца 2032 года."),
            *("Расширение сотрудничества", "all", "by 2032", ""),
        ),
        (
            *("ru", "Италия намерена предоставить стипендии студентам."),
            *("Предоставить стипендии студентам", "IT", "", "education"),
        ),
        (
            *("ru", "Лидеры выразили готовность к созданию центра в октябре."),
            *("Готовность к созданию центра", "all", "2031-10", ""),
        ),
    ],
)
def test_cues_of_other_languages(
    language: str, sentence: str, what: str, by: str, date: str, sector: str
) -> None:
    (found,) = propose(f"1. {sentence}", language)
    (pledge,) = found.commitments
    assert (pledge.what, pledge.by) == (what, (by,))
    assert (spelled(pledge.due) if pledge.due else "") == date
    assert found.sectors == ((sector,) if sector else ())
    assert found.summary == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "La demande de minerais augmentera selon les experts."),
        ("it", "La domanda di minerali aumenterà secondo gli esperti."),
        ("fr", "Nous saluons les instances régionales qui seront incontournables."),
        ("fr", "Les ministres qui décident de ces questions sont absents."),
        ("fr", "Nous ne nous engageons pas à livrer des armes."),
        ("fr", "Le rapport que les ministres ont décidé de publier sera utile."),
        ("es", "Los proyectos que las partes apoyarán son útiles."),
        ("pt", "As partes poderão suspender o acordo."),
        ("it", "Elogiamo i ministri che aiuteranno la regione."),
        ("es", "La demanda de minerales aumentará según los expertos."),
        ("es", "Los presidentes de Turquía e Irán visitaron Roma."),
        ("es", "Los programas que deciden los ministros son útiles."),
        ("es", "Las partes no se comprometen a abrir el puerto."),
        ("pt", "A procura de minerais aumentará segundo os peritos."),
        ("pt", "Os presidentes da Turquia e Irão visitaram Roma."),
        ("pt", "A visita a Portugal ampliará a cooperação."),
        ("pt", "As partes se reúnem cada verão."),
        ("pt", "As partes não concordaram em abrir o porto."),
        ("en", "Trade between Italy and Kazakhstan will grow."),
        ("it", "Il commercio tra l’Italia e il Kazakhstan aumenterà."),
        ("ru", "Торговля между Италией и Казахстаном будет расти."),
        ("it", "Non ci impegniamo a fornire armi."),
        ("it", "L’estremo valore e il supremo bene sono la pace."),
        ("ru", "Стороны не обязуются поставлять оружие."),
        ("ru", "Президенты, которые будут участвовать в саммите, выразили благодарность."),
        ("ru", "Стороны отметили, что Атлантида будет поставлять газ."),
        ("ru", "Спрос на минералы, по мнению учёных, вырастет."),
    ],
)
def test_another_subject_promises_nothing(language: str, sentence: str) -> None:
    (found,) = propose(f"1. {sentence}", language)
    assert found.commitments == ()


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_title_leaves_out_an_elided_preposition(mark: str) -> None:
    (_, item) = propose(f"1. Les ministres ont décidé :\n\n(a) d{mark}échanger des listes.", "fr")
    assert [each.what for each in item.commitments] == ["Échange de listes"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les deux parties seront attentives aux besoins des paysans."),
        ("fr", "Les ministres travailleront dans le port de Rome."),
        ("fr", "Nous avons décidé que la coopération est essentielle."),
        ("fr", "Nous réaffirmons l'importance de veiller à ce que les ports restent ouverts."),
        ("fr", "Les dirigeants se réuniront chaque année à Rome."),
        ("es", "Las partes seguirán atentas."),
        ("es", "Los ministros acordaron lo siguiente: reducir los aranceles."),
        ("es", "Las partes trabajarán en la red."),
        ("pt", "As partes continuarão atentas."),
        ("it", "Prenderemo misure contro la povertà."),
        ("ru", "Стороны стремятся к миру и согласию."),
        ("ru", "Решено, что встречи полезны."),
    ],
)
def test_no_title_is_made_of_a_verb_an_adjective_or_a_place(language: str, sentence: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert pledge.what == ""


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "We, the presidents of Italy, France, Kazakhstan, commit to open a museum."),
        ("fr", "Nous, chefs d’État de l’Italie, la France, réunis à Rome, décidons d’agir."),
        ("es", "Nosotros, los presidentes de Italia, Kazajstán, decidimos actuar."),
        ("pt", "Nós, presidentes da Itália, a França, comprometemo-nos a agir."),
    ],
)
def test_we_are_everyone_whoever_is_named_behind_it(language: str, sentence: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert pledge.by == ("all",)


@pytest.mark.parametrize(
    ("language", "sentence", "due"),
    [
        ("es", "Las partes abrirán un museo dentro de dos años.", "within 2 years"),
        ("es", "Las partes abrirán un museo en la próxima cumbre.", "next meeting"),
        ("es", "Las partes abrirán un museo antes del verano de 2033.", "by summer 2033"),
        ("es", "Las partes abrirán escuelas de 2032 a 2034.", "2034"),
        ("es", "Las partes abrirán un museo el próximo año.", "2032"),
        ("pt", "As partes abrirão um museu no prazo de dois anos da assinatura.", "within 2 years"),
        ("pt", "As partes abrirão um museu na próxima cúpula.", "next meeting"),
        ("pt", "As partes abrirão um museu no segundo semestre de 2032.", "second half 2032"),
        ("pt", "Os ministros realizarão consultas duas vezes por ano.", "twice a year"),
        ("pt", "As partes abrirão um museu até ao final do ano.", "2031"),
    ],
)
def test_due_in_spanish_and_portuguese(language: str, sentence: str, due: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert pledge.due is not None
    assert spelled(pledge.due).startswith(due)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pt", "As partes abrirão escolas em dez cidades."),
        ("es", "Las partes abrirán escuelas en mar y tierra."),
        ("es", "Las partes abrirán escuelas conforme a la Agenda 2040."),
        ("pt", "As partes abrirão escolas no prazo de dois anos da chegada da missão."),
    ],
)
def test_no_date_is_made_up(language: str, sentence: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert pledge.due is None


@pytest.mark.parametrize(
    ("language", "sentence", "by"),
    [
        ("ru", "Узбекистан при поддержке Италии построит больницу.", "UZ"),
        ("ru", "По просьбе Казахстана и Узбекистана Италия построит школу.", "IT"),
        ("ru", "Италия вместе с Казахстаном построит школу.", "IT KZ"),
        ("ru", "Правительство Республики Казахстан построит школу.", "KZ"),
        ("ru", "Доходы Казахстана увеличат торговлю.", ""),
        ("ru", "КАЗАХСТАН построит школу.", "KZ"),
        ("fr", "À la demande du Kazakhstan l’Italie construira une école.", "IT"),
        ("fr", "Le commerce avec le Kazakhstan augmentera.", ""),
        ("it", "Su richiesta dell’Italia il Kazakistan costruirà una scuola.", "KZ"),
        ("it", "Il commercio con il Kazakistan aumenterà.", ""),
        ("pt", "O comércio entre a Itália e o Cazaquistão aumentará.", ""),
        ("en", "At the request of Kazakhstan Italy will build a school.", "IT"),
        ("en", "Italy and the people of Kazakhstan will build a school.", "IT KZ"),
    ],
)
def test_whoever_is_only_asked_or_traded_with_does_not_act(
    language: str, sentence: str, by: str
) -> None:
    assert [each for one in pledges(f"1. {sentence}", language) for each in one.by] == by.split()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Turkménistan s’abstiendra de taxer le gaz."),
        ("fr", "Les parties empêcheront de passer les armes."),
        ("fr", "Les parties suspendront les droits de douane."),
        ("es", "Las partes dejarán de exportar minas."),
        ("es", "Las partes evitarán gravar el gas."),
        ("es", "Las partes se negarán a exportar minas."),
        ("it", "Il Turkmenistan si asterrà dal tassare il gas."),
        ("it", "Le parti cesseranno di esportare mine."),
        ("it", "Le parti smetteranno di esportare mine."),
        ("pt", "As partes deixarão de exportar minas."),
        ("pt", "As partes recusarão exportar minas."),
    ],
)
def test_what_a_verb_refuses_is_no_title(language: str, sentence: str) -> None:
    assert [each.what for each in pledges(f"1. {sentence}", language)] == [""]


@pytest.mark.parametrize(
    ("language", "sentence", "due"),
    [
        ("it", "L’Italia costruirà due dighe tra il 2032 e il 2035.", "2035"),
        ("ru", "Италия проведёт семинар с мая 2032 года по июнь 2035 года.", "2035-06"),
        ("fr", "L’Italie formera cent médecins de l’année 2032 à l’année 2035.", "2035"),
        ("de", "Italien wird vom 1. Mai bis zum 30. Juni 2032 Ärzte ausbilden.", "2032-06-30"),
        ("de", "Wir vereinbaren, die Gebühr bis zum 31. Dezember 2032 zu senken.", "2032-12-31"),
    ],
)
def test_a_time_is_due_when_it_ends(language: str, sentence: str, due: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert pledge.due is not None
    assert spelled(pledge.due).removeprefix("by ") == due


def test_a_german_title_is_without_the_years() -> None:
    (pledge,) = pledges(
        "1. Italien wird in den Jahren 2032 bis 2035 hundert Ärzte ausbilden.", "de"
    )
    assert pledge.what == "Hundert Ärzte ausbilden"


@pytest.mark.parametrize(
    ("language", "sentence", "due"),
    [
        ("en", "Italy, which will chair the group in 2033, will host a seminar in 2032.", "2032"),
        ("en", "Italy, which will chair the group in 2033, will host a seminar.", ""),
        ("de", "Italien, das 2033 die Gruppe leitet, wird 2032 ein Seminar ausrichten.", "2032"),
        ("es", "Italia, que presidirá el grupo en 2033, abrirá una escuela en 2032.", "2032"),
        ("ru", "Италия, которая проведёт саммит в 2033 году, откроет школу.", ""),
        ("en", "Italy will open the embassy no earlier than 2033.", ""),
        ("de", "Italien wird die Botschaft nicht vor 2033 eröffnen.", ""),
        ("es", "Italia abrirá la embajada no antes de 2033.", ""),
        ("it", "L’Italia aprirà la scuola non prima del 2033.", ""),
        ("ru", "Италия откроет школу не ранее 2033 года.", ""),
    ],
)
def test_a_date_of_something_else_is_not_due(language: str, sentence: str, due: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert (spelled(pledge.due) if pledge.due else "") == due


def test_a_title_ends_before_not_before() -> None:
    (pledge,) = pledges("1. Italia abrirá la embajada no antes de 2033.", "es")
    assert pledge.what == "Apertura de la embajada"


@pytest.mark.parametrize(
    ("language", "sentence", "quote"),
    [
        ("en", "The leaders welcomed that Italy will host a summit.", "Italy will host a summit"),
        ("es", "Las partes celebran que Italia abrirá una escuela.", "Italia abrirá una escuela"),
        ("fr", "Ils notent que l’Italie ouvrira une école.", "l’Italie ouvrira une école"),
        ("ru", "Стороны отметили, что Италия откроет школу.", "Италия откроет школу"),
    ],
)
def test_whose_act_is_welcomed_is_who_acts(language: str, sentence: str, quote: str) -> None:
    (pledge,) = pledges(f"1. {sentence}", language)
    assert (pledge.by, pledge.quote) == (("IT",), quote)


def test_as_well_as_welcomes_nobody() -> None:
    (pledge,) = pledges("1. The parties as well as Italy will open a bank.")
    assert pledge.by == ("all",)


def test_every_three_months_in_portuguese() -> None:
    (pledge,) = pledges("1. Os peritos da Itália reunir-se-ão de três em três meses.", "pt")
    assert pledge.due is not None
    assert spelled(pledge.due) == "every 3 months"
