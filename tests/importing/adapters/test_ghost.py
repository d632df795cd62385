"""Exports of Ghost."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_briefings.importing import ArchiveError
from mkdocs_briefings.importing.adapters.ghost_cards import without_players

if TYPE_CHECKING:
    from mkdocs_briefings.importing.write.report import ImportReport
    from tests.importing.conftest import OldArchive

USERS = [
    {"id": "u1", "name": "Ada Vik", "slug": "ada"},
    {"id": "u2", "name": "Bo, the Younger", "slug": "bo"},
]
TAGS = [
    {"id": "t1", "name": "World & all", "slug": "world"},
    {"id": "t2", "name": "Oil", "slug": "oil"},
    {"id": "t3", "name": "#wide", "slug": "hash-wide", "visibility": "internal"},
]


def row(**columns: Any) -> dict[str, Any]:  # noqa: ANN401 - a column may hold anything
    """Give a post: a sound one, but for what is said."""
    return {
        "id": "p1", "title": "A title", "slug": "a-post", "html": "<p>Text.</p>", "type": "post",
        "status": "published", "visibility": "public", "published_at": "2021-07-01T22:30:00.000Z",
        "created_at": "2021-07-01T20:00:00.000Z", "author_id": "u1", **columns,
    }  # fmt: skip


def load(
    archive: OldArchive,
    *posts: dict[str, Any],
    media: str = "",
    mapping: str = "",
    **tables: Any,  # noqa: ANN401 - rows of any kind
) -> ImportReport:
    """Import an export with these posts and tables."""
    data = {"posts": posts, "users": USERS, "tags": TAGS, **tables}
    archive.write("export.json", json.dumps({"db": [{"meta": {}, "data": data}]}))
    return archive.run("ghost", folder="export.json", media=media, mapping=mapping)


def messages(report: ImportReport) -> list[str]:
    """Give what an editor has to look at."""
    return [note.message for note in report.notes]


def test_post(archive: OldArchive) -> None:
    """Everything comes over: dates in the site's time, topics and authors in their order."""
    joined = [("t2", 1), ("t1", 0), ("t3", 2)]
    report = load(
        archive,
        row(
            title="AT&T is *so* <big>",
            html='<p>One <a href="__GHOST_URL__/b/">B</a></p>',
            updated_at="2021-07-02T22:30:00.000Z",
        ),
        row(id="p2", slug="b", author_id="u2"),
        settings=[{"key": "timezone", "value": "Europe/Oslo"}],
        posts_tags=[{"post_id": "p1", "tag_id": tag, "sort_order": at} for tag, at in joined],
        posts_authors=[
            {"post_id": "p1", "author_id": "u2", "sort_order": 1},
            {"post_id": "p1", "author_id": "u1", "sort_order": 0},
        ],
        posts_meta=[{"post_id": "p1", "meta_description": "For search."}],
    )
    assert (report.failed, report.notes, report.skipped) == ((), (), ())
    assert archive.text("2021/07/01/a-post.md") == dedent("""\
        ---
        title: AT&T is *so* <big>
        date: 2021-07-02T00:30:00+02:00
        summary: For search.
        countries: [NO]
        tags: [World & all, Oil]
        authors: [Ada Vik, "Bo, the Younger"]
        updated: 2021-07-03T00:30:00+02:00
        aliases: [/a-post/]
        extra:
          internal_tags: ["#wide"]
        ---

        One [B](b.md)
        """)
    assert archive.keys("2021/07/01/b.md").authors == ("Bo, the Younger",)


@pytest.mark.parametrize(
    ("columns", "is_draft", "said"),
    [
        ({"status": "draft", "published_at": None}, True, ""),
        ({"status": "scheduled", "published_at": "2099-01-01T00:00:00Z"}, False, ""),
        ({"status": "sent"}, True, "It was only sent by mail, so it is a draft."),
        (
            {"visibility": "paid"}, True, "It was not for all readers (paid), so it is a draft."
        ),
    ],
)  # fmt: skip
def test_status(archive: OldArchive, columns: dict[str, Any], is_draft: bool, said: str) -> None:  # noqa: FBT001 - a case's value
    """What not everybody could read is a draft, and says why; what waits for its date is none."""
    report = load(archive, row(**columns))
    assert archive.keys().draft is is_draft
    assert messages(report) == ([said] if said else [])


def test_what_is_no_post(archive: OldArchive) -> None:
    """A page and comments are named; so is a text that the export has only in Ghost's own form."""
    report = load(
        archive,
        row(type="page", slug="about"),
        row(id="p2", slug="b", html=None, lexical='{"root":{"children":[{"type":"x"}]}}'),
        row(id="p3", slug="c", html=None, lexical='{"root":{"children":[]}}', custom_excerpt="S"),
        comments=[{"id": "1"}, {"id": "2"}],
    )
    assert [each.message for each in report.skipped] == [
        "Comments, which briefings do not have: 2.",
        "It is a page. To import it, name 'page' in the mapping's `types`.",
    ]
    assert [each.message for each in report.failed] == ["The export has no HTML of it."]
    assert archive.paths() == ["2021/07/01/c.md"]


@pytest.mark.parametrize("folder", ["media/content/images", "media/images", "media"])
def test_media_folder(archive: OldArchive, folder: str) -> None:
    """The folder of media may be that of the site, of its content, or of its images."""
    file = archive.folder / folder / "2021/07/a.png"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"PNG")
    images = "__GHOST_URL__/content/images"
    report = load(
        archive,
        row(
            custom_excerpt="S",
            html=f'<img src="{images}/size/w600/2021/07/a.png" alt="A">',
            feature_image=f"{images}/2021/07/a.png",
        ),
        posts_meta=[
            {
                "post_id": "p1",
                "feature_image_alt": "A tree",
                "feature_image_caption": "By <a href='x'>Bo</a>",
            }
        ],
        media="media",
    )
    assert not report.notes
    image = archive.keys().image
    assert image
    assert (image.src, image.alt, image.caption) == ("a-post/a.png", "A tree", "By Bo")
    assert archive.body() == "![A](a-post/a.png)"


ROUTES = """\
routes:
collections:
  /podcast/:
    permalink: /podcast/{slug}/
    filter: tag:oil
  /:
    permalink: /{year}/{month}/{primary_tag}/{slug}/
"""


def test_routes(archive: OldArchive) -> None:
    """With routes.yaml beside it, an address is that of the collection that takes the post."""
    archive.write("routes.yaml", ROUTES)
    joined = [{"post_id": "p1", "tag_id": "t2"}, {"post_id": "p2", "tag_id": "t1"}]
    load(
        archive,
        row(),
        row(id="p2", slug="b"),
        row(id="p3", slug="c", canonical_url="__GHOST_URL__/x/"),
        posts_tags=joined,
    )
    aliases = [archive.keys(f"2021/07/01/{name}.md").aliases for name in ("a-post", "b", "c")]
    assert aliases == [("/podcast/a-post/",), ("/2021/07/world/b/",), ("/x/",)]


def test_routes_that_are_not_understood(archive: OldArchive) -> None:
    """A filter that is more than a tag is named, rather than an address made up."""
    archive.write("routes.yaml", ROUTES.replace("tag:oil", "tag:-oil+featured:true"))
    report = load(archive, row())
    assert archive.keys().aliases == ()
    assert "routes.yaml" in messages(report)[0]


def test_older_permalinks(archive: OldArchive) -> None:
    """Before there were routes, a setting said what addresses are made of."""
    settings = [{"key": "permalinks", "value": "/:year/:month/:day/:slug/"}]
    load(archive, row(slug="b", published_at=1625178600000), settings=settings)
    assert archive.paths() == ["2021/07/01/b.md"]
    assert archive.keys().date.year == 2021


def test_original(archive: OldArchive) -> None:
    """A canonical address on another site is that of the original."""
    load(archive, row(canonical_url="https://other.example/a/"))
    original = archive.keys().original
    assert original
    assert str(original.url) == "https://other.example/a/"


def test_half_a_character(archive: OldArchive) -> None:
    """What something cut in the middle of a character is imported, with a sign for it."""
    load(archive, row(title="A\ud83d", html="<p>B\ud83d \U0001f600</p>"))
    assert archive.keys().title == "A\ufffd"
    assert archive.body() == "B\ufffd \U0001f600"


def test_code_of_a_page(archive: OldArchive) -> None:
    """Code that Ghost put into a page is not taken, and named."""
    report = load(archive, row(codeinjection_head="<style></style>"))
    assert messages(report) == [
        "Code of its own, which Ghost put into its page, is left out.",
    ]


CARDS = {
    """<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="/x">
<div class="kg-bookmark-content"><div class="kg-bookmark-title">Title</div>
<div class="kg-bookmark-description">What it is.</div>
<div class="kg-bookmark-metadata"><img src="icon.png">
<span class="kg-bookmark-publisher">A paper</span></div></div>
<div class="kg-bookmark-thumbnail"><img src="t.png"></div></a></figure>""": (
        '<p><a href="/x">Title</a><br>What it is.<br>A paper</p>'
    ),
    """<figure class="kg-card kg-video-card"><div><video src="a.mp4"></video>
<div class="kg-video-player">0:00<button>x</button></div></div>
<figcaption>By Bo</figcaption></figure>""": (
        '<figure><video src="a.mp4"></video><figcaption>By Bo</figcaption></figure>'
    ),
    """<div class="kg-card kg-audio-card"><img src="t.png"><audio src="a.mp3"></audio>
<div class="kg-audio-title">Part 1</div><div>0:00</div></div>""": (
        '<figure><audio src="a.mp3"></audio><figcaption>Part 1</figcaption></figure>'
    ),
    """<div class="kg-card kg-file-card"><a href="/a.pdf"><div class="kg-file-card-title">
Report</div>
<div class="kg-file-card-filename">a.pdf</div>
<div class="kg-file-card-filesize">2 MB</div></a></div>""": (
        '<p><a href="/a.pdf">Report</a> (a.pdf, 2 MB)</p>'
    ),
    """<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading">
<h4 class="kg-toggle-heading-text">Why?</h4><button>v</button></div>
<div class="kg-toggle-content"><p>So.</p></div></div>""": (
        '<details><summary>Why?</summary><div class="kg-toggle-content"><p>So.</p></div></details>'
    ),
}


@pytest.mark.parametrize(("card", "html"), CARDS.items())
def test_card(card: str, html: str) -> None:
    """Of a card what it says and shows is kept, and nothing of its buttons."""
    assert without_players(f"A &lt; b<p>One</p>{card}\ntail<p>Two</p>") == (
        f"A &lt; b<p>One</p>{html}\ntail<p>Two</p>",
        [],
    )


def test_card_that_is_left_out(archive: OldArchive) -> None:
    """A form to sign up goes, and is named."""
    card = '<div class="kg-card kg-signup-card"><form><input></form></div>'
    report = load(archive, row(html=f"<p>One</p>{card}"))
    assert archive.body() == "One"
    assert messages(report) == ["A signup card (1 in all) is left out."]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"db": [\n', "It is not valid JSON"),
        ('{"db": [{"data": {"users": []}}]}', "It is no export of Ghost"),
        ("[]", "It is no export of Ghost"),
        (b"\xff", "It is not valid JSON"),
        ("[" * 100_000, "It is not valid JSON"),
    ],
)
def test_export_that_cannot_be_read(
    archive: OldArchive, content: str | bytes, message: str
) -> None:
    """What is no sound export is told, and nothing is imported of it."""
    archive.write("export.json", content)
    with pytest.raises(ArchiveError, match=message):
        archive.run("ghost", folder="export.json")
    assert not archive.new.exists()


def test_folder(archive: OldArchive) -> None:
    """The export may be the only JSON file of a folder."""
    load(archive, row())
    assert not archive.run("ghost").failed
    archive.write("other.json", "{}")
    with pytest.raises(ArchiveError, match="name the export"):
        archive.run("ghost")
