"""What the words of a name say: generic words that many names share, kinds of plant, numbers and sides."""

from __future__ import annotations

from aggregator.extraction.words import words_of

GENERIC = words_of("""
    power prod gen station plant stations plants powerstation powerplant works site facility project complex park farm
    energy energies electric electricity generation generating generator production unit units block blocks group
    grupo gr grp set line stage phase the of and at on de la le les du des del della dello di da do dos das el los las
    y e et und der die das am an im in bei op
    kraftwerk kraftwerke werk kw kraftverk kraftstasjon kraftstation krv krafwerk verket vaerket vaerk vaerker
    kraftvaerk centrale centrales central centrala centrali impianto impianti c.le cle usine planta
    elektrownia elektrocieplownia elektrarna
    elektrana elektrane electrocentrale elektrocentrala eromu eromuve zentrale installation anlage
    voima voimalaitos voimala jaam elektrijaam elektrine elektrostacija stantsiya elektrostantsiya elektrostanciya
    stanciya elektrocentrala stanice
    up
""")
"""Words that say nothing of which one is meant: what it is, and the articles between."""

LEGAL_FORMS = words_of("""
    ltd limited inc incorporated llc plc corp corporation company co gmbh ag sa nv bv spa srl oy oyj ab as asa
    kg se ae ltda lda sl sas sarl eood ead ad doo zrt kft nyrt rt kht jsc ojsc pjsc sro holding holdings
""")
"""What a company is by law: most names leave it out, but of two that both have one, another is another company."""


TYPES: dict[str, str] = {
    word: kind
    for kind, words in {
        "wind": "wind windfarm windpark windkraft windkraftanlage eolico eolica eolien eolienne eoliano vindkraft "
        "vindpark vindkraftverk tuulepark tuulivoima eolian 风电 风电场 风电厂 風電場",
        "solar": "solar photovoltaic photovoltaik pv fotovoltaico fotovoltaica photovoltaique solaire solarpark 光伏 "
        "光伏电站 太阳能",
        "hydro": "hydro hydroelectric hydropower wasserkraftwerk laufkraftwerk speicherkraftwerk hidroelectrica "
        "idroelettrica idroelettrico hydraulique barrage dam hpp hes hec he hepp vec vizeromu vattenkraft "
        "vattenkraftverk vannkraftverk 水电 水电站 水电厂 水力发电厂 水力发电站",
        "pumped": "pumped pumpspeicherwerk pumpspeicherkraftwerk psw psp pshpp step 抽水蓄能 抽水蓄能电站",
        "nuclear": "nuclear cn npp nucleare nucleaire atomkraftwerk kernkraftwerk akw kkw kernenergie atomeromu aes "
        "核电 核电站 核电厂",
        "heat": "chp cogeneration fernheizkraftwerk heizkraftwerk hkw fhkw wkk wkc ec teplarna kraftvarmeverk tets "
        "chpp 热电 热电厂",
        "substation": "substation umspannwerk 变电站 换流站",
        "hospital": "hospital hospitals clinic klinik klinikum krankenhaus hopital ospedale szpital 医院",
        "university": "university universitat universite universita universidad 大学",
        "college": "college institute institut instituto 学院 研究院 研究所",
        "school": "school schule ecole scuola escuela 学校 中学 小学",
        "thermal": "thermal ct cc termoelectrica termoelettrica termica tpp te tec cte dampfkraftwerk thermique "
        "hoeromu ccgt ccc ctcc ccpp gtcc ocgt gud gt gasturbine gazturbinas gasturbinas coal lignite gas "
        "火电 火电厂 燃煤电厂 燃气电厂",
    }.items()
    for word in words.split()
}
"""What kind of plant or institution a word says it is; two names that say different kinds are of two."""

INSTITUTIONS = frozenset({"substation", "hospital", "university", "college", "school"})
"""Kinds of thing that a bare name does not mean: Northfield is a plant or a town before it is a school."""

COMPATIBLE_TYPES = frozenset(frozenset(pair) for pair in (("thermal", "heat"), ("hydro", "pumped")))
"""Kinds that one plant can be at once."""

SIDES: dict[str, str] = {
    word: side
    for side, words in {
        "north": "north northern nord noord norte pohjois polnoc",
        "south": "south southern sud sued zuid sur sul",
        "east": "east eastern ost oost est este wschod",
        "west": "west western ouest oeste ovest zachod",
        "upper": "upper ober obere haute alto alta superior superiore superieur ovre gornja gorna",
        "lower": "lower unter untere basse bajo baja inferior inferiore inferieur nedre donja dolna",
        "new": "new neu neue nuevo nueva nova novo nouveau nouvelle nuova nuovo nowa nowy nieuwe ny",
        "old": "old alt alte viejo vieja velha velho vieux ancienne vecchia vecchio stara stary oude gamle",
    }.items()
    for word in words.split()
}
"""Words that tell two of a name apart, by what they say."""

_ENDINGS = words_of("""
    发电有限责任公司 抽水蓄能电站 发电有限公司 有限责任公司 水力发电厂 水力发电站 核能发电厂 有限公司 光伏电站 燃煤电厂
    燃气电厂 发电总厂 发电厂 发电站 风电场 风电厂 水电站 水电厂 核电站 核电厂 热电厂 火电厂 变电站 换流站 电厂 电站 电场
    医院 大学 学院 研究院 研究所 学校 中学 小学 公司 风电 水电 核电 热电 火电 光伏
""")
HAN_ENDINGS = tuple(sorted(_ENDINGS, key=lambda ending: (-len(ending), ending)))
"""What Chinese names of plants end in, the longest first."""

HAN_NUMBERS = {han: str(number) for number, han in enumerate("一二三四五六七八九十", 1)}
ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
}  # fmt: skip
