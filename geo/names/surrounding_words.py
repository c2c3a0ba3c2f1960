"""The words that stand beside the name of a place and are none of it, or make it something else.

Folded, as `geo.names.folding.fold` leaves them; in the languages of the press.
"""

import re

from geo.names.folding import folded_words

LEADING = folded_words(
    "across all over whole throughout весь вся всему всей всего бүкіл"
    " the in at near from around outside of or formerly former previously now today aka ex old to"
    " kazakhstani oil mining industrial largest biggest major port resort"
    " southern northern eastern western southeastern southwestern northeastern northwestern central"
    " kasachischen kasachische kasachstans kazakhstans kazakhe downtown suburbs outskirts residents"
    " в во на из под около близ у или возле від біля к ко до за через по от бывший бывшая бывшее"
    " бывшем бывшей бывшего ранее ныне прежде сейчас теперь нынешний нынешняя нынешнем нынешней"
    " южнее севернее западнее восточнее недалеко неподалеку имени им имя"
    " жители жителей жителям жителями житель жителя жительница жительницы жительницу окраина"
    " окраине окрестности окрестностях пригород пригороде центр центре центра райцентр райцентре"
    " областной областном областного аким акима акиму акимом"
    " казахстанский казахстанского казахстанском казахстанская казахстанской казахстанском"
    " вахтовый вахтового вахтовом шахтеры шахтеров нефтяники нефтяников рабочие рабочих центр"
    " бұрынғы қазіргі атындағы"
    " im beim nahe aus von ehemals ehemalige ehemaligen früher heute der die das dem den des"
    " la le les au aux dans ancien ancienne anciennement lancien lancienne"
    " près pétrolière"
    " koło obok niedaleko dawnej dawny dawna pod ze we"
    " поблизу колишній колишня нині тепер"
    " el los del en cerca antigua"
    " nel nella vicino ex"
    " eski"
    " prie netoli"
)
"""What stands before a name and leaves it as it is."""

_OF_A_PART = (
    "southern northern eastern western southeastern southwestern northeastern northwestern central"
    " former formerly previously ex old бывший бывшая бывшее бывшем бывшей бывшего бывшую ранее"
    " прежде бұрынғы ehemals ehemalige ehemaligen früher ancien ancienne"
)
_ONLY_AS_A_WHOLE = re.compile(
    r"(?:kazakhstans?|казахстан[аеу]?|қазақстан\w*|qazaqstan\w*|capital|столиц\w+)"
)

_MAKING_ANOTHER = folded_words(_OF_A_PART)

TRAILING = folded_words(
    "бойынша"
    " алдында алдындағы жанында жанындағы қасында қасындағы маңында маңындағы төңірегінде аймағында"
    " yakınında yakınlarında yakınındaki civarında çevresinde"
)
"""What stands after a name and leaves it as it is."""


def makes_another(word: str, name: str) -> bool:
    """Whether a folded word before a name makes it another: "southern Kazakhstan" is a part of the
    country, and "the former capital" not the capital.

    >>> makes_another("southern", "kazakhstan"), makes_another("southern", "almaty")
    (True, False)
    """
    return word in _MAKING_ANOTHER and _ONLY_AS_A_WHOLE.fullmatch(name) is not None


OF = frozenset({"of", "the", "de", "du", "di"})

# Squares, halls, streets: the part says nothing about the town. Astana Square is in Almaty.
VENUES = folded_words(
    "square hall street st avenue ave boulevard park garden airport station stadium arena theatre"
    " theater opera university college school hotel mall market bazaar monument memorial mosque"
    " church cathedral embassy consulate prison colony jail building office centre"
    " center microdistrict highway road bridge cemetery hospital factory refinery plant mine"
    " oilfield airbase cosmodrome palace museum house tower library restaurant cafe club residence"
    " department"
    " пл ул пр пркт тц трц бц жк жм мкр мкрн"
    " алаң алаңы алаңында алаңының көше көшесі көшесінде даңғылы даңғылында саябақ саябағы"
    " саябағында әуежай әуежайы шағын ауданшасы театры сарайы кинотеатр"
    " platz flughafen place aéroport plac lotnisko площа"
)

# Russian ones in each of their cases: the stem, with any of the endings.
_VENUE_STEMS = """
    площад улиц проспект парк сквер бульвар аэропорт вокзал театр стадион университет институт
    гостиниц отел зал двор дворц дворец рынок рынк базар микрорайон памятник монумент посольств
    консульств тюрьм шосс мост мечет храм церк завод шахт фабрик месторождени космодром
    полигон музе участок участк больниц школ колони учреждени ресторан клуб магазин
    дом здани офис штаб консерватори библиотек кинотеатр тюз цум
""".split()
_ENDINGS = " а у ом е ы и ь ью о ой ю ем я ям ей ию ием ии ие ия й ам ах ами".split(" ")
VENUES |= {stem + ending for stem in _VENUE_STEMS for ending in _ENDINGS}
MICRODISTRICTS = {"microdistrict", "мкр", "мкрн"} | {"микрорайон" + end for end in _ENDINGS}

# Of these each town and region has one, and no other name stands beside them than its own.
BODIES = folded_words(
    "court courthouse akimat police prosecutor prosecutors maslikhat precinct"
    " увд ровд овд говд рувд двд дп уп руп дкнб кнб сизо ивс"
    " әкімдігі әкімдігінің әкімдігінде соты сотында полициясы прокуратурасы мәслихаты департаменті"
    " gericht polizei rathaus tribunal mairie sąd"
)
_BODY_STEMS = """
    суд акимат мэри полици прокуратур маслихат изолятор департамент отделени управлени спецприемник
""".split()
BODIES |= {stem + ending for stem in _BODY_STEMS for ending in _ENDINGS}
VENUES |= BODIES

_OF_BODIES = """
    специализированн административн межрайонн следственн экономическ уголовн гражданск
    апелляционн ювенальн временн дел содержани
""".split()
_ADJECTIVE_ENDINGS = "ый ого ому ым ом ая ой ую ий ам ых ым е я ю".split()
OF_BODIES = {"по", "и"} | {stem + ending for stem in _OF_BODIES for ending in _ADJECTIVE_ENDINGS}
"""What kind of court or jail it is."""

# Waters, papers, clubs, people: no place at all, and what stands beside them is none either.
OTHER_THINGS = folded_words(
    "weekly newspaper times tv radio nedelya gazeta herald news magazine pravda telegraph post"
    " sea lake river reservoir mountain mountains desert canyon ridge range peak glacier plateau"
    " steppe gulf peninsula island valley fc cf hc football hockey team bank airlines motors air"
    " president minister mayor akim mr mrs dr general"
    " газета газеты газете неделя недели новости правда вестник вечерний вечерняя время тв радио"
    " море моря морю озеро озера озере река реки реке рек гора горы горах горный водохранилище"
    " водохранилища хребет пустыня степь степи полуостров остров залив каньон ущелье фк хк"
    " президент министр господин"
    " теңіз теңізі көлі өзені тауы таулары апталығы газеті ақшамы шөлі аралы президенті әкімі"
)

# Agencies and days, as a dateline has them.
UNSAID = folded_words(
    "kazinform inform kaztag tca reuters afp ap afp upi dpa tass interfax sputnik azattyq azattyk"
    " rfe rl rferl bbc cnn tengrinews zakon vlast nurkz novosti ria казинформ казтаг тасс интерфакс"
    " рейтер риа азаттык азаттық тенгриньюс спутник власть қазақпарат"
    " january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec january"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    " януари февруари март април май юни юли август септември октомври ноември декември"
    " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    " januar februar märz mai juni juli oktober dezember"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada"
    " grudnia ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " г года год"
)
