"""Words for numbers, by language: those up to twenty, the tens, a hundred and a thousand.

Words for larger ones, such as million, lakh and 億, come from CLDR, and a few more are here.
"""

from __future__ import annotations

from functools import cache

_WORDS = {
    "am": "2:ሁለት 3:ሶስት,ሦስት 4:አራት 5:አምስት 6:ስድስት 7:ሰባት 8:ስምንት 9:ዘጠኝ 10:አስር,አሥር 20:ሃያ 30:ሰላሳ 40:አርባ "
    "50:ሃምሳ 100:መቶ 1000:ሺህ,ሺ",
    "ar": "2:اثنان,اثنين,اثنتان,اثنتين 3:ثلاثة,ثلاث 4:أربعة,أربع 5:خمسة,خمس 6:ستة,ست 7:سبعة,سبع "
    "8:ثمانية,ثماني,ثمان 9:تسعة,تسع 10:عشرة,عشر 20:عشرون,عشرين 30:ثلاثون,ثلاثين "
    "40:أربعون,أربعين 50:خمسون,خمسين 60:ستون,ستين 70:سبعون,سبعين 80:ثمانون,ثمانين "
    "90:تسعون,تسعين 100:مئة,مائة 200:مئتان,مئتين,مائتان,مائتين 1000:ألف,آلاف "
    "2000:ألفان,ألفين",
    "bg": "1:един,една,едно 2:два,две,двама 3:три,трима 4:четири,четирима 5:пет,петима 6:шест "
    "7:седем 8:осем 9:девет 10:десет 11:единадесет 12:дванадесет 13:тринадесет "
    "14:четиринадесет 15:петнадесет 16:шестнадесет 17:седемнадесет 18:осемнадесет "
    "19:деветнадесет 20:двадесет 30:тридесет 40:четиридесет 50:петдесет 60:шестдесет "
    "70:седемдесет 80:осемдесет 90:деветдесет 100:сто 200:двеста 300:триста "
    "1000:хиляда,хиляди",
    "bn": "1:এক 2:দুই,দু 3:তিন 4:চার 5:পাঁচ 6:ছয় 7:সাত 8:আট 9:নয় 10:দশ 11:এগারো 12:বারো 13:তেরো "
    "14:চৌদ্দ 15:পনেরো 16:ষোলো 17:সতেরো 18:আঠারো 19:উনিশ 20:বিশ,কুড়ি 30:ত্রিশ 40:চল্লিশ "
    "50:পঞ্চাশ 100:শত,শ 1000:হাজার",
    "ca": "1:un,una 2:dos,dues 3:tres 4:quatre 5:cinc 6:sis 7:set 8:vuit 9:nou 10:deu 11:onze "
    "12:dotze 13:tretze 14:catorze 15:quinze 16:setze 17:disset 18:divuit 19:dinou 20:vint "
    "30:trenta 40:quaranta 50:cinquanta 60:seixanta 70:setanta 80:vuitanta 90:noranta "
    "100:cent 1000:mil",
    "cs": "1:jeden,jedna,jedno 2:dva,dvě,dvou,dvěma,oba,obě 3:tři,tří,třem,třemi "
    "4:čtyři,čtyř,čtyřem 5:pět,pěti 6:šest,šesti 7:sedm,sedmi 8:osm,osmi 9:devět,devíti "
    "10:deset,deseti 11:jedenáct 12:dvanáct,dvanácti 13:třináct 14:čtrnáct 15:patnáct "
    "16:šestnáct 17:sedmnáct 18:osmnáct 19:devatenáct 20:dvacet,dvaceti 30:třicet,třiceti "
    "40:čtyřicet 50:padesát,padesáti 60:šedesát 70:sedmdesát 80:osmdesát 90:devadesát "
    "100:sto,sta,set,stě,stovka,stovky,stovek 1000:tisíc,tisíce,tisíci,tisících",
    "da": "1:en,et 2:to,begge 3:tre 4:fire 5:fem 6:seks 7:syv 8:otte 9:ni 10:ti 11:elleve 12:tolv "
    "13:tretten 14:fjorten 15:femten 16:seksten 17:sytten 18:atten 19:nitten 20:tyve "
    "30:tredive 40:fyrre 50:halvtreds 60:tres 70:halvfjerds 80:firs 90:halvfems "
    "100:hundrede 1000:tusind",
    "de": "1:ein,eins,eine,einen,einem,einer 2:zwei,beide,beiden,zwo 3:drei,dreien 4:vier 5:fünf "
    "6:sechs 7:sieben 8:acht 9:neun 10:zehn 11:elf 12:zwölf 13:dreizehn 14:vierzehn "
    "15:fünfzehn 16:sechzehn 17:siebzehn 18:achtzehn 19:neunzehn 20:zwanzig 30:dreißig "
    "40:vierzig 50:fünfzig 60:sechzig 70:siebzig 80:achtzig 90:neunzig 100:hundert "
    "1000:tausend",
    "el": "1:ένας,μία,ένα 2:δύο,δυο 3:τρεις,τρία,τριών 4:τέσσερις,τέσσερα 5:πέντε 6:έξι "
    "7:επτά,εφτά 8:οκτώ,οχτώ 9:εννέα,εννιά 10:δέκα 11:έντεκα 12:δώδεκα "
    "13:δεκατρείς,δεκατρία 14:δεκατέσσερα 15:δεκαπέντε 16:δεκαέξι 17:δεκαεπτά 18:δεκαοκτώ "
    "19:δεκαεννέα 20:είκοσι 30:τριάντα 40:σαράντα 50:πενήντα 60:εξήντα 70:εβδομήντα "
    "80:ογδόντα 90:ενενήντα 100:εκατό,εκατόν 1000:χίλιοι,χίλια,χιλιάδες",
    "en": "0:zero,nil 1:one,once 2:two,both,twice,couple,pair 3:three,thrice 4:four 5:five 6:six "
    "7:seven 8:eight 9:nine 10:ten 11:eleven 12:twelve,dozen,noon,midday,midnight "
    "13:thirteen 14:fourteen 15:fifteen 16:sixteen 17:seventeen 18:eighteen 19:nineteen "
    "20:twenty,twenties 30:thirty,thirties 40:forty,forties 50:fifty,fifties "
    "60:sixty,sixties 70:seventy,seventies 80:eighty,eighties 90:ninety,nineties "
    "100:hundred 1000:thousand",
    "es": "1:un,uno,una 2:dos,ambos,ambas 3:tres 4:cuatro 5:cinco 6:seis 7:siete 8:ocho 9:nueve "
    "10:diez 11:once 12:doce 13:trece 14:catorce 15:quince 16:dieciséis 17:diecisiete "
    "18:dieciocho 19:diecinueve 20:veinte 21:veintiuno,veintiún 22:veintidós 23:veintitrés "
    "24:veinticuatro 25:veinticinco 26:veintiséis 27:veintisiete 28:veintiocho "
    "29:veintinueve 30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta "
    "90:noventa 100:cien,ciento 200:doscientos,doscientas 300:trescientos,trescientas "
    "400:cuatrocientos 500:quinientos,quinientas 600:seiscientos 700:setecientos "
    "800:ochocientos 900:novecientos 1000:mil",
    "et": "1:üks 2:kaks,kahe,mõlemad 3:kolm,kolme 4:neli,nelja 5:viis,viie 6:kuus,kuue 7:seitse "
    "8:kaheksa 9:üheksa 10:kümme,kümne 11:üksteist 12:kaksteist 20:kakskümmend "
    "100:sada,saja 1000:tuhat,tuhande",
    "fa": "1:یک 2:دو 3:سه 4:چهار 5:پنج 6:شش 7:هفت 8:هشت 9:نه 10:ده 11:یازده 12:دوازده 13:سیزده "
    "14:چهارده 15:پانزده 16:شانزده 17:هفده 18:هجده 19:نوزده 20:بیست 30:سی 40:چهل 50:پنجاه "
    "60:شصت 70:هفتاد 80:هشتاد 90:نود 100:صد 1000:هزار",
    "fi": "1:yksi,yhden 2:kaksi,kahden,kahta,molemmat 3:kolme,kolmen,kolmea 4:neljä,neljän,neljää "
    "5:viisi,viiden,viittä 6:kuusi,kuuden 7:seitsemän 8:kahdeksan 9:yhdeksän 10:kymmenen "
    "11:yksitoista 12:kaksitoista 13:kolmetoista 14:neljätoista 15:viisitoista "
    "16:kuusitoista 17:seitsemäntoista 18:kahdeksantoista 19:yhdeksäntoista "
    "20:kaksikymmentä 100:sata,sataa,sadan 1000:tuhat,tuhatta,tuhannen",
    "fr": "1:un,une 2:deux 3:trois 4:quatre 5:cinq 6:six 7:sept 8:huit 9:neuf 10:dix,dizaine "
    "11:onze 12:douze,douzaine,midi,minuit 13:treize 14:quatorze 15:quinze,quinzaine "
    "16:seize 20:vingt,vingtaine 30:trente,trentaine 40:quarante,quarantaine "
    "50:cinquante,cinquantaine 60:soixante 70:septante 80:quatrevingts,octante 90:nonante "
    "100:cent,cents,centaine 1000:mille,millier,milliers",
    "ha": "1:daya,ɗaya 2:biyu 3:uku 4:hudu,huɗu 5:biyar 6:shida 7:bakwai 8:takwas 9:tara 10:goma "
    "20:ashirin 30:talatin 40:arba'in,arba’in 50:hamsin 60:sittin 70:saba'in,saba’in "
    "80:tamanin 90:casa'in,casa’in 100:dari,ɗari 1000:dubu",
    "he": "1:אחד,אחת 2:שניים,שתיים,שני,שתי 3:שלושה,שלוש 4:ארבעה,ארבע 5:חמישה,חמש 6:שישה,שש "
    "7:שבעה,שבע 8:שמונה 9:תשעה,תשע 10:עשרה,עשר 20:עשרים 30:שלושים 40:ארבעים 50:חמישים "
    "60:שישים 70:שבעים 80:שמונים 90:תשעים 100:מאה 200:מאתיים 1000:אלף,אלפים",
    "hi": "1:एक 2:दो,दोनों 3:तीन 4:चार 5:पांच,पाँच 6:छह,छः 7:सात 8:आठ 9:नौ 10:दस 11:ग्यारह "
    "12:बारह 13:तेरह 14:चौदह 15:पंद्रह 16:सोलह 17:सत्रह 18:अठारह 19:उन्नीस 20:बीस 25:पच्चीस "
    "30:तीस 40:चालीस 50:पचास 60:साठ 70:सत्तर 80:अस्सी 90:नब्बे 100:सौ 1000:हजार,हज़ार",
    "hr": "1:jedan,jedna,jedno 2:dva,dvije,dve,oba,obje 3:tri 4:četiri 5:pet 6:šest 7:sedam "
    "8:osam 9:devet 10:deset 11:jedanaest 12:dvanaest 13:trinaest 14:četrnaest 15:petnaest "
    "16:šesnaest 17:sedamnaest 18:osamnaest 19:devetnaest 20:dvadeset 30:trideset "
    "40:četrdeset 50:pedeset 60:šezdeset 70:sedamdeset 80:osamdeset 90:devedeset "
    "100:sto,stotinu 200:dvjesto,dvesta 1000:tisuća,tisuće,hiljada,hiljade,hiljadu",
    "hu": "1:egy 2:két,kettő,mindkét 3:három 4:négy 5:öt 6:hat 7:hét 8:nyolc 9:kilenc 10:tíz "
    "11:tizenegy 12:tizenkét,tizenkettő 13:tizenhárom 14:tizennégy 15:tizenöt 16:tizenhat "
    "17:tizenhét 18:tizennyolc 19:tizenkilenc 20:húsz 30:harminc 40:negyven 50:ötven "
    "60:hatvan 70:hetven 80:nyolcvan 90:kilencven 100:száz 200:kétszáz 300:háromszáz "
    "1000:ezer",
    "id": "1:satu,seorang,sebuah 2:dua,kedua 3:tiga,ketiga 4:empat 5:lima 6:enam 7:tujuh "
    "8:delapan 9:sembilan 10:sepuluh 11:sebelas 100:seratus,ratus 1000:seribu,ribu",
    "is": "1:einn,ein,eitt,eina,einum 2:tveir,tvær,tvö,tveggja,tveimur,báðir,báðar "
    "3:þrír,þrjár,þrjú,þriggja,þremur,þrjá 4:fjórir,fjórar,fjögur,fjögurra,fjórum,fjóra "
    "5:fimm 6:sex 7:sjö 8:átta 9:níu 10:tíu 11:ellefu 12:tólf 13:þrettán 14:fjórtán "
    "15:fimmtán 16:sextán 17:sautján 18:átján 19:nítján 20:tuttugu 30:þrjátíu 40:fjörutíu "
    "50:fimmtíu 60:sextíu 70:sjötíu 80:áttatíu 90:níutíu 100:hundrað,hundruð 1000:þúsund",
    "it": "1:un,uno,una 2:due,entrambi,entrambe 3:tre 4:quattro 5:cinque 6:sei 7:sette 8:otto "
    "9:nove 10:dieci 11:undici 12:dodici 13:tredici 14:quattordici 15:quindici 16:sedici "
    "17:diciassette 18:diciotto 19:diciannove 20:venti 21:ventuno 22:ventidue 23:ventitré "
    "24:ventiquattro 25:venticinque 30:trenta 40:quaranta 50:cinquanta 60:sessanta "
    "70:settanta 80:ottanta 90:novanta 100:cento 200:duecento 300:trecento 1000:mille,mila",
    "ko": "1:한,하나 2:두,둘 3:세,셋 4:네,넷 5:다섯 6:여섯 7:일곱 8:여덟 9:아홉 10:열",
    "lt": "1:vienas,viena 2:du,dvi,dviejų 3:trys,trijų 4:keturi,keturios 5:penki,penkios 6:šeši "
    "7:septyni 8:aštuoni 9:devyni 10:dešimt 20:dvidešimt 100:šimtas,šimtai "
    "1000:tūkstantis,tūkstančiai,tūkstančių",
    "lv": "1:viens,viena 2:divi,divas,divu 3:trīs 4:četri,četras 5:pieci,piecas 6:seši 7:septiņi "
    "8:astoņi 9:deviņi 10:desmit 20:divdesmit 100:simts,simti 1000:tūkstotis,tūkstoši",
    "nb": "1:en,ett,et,én 2:to,begge 3:tre 4:fire 5:fem 6:seks 7:sju,syv 8:åtte 9:ni 10:ti "
    "11:elleve 12:tolv 13:tretten 14:fjorten 15:femten 16:seksten 17:sytten 18:atten "
    "19:nitten 20:tjue 30:tretti 40:førti 50:femti 60:seksti 70:sytti 80:åtti 90:nitti "
    "100:hundre 1000:tusen",
    "nl": "1:een,één 2:twee,beide 3:drie 4:vier 5:vijf 6:zes 7:zeven 8:acht 9:negen 10:tien "
    "11:elf 12:twaalf 13:dertien 14:veertien 15:vijftien 16:zestien 17:zeventien "
    "18:achttien 19:negentien 20:twintig 30:dertig 40:veertig 50:vijftig 60:zestig "
    "70:zeventig 80:tachtig 90:negentig 100:honderd 1000:duizend",
    "pl": "1:jeden,jedna,jedno 2:dwa,dwie,dwóch,dwoje,dwaj,oba,obie 3:trzy,trzej,trzech "
    "4:cztery,czterech 5:pięć,pięciu 6:sześć,sześciu 7:siedem,siedmiu 8:osiem,ośmiu "
    "9:dziewięć,dziewięciu 10:dziesięć,dziesięciu 11:jedenaście 12:dwanaście,dwunastu "
    "13:trzynaście 14:czternaście 15:piętnaście 16:szesnaście 17:siedemnaście "
    "18:osiemnaście 19:dziewiętnaście 20:dwadzieścia,dwudziestu 30:trzydzieści "
    "40:czterdzieści 50:pięćdziesiąt 60:sześćdziesiąt 70:siedemdziesiąt 80:osiemdziesiąt "
    "90:dziewięćdziesiąt 100:sto,stu 200:dwieście 300:trzysta 1000:tysiąc,tysiące,tysięcy",
    "pt": "1:um,uma 2:dois,duas,ambos,ambas 3:três 4:quatro 5:cinco 6:seis 7:sete 8:oito 9:nove "
    "10:dez 11:onze 12:doze 13:treze 14:catorze,quatorze 15:quinze 16:dezesseis,dezasseis "
    "17:dezessete,dezassete 18:dezoito 19:dezenove,dezanove 20:vinte 30:trinta 40:quarenta "
    "50:cinquenta 60:sessenta 70:setenta 80:oitenta 90:noventa 100:cem,cento "
    "200:duzentos,duzentas 300:trezentos,trezentas 400:quatrocentos "
    "500:quinhentos,quinhentas 1000:mil",
    "ro": "1:un,una,unu 2:doi,două,ambii,ambele 3:trei 4:patru 5:cinci 6:șase 7:șapte 8:opt "
    "9:nouă 10:zece 11:unsprezece 12:doisprezece,douăsprezece 13:treisprezece "
    "14:paisprezece 15:cincisprezece 20:douăzeci 30:treizeci 40:patruzeci 50:cincizeci "
    "100:sută,sute 1000:mie,mii",
    "ru": "1:один,одна,одно,одного,одной 2:два,две,двух,двум,двумя,двое,двоих,оба,обе,обоих "
    "3:три,трех,трёх,трем,трём,тремя,трое,троих "
    "4:четыре,четырех,четырёх,четырьмя,четверо,четверых 5:пять,пяти,пятью,пятеро,пятерых "
    "6:шесть,шести,шестеро 7:семь,семи,семеро 8:восемь,восьми 9:девять,девяти "
    "10:десять,десяти 11:одиннадцать,одиннадцати 12:двенадцать,двенадцати "
    "13:тринадцать,тринадцати 14:четырнадцать,четырнадцати 15:пятнадцать,пятнадцати "
    "16:шестнадцать,шестнадцати 17:семнадцать,семнадцати 18:восемнадцать,восемнадцати "
    "19:девятнадцать,девятнадцати 20:двадцать,двадцати 30:тридцать,тридцати 40:сорок,сорока "
    "50:пятьдесят,пятидесяти 60:шестьдесят 70:семьдесят 80:восемьдесят 90:девяносто "
    "100:сто,ста,сотня 200:двести 300:триста 400:четыреста 500:пятьсот 600:шестьсот "
    "700:семьсот 800:восемьсот 900:девятьсот 1000:тысяча,тысячи,тысяч,тысячу,тысячам",
    "sk": "1:jeden,jedna,jedno 2:dva,dve,dvoch,dvaja,oba,obe 3:tri,troch,traja 4:štyri,štyroch "
    "5:päť,piatich 6:šesť 7:sedem 8:osem 9:deväť 10:desať 11:jedenásť 12:dvanásť 13:trinásť "
    "14:štrnásť 15:pätnásť 16:šestnásť 17:sedemnásť 18:osemnásť 19:devätnásť 20:dvadsať "
    "30:tridsať 40:štyridsať 50:päťdesiat 100:sto 1000:tisíc",
    "sl": "1:eden,ena,eno,en 2:dva,dve,dveh,oba 3:tri,trije,treh 4:štiri,štirje 5:pet 6:šest "
    "7:sedem 8:osem 9:devet 10:deset 11:enajst 12:dvanajst 15:petnajst 20:dvajset "
    "30:trideset 50:petdeset 100:sto 1000:tisoč",
    "sr": "1:један,једна,једно 2:два,две,оба,обе 3:три 4:четири 5:пет 6:шест 7:седам 8:осам "
    "9:девет 10:десет 11:једанаест 12:дванаест 13:тринаест 14:четрнаест 15:петнаест "
    "16:шеснаест 17:седамнаест 18:осамнаест 19:деветнаест 20:двадесет 30:тридесет "
    "40:четрдесет 50:педесет 60:шездесет 70:седамдесет 80:осамдесет 90:деведесет "
    "100:сто,стотину 1000:хиљада,хиљаде,хиљаду",
    "sv": "1:en,ett 2:två,båda 3:tre 4:fyra 5:fem 6:sex 7:sju 8:åtta 9:nio 10:tio 11:elva 12:tolv "
    "13:tretton 14:fjorton 15:femton 16:sexton 17:sjutton 18:arton 19:nitton 20:tjugo "
    "30:trettio 40:fyrtio 50:femtio 60:sextio 70:sjuttio 80:åttio 90:nittio 100:hundra "
    "1000:tusen",
    "sw": "1:moja,mmoja 2:mbili,wawili 3:tatu,watatu 4:nne,wanne 5:tano,watano 6:sita 7:saba "
    "8:nane,wanane 9:tisa 10:kumi 20:ishirini 30:thelathini 40:arobaini 50:hamsini "
    "60:sitini 70:sabini 80:themanini 90:tisini 100:mia 1000:elfu",
    "tr": "1:bir 2:iki 3:üç 4:dört 5:beş 6:altı 7:yedi 8:sekiz 9:dokuz 10:on 20:yirmi 30:otuz "
    "40:kırk 50:elli 60:altmış 70:yetmiş 80:seksen 90:doksan 100:yüz 1000:bin",
    "uk": "1:один,одна,одне,одного 2:два,дві,двох,двоє,обидва,обидві,обох 3:три,трьох,троє,трьома "
    "4:чотири,чотирьох,четверо 5:п'ять,п’ять,п'яти,п’яти,п'ятеро,п’ятеро 6:шість,шести "
    "7:сім,семи 8:вісім,восьми 9:дев'ять,дев’ять 10:десять,десяти 11:одинадцять "
    "12:дванадцять,дванадцяти 13:тринадцять 14:чотирнадцять 15:п'ятнадцять,п’ятнадцять "
    "16:шістнадцять 17:сімнадцять 18:вісімнадцять 19:дев'ятнадцять,дев’ятнадцять "
    "20:двадцять,двадцяти 30:тридцять,тридцяти 40:сорок 50:п'ятдесят,п’ятдесят 60:шістдесят "
    "70:сімдесят 80:вісімдесят 90:дев'яносто,дев’яносто 100:сто,ста 200:двісті 300:триста "
    "1000:тисяча,тисячі,тисяч,тисячу",
    "ur": "1:ایک 2:دو 3:تین 4:چار 5:پانچ 6:چھ 7:سات 8:آٹھ 9:نو 10:دس 11:گیارہ 12:بارہ 15:پندرہ "
    "20:بیس 30:تیس 40:چالیس 50:پچاس 100:سو 1000:ہزار",
    "vi": "1:một 2:hai 3:ba 4:bốn 5:năm 6:sáu 7:bảy 8:tám 9:chín 10:mười 100:trăm 1000:nghìn,ngàn",
}

_SAME = {"bs": "hr", "gl": "pt", "mk": "bg", "ms": "id", "nn": "nb", "no": "nb", "sh": "hr"}
"""Languages whose words are those of another one, or close enough to be read by them."""

_ORDINALS = {
    "de": "1:erste,ersten,erster,erstes 2:zweite,zweiten,zweiter 3:dritte,dritten,dritter "
    "4:vierte,vierten 5:fünfte,fünften 6:sechste,sechsten 7:siebte,siebten 8:achte,achten "
    "9:neunte,neunten 10:zehnte,zehnten",
    "en": "1:first 2:second,secondly 3:third,thirds,thirdly 4:fourth,quarter 5:fifth 6:sixth "
    "7:seventh 8:eighth 9:ninth 10:tenth 11:eleventh 12:twelfth 13:thirteenth 14:fourteenth "
    "15:fifteenth 16:sixteenth 17:seventeenth 18:eighteenth 19:nineteenth 20:twentieth "
    "30:thirtieth 40:fortieth 50:fiftieth 60:sixtieth 70:seventieth 80:eightieth "
    "90:ninetieth 100:hundredth",
    "es": "1:primero,primera,primer 2:segundo,segunda 3:tercero,tercera,tercer 4:cuarto,cuarta "
    "5:quinto,quinta 6:sexto,sexta 7:séptimo,séptima 8:octavo,octava 9:noveno,novena "
    "10:décimo",
    "fr": "1:premier,première 2:deuxième,second,seconde 3:troisième 4:quatrième 5:cinquième "
    "6:sixième 7:septième 8:huitième 9:neuvième 10:dixième",
    "it": "1:primo,prima 2:secondo,seconda 3:terzo,terza 4:quarto,quarta 5:quinto,quinta 6:sesto "
    "7:settimo 8:ottavo 9:nono 10:decimo",
    "pt": "1:primeiro,primeira 2:segundo,segunda 3:terceiro,terceira 4:quarto,quarta "
    "5:quinto,quinta 6:sexto,sexta 7:sétimo 8:oitavo 9:nono 10:décimo",
    "ru": "1:первый,первая,первого,первой 2:второй,вторая,второго,вторую "
    "3:третий,третья,третьего,третью 4:четвертый,четвёртый,четвертого 5:пятый,пятого,пятая "
    "6:шестой 7:седьмой 8:восьмой 9:девятый 10:десятый",
}

JOINING = {
    "ar": ("و",),
    "bg": ("и",),
    "ca": ("i",),
    "da": ("og",),
    "de": ("und",),
    "el": ("και",),
    "en": ("and", "a"),
    "es": ("y",),
    "fa": ("و",),
    "fr": ("et",),
    "ha": ("da", "sha"),
    "he": ("ו",),
    "is": ("og",),
    "nb": ("og",),
    "nl": ("en",),
    "pt": ("e",),
    "sl": ("in",),
    "sv": ("och",),
    "sw": ("na",),
}
"""Words that stand within a number, as in `cincuenta y tres`."""


@cache
def number_words(base: str) -> dict[str, int]:
    """Give the numbers by the words of a language (its base tag), ordinals among them."""
    key = _SAME.get(base, base)
    written = f"{_WORDS.get(key, '')} {_ORDINALS.get(key, '')}"
    found: dict[str, int] = {}
    for entry in written.split():
        value, _, forms = entry.partition(":")
        for form in forms.split(","):
            found.setdefault(form, int(value))
    return found


def joining_words(base: str) -> tuple[str, ...]:
    """Give the words that stand within a number of a language (its base tag)."""
    return JOINING.get(_SAME.get(base, base), ())
