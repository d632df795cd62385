"""Places whose English name is far from that in other languages, and that CLDR does not have."""

from __future__ import annotations

from functools import cache

from mkdocs_briefings.wire.checks.folding import fold

_ENGLISH = {
    "Aegean": "agais egeo egee егейск эгейск",
    "Alps": "альп alpen alpes alpi alpsk alpach",
    "Antwerp": "antwerpen anvers amberes anversa антверпен",
    "Baltic": "ostsee baltico baltique балтийск балтик eystrasalt pobalt",
    "Bavaria": "bayern baviera baviere bavorsk бавар beieren bajororszag bayer",
    "Benue": "biniwe binuwe",
    "Bohemia": "bohmen cechy cech чехи",
    "Brittany": "bretagne bretana bretan",
    "Brunswick": "braunschweig",
    "Burgundy": "burgund borgona bourgogne",
    "Catalonia": "katalon cataluna catalogne каталон catalunya",
    "Caucasus": "кавказ kaukasus caucas kavkaz",
    "Cologne": "koln colonia кельн кёльн kolin keulen",
    "Cracow": "krakow krakau cracovia краков",
    "Crimea": "krim krym крым crimee",
    "Danube": "donau danubio дунай dunaj duna dunav",
    "Florence": "firenze florenz florencia флоренц",
    "Franconia": "franken franconie",
    "Galilee": "galilaa galilea הגליל الجليل",
    "Geneva": "genf geneve ginebra женев zenev ginevra",
    "Genoa": "genova genua genes генуя",
    "Ghent": "gent gand gante",
    "Gothenburg": "goteborg gotemburgo",
    "Hague": "haag haya haye гаага гааг",
    "Hanover": "hannover",
    "Jutland": "jylland",
    "Leghorn": "livorno",
    "Lorraine": "lothringen lorena",
    "Lyon": "lyon lion",
    "Mecca": "mekka meca mecque مكة мекк",
    "Mediterranean": "mittelmeer mediterr stredozem средиземн miðjarðar المتوسط",
    "Moravia": "morav mahren",
    "Niger": "neja nijar",
    "Plateau": "filato",
    "Moselle": "mosel mosela",
    "Munich": "munchen mnichov monaco munique мюнхен monachium",
    "Naples": "napoli napoles neapel неапол neapol",
    "Nuremberg": "nurnberg norimberk",
    "Odesa": "odessa одес",
    "Pacific": "pazifik pacifi pasifik тихоок тихий tichom stiller kyrrahaf الهادئ",
    "Palatinate": "pfalz pfalzer palatinado falc",
    "Persian": "persi персид الفارسي",
    "Picardy": "picardie",
    "Piedmont": "piemont",
    "Pomerania": "pommern pomorz",
    "Prussia": "preussen prusia prusse prusk прусс",
    "Rhine": "rhein rhin рейн ryn reno rin",
    "Rhineland": "rheinland renania porynsk",
    "Saxony": "sachsen sajonia saxe саксон sask sassonia",
    "Seine": "sena sekwan сен",
    "Seville": "sevilla севил",
    "Silesia": "schlesien slask slezsk силез",
    "Svalbard": "spicberk spitzberg шпицберген",
    "Swabia": "schwaben suabia",
    "Thames": "themse tamesis tamise темз temz",
    "Thuringia": "thuringen turingia durynsk",
    "Turin": "torino",
    "Tuscany": "toskan toscan тоскан",
    "Tyrol": "tirol",
    "Venice": "venedig venezia venecia венец benatk",
    "Vistula": "wisla weichsel висл",
    "Volga": "wolga волг",
    "Wenceslas": "vaclav",
    "Westphalia": "westfalen westfalia vestfal",
}


@cache
def _stems(english: str) -> tuple[str, ...]:
    return tuple(fold(stem) for stem in _ENGLISH.get(english, "").split())


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): name for name in _ENGLISH}


def is_exonym(english: str, word: str) -> bool:
    """Tell whether a folded word of another language is what English has that folded name for."""
    name = _by_name().get(english)
    return name is not None and any(stem in word for stem in _stems(name) if stem)
