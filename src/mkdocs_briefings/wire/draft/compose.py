"""Put a draft together: its keys, its text, and the notes on how it was made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.key_order import key_order
from mkdocs_briefings.model.licences import licence_name, licence_url
from mkdocs_briefings.model.source import Publish
from mkdocs_briefings.wire.draft import words
from mkdocs_briefings.wire.draft.countries import find_countries
from mkdocs_briefings.wire.draft.markdown import block, joined, linked, paragraph
from mkdocs_briefings.wire.draft.selection import Choice, choose
from mkdocs_briefings.wire.notes import DraftNotes, Support, part_digests, write_notes
from mkdocs_briefings.wire.records import BlockKind
from mkdocs_briefings.wire.sentences import join_sentences
from mkdocs_briefings.writing.text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.wire.draft.past import Past
    from mkdocs_briefings.wire.draft.sentences import ReportText, Sentence
    from mkdocs_briefings.wire.records import Article, Coverage, Event, Finding, Report

_REASONS = 12
"""So many reasons of grouping are noted: an event may have a hundred reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a draft is made of."""

    event: Event
    report: Report
    text: ReportText
    coverage: Coverage | None
    past: Past
    names: Names
    target: str
    """The site's language."""

    moment: datetime
    """When it is drafted, in the site's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A draft, before it has a place."""

    title: str
    original: str
    """Address of the report."""

    text: str
    """The file's whole text."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The parts of a draft that readers see, each sentence with what carries it."""

    title: Sentence
    summary: str
    body: str
    sentences: tuple[tuple[str, Sentence], ...]
    """In the order of the parts, with their names."""

    points: tuple[Sentence, ...] = ()
    is_whole: bool = False
    """Whether it has the whole text of the report."""


def compose(material: Material) -> Composition | None:
    """Make a draft of a report; None where it has too little text."""
    told = _words(material)
    if told is None:
        return None
    keys = _keys(material, told)
    notes = _notes(material, told, keys)
    whole = {**keys, "extra": {"wire": write_notes(notes)}}
    text = write_text(whole, told.body, key_order(BriefingKeys))
    return Composition(title=told.title.text, original=keys["original"]["url"], text=text)


def original_url(article: Article) -> str:
    """Give the address by which a report is known: what its page calls its own, on its host."""
    same = urlsplit(article.canonical).hostname == urlsplit(article.url).hostname
    return article.canonical if same else article.url


def _words(material: Material) -> _Words | None:
    report, text = material.report, material.text
    url, outlet = original_url(report.article), report.outlet
    way = f"{linked(words.way(outlet.title), url)}{_in_language(material)}."
    if report.article.rights.is_reserved:
        summary = words.reserved(outlet.title)
        return _Words(text.title, summary, way, (("title", text.title),))
    choice = choose(text)
    if choice is None:
        return None
    if outlet.publish is Publish.FULL and outlet.license:
        return _whole(material, choice)
    return _Words(
        title=text.title,
        summary=_joined(choice.summary, material.target),
        body="\n\n".join((*_quoted(material, choice), way)),
        sentences=_supports(text, choice, (*choice.details, *choice.quotations)),
        points=choice.points,
    )


def _whole(material: Material, choice: Choice) -> _Words:
    text = material.text
    blocks = (
        (each.kind, block(each.kind, _joined(each.sentences, material.target), each.links))
        for each in text.blocks
    )
    everything = [sentence for each in text.blocks for sentence in each.sentences]
    return _Words(
        title=text.title,
        summary=_joined(choice.summary, material.target),
        body=joined(blocks),
        sentences=_supports(text, choice, everything),
        points=choice.points,
        is_whole=True,
    )


def _quoted(material: Material, choice: Choice) -> Iterator[str]:
    """Give what is taken over besides the summary: as a quotation, and with whose words it is."""
    if not choice.details and not choice.quotations:
        return
    language = material.names.language(material.text.language) if material.text.engine else ""
    yield paragraph(words.attribution(material.report.outlet.title, language))
    if choice.details:
        yield block(BlockKind.QUOTE, _joined(choice.details, material.target))
    for sentence in choice.quotations:
        yield block(BlockKind.QUOTE, sentence.text)


def _in_language(material: Material) -> str:
    text = material.text
    return f", in {material.names.language(text.language)}" if text.engine else ""


def _supports(
    text: ReportText, choice: Choice, body: Iterable[Sentence]
) -> tuple[tuple[str, Sentence], ...]:
    return (
        ("title", text.title),
        *(("summary", each) for each in choice.summary),
        *(("key_points", each) for each in choice.points),
        *(("body", each) for each in body),
    )


def _keys(material: Material, told: _Words) -> dict[str, Any]:
    report, text = material.report, material.text
    home = report.outlet.country
    countries = find_countries(text, home, material.target)
    likeness = " ".join((told.title.text, told.summary, *(each.text for each in told.points)))
    keys = {
        "title": told.title.text,
        "date": material.moment.isoformat(timespec="minutes"),
        "summary": told.summary,
        "countries": list(countries),
        "source": report.outlet.source,
        "original": _original(report, text, is_whole=told.is_whole),
        "translation": _translation(text),
        "tags": list(material.past.tags_for(likeness)),
        "story": material.past.story_for(likeness, countries),
        "key_points": [each.text for each in told.points],
        "coverage": _coverage(material),
        # The whole text, in its own language, is the outlet's page once more.
        "noindex": told.is_whole and not text.engine,
        "draft": True,
    }
    return {key: value for key, value in keys.items() if value}


def _original(report: Report, text: ReportText, *, is_whole: bool) -> dict[str, Any]:
    article = report.article
    told = {
        "url": original_url(article),
        "title": text.title.original,
        "language": text.language,
        "published": article.published and article.published.isoformat(timespec="minutes"),
        "license": _licence(report.outlet.license) if is_whole else None,
    }
    return {key: value for key, value in told.items() if value}


def _licence(written: str) -> dict[str, str]:
    name, url = licence_name(written), licence_url(written)
    return {"name": name, "url": url} if url else {"name": name}


def _translation(text: ReportText) -> dict[str, str] | None:
    if not text.engine:
        return None
    approach = "rules" if text.by_rules else "neural"
    return {"method": "machine", "engine": text.engine, "approach": approach}


def _coverage(material: Material) -> dict[str, Any] | None:
    told = material.coverage
    if told is None or not told.families:
        return None
    counts = {"families": told.families, "countries": told.countries}
    american = {"us": told.us, "us_polled": told.us_polled} if told.us_polled else {}
    return {**counts, **american, "at": material.moment.date().isoformat()}


def _notes(material: Material, told: _Words, keys: dict[str, Any]) -> DraftNotes:
    event, article = material.event, material.report.article
    reasons = (reason for join in event.joins for reason in join.reasons)
    return DraftNotes(
        event=event.id,
        item=material.report.item.id,
        items=event.items,
        written=part_digests(keys, told.body),
        date=keys["date"],
        sentences=tuple(
            Support(part, sentence.text, sentence.original) for part, sentence in told.sentences
        ),
        findings=tuple(_findings(told)),
        reasons=tuple(dict.fromkeys(reasons))[:_REASONS],
        rights=words.rights_of(article.rights),
        alarms=article.alarms,
        overlooked=material.coverage.overlooked if material.coverage else "",
    )


def _findings(told: _Words) -> Iterator[Finding]:
    for at, (_, sentence) in enumerate(told.sentences):
        for finding in sentence.findings:
            yield replace(finding, sentence=at)


def _joined(sentences: Iterable[Sentence], language: str) -> str:
    return join_sentences((sentence.text for sentence in sentences), language)
