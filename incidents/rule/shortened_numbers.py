"""Numbers as tables, headlines and speech cut them short, or turn them round, spelled out in the
words that `quantities` reads: ">50", "100s", "2.5k", "ок. 50", "елудей", "жүзге жуық" in Latin."""

from __future__ import annotations

import re

from incidents.rule.number_words import DIGITS, NUMBER, SPOKEN, UNITS, any_of

_KAZAKH = (
    *("он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"),
    *("жүз", "мың"),
)
"""Numbers that take an ending for "about": жүздей."""

_IN_LATIN = {
    "j[iı]yrma": "жиырма",
    "otyz": "отыз",
    "qyryq": "қырық",
    "el[ýu]": "елу",
    "alpys": "алпыс",
    "jetpis": "жетпіс",
    "seksen": "сексен",
    "toqsan": "тоқсан",
    "j[úuü]z|zh[uü]z": "жүз",
    "my[ńñ]|mıñ|myng": "мың",
    "astam": "астам",
    "j[ýu]yq|zhuyq": "жуық",
    "[sş]h?aqty": "шақты",
    "on[sş]h?aqty": "он шақты",
    "[sş]h?amamen": "шамамен",
    "kem degende": "кем дегенде",
    "keminde": "кемінде",
    "de[ıiy]in": "дейін",
    "birne[sş]h?e": "бірнеше",
    "onda[ǵğg]an": "ондаған",
    "j[úuü]zdegen|zhuzdegen": "жүздеген",
    "my[ńñ]da[ǵğ]an|myngdagan": "мыңдаған",
}
"""Numbers of Kazakh in the Latin alphabets that people write; "on" and "bes" are other words
elsewhere, and stand in no list."""

_CASES_IN_LATIN = {"[dtn]en": "ден", "[dtn]an": "дан", "ge|ke": "ге", "[ǵğg]a|qa": "ға"}

_A_UNIT = "(?:десяток|дюжину|полсотни|сотню|тысячу)"
"""What "с", "под" and "за" make about, nearly and more of; before other numbers they are
other words."""

_THOUSAND = r"(?:тыс\.?|тысяч[аиу]?|thousand|мың)"
PLACES = (
    r"(?:(?:other|different|separate|major|large|big|more|kazakh|kazakhstani|police)\s+"
    r"|[а-яё]+[иы][хм]\s+)?"
    r"(?:cities|towns|villages|regions|districts|provinces|places|locations|squares|streets"
    r"|stations|precincts|outlets|newspapers|parties|movements|organi[sz]ations"
    r"|город(?:а|ов|ах|ами?)|област(?:и|ей|ях)|регион(?:а|ов|ах)|район(?:а|ов|ах)|сёл|сел(?:а|ах)"
    r"|мест(?:ах?)?|площад(?:и|ей|ях)|улиц(?:ы|ах)?|отдел(?:а|ов|ах|ени[яй]|ениях)"
    r"|участк(?:а|ов|ах)|издани(?:[яй]|ях)|парти[ий]|движени[яй]"
    r"|қалада|қаланың|облыста|облыстың|өңірде|ауданда|ауылда|жерде|алаңда|көшеде|бөлімшеге)(?!\w)"
)
"""What is counted where people were detained, and whose they are: "in 5 cities"."""

_NO_PEOPLE = (
    rf"(?:\s*%|\s+{PLACES}|\s+(?:per\s?cent|percent|процент\w*|пайыз\w*"
    r"|(?:police\s+)?(?:buses|busloads|vans|trucks)|автобус(?:а|ов)|автозак(?:а|ов))(?!\w))"
)
"""What is counted behind a number and is nobody: shares, and what people are taken away in."""

_SHARE_OF = (
    r"(?:(?:(?:two|three)[\s-]+)?(?:half|thirds?|quarters?|most|many|some|part|few)\s+of\s+"
    r"(?:(?:the|these|those)\s+)?(?!an?\s)"
    r"|(?:(?:две|двух|три|трёх|трех)\s+)?(?:половин|трет|четверт|част|больш)\w*\s+из\s+"
    r"(?:(?:этих|тех|всех)\s+)?)"
)
_SHARED = r"\s+(?:\w+[ндт][іы]ң\s+)?(?:жартысы|ширегі|үштен\s+бірі|бір\s+бөлігі|көбі|көпшілігі)\w*"
"""What makes the number of a whole: how many a part of it is, nobody said."""

_OF_ABROAD = {
    "more than": "mehr als|über|plus de|más de|oltre|più di|ponad|więcej niż|понад|більше ніж"
    "|більш як",
    "at least": "mindestens|wenigstens|au moins|al menos|por lo menos|almeno|co najmniej"
    "|przynajmniej|принаймні|не менше|en az",
    "at most": "bis zu|höchstens|jusqu'à|jusqu’à|au plus|hasta|fino a|najwyżej|не більше|en fazla",
    "fewer than": "weniger als|moins de|menos de|meno di|mniej niż|менше ніж|менш ніж|менш як",
    "nearly": "fast|beinahe|knapp|presque|près de|casi|quasi|prawie|niemal|майже|neredeyse",
    "about": "etwa|rund|ungefähr|zirka|environ|unos|unas|alrededor de|cerca de|około|близько"
    "|приблизно|yaklaşık",
}
"""What agencies elsewhere put before a number in digits, by what it says: a number without it
would be another figure. Turkish puts its own behind: "100'den fazla"."""

_TENS = "двадцати|тридцати|сорока|пятидесяти|шестидесяти|семидесяти|восьмидесяти|девяноста"
_OF_A_HUNDRED = (
    r"(?:более|больше|менее|меньше)(?:\s+чем)?|свыше|около|порядка|до|не\s+(?:менее|более)"
)

_REWRITTEN = {
    r"(?<!\w)(?:бір топ|одн(?:а|ой|у) групп\w|one group)(?!\w)": "",
    r"(?<!\w)(?:no[\s-]one|not\s+(?:a\s+single\s+)?one|ни\s+(?:один|одн\w{1,3})"
    r"|бірде[\s-]бір)(?!\w)": "",
    r"(?<!\w)не\s+один\s+десяток(?!\w)": "десятки",
    r"(?<!\w)не\s+одн(?:а|у)\s+сотн[яю](?!\w)": "сотни",
    r"(?<!\w)не\s+одн(?:а|у)\s+тысяч[ау](?!\w)": "тысячи",
    r"(?<!\w)десят(?:ок-другой|ка-другого)(?!\w)": "10-20",
    r"(?<!\w)сотн(?:я-другая|ю-другую)(?!\w)": "100-200",
    rf"(?<!\w)с\s+(?={_A_UNIT}(?!\w))": "около ",
    rf"(?<!\w)под\s+(?={_A_UNIT}(?!\w))": "почти ",
    rf"(?<!\w)за\s+(?={_A_UNIT}(?!\w))": "более ",
    rf"(?<!\w)({_OF_A_HUNDRED})\s+сотни\s+и\s+(?=(?:{_TENS})(?!\w))": r"\1 ста ",
    r"(?<=\d)-?(?:х|ти|ми|мя)(?!\w)": "",
    r"(?<!\w)(?:min|мин)(?:\.\s?|\s)(?=\d)|^\s*от\s+(?=\d+\s*$)": "at least ",
    r"(?<!\w)(?:max|макс)(?:\.\s?|\s)(?=\d)": "at most ",
    r"(?<![\w.,])(\d{1,9})['’]?(?:[dt][ae]n\s+fazla|[iıuü]n?\s+aşkın)(?!\w)": r"more than \1",
    r"(?<=\d)-?ish(?!\w)": " or so",
    rf"(?<![\w.,])(\d{{1,3}})\.(?=\d{{3}}(?!\d|[.,]\d)(?!\s*{_THOUSAND}))": r"\1,",
    r"(?<!\w)(?:c\.|(?:ca|approx|прибл|ок)\.?)\s(?=\d)|[~≈]\s*(?=\d)": "about ",
    r"(?:>=|≥)\s*(?=\d)": "at least ",
    r"(?:<=|≤)\s*(?=\d)": "at most ",
    r">\s*(?=\d)|\bсв\.\s?(?=\d)": "more than ",
    r"<\s*(?=\d)": "fewer than ",
    r"\b10'?s\b": "tens of",
    r"\b100'?s\b": "hundreds",
    r"\b1,?000'?s\b": "thousands",
    r"\b10,?000'?s\b": "tens of thousands",
    r"\b100,?000'?s\b": "hundreds of thousands",
    r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)[kк](?!\w)": r"\1 thousand",
    r"(?<![\d'’])(\d{1,3})['’](?=\d{3}(?!\d))": r"\1,",
    rf"(?<![\d.,])(\d{{1,3}})\s*{_THOUSAND}\s+(?=\d{{3}}(?!\d))": r"\1,",
    r"(?<!\w)оншақты(?!\w)": "он шақты",
    rf"(?:(?<!\w)({any_of(_KAZAKH)})|(?<=\d)-?)(?:дай|дей|тай|тей)(?!\w)": r"\1 шақты",
    r"(?<!\w)десятка\s+(два|три|четыре|полтора)(?!\w)": r"около \1 десятка",
    r"(?<!\w)десятков\s+(пять|шесть|семь|восемь|девять)(?!\w)": r"около \1 десятков",
    r"(?<!\w)(сотни|тысячи)\s+две(?!\w)": r"около две \1",
}
_NOT_OF_THEM = (
    r"(?:[.:/]\d|\s?[-–—%]|\s+(?:\d|янв|февр|март|апрел|ма[йя](?!\w)|июн|июл|август|сентяб|октяб"
    r"|нояб|декаб|числ|час|минут|лет|год|сут|дн[еяй]|день|недел|месяц|раз|процент|тенге|мрп))"
)
"""Behind a number that counts no people who stand before it: "12 человек 15 мая"."""

_TURNED_ROUND = re.compile(
    rf"(?<!\w)(?P<counted>(?:\d+|{any_of(SPOKEN)}|{any_of(UNITS)}|\w+[ыи]х"
    r"|(?:мног|стольк|скольк|нескольк|кол-?в|количеств|числ)\w+|всего|итого|у|на|за|для)\s+)?"
    r"(?P<people>человек(?:а(?=\s+(?:два|три|четыре|[234])(?!\w)))?)\s+"
    rf"(?=(?:{DIGITS}|{any_of(SPOKEN)}|{_A_UNIT})(?!\w|{_NOT_OF_THEM}))",
    re.IGNORECASE,
)
"""Russian says "about" by putting the number behind the people: "человек 15"."""

_FROM_PEOPLE = re.compile(
    r"(?<!\w)(?P<of>(?:жалоб|заявлен|обращен|сообщен|пис[ье]м|показан|объяснен|требован|информац"
    r"|получ|поступ|отказ|отлич|подпис)\w*\s+)?от\s+"
    rf"(?={NUMBER}\s+(?:человек|людей)(?!\w|\s+до\s))",
    re.IGNORECASE,
)
"""A number that a count begins at: "от 15 человек"; but complaints from 15 people are theirs."""

_OF_NO_PEOPLE = re.compile(
    rf"(?<![\w.,])({_SHARE_OF})?({NUMBER}(?:\s?[-–—]\s?{DIGITS})?)({_NO_PEOPLE}|{_SHARED})?",
    re.IGNORECASE,
)
"""Takes every number, so that a long run of them is gone through once and not from each again."""

_PATTERNS = [(re.compile(found, re.IGNORECASE), words) for found, words in _REWRITTEN.items()]
_MEANT = {word: meant for meant, words in _OF_ABROAD.items() for word in words.split("|")}
_ABROAD = re.compile(rf"(?<!\w)({any_of(_MEANT)})\s+(?=\d)", re.IGNORECASE)
_CASE_IN_LATIN = "|".join(_CASES_IN_LATIN)
_LATIN = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(_IN_LATIN)})(?P<case>{_CASE_IN_LATIN})?(?!\w)"
    rf"|(?<=\d)-?(?P<of_number>{_CASE_IN_LATIN})(?!\w)",
    re.IGNORECASE,
)


def spelled_out(text: str) -> str:
    """The text with what is cut short in it as words, and Kazakh in its Cyrillic letters.

    >>> spelled_out(">50, ок. 30, 2.5k, елудей")
    'more than 50, about 30, 2.5 thousand, елу шақты'
    >>> spelled_out("júzden astam, 100-den astam")
    'жүзден астам, 100-ден астам'
    """
    text = _OF_NO_PEOPLE.sub(lambda found: "" if found[1] or found[3] else found[2], text)
    for pattern, words in _PATTERNS:
        text = pattern.sub(words, text)
    text = _ABROAD.sub(lambda found: f"{_MEANT[_plain(found[1])]} ", text)
    if "человек" in text.casefold():
        text = _TURNED_ROUND.sub(lambda f: f[0] if f["counted"] else f"{f['people']} около ", text)
    text = _FROM_PEOPLE.sub(lambda found: found[0] if found["of"] else "не менее ", text)
    return _LATIN.sub(_in_cyrillic, text)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


def _in_cyrillic(found: re.Match[str]) -> str:
    if ending := found["of_number"]:
        return f"-{_meant(ending, _CASES_IN_LATIN)}"
    case = found["case"]
    return _meant(found["word"], _IN_LATIN) + (_meant(case, _CASES_IN_LATIN) if case else "")


def _meant(written: str, table: dict[str, str]) -> str:
    return next(
        meant for pattern, meant in table.items() if re.fullmatch(pattern, written, re.IGNORECASE)
    )
