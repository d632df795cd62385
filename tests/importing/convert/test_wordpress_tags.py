"""WordPress' shortcodes: what is one, and the HTML that says the same."""

from __future__ import annotations

import pytest

from mkdocs_briefings.importing import OldMedia
from mkdocs_briefings.importing.convert.template_tags import replace_wordpress_tags
from mkdocs_briefings.importing.convert.wordpress_tags import WORDPRESS_TAGS, convert_wordpress_tag
from tests.growth import assert_in_proportion

MEDIA = {
    "7": OldMedia(src="/up/a.jpg", alt="A tree", caption="By <b>Bo</b>"),
    "8": OldMedia(src="/up/b.mp3"),
}
IMAGE = '<img src="a.jpg" alt="A">'


def converted(text: str) -> str:
    """Give a text with the known shortcodes in HTML, and `?` in the place of others."""
    return replace_wordpress_tags(
        text, lambda tag: convert_wordpress_tag(tag, MEDIA) or f"?{tag.inner or ''}", WORDPRESS_TAGS
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            f'[caption id="x" width="3"]{IMAGE} By <em>Bo</em>[/caption]',
            f"\n<figure>{IMAGE}<figcaption>By <em>Bo</em></figcaption></figure>\n",
        ),
        (
            f'[caption caption="By &lt;b&gt;Bo"]<a href="/x">{IMAGE}</a>[/caption]',
            f'\n<figure><a href="/x">{IMAGE}</a><figcaption>By <b>Bo</figcaption></figure>\n',
        ),
        (f"[caption]<p>{IMAGE}</p>[/caption]", f"\n<figure>{IMAGE}</figure>\n"),
        ("[caption]No image[/caption]", "No image"),
        (
            '[gallery ids="7,9" columns="2"]',
            """
<figure><img src="/up/a.jpg" alt="A tree"><figcaption>By <b>Bo</b></figcaption></figure>

<figure><img src="?attachment_id=9" alt=""></figure>
""",
        ),
        ("[gallery]", "?"),
        (
            '[playlist ids="8"]',
            '\n<figure><audio src="/up/b.mp3" controls=""></audio></figure>\n',
        ),
        ('[audio mp3="/a.mp3"][/audio]', '<audio src="/a.mp3" controls=""></audio>'),
        ('[video width="3" mp4="/a.mp4" /]', '<video src="/a.mp4" controls=""></video>'),
        (
            '[video src="/a.mp4" poster="/a.jpg"]',
            '<video src="/a.mp4" controls="" poster="/a.jpg"></video>',
        ),
        (
            "[embed]https://youtu.be/x?a=1&amp;b=2[/embed]",
            '<a href="https://youtu.be/x?a=1&amp;b=2">Video on YouTube</a>',
        ),
        (
            "[embed width=3]https://a.example/b[/embed]",
            '<a href="https://a.example/b">https://a.example/b</a>',
        ),
        (
            "[youtube=https://www.youtube.com/watch?v=x&w=3]",
            '<a href="https://www.youtube.com/watch?v=x&amp;w=3">Video on YouTube</a>',
        ),
        ("[vimeo 12]", '<a href="https://vimeo.com/12">Video on Vimeo</a>'),
        (
            '[code language="css"]a<br />\nb[/code]',
            '\n<pre><code class="language-css">a\nb</code></pre>\n',
        ),
    ],
)
def test_known_tag(text: str, result: str) -> None:
    """What WordPress and its common plugins know becomes HTML that says the same."""
    assert converted(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("He said [sic] so [1].", "He said [sic] so [1]."),
        ('[form id="3"] [box]Mind <b>this</b>.[/box]', "? ?Mind <b>this</b>."),
        ("[[gallery ids=1]]", "[gallery ids=1]"),
        ("[video](a.md) and [audio]: b", "[video](a.md) and [audio]: b"),
        ("a[/box]", "a[/box]"),
        ("[a x=1][b]2[/a]3[/b]", "?[b]23[/b]"),
    ],
)
def test_what_is_a_tag(text: str, result: str) -> None:
    """Prose in brackets stays; a tag that is not known gives way to what it encloses."""
    assert converted(text) == result


@pytest.mark.parametrize("piece", ["[a ", "[a b=", "[a]", "[/a]", "[[a", '[a "', "[a][/b]"])
def test_time_grows_with_the_text(piece: str) -> None:
    """Four times the tags take about four times as long."""
    assert_in_proportion(lambda count: converted(piece * count), 8000)
