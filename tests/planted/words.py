"""The words of each language that differences are planted with.

Nothing here asks docgen what a number or a name is.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """What is planted with: pairs are (in the text, instead of it)."""

    months: str
    percent: str
    money: str
    spelled: str
    denials: str
    parties: str


def pairs(said: str) -> list[tuple[str, str]]:
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
        "non_saranno saranno, non_dovrebbe_mai dovrebbe, non_hanno hanno, a_nessuna a_ciascuna,"
        " hanno_preso non_hanno_preso, hanno_convenuto non_hanno_convenuto",
        "Georgia, Azerbaigian, Uzbekistan, Kazakhstan, Italia, Repubblica_Italiana",
    ),
    "ru": Words(
        "марта июля, июля марта, сентября августа, октябре ноябре, мае июне, февраля апреля",
        "процента|%",
        "млрд|млн|долларов",
        "третьей четвёртой, трём двум, тридцати двадцати, десять восемь, пятьсот шестьсот,"
        " семи девяти, четвёртую пятую, пяти шести, шесть семь",
        "не_будут будут, никогда_не часто, не_приняли приняли,"
        " ни_с_одной_из_них_не_будет с_каждой_будет,"
        " приняли_к не_приняли_к, согласились не_согласились",
        "Грузии Грузия Грузию, Азербайджан Азербайджанской, Узбекистан Узбекистана,"
        " Казахстан, Италией Италия, Итальянской",
    ),
    "kk": Words(
        "наурыз шілде, қыркүйек тамыз, қазан қараша, мамыр маусым, ақпан сәуір, шілде наурыз",
        "пайыз",
        "млрд|млн|АҚШ_доллары",
        "үшінші бесінші, отыз жиырма, алты жеті, төрт бес, он сегіз, жеті тоғыз, бес алты,"
        " төртінші бесінші, бес_жүз алты_жүз",
        "қабылдаған_жоқ қабылдаған, ешқашан_аспауға асуға,"
        " ешқайсысынан_ақы_талап_етілмейді бәрінен_ақы_талап_етіледі,"
        " бұрылмайтынына бұрылатынына, шешім_қабылдады шешім_қабылдамады",
        "Грузия, Әзербайжан, Өзбекстан, Қазақстан, Италия",
    ),
    "uz": Words(
        "mart iyul, iyul mart, sentabr avgust, oktabr noyabr, may iyun, fevral aprel",
        "foiz",
        "milliard|million|AQSH_dollar",
        "uchinchi beshinchi, uch ikki, oʻttiz yigirma, oʻnta sakkizta, besh_yuz olti_yuz,"
        " yetti toʻqqiz, toʻrtinchi beshinchi, besh olti, toʻrt besh",
        "qilmadilar qildilar, burilmasligiga burilishiga, qildilar qilmadilar,"
        " hech_qachon_xonadon_daromadining_3_foizidan_oshmasligi"
        " xonadon_daromadining_3_foizidan_oshishi,"
        " ularning_hech_biridan_toʻlov_talab_qilinmaydi ulardan_toʻlov_talab_qilinadi",
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
    "pt": Words(
        "junho julho, dezembro novembro, setembro agosto, maio março, março maio",
        "por_cento|%",
        "milhões|mil_milhões|euros",
        "duas quatro, oito nove, cinquenta quarenta, dez vinte, três dois, terceira quarta,"
        " doze onze, quatro cinco, cinco seis",
        "não_pode pode, ninguém_pode todos_podem, nenhum_camião qualquer_camião,"
        " não_tenha tenha, não_cria cria, aceitou não_aceitou, recordou não_recordou",
        "Áustria, Suíça, Liechtenstein, Alemanha, Eslovénia, Quirguistão, Nepal, Peru",
    ),
    "de": Words(
        "Juni Juli, Dezember November, September August, Mai März, März Mai",
        "Prozent|%",
        "Millionen|Mrd.",
        "zwei vier, acht neun, fünfzig vierzig, zehn zwanzig, dreier zweier, dritte vierte,"
        " zwölf elf, vier fünf, Drittel Viertel",
        "nicht_die die, niemand jeder, Das_darf_nicht Das_darf, keine_Lastwagen Lastwagen,"
        " begründet_keine begründet, angenommen nicht_angenommen, bleiben nicht_bleiben",
        "Österreich Österreichs, Schweiz, Liechtenstein Liechtensteins, Deutschland"
        " Deutschlands, Slowenien Sloweniens, Kirgisistan Kirgisistans, Nepal Nepals,"
        " Peru Perus",
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
