"""Ten made-up outlets, each a small site of its own: a feed, and a page for each report."""

from __future__ import annotations

import json
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPORTS = Path(__file__).with_name("reports.yml")

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class MadeUpReport:
    """A report, as an outlet publishes it."""

    slug: str
    title: str
    section: str
    text: tuple[str, ...]
    published: datetime
    via: str = ""
    """Name of the outlet that it was taken over from."""


@dataclass(slots=True)
class MadeUpOutlet:
    """An outlet, and where it is served."""

    slug: str
    title: str
    country: str
    language: str
    kind: str
    wire: Mapping[str, str]
    reports: list[MadeUpReport] = field(default_factory=list)
    home: str = ""
    """Address of its front page, with a slash at its end."""

    def profile(self) -> dict[str, Any]:
        """Give the front matter of its profile."""
        return {
            "title": self.title,
            "url": self.home,
            "country": self.country,
            "language": self.language,
            "kind": self.kind,
            "feed": f"{self.home}feed.xml",
            "wire": {"rate": "15m", **self.wire},
        }

    def answer(self, path: str) -> tuple[str, str] | None:
        """Give media type and text of what stands at a path; None where nothing does."""
        if path == "/":
            return "text/html; charset=utf-8", self._page(self.title, self._links())
        if path == "/feed.xml":
            return "application/rss+xml; charset=utf-8", self._feed()
        for report in self.reports:
            if path == f"/{report.slug}":
                return "text/html; charset=utf-8", self._article(report)
        return None

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(report.title)}</title><link>{self.home}{report.slug}</link>"
            f'<guid isPermaLink="true">{self.home}{report.slug}</guid>'
            f"<pubDate>{format_datetime(report.published)}</pubDate>"
            f"<category>{escape(report.section)}</category>"
            f"<description>{escape(report.text[0])}</description>"
            f"{self._taken_over(report)}</item>"
            for report in self.reports
        )
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>{escape(self.title)}</title><link>{self.home}</link>"
            f"<description>Made up</description><language>{self.language}</language>"
            f"<ttl>15</ttl>{items}</channel></rss>"
        )

    def _taken_over(self, report: MadeUpReport) -> str:
        return f'<source url="{self.home}">{escape(report.via)}</source>' if report.via else ""

    def _article(self, report: MadeUpReport) -> str:
        about = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": report.title,
            "datePublished": report.published.isoformat(),
            "inLanguage": self.language,
        }
        data = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
        paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in report.text)
        return self._page(
            report.title,
            f"<article><h1>{escape(report.title)}</h1>"
            f'<time datetime="{report.published.isoformat()}">{report.published:%d.%m.%Y}</time>'
            f"{paragraphs}</article><aside>{self._links()}</aside>",
            f'<script type="application/ld+json">{data}</script>',
        )

    def _links(self) -> str:
        links = (
            f'<li><a href="/{report.slug}">{escape(report.title)}</a></li>'
            for report in self.reports
        )
        return f"<ul>{''.join(links)}</ul>"

    def _page(self, title: str, body: str, head: str = "") -> str:
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            f"<title>{escape(title)} | {escape(self.title)}</title>{head}"
            '<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
            f"<body><header><nav><a href=/>{escape(self.title)}</a></nav></header>"
            f"<main>{body}</main><footer>{escape(self.title)}</footer></body></html>"
        )


def read_outlets(now: datetime) -> list[MadeUpOutlet]:
    """Give the outlets with their reports, published some hours before that moment."""
    data = yaml.safe_load(REPORTS.read_text(encoding="utf-8"))
    outlets = {each["slug"]: MadeUpOutlet(**{"wire": {}, **each}) for each in data["outlets"]}
    for each in data["reports"]:
        outlets[each["outlet"]].reports.append(
            MadeUpReport(
                slug=each["slug"],
                title=each["title"],
                section=each["section"],
                text=tuple(each["text"]),
                published=now - timedelta(hours=each["hours"]),
                via=outlets[each["via"]].title if "via" in each else "",
            )
        )
    return list(outlets.values())


@contextmanager
def served(outlets: list[MadeUpOutlet]) -> Iterator[None]:
    """Serve each outlet by itself while the context lasts, and set its address."""
    with ExitStack() as stack:
        for outlet in outlets:
            server = ThreadingHTTPServer((HERE, 0), _handler(outlet))
            outlet.home = f"http://{HERE}:{server.server_port}/"
            Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
        yield


def _handler(outlet: MadeUpOutlet) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = outlet.answer(self.path)
            kind, text = found or ("text/plain; charset=utf-8", "Not found")
            body = text.encode()
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            is_known = found is not None and self.headers.get("If-None-Match") == tag
            self.send_response(304 if is_known else 200 if found else 404)
            self.send_header("ETag", tag)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", "0" if is_known else str(len(body)))
            self.end_headers()
            if not is_known:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing of each request."""

    return Handler
