"""Words that English writes with a capital though they are no names that stay as they are."""

from __future__ import annotations

_TITLES_AND_BODIES = """
    krai oblast okrug raion
    a.m academy act administration administrator admiral advisor advisory affairs agency
    agreement agriculture air airlines airport airways alliance am ambassador amendment annual
    applied apr april archbishop area arena army art arts assembly assistant associated
    association attorney audit aug august authorities authority avenue award awards bank bar
    basin battalion bay beach bible biennial bill bishop black blue board body border
    boulevard branch bridge brigade brigadier brother brothers brown buddhism buddhist budget
    building bureau business cabinet campaign campus canal cape capital captain cardinal care
    castle cathedral catholic catholics center central centre century chairman chairperson
    chairwoman chamber champion champions championship championships chancellor channel chapel
    charter chief children christ christian christians christmas church citizen city civic
    civil classic climate clinic club coach coalition coast code college colonel columns
    command commander commerce commercial commission commissioner committee common
    commonwealth communications communist community companies company competition complex
    confederation conference congress congressman congresswoman conservative constitution
    constitutional construction consul consulate consumer control convention cooperation
    corona coronavirus corporation corps corridor council councillor councilor country county
    coup court covid criminal crown cultural culture cup customs dad daily data day dean dec
    december declaration defence defense democracy democrat democratic democrats department
    deputy desert development digital diocese diplomat direct director directorate disaster
    disease district division doctor dollar dollars dome dr drug duchess duke earth east
    easter eastern economic economics economy edition education election electoral electric
    electricity embankment embassy emergency emirate emperor empire employment energy engineer
    engineering enterprise environment environmental episode equality eu euro europe european
    euros exchange executive expedition expo export external facebook factory faculty fair
    family father feb february federal federation fellow festival field film final finals
    finance financial fire first fisheries fleet food football force forces foreign forest
    forestry forum foundation fourth free freedom friday front fund future gallery games
    garden gardens gate general global god gold golden google government governor governors
    grand great green group guard guards gulf hall harbor harbour head headquarters health
    heart heights heritage high higher highway hill hindu historic history holding holdings
    holy home honorable honourable hospital hotel house housing human humanitarian i
    immigration imperial import inc independence independent industrial industries industry
    information infrastructure inland inner innovation inspector inspectorate institute
    institution insurance intelligence interior internal international internet investigation
    investment islam islamic island islands jan january jew jewish jews joint journal
    journalism journalist judge judicial judiciary jul july jun june junior jupiter justice
    king kingdom knights koran labor labour lady lake land lane language law leader leaders
    league left legislative legislature liberal liberals liberation library lieutenant life
    line local lord lords lower lt ltd madam magazine magistrate main major management manager
    mar march maritime market mars marshal mass master masters may mayor media medical
    medicine meteorological metropolitan middle military mine minister ministers ministry
    missile mission model modern mom monday monitoring monument moon morning mosque mother
    motor mount mountain mountains movement mr mrs ms municipal municipality museum music
    musical muslim muslims mutual narrow nation national nations natural nature naval navy
    nazi nazis network new news newspaper night no nobel north north-south northeast
    northeastern northern northwest northwestern nov november nuclear observatory ocean oct
    october office officer official officials oil ok old olympic olympics open opera
    opposition orchestra order ordinance organisation organization orthodox outer p.m palace
    parish park parliament parliamentary party pass pastor patriarch peace peninsula pension
    people people's peoples permanent petroleum physical plan planning plateau platform player
    plaza pm point police policy political pope popular population port post power precinct
    prefecture preliminary premier premiership presidency president presidential press
    prevention priest prime prince princess prison private prize pro procurement production
    prof professional professor program programme progressive project property prosecution
    prosecutor prosecutors protection protestant province provincial public publishing quality
    queen question quran race radio railway railways rally ramadan rapid rear rebel recovery
    red reform refugee regiment region regional regulatory relations relief religious
    representative representatives republic republican republicans rescue research reserve
    reservoir resort resources response revenue reverend revolution revolutionary right rights
    river road round royal rugby rural russian safety saint sales saturday saturn savings
    school science sciences sea season second secretariat secretary section sector security
    senate senator senior sep sept september sergeant series service services session shadow
    shah shipping sir sister site small soccer social socialist society soldier solidarity
    south southeast southeastern southern southwest southwestern sovereign space speaker
    special sport sports square st stadium staff stage standard star state states statistics
    stock strait straits strategic strategy street strike student studies studio studios
    summer summit sun sunday super superior supreme surgeon swiss system tax team technical
    technological technologies technology telecom telecommunications telegraph television
    temple territorial territory test theater theatre third thursday times tour tourism
    tournament tower town trade traffic training transit transitional transport transportation
    treasury treaty tribunal trinity trust tuesday tunnel tv twitter u.s uk un undersecretary
    union unions unit united university upper urban us usa valley venus vice victory village
    virgin vocational voluntary volunteer war ward water way weather web wednesday week
    welfare west western white winter woman women women's wood workers works world year yellow
    yes youth youtube zone zoo
"""

TITLES_AND_BODIES = frozenset(_TITLES_AND_BODIES.split())
"""In lower case: titles, parts of names of bodies, points of the compass, calendar, faiths."""

OTHER_NAMES = {
    "american": "united states",
    "americans": "united states",
    "u.s": "united states",
    "us": "united states",
    "usa": "united states",
    "usd": "united states",
    "u.s.a": "united states",
    "america": "united states",
    "britain": "united kingdom",
    "uk": "united kingdom",
    "england": "united kingdom",
    "holland": "netherlands",
    "uae": "united arab emirates",
    "scot": "united kingdom",
    "turkey": "türkiye",
    "burma": "myanmar (burma)",
    "congolese": "congo - kinshasa",
    "kiev": "kyiv",
    "beijing": "china",
    "hong": "hong kong sar china",
    "macau": "macao sar china",
    "palestine": "palestinian territories",
    "palestinian": "palestinian territories",
}
"""Names in lower case that CLDR does not give a country in English, with the one that it does.

Ambiguous words for people stand here, too: a doubt less costs less than one too many.
"""
