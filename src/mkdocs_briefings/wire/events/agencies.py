"""News agencies that a report names as where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = """
AAP, ABC Color, ACN, Adnkronos, AFP, AGI, APA, ANI, ANP, ANSA, AMNA, AP, APS, Agence France-Presse,
Agencia EFE, Agerpres, Agência Brasil, Agência Lusa, Anadolu, Anadolu Agency, Anadolu Ajansı,
Antara, Associated Press, BNS, BTA, Belga, Bernama, CTK, ČTK, Deutsche Presse-Agentur, EFE, ELTA,
ETA, Europa Press, Fars, GNA, Hina, IANS, IRNA, Interfax, Interfax-Ukraine, Jiji, Jiji Press, KUNA,
Keystone-SDA, Kyodo, Kyodo News, LETA, LaPresse, Lusa, MAP, MENA, MTI, NAN, NTB, PA, PA Media, PAP,
PTI, Petra, Prensa Latina, Press Association, QNA, RIA Novosti, Reuters, Ritzau, SANA, SID, SPA,
SPK, STA, STT, TANJUG, TASR, TASS, TT, The Canadian Press, Télam, UNI, UNIAN, UPI, Ukrinform, VNA,
WAM, Xinhua, Yonhap, dpa, АФП, Интерфакс, РИА Новости, Рейтер, ТАСС, УНІАН, Укрінформ, أ ف ب,
رويترز, وام, 共同, 新华社, 新華社, 時事, 연합뉴스
"""

AGENCIES = frozenset(name.strip().casefold() for name in _NAMES.split(","))
"""Their names, in lower case."""

_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{2,40})[)）\]】]")
"""Where a text credits an agency: `KYIV (Reuters)`, `Berlin (dpa/AFP)`, `【共同】`."""

_SEPARATORS = re.compile(r"\s*(?:[/,;&·|]|-(?= )| und | and | et | y | e )\s*")

_ENDS = 120
"""So many characters of a text's beginning and end may hold the credit."""


def credited(text: str, authors: Iterable[str]) -> frozenset[str]:
    """Give the agencies that a report's authors and its text credit, in lower case."""
    ends = text if len(text) <= 2 * _ENDS else f"{text[:_ENDS]} {text[-_ENDS:]}"
    named = (*authors, *_BRACKETED.findall(ends))
    parts = (part.strip().casefold() for name in named for part in _SEPARATORS.split(name))
    return frozenset(part for part in parts if part in AGENCIES)
