"""The words that say what kind of place a name is."""

from __future__ import annotations

import pytest

from geo.names.folding import fold
from geo.names.kind_words import BEFORE_NAME, OF_OFFICES, ONLY_FIRST, kind_word

KINDS: dict[tuple[str, str], str] = {
    ("country", ""): """
        republic respublika respublikasy respublikası república repubblica republik cumhuriyeti
        republika республика республики республике республику республикой республіка республіки
        республікі республіку""",
    ("region", ""): """
        region regions regionu regione regionie regionas regiono región regió regiunea oblast
        oblasts oblasti oblastı oblastında oblastının oblasty oblys oblısı obl province provinz
        provincia gebiet gebiets gebietes région bölgesi bölgesinde bölgesinin eyaleti
        eyaletinde eyaletinin vilayeti obwód obwodu obwodzie obwodem sritis srities srityje kraj
        kraju viloyati viloyatida viloyatining apgabals apgabalā oblasť terület megye oblusu обл
        облыс вобласць вобласці область области областью областей областям областях області
        областю облус облусу облусунун облусунда облусуна облусунан регион региона регионе
        региону регионом""",
    ("district", ""): """
        district districts rayon rayonu rayonunda rayonunun raion raiony rajon rajonu rajone
        rajonie rejon rejonu rejonie rejonem rajón rajonas rajono bezirk bezirks kreis landkreis
        county uyezd arrondissement raïon ilçesi ilçe ilçesinde powiat powiatu powiecie okres
        okrese distretto distrito tumani tumanida tumanining аудан ауд рн раён раёна раёне район
        района районе району районом районі районы районов районам районах районунун районунда
        районына райони округ округа округе уезд уезда уезде""",
    ("settlement", ""): "town towns gorodok г м городок городка городку городке городком",
    ("settlement", "town"): """
        city gorod goroda gorode stadt ville şehri şehrinde şehrinin şehrine şehir shahri
        shahrida miasto miasta mieście miastem miastu miestas miesto mieste město města městě
        città ciudad cidade oraș orașul linn linna város stad pilsēta pilsētā şəhəri горад
        горада горадзе гор қала қ қсы шаһар шаар шаары шаарында шаарынын шаарына қалалық город
        города городе городу городом городов городам городах місто міста місті містом місту град
        града градът""",
    ("settlement", "village"): """
        village villages aul aula pos settlement settlements township hamlet auyl awyl selo sela
        sele poselok posyolok poselka poselke posëlok pgt dorf dorfes dorfs siedlung ortschaft
        aldea pueblo hameau köy köyü köyünde köyünün köyüne kasaba kasabası kasabasında wieś wsi
        wioska wioski wiosce osada osady osadzie osiedle osiedla kaimas kaimo kaime kaimelis
        vesnice vesnici obec obce villaggio küla falu dorpen dorp ciems qishlog'i с п пос пгт
        смт ст нп ауыл кент айыл айылы айылында айылынын вёска вёскі вёсцы хутор село села селе
        селу селом селі селам селах аул аула ауле аулу аулом поселок поселка поселке поселку
        поселком посьолок поселение поселения поселении деревня деревни деревне деревню деревней
        станция станции станцию станцией станциї станица станицы станице станицу разъезд
        разъезда разъезде селище селища селищі селение селения селении""",
    ("settlement", "rural_district"): "селокруг ауылдықокруг",
}
OFFICES = {
    "region": "областной областного областному областном областная областную regional облыстық",
    "district": "районный районного районному районном районная районную аудандық",
    "settlement": "городской городского городскому городском городская городскую municipal",
}


@pytest.mark.parametrize(("kind", "words"), KINDS.items())
def test_each_word_says_its_kind_of_place(kind: tuple[str, str], words: str) -> None:
    for word in words.split():
        found = kind_word(fold(word).replace(" ", ""))
        assert found is not None, word
        assert (found.kind, found.form) == kind, word


@pytest.mark.parametrize(("kind", "words"), OFFICES.items())
def test_the_adjective_of_an_office_says_whose_it_is(kind: str, words: str) -> None:
    assert {OF_OFFICES[fold(word)].kind for word in words.split()} == {kind}


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("республикасы", ("country", "")),
        ("облысы", ("region", "")),
        ("ауданы", ("district", "")),
        *((word, ("settlement", "town")) for word in ("қаласы", "шаһары")),
        *((word, ("settlement", "village")) for word in ("ауылы", "селосы", "кенті", "стансасы")),
        *((word, ("settlement", "village")) for word in ("станциясы", "аулы", "бекеті")),
    ],
)
def test_each_kazakh_word_is_known_in_each_of_its_cases(word: str, kind: tuple[str, str]) -> None:
    front = " нде ндегі нің нен не н мен"
    cases = front if word.endswith("і") else " нда ндағы ның нан на н мен ндағылар"
    for case in cases.split(" ")[len(word) < 5 :]:  # four letters are too few to go by their sound
        found = kind_word(fold(word + case))
        assert found is not None, word + case
        assert (found.kind, found.form) == kind, word + case


@pytest.mark.parametrize("word", ["оралда", "семей", "обл1", "облыста", "шарбақ", "алма"])
def test_another_word_says_no_kind(word: str) -> None:
    assert kind_word(word) is None


@pytest.mark.parametrize(
    "word",
    "г гор п пос пгт смт нп село села селе селу селом поселок поселка поселке деревня деревни"
    " деревне станция станции город города городе городу городом".split(),
)
def test_each_russian_word_that_stands_before_a_name_is_known_as_such(word: str) -> None:
    assert word in BEFORE_NAME


def test_a_single_letter_says_a_kind_only_before_a_name() -> None:
    assert ONLY_FIRST == {"с", "м", "п", "s", "ст", "g"}
    assert all(kind_word(letter) for letter in ONLY_FIRST)
