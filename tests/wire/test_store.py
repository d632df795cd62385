"""The wire's store: its file, its transactions, and what each room remembers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.fetch.site_file import SiteFile
from mkdocs_briefings.wire.errors import WireError
from mkdocs_briefings.wire.records import (
    Article,
    Block,
    BlockKind,
    Entry,
    Finding,
    FindingKind,
    Join,
    Link,
    Rights,
    SentencePair,
    TranslatedArticle,
    TranslatedBlock,
)
from mkdocs_briefings.wire.store.drafts import Draft, DraftState
from mkdocs_briefings.wire.store.events import Decision, Headline
from mkdocs_briefings.wire.store.feeds import FailureKind, FeedState
from mkdocs_briefings.wire.store.items import Stored
from mkdocs_briefings.wire.store.pages import Page, PageState
from mkdocs_briefings.wire.store.schema import MIGRATIONS
from mkdocs_briefings.wire.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 3, 20, 12, 30, tzinfo=UTC)

ENTRY = Entry(guid="a-1", url="https://a.example/1", title="Rains end", published=NOW)

ARTICLE = Article(
    url="https://a.example/1",
    canonical="https://a.example/1",
    title="Rains end",
    blocks=(
        Block(BlockKind.PARAGRAPH, "It is dry.", (Link("dry", "https://a.example/dry"),)),
        Block(BlockKind.QUOTE, "“At last.”"),
    ),
    published=NOW,
    authors=("Ann",),
    language="en",
    rights=Rights(robots="noai", licenses=("https://licence.example/",)),
    alarms=("It is short.",),
)

TRANSLATED = TranslatedArticle(
    title=SentencePair("Fin des pluies", "Rains end"),
    blocks=(TranslatedBlock(kind=BlockKind.PARAGRAPH, sentences=(SentencePair("a", "b"),)),),
    source="fr",
    target="en",
    engine="apertium 3.9",
    method="rules",
    findings=(Finding(FindingKind.NUMBER, 1, "3 became 4."),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give where the store is."""
    return tmp_path / "wire" / "wire.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Give a new store."""
    with Store(path) as store:
        yield store


def put(store: Store, *entries: Entry, source: str = "a", now: datetime = NOW) -> list[int]:
    """Store entries of an outlet's feed; give the ids of all its items."""
    store.items.put(source, f"https://{source}.example/feed", entries, now)
    items = store.items.since(datetime.fromtimestamp(0, tz=UTC))
    return [item.id for item in items if item.source == source]


def test_what_was_stored_is_there_again(path: Path) -> None:
    """A store that was closed has everything when it is opened again."""
    feed = FeedState(
        url="https://a.example/feed", source="a", etag='W/"1"', polled=NOW, read=NOW,
        kind=FailureKind.SOFT, failing_since=NOW, digest=b"1" * 32, ttl=60, rhythm=1.5, note="Hm.",
    )  # fmt: skip
    draft = Draft(
        event=1, item=1, original=ENTRY.url, path="briefings/a.md", digest=b"1" * 32,
        state=DraftState.WAITING, written=NOW, at=NOW,
    )  # fmt: skip
    page = Page(item=1, state=PageState.READ, at=NOW, article=ARTICLE)
    with Store(path) as store:
        (item,) = put(store, ENTRY)
        store.feeds.put(feed)
        store.pages.put(page)
        event = store.events.add(NOW)
        store.events.join(event, Join(item, item, ("First.",)), NOW)
        store.translations.put_article(item, TRANSLATED, NOW, whole=True)
        store.drafts.put(draft)
    with Store(path) as store:
        found = store.items.get(item)
        assert found is not None
        assert (found.entry, found.seen, found.source) == (ENTRY, NOW, "a")
        assert store.feeds.get(feed.url, "a") == feed
        assert store.pages.get(item) == page
        assert store.events.get(event).joins == (Join(item, item, ("First.",)),)
        assert store.translations.article(item, "en") == TRANSLATED
        assert store.translations.is_whole(item, "en")
        assert store.drafts.get(1) == draft
        assert store.drafts.tells(ENTRY.url)
        assert not store.notes


def test_an_item_is_known_by_its_guid_or_address(store: Store) -> None:
    """An entry that comes again under one of its names is the same item, with its new text."""
    (item,) = put(store, ENTRY)
    put(store, replace(ENTRY, title="Rains end at last", url="https://a.example/1?again"))
    put(store, replace(ENTRY, guid="other", title="Rains end for good"))
    assert put(store) == [item]
    found = store.items.get(item)
    assert found is not None
    assert found.entry.title == "Rains end for good"
    assert len(put(store, ENTRY, source="b")) == 1


def test_two_reports_of_one_page_are_told_apart(store: Store) -> None:
    """Entries of a running report share an address, and each that is still listed stays one."""
    first, second = replace(ENTRY, guid="a-1#1"), replace(ENTRY, guid="a-1#2")
    assert store.items.put("a", "feed", [first, second], NOW) == Stored(new=2, changed=0)
    third = replace(ENTRY, guid="a-1#3", title="Rains are back")
    assert store.items.put("a", "feed", [third, second, first], NOW) == Stored(new=1, changed=0)
    again = [replace(third, title="Rains are back in the north"), second]
    assert store.items.put("a", "feed", again, NOW) == Stored(new=0, changed=1)


def test_what_a_feed_still_lists_is_not_forgotten(store: Store) -> None:
    """It would come in as new with the next poll; what it lists no more can go."""
    url, later = "https://a.example/feed", NOW + timedelta(days=40)
    gone = replace(ENTRY, guid="a-2", url="https://a.example/2")
    (first, second) = put(store, ENTRY, gone)
    store.items.put("a", url, [ENTRY], NOW + timedelta(days=1))
    store.feeds.put(FeedState(url=url, source="a", read=NOW + timedelta(days=1)))
    assert store.forget(later, 30) == 1
    assert store.items.get(first)
    assert store.items.get(second) is None
    store.feeds.keep([])
    assert store.forget(later, 30) == 1


def test_entries_without_address_are_told_apart(store: Store) -> None:
    """Two entries that give no address are two items."""
    assert len(put(store, replace(ENTRY, url=""), replace(ENTRY, guid="a-2", url=""))) == 2


def test_pages_that_are_due(store: Store) -> None:
    """Items without a page are due, and those whose page failed when their time has come."""
    first, second, third = put(
        store, ENTRY, replace(ENTRY, guid="2", url=""), replace(ENTRY, guid="3", url="")
    )
    later = NOW + timedelta(hours=1)
    store.pages.put(Page(item=first, state=PageState.FAILED, at=NOW, next_try=later))
    store.pages.put(Page(item=second, state=PageState.REFUSED, at=NOW))
    assert [unread.item for unread in store.items.unread(NOW)] == [third]
    assert [unread.item for unread in store.items.unread(later)] == [third, first]


def test_an_exception_takes_a_transaction_back(store: Store) -> None:
    """What was done in a transaction that fails is not kept, those inside it included."""

    def fail() -> None:
        with store.transaction():
            put(store, ENTRY)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert put(store) == []


def test_a_damaged_file_is_kept_beside_a_new_one(path: Path) -> None:
    """A file that is no database is renamed and told, and a new one is begun."""
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(b"no database, but long enough to be taken for one" * 100)
        with Store(path) as store:
            assert f"damaged-{number}" in store.notes[0]
            assert put(store, ENTRY)
        assert path.with_name(f"wire.sqlite.damaged-{number}").exists()
    with Store(path) as store:
        assert not store.notes


def test_a_newer_file_is_left_alone(path: Path) -> None:
    """A file of a later version is an error, and stays as it is."""
    with Store(path) as store:
        put(store, ENTRY)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(WireError, match="newer version"):
        Store(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM item").fetchone() == (1,)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A place where nothing can be written is an error with its name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(WireError, match="file"):
        Store(tmp_path / "file" / "wire.sqlite")


def test_old_items_are_forgotten_with_all_that_came_of_them(store: Store) -> None:
    """What is older than its days goes, with pages and events, but for what waits as a draft."""
    old, drafted = put(store, ENTRY, replace(ENTRY, guid="2", url="https://a.example/2"))
    store.pages.put(Page(item=old, state=PageState.READ, at=NOW, article=ARTICLE))
    gone, event = store.events.add(NOW), store.events.add(NOW)
    store.events.join(gone, Join(old, old, ()), NOW)
    store.events.join(event, Join(drafted, drafted, ()), NOW)
    store.drafts.put(
        Draft(
            event=event, item=drafted, original="", path="", digest=b"",
            state=DraftState.WAITING, written=NOW + timedelta(days=2), at=NOW,
        )
    )  # fmt: skip
    store.translations.put_sentence(b"key", "text", NOW)
    later = NOW + timedelta(days=31)
    (new,) = put(store, ENTRY, source="b", now=later)
    assert store.forget(later, 30) == 1
    assert store.items.get(old) is None
    assert store.pages.get(old) is None
    assert store.items.get(drafted) is not None
    assert store.items.get(new) is not None
    assert [each.id for each in store.events.since(NOW)] == [event]
    assert store.translations.sentence(b"key") is None
    # A draft that has waited for as long keeps its report no more.
    assert store.forget(later + timedelta(days=2), 30) == 1
    assert store.items.get(drafted) is None
    assert store.drafts.get(event) is not None


def test_what_was_decided_on_is_forgotten_but_for_the_decision(store: Store) -> None:
    """An old draft's text goes once somebody has decided on it; that it was there stays known."""
    (item,) = put(store, ENTRY)
    event = store.events.add(NOW)
    store.events.join(event, Join(item, item, ()), NOW)
    draft = Draft(
        event=event, item=item, original=ENTRY.url, path="a.md", digest=b"",
        state=DraftState.WAITING, written=NOW, at=NOW,
    )  # fmt: skip
    later = NOW + timedelta(days=31)
    store.drafts.put(draft)
    assert store.forget(later - timedelta(days=2), 30) == 0
    store.drafts.put(replace(draft, state=DraftState.REJECTED))
    assert store.forget(later, 30) == 1
    assert store.items.get(item) is None
    assert store.drafts.tells(ENTRY.url)
    assert store.events.last(event) == NOW


def test_polls_are_counted_by_hour(store: Store) -> None:
    """The hours in which an outlet was polled are told by their beginning, each once."""
    hour = NOW.replace(minute=0)
    later = hour + timedelta(hours=3)
    for source, at in (("a", NOW), ("a", hour + timedelta(minutes=59)), ("b", later)):
        store.feeds.note_poll(source, at)
    assert store.feeds.polled_hours(NOW) == {"a": [hour], "b": [later]}
    assert store.feeds.polled_hours(hour + timedelta(hours=1)) == {"b": [later]}
    store.feeds.forget_polls(hour + timedelta(hours=2))
    assert store.feeds.polled_hours(NOW) == {"b": [later]}


def test_feeds_that_no_profile_names_are_forgotten(store: Store) -> None:
    """A feed that is not polled any more is due at once when it comes back."""
    state = FeedState(url="https://a.example/feed", source="a", next_poll=NOW, failures=3)
    store.feeds.put(state)
    assert list(store.feeds.all()) == [state]
    store.feeds.keep({"https://b.example/feed"})
    assert store.feeds.get(state.url, "a").failures == 0


def test_a_file_of_a_site_expires(store: Store) -> None:
    """robots.txt is asked for again when it has expired."""
    file = SiteFile(status=200, body=b"User-agent: *", expires=NOW + timedelta(hours=1))
    store.site_files.put("https://a.example", "robots.txt", file)
    assert store.site_files.get("https://a.example", "robots.txt", NOW) == file
    assert store.site_files.get("https://a.example", "robots.txt", file.expires) is None
    assert store.site_files.get("http://a.example", "robots.txt", NOW) is None


def test_an_item_is_in_one_event(store: Store) -> None:
    """An item that joins another event leaves the first, which goes when it is empty."""
    first, second = put(store, ENTRY, replace(ENTRY, guid="2", url=""))
    one, other = store.events.add(NOW), store.events.add(NOW)
    store.events.join(one, Join(first, first, ()), NOW)
    store.events.join(other, Join(second, second, ()), NOW)
    store.events.join(other, Join(first, second, ("Both name Kyiv.",)), NOW, copy_of=second)
    store.events.drop_empty()
    assert [event.id for event in store.events.since(NOW)] == [other]
    event = store.events.get(other)
    assert event.items == (first, second)
    assert event.copies == ((first, second),)
    assert store.events.of_item(first) == other


def test_decisions_stay(store: Store) -> None:
    """Of two decisions about the same items, in either order, the last one holds."""
    first, second = put(store, ENTRY, replace(ENTRY, guid="2", url=""))
    store.events.decide(Decision(second, first, together=True, by="Ann", at=NOW))
    store.events.decide(Decision(first, second, together=False, by="Ben", at=NOW))
    assert list(store.events.decisions()) == [
        Decision(first, second, together=False, by="Ben", at=NOW)
    ]


def test_headlines_of_events(store: Store) -> None:
    """The headlines of the last reports are given with their events, those of reprints left out."""
    first, second, third = put(
        store,
        ENTRY,
        replace(ENTRY, guid="2", url="", title="Seca"),
        replace(ENTRY, guid="3", url=""),
    )
    event = store.events.add(NOW)
    for item, copy_of in ((first, None), (second, None), (third, first)):
        store.events.join(event, Join(item, first, ()), NOW, copy_of=copy_of)
    store.translations.put_article(second, TRANSLATED, NOW, whole=False)
    assert list(store.events.headlines(NOW, "en")) == [
        Headline(event, first, "a", "Rains end", ""),
        Headline(event, second, "a", "Seca", "Rains end"),
    ]
    assert list(store.events.headlines(NOW + timedelta(hours=1), "en")) == []
    assert store.events.last(event) == NOW
    assert store.events.last(event + 1) is None


def test_drafts_of_a_day(store: Store) -> None:
    """The drafts that came into a state from a moment on are given, the newest first."""
    drafts = [
        Draft(
            event=event, item=event, original="", path=f"{event}.md", digest=b"", state=state,
            written=NOW, at=NOW + timedelta(hours=event),
        )
        for event, state in enumerate((DraftState.ACCEPTED,) * 3 + (DraftState.WAITING,))
    ]  # fmt: skip
    for draft in drafts:
        store.drafts.put(draft)
    later = NOW + timedelta(hours=1)
    assert list(store.drafts.since(later, DraftState.ACCEPTED)) == [drafts[2], drafts[1]]


def test_drafts_that_are_looked_after(store: Store) -> None:
    """What waits always is; what a person has touched only if it is not older than a moment."""
    touched, waiting = DraftState.TOUCHED, DraftState.WAITING
    states = (touched, touched, waiting, DraftState.REJECTED, DraftState.ACCEPTED)
    for event, state in enumerate(states):
        at = NOW + timedelta(hours=event)
        store.drafts.put(
            Draft(
                event=event, item=event, original="", path=f"{event}.md", digest=b"", state=state,
                written=at, at=at,
            )
        )  # fmt: skip
    found = store.drafts.open_since(NOW + timedelta(hours=1))
    assert [draft.event for draft in found] == [2, 1]
    later = store.drafts.open_since(NOW + timedelta(days=9))
    assert [draft.event for draft in later] == [2]
    assert store.drafts.events_of(touched, waiting) == {0, 1, 2}


def test_a_decision_is_taken_back(store: Store) -> None:
    """A decision that was taken back is forgotten, in whatever order its items are named."""
    first, second = put(store, ENTRY, replace(ENTRY, guid="2", url=""))
    decision = Decision(first, second, together=True, by="Ann", at=NOW)
    store.events.decide(decision)
    assert store.events.decision(second, first) == decision
    store.events.take_back(second, first)
    assert store.events.decision(first, second) is None
    assert list(store.events.decisions()) == []


def test_one_reads_while_another_writes(path: Path) -> None:
    """A store that is open in a transaction can be opened and read beside it, as it was."""
    with Store(path) as store:
        put(store, ENTRY)
        with store.transaction():
            put(store, replace(ENTRY, guid="2", url=""))
            with Store(path) as other:
                assert other.counts()["Items"] == 1
        with Store(path) as other:
            assert other.counts()["Items"] == 2


def test_use_of_engines_is_counted_by_day(store: Store) -> None:
    """An engine's use adds up within a day, and what ended it holds for that day."""
    day = NOW.date()
    store.translations.count("deepl", day, 100)
    store.translations.count("deepl", day, 50)
    store.translations.end("deepl", day, "Quota exceeded.")
    use = store.translations.use("deepl", day)
    assert (use.characters, use.requests, use.ended) == (150, 2, "Quota exceeded.")
    assert store.translations.use("deepl", day + timedelta(days=1)).characters == 0


def test_counts(store: Store) -> None:
    """The counts tell what waits at each step."""
    first, _ = put(store, ENTRY, replace(ENTRY, guid="2", url=""))
    store.pages.put(Page(item=first, state=PageState.READ, at=NOW, article=ARTICLE))
    counts = store.counts()
    assert (counts["Items"], counts["Waiting to be read"], counts["Texts"]) == (2, 1, 1)
