"""What stands in the way of a text: walls, errors, lists of reports, nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_briefings.wire.text.metadata import is_front
from mkdocs_briefings.wire.text.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_briefings.wire.records import Block
    from mkdocs_briefings.wire.text.structured import Structured
    from mkdocs_briefings.wire.text.tree import Tree

SHORT = 800
"""Size below which a text may be what a wall says; a text of this size is told by nobody else."""

BRIEF = 200
"""Size of two or three sentences."""

TINY = 40
"""Size of less than a sentence."""

_WIDE_LETTER = re.compile(
    "[\u1100-\u115f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
)

WIDE = 2
"""What a letter of Chinese, Japanese or Korean counts, which says more than one of others."""

_FEW, _MANY_LINKS = 3, 8
_LONGEST_TITLE = 1_000

_COOKIES = re.compile(
    r"cookie|クッキー|쿠키|куки|печиво|الارتباط|עוגיות|कुकी|คุกกี้|consent|gdpr|dsgvo|rgpd|privacy"
    r"|zustimmung|einwilligung|consentement|consentimiento|consenso|toestemming|zgod|samtyck",
    re.IGNORECASE,
)
_CONSENT_PLACE = re.compile(r"consent|cookie|zustimmung|privacy[-_]?wall|/cmp\b", re.IGNORECASE)
_LOGIN_PLACE = re.compile(
    r"\b(?:log-?in|log-?on|sign-?in|sign-?up|regist\w*|anmeld\w*|einlog\w*|connexion|abonn\w*"
    r"|subscri\w*|suscri\w*|assin\w*|paywall|piano|sso|oauth|auth)\b",
    re.IGNORECASE,
)
_ROBOT_MARKS = re.compile(
    r"cf-chl|challenges\.cloudflare\.com|captcha-delivery\.com|px-captcha|_incapsula_resource"
    r"|awswafcookiedomainlist|hcaptcha\.com|recaptcha/api|geetest|ddos-guard|__qrator",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503)\b|not (?:be )?found|no longer (?:available|exists)"
    r"|doesn.t exist|nicht (?:mehr )?(?:gefunden|verfügbar)|introuvable|n.existe (?:pas|plus)"
    r"|no (?:se ha )?encontrad[ao]|no existe|non trovat[ao]|non esiste|não (?:foi )?encontrad[ao]"
    r"|não existe|не найден|не существует|не знайден|не існує|nie znaleziono|nie istnieje"
    r"|niet gevonden|bestaat niet|bulunamad|bulunmuyor|见つかりません|見つかりません|找不到|不存在"
    r"|찾을 수 없|غير موجود|لم يتم العثور|לא נמצא|nenalezen|neexistuje|hittades inte|finns inte"
    r"|ikke (?:fundet|funnet)|finnes ikke|ei löyt|ei löydy|không tìm thấy|ไม่พบ|tidak ditemukan"
    r"|nu a fost găsit|nem található|δεν βρέθηκε|не е намерена|nije pronađen|nerast|nenašl"
    r"|haikupatikana|access denied|service unavailable|internal server error|bad gateway",
    re.IGNORECASE,
)


class Obstacle(Enum):
    """Why what a page shows is not the text of a report; each with its sentence for an editor."""

    ROBOTS = "The page wants to know whether a person reads it, and showed no text."
    CONSENT = "The page asks for consent to cookies before it shows its text."
    LOGIN = "The page asks readers to log in before it shows its text."
    ERROR = "The page says that something went wrong, or that the report is gone."
    FRONT = "The address leads to the front page of the site."
    LISTING = "The page lists reports, and tells none itself."
    EMPTY = "The page has no text."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of a page, to be doubted."""

    tree: Tree
    structured: Structured
    headline: str
    blocks: tuple[Block, ...]
    asked: str
    """Address that was asked for."""

    fed: str
    """The title that the feed gave; empty without one."""


def find_obstacle(reading: Reading) -> Obstacle | None:
    """Give what stands in the way of the text, if something does.

    A page that a wall lies over, and that still carries its text, is read as any other.
    """
    length = size(reading.blocks)
    if is_front(reading.tree.url) and not is_front(reading.asked):
        return Obstacle.FRONT
    if _is_told(reading, length):
        return None
    if _is_listing(reading, length):
        return Obstacle.LISTING
    if length < SHORT:
        return _wall(reading) or (Obstacle.EMPTY if length < TINY else None)
    return None


def size(blocks: Iterable[Block]) -> int:
    """Give how much blocks say: their letters and digits, some scripts' counted twice."""
    text = key("".join(block.text for block in blocks))
    return len(text) + (WIDE - 1) * len(_WIDE_LETTER.findall(text))


def _is_told(reading: Reading, length: int) -> bool:
    """Whether a text is plainly the one that the feed speaks of: its page is called the same."""
    fed, tree = key(reading.fed), reading.tree
    if not fed or length < BRIEF:
        return False
    said = [tree.root.findtext(".//title") or "", tree.meta("og:title")]
    said.extend(" ".join(map(str, head.itertext())) for head in islice(tree.root.iter("h1"), _FEW))
    return any(fed in key(each[:_LONGEST_TITLE]) for each in said)


def _wall(reading: Reading) -> Obstacle | None:
    tree = reading.tree
    title = f"{tree.root.findtext('.//title') or ''} {reading.headline}"
    text = " ".join(block.text for block in reading.blocks)
    # What pages of reports have, too, is a sign only where there is hardly any text.
    length = size(reading.blocks)
    is_brief = length < BRIEF
    signs = (
        (Obstacle.ROBOTS, is_brief and _ROBOT_MARKS.search(_programs(tree))),
        (Obstacle.ERROR, length < SHORT // 2 and _ERROR.search(title)),
        (Obstacle.CONSENT, _leads_to(_CONSENT_PLACE, reading)),
        (Obstacle.CONSENT, len(_COOKIES.findall(text)) >= _FEW),
        (Obstacle.LOGIN, _leads_to(_LOGIN_PLACE, reading)),
        (Obstacle.LOGIN, is_brief and tree.root.find(".//input[@type='password']") is not None),
        (Obstacle.ERROR, is_brief and _ERROR.search(text)),
    )
    return next((obstacle for obstacle, sign in signs if sign), None)


def _leads_to(place: re.Pattern[str], reading: Reading) -> bool:
    """Whether the page is at such a place, and what was asked for is not."""
    came = bool(place.search(_place(reading.tree.url)))
    return came and not place.search(_place(reading.asked))


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname or ''}{parts.path}"


def _programs(tree: Tree) -> str:
    """Give addresses and beginnings of the page's scripts, and the names of its frames."""
    said = [f"{script.source}\n{script.text[:1000]}" for script in tree.scripts]
    for element in tree.root.iter("iframe", "form", "div"):
        said.extend(filter(None, (element.get("src"), element.get("id"), element.get("action"))))
    return "\n".join(said)


def _is_listing(reading: Reading, length: int) -> bool:
    """Whether the page is a list: it does not call itself a report, and its headings are links."""
    kind = reading.tree.meta("og:type").lower()
    if reading.structured.report or kind == "article":
        return False
    linked, longest = 0, max((size([block]) for block in reading.blocks), default=0)
    for heading in reading.tree.root.iter("h2", "h3", "h4"):
        links = heading.findall(".//a") or [
            each for each in (heading.getparent(),) if each is not None and each.tag == "a"
        ]
        linked += bool(links)
    says_so = reading.structured.is_listing
    return (
        linked >= (_FEW if says_so else _MANY_LINKS)
        and longest < SHORT // 2
        and length < 10 * SHORT
    )
