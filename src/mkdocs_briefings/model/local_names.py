"""What countries are called in their official languages, as tools/local_names.py writes it.

This is CLDR's, as Babel of that version has it.
"""

BABEL = "2.18.0"

LOCAL_NAMES = """
AD ca Andorra
AE ar الإمارات العربية المتحدة
AF fa افغانستان
AF ps افغانستان
AG en Antigua & Barbuda
AI en Anguilla
AL sq Shqipëri
AM hy Հայաստան
AO pt Angola
AR es Argentina
AS sm
AS en American Samoa
AT de Österreich
AU en Australia
AW nl Aruba
AW pap Aruba
AX sv Åland
AZ az Azərbaycan
BA bs Bosna i Hercegovina
BA hr Bosna i Hercegovina
BA sr Босна и Херцеговина
BB en Barbados
BD bn বাংলাদেশ
BE nl België
BE fr Belgique
BE de Belgien
BF fr Burkina Faso
BG bg България
BH ar البحرين
BI rn Uburundi
BI fr Burundi
BI en Burundi
BJ fr Bénin
BL fr Saint-Barthélemy
BM en Bermuda
BN ms Brunei
BO es Bolivia
BO qu Bolivia
BO ay
BQ nl Caribisch Nederland
BR pt Brasil
BS en Bahamas
BT dz འབྲུག
BW en Botswana
BW tn Botswana
BY be Беларусь
BY ru Беларусь
BZ en Belize
CA en Canada
CA fr Canada
CC en Cocos (Keeling) Islands
CD fr Congo-Kinshasa
CF sg Ködörösêse tî Bêafrîka
CF fr République centrafricaine
CG fr Congo-Brazzaville
CH de Schweiz
CH gsw Schwiiz
CH fr Suisse
CH it Svizzera
CI fr Côte d’Ivoire
CK en Cook Islands
CL es Chile
CM fr Cameroun
CM en Cameroon
CN zh 中国
CO es Colombia
CR es Costa Rica
CU es Cuba
CV pt Cabo Verde
CW pap Kòrsou
CW nl Curaçao
CX en Christmas Island
CY el Κύπρος
CY tr Kıbrıs
CZ cs Česko
DE de Deutschland
DJ fr Djibouti
DJ ar جيبوتي
DK da Danmark
DM en Dominica
DO es República Dominicana
DZ ar الجزائر
DZ fr Algérie
EC es Ecuador
EC qu Ecuador
EE et Eesti
EG ar مصر
EH ar الصحراء الغربية
ER ti ኤርትራ
ER en Eritrea
ER ar إريتريا
ES es España
ET am ኢትዮጵያ
FI fi Suomi
FI sv Finland
FJ en Fiji
FJ hif
FJ fj
FK en Falkland Islands
FM en Micronesia
FO fo Føroyar
FR fr France
GA fr Gabon
GB en United Kingdom
GD en Grenada
GE ka საქართველო
GF fr Guyane française
GG en Guernsey
GH en Ghana
GI en Gibraltar
GL kl Kalaallit Nunaat
GM en Gambia
GN fr Guinée
GP fr Guadeloupe
GQ es Guinea Ecuatorial
GQ fr Guinée équatoriale
GQ pt Guiné Equatorial
GR el Ελλάδα
GS en South Georgia & South Sandwich Islands
GT es Guatemala
GU en Guam
GU ch
GW pt Guiné-Bissau
GY en Guyana
HK zh-Hant 中國香港特別行政區
HK en Hong Kong SAR China
HN es Honduras
HR hr Hrvatska
HT ht Haïti
HT fr Haïti
HU hu Magyarország
ID id Indonesia
IE en Ireland
IE ga Éire
IL he ישראל
IL ar إسرائيل
IM en Isle of Man
IM gv Ellan Vannin
IN hi भारत
IN en India
IO en British Indian Ocean Territory
IQ ar العراق
IR fa ایران
IS is Ísland
IT it Italia
JE en Jersey
JM en Jamaica
JO ar الأردن
JP ja 日本
KE sw Kenya
KE en Kenya
KG ky Кыргызстан
KG ru Киргизия
KH km កម្ពុជា
KI en Kiribati
KI gil
KM ar جزر القمر
KM zdj
KM wni
KM fr Comores
KN en St. Kitts & Nevis
KP ko 북한
KR ko 대한민국
KW ar الكويت
KY en Cayman Islands
KZ ru Казахстан
KZ kk Қазақстан
LA lo ລາວ
LB ar لبنان
LC en St. Lucia
LI de Liechtenstein
LI gsw Liächteschtäi
LK si ශ්‍රී ලංකාව
LK ta இலங்கை
LR en Liberia
LS st Lesotho
LS en Lesotho
LT lt Lietuva
LU fr Luxembourg
LU lb Lëtzebuerg
LU de Luxemburg
LV lv Latvija
LY ar ليبيا
MA ar المغرب
MA fr Maroc
MA tzm Meṛṛuk
MC fr Monaco
MD ro Republica Moldova
ME sr-Latn Crna Gora
MF fr Saint-Martin
MG mg Madagasikara
MG fr Madagascar
MG en Madagascar
MH en Marshall Islands
MH mh
MK mk Северна Македонија
ML fr Mali
MM my မြန်မာ
MN mn Монгол
MO zh-Hant 中國澳門特別行政區
MO yue 中國澳門特別行政區
MO pt Macau, RAE da China
MP en Northern Mariana Islands
MQ fr Martinique
MR ar موريتانيا
MS en Montserrat
MT mt Malta
MT en Malta
MU fr Maurice
MU en Mauritius
MV dv ދިވެހި ރާއްޖެ
MW en Malawi
MW ny
MX es México
MY ms Malaysia
MZ pt Moçambique
NA en Namibia
NC fr Nouvelle-Calédonie
NE fr Niger
NF en Norfolk Island
NG en Nigeria
NG yo Nàìjíríà
NI es Nicaragua
NL nl Nederland
NO nb Norge
NO nn Noreg
NP ne नेपाल
NR en Nauru
NR na
NU en Niue
NU niu
NZ en New Zealand
NZ mi Aotearoa
OM ar عُمان
PA es Panamá
PE es Perú
PE qu Perú
PF fr Polynésie française
PF ty
PG tpi Papua Niugini
PG en Papua New Guinea
PG ho
PH en Philippines
PH fil Pilipinas
PK ur پاکستان
PK en Pakistan
PL pl Polska
PM fr Saint-Pierre-et-Miquelon
PN en Pitcairn Islands
PR es Puerto Rico
PR en Puerto Rico
PS ar الأراضي الفلسطينية
PT pt Portugal
PW pau
PW en Palau
PY gn Paraguai
PY es Paraguay
QA ar قطر
RE fr La Réunion
RO ro România
RS sr Србија
RU ru Россия
RW rw U Rwanda
RW en Rwanda
RW fr Rwanda
SA ar المملكة العربية السعودية
SB en Solomon Islands
SC fr Seychelles
SC en Seychelles
SD ar السودان
SD en Sudan
SE sv Sverige
SG en Singapore
SG zh 新加坡
SG ms Singapura
SG ta சிங்கப்பூர்
SH en St. Helena
SI sl Slovenija
SJ nb Svalbard og Jan Mayen
SK sk Slovensko
SL en Sierra Leone
SM it San Marino
SN wo Senegaal
SN fr Sénégal
SO so Soomaaliya
SO ar الصومال
SR nl Suriname
SS en South Sudan
ST pt São Tomé e Príncipe
SV es El Salvador
SX en Sint Maarten
SX nl Sint-Maarten
SY ar سوريا
SZ en Eswatini
SZ ss eSwatini
TC en Turks & Caicos Islands
TD ar تشاد
TD fr Tchad
TG fr Togo
TH th ไทย
TJ tg Тоҷикистон
TK tkl
TK en Tokelau
TL pt Timor-Leste
TL tet
TM tk Türkmenistan
TN ar تونس
TN fr Tunisie
TO to Tonga
TO en Tonga
TR tr Türkiye
TT en Trinidad & Tobago
TV tvl
TV en Tuvalu
TW zh-Hant 台灣
TW nan-Hant
TW hak-Hant
TZ sw Tanzania
TZ en Tanzania
UA uk Україна
UG sw Uganda
UG en Uganda
UM en U.S. Outlying Islands
US en United States
UY es Uruguay
UZ uz Oʻzbekiston
VA it Città del Vaticano
VC en St. Vincent & Grenadines
VE es Venezuela
VG en British Virgin Islands
VI en U.S. Virgin Islands
VN vi Việt Nam
VU bi
VU en Vanuatu
VU fr Vanuatu
WF fr Wallis-et-Futuna
WS sm
WS en Samoa
XK sq Kosovë
XK sr Косово
YE ar اليمن
YT fr Mayotte
ZA en South Africa
ZM en Zambia
ZW sn Zimbabwe
ZW en Zimbabwe
ZW nd Zimbabwe
"""  # noqa: RUF001 - their letters
