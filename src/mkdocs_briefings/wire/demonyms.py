"""English words for people and things of a country, where they are not its name with an ending.

`Brazilian` is told by `Brazil`; these are not, so that they stand here. What is ambiguous is left
out: `Congolese`, `Guinean`, `Korean` and `Dominican` are of two countries or more.
"""

from __future__ import annotations

from types import MappingProxyType

_DEMONYMS = """
AE Emirati, Emiratis
AF Afghan, Afghans
AR Argentine, Argentines
AZ Azeri, Azeris
BB Bajan, Bajans, Barbadian, Barbadians
BE Belgian, Belgians
BF Burkinabe, Burkinabé
BS Bahamian, Bahamians
BW Motswana, Batswana
CF Central African, Central Africans
CH Swiss
CI Ivorian, Ivorians
CN Chinese
CR Costa Rican, Costa Ricans
CU Cuban, Cubans
CY Cypriot, Cypriots
CZ Czech, Czechs
DE German, Germans
DK Danish, Dane, Danes
ES Spanish, Spaniard, Spaniards
FI Finnish, Finn, Finns
FJ Fijian, Fijians
FR French, Frenchman, Frenchmen, Frenchwoman, Frenchwomen
GB British, Briton, Britons, English, Scottish, Welsh
GQ Equatoguinean, Equatoguineans
GR Greek, Greeks
HK Hongkonger, Hongkongers
HN Honduran, Hondurans
HR Croat, Croats
HU Hungarian, Hungarians, Magyar, Magyars
IE Irish
IM Manx
IQ Iraqi, Iraqis
IR Iranian, Iranians
IT Italian, Italians
KG Kyrgyz
KN Kittitian, Nevisian
KZ Kazakh, Kazakhs
LA Lao, Laotian, Laotians
LB Lebanese
LS Basotho, Mosotho
MC Monegasque, Monégasque
ME Montenegrin, Montenegrins
MG Malagasy
MH Marshallese
ML Malian, Malians
MM Burmese
MO Macanese
MT Maltese
MU Mauritian, Mauritians
MV Maldivian, Maldivians
MY Malay, Malays
MZ Mozambican, Mozambicans
NE Nigerien, Nigeriens
NL Dutch, Dutchman, Dutchmen, Dutchwoman, Dutchwomen
NO Norwegian, Norwegians
NZ Kiwi, Kiwis
OM Omani, Omanis
PA Panamanian, Panamanians
PE Peruvian, Peruvians
PG Papuan, Papuans
PH Filipino, Filipinos, Filipina, Filipinas, Philippine
PL Polish, Pole, Poles
PR Puerto Rican, Puerto Ricans
PS Gazan, Gazans
PT Portuguese
RS Serb, Serbs
SA Saudi, Saudis
SC Seychellois
SE Swedish, Swede, Swedes
SI Slovene, Slovenes
SK Slovak, Slovaks
SM Sammarinese
SO Somali, Somalis
SS South Sudanese
ST Santomean, Santomeans
SV Salvadoran, Salvadorans, Salvadorian, Salvadorians
SZ Swazi, Swazis
TD Chadian, Chadians
TG Togolese
TH Thai, Thais
TJ Tajik, Tajiks
TL Timorese
TM Turkmen, Turkmens
TR Turkish, Turk, Turks
TT Trinidadian, Trinidadians
UZ Uzbek, Uzbeks
VC Vincentian, Vincentians
XK Kosovar, Kosovars
"""

DEMONYMS = MappingProxyType(
    {word: line[:2] for line in _DEMONYMS.strip().splitlines() for word in line[3:].split(", ")}
)
"""Codes of countries (ISO 3166-1 alpha-2) by these words."""
