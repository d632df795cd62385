"""The text of pages of many scripts and layouts, as blocks with their links."""

from __future__ import annotations

import json

import pytest

from mkdocs_briefings.wire.records import Block, BlockKind, Link
from mkdocs_briefings.wire.text.blocks import MOST_BLOCKS
from mkdocs_briefings.wire.text.doubts import CUT
from tests.wire.text.pages import (
    HEADLINE,
    PARAGRAPHS,
    entry,
    meta,
    news_article,
    outlet,
    page,
    paragraphs,
    read,
    report,
)

SCRIPTS = {
    "am": ("የድሮው ድልድይ ተዘጋ", "የከተማው ምክር ቤት ማክሰኞ ዕለት የድሮውን ድልድይ እስከ ጸደይ ድረስ ለመዝጋት ወሰነ።"),
    "ar": (
        "إغلاق الجسر القديم",
        "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم حتى الربيع، كما قال رئيس البلدية.",
    ),
    "bn": ("পুরনো সেতু বন্ধ", "নগর পরিষদ মঙ্গলবার পুরনো সেতুটি বসন্ত পর্যন্ত বন্ধ রাখার সিদ্ধান্ত নিয়েছে।"),
    "el": (
        "Κλείνει η παλιά γέφυρα",
        "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα ως την άνοιξη.",
    ),
    "fa": (
        "پل قدیمی بسته شد",
        "شورای شهر روز سه‌شنبه تصمیم گرفت پل قدیمی را تا بهار ببندد و راه را عوض کند.",
    ),
    "he": (
        "הגשר הישן נסגר",
        "מועצת העיר החליטה ביום שלישי לסגור את הגשר הישן עד האביב, אמר ראש העיר.",
    ),
    "hi": ("पुराना पुल बंद", "नगर परिषद ने मंगलवार को पुराने पुल को वसंत तक बंद रखने का निर्णय लिया।"),
    "hy": (
        "Հին կամուրջը փակվեց",
        "Քաղաքային խորհուրդը երեքշաբթի որոշեց փակել հին կամուրջը մինչև գարուն։",
    ),
    "ja": (
        "古い橋を閉鎖",
        "市議会は火曜日、古い橋を春まで閉鎖することを決めた。バスは水車の道を通る。",
    ),
    "ka": (
        "ძველი ხიდი დაიკეტა",
        "საკრებულომ სამშაბათს გადაწყვიტა ძველი ხიდის გაზაფხულამდე დახურვა.",
    ),
    "ko": (
        "낡은 다리 폐쇄",
        "시의회는 화요일 낡은 다리를 봄까지 폐쇄하기로 결정했다고 시장이 말했다.",
    ),
    "ru": (
        "Старый мост закрыт",
        "Городской совет решил во вторник закрыть старый мост до весны, сообщил мэр.",
    ),
    "ta": ("பழைய பாலம் மூடப்பட்டது", "நகர சபை செவ்வாயன்று பழைய பாலத்தை வசந்த காலம் வரை மூட முடிவு செய்தது."),
    "th": ("ปิดสะพานเก่า", "สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ นายกเทศมนตรีกล่าว"),
    "zh": ("旧桥关闭", "市议会星期二决定关闭旧桥,直到明年春天才重新开放,市长在晚上表示。"),
}
"""By language a headline and a sentence."""


@pytest.mark.parametrize("language", SCRIPTS)
def test_texts_of_many_scripts(language: str) -> None:
    """A report in any script gives its paragraphs, and nothing of what stands around them."""
    headline, sentence = SCRIPTS[language]
    texts = [f"{number}. {sentence} {sentence}" for number in (1, 22, 333, 4444)]
    article = read(report(headline=headline, texts=texts), fed=entry(headline), of=outlet(language))
    assert [block.text for block in article.blocks] == texts
    assert article.title == headline
    assert article.language == language
    assert article.alarms == ()


H1 = f"<h1>{HEADLINE}</h1>"
DIVS = "".join(f"<div><div>{text}</div></div>" for text in PARAGRAPHS)
FIGURE = "<figure><img src='/b.jpg'><figcaption>The bridge. Photo: Bo Lund</figcaption></figure>"
NEXT = "<aside><h3>Read next</h3><ul><li><a href='/a'>Ferry is back</a></li></ul></aside>"

LAYOUTS = (
    f"<article>{H1}{paragraphs()}</article>",
    f"<div id='content'>{H1}<div class='article-body'>{paragraphs()}</div></div>",
    f"<main>{H1}{DIVS}</main>",
    f"{H1}<div class='story'>{'<br><br>'.join(PARAGRAPHS)}</div>",
    f"{H1}<div class='story'>{'<br>'.join(PARAGRAPHS)}</div>",
    f"<table><tr><td><a href='/'>Home</a></td><td>{H1}{paragraphs()}</td></tr></table>",
    f"<article>{H1}{paragraphs(PARAGRAPHS[:2])}{NEXT}{paragraphs(PARAGRAPHS[2:])}</article>",
    f"<article>{H1}{FIGURE}{paragraphs()}</article><div class='comments'><p>First!</p></div>",
    f"<div class='cookie-banner'><p>We use cookies.</p></div><main>{paragraphs()}</main>",
)


@pytest.mark.parametrize("body", LAYOUTS)
def test_layouts(body: str) -> None:
    """A text is found in the layouts that news sites have had since there are any."""
    article = read(page(body))
    assert article.text == "\n".join(PARAGRAPHS)
    assert article.alarms == ()


def test_kinds_of_blocks() -> None:
    """Headings, quotations and items are told from paragraphs, each in one line."""
    html = page(
        f"<article><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><h2>What\n it   costs</h2>"
        f"<p>{PARAGRAPHS[1]}</p><blockquote><p>Nobody was surprised, he said.</p></blockquote>"
        f"<ul><li>Buses take the mill road.</li><li>Walkers take the railway bridge.</li></ul>"
        f"<p>{PARAGRAPHS[2]}</p><h2>More on this topic</h2></article>"
    )
    assert [(block.kind, block.text) for block in read(html).blocks] == [
        (BlockKind.PARAGRAPH, PARAGRAPHS[0]),
        (BlockKind.HEADING, "What it costs"),
        (BlockKind.PARAGRAPH, PARAGRAPHS[1]),
        (BlockKind.QUOTE, "Nobody was surprised, he said."),
        (BlockKind.ITEM, "Buses take the mill road."),
        (BlockKind.ITEM, "Walkers take the railway bridge."),
        (BlockKind.PARAGRAPH, PARAGRAPHS[2]),
    ]


def test_rows_of_tables() -> None:
    """A row of a table is an item, with its cells divided."""
    rows = "<tr><th>Road</th><th>Minutes</th></tr><tr><td>By the mill</td><td>20</td></tr>"
    found = read(page(f"<article>{paragraphs()}<table>{rows}</table></article>")).blocks
    assert found[-2:] == (
        Block(BlockKind.ITEM, "Road; Minutes"),
        Block(BlockKind.ITEM, "By the mill; 20"),
    )


def test_links_whose_words_survive() -> None:
    """A block has the links of its words, as whole addresses and without fragments."""
    linked = PARAGRAPHS[0].replace("old bridge", "<a href='/tag/bridge#top'>old <b>bridge</b></a>")
    linked = linked.replace("divers", "<a href='javascript:x'>divers</a>")
    html = page(f"<article><p>{linked}</p>{paragraphs(PARAGRAPHS[1:])}</article>")
    assert read(html).blocks[0] == Block(
        BlockKind.PARAGRAPH,
        PARAGRAPHS[0],
        (Link("old bridge", "https://news.example/tag/bridge"),),
    )
    assert all(block.links == () for block in read(html).blocks[1:])


def test_ways_to_other_reports_are_no_text() -> None:
    """A paragraph or an item that is a link and nothing else is left out."""
    ways = (
        "<p>Read more: <a href='/f'>The ferry of 1968 and who remembers it in Marlow today</a></p>"
    )
    ways += "<p><a href='/g'>Flood of last month in pictures of our readers</a></p>"
    html = page(
        f"<article>{paragraphs(PARAGRAPHS[:2])}{ways}{paragraphs(PARAGRAPHS[2:])}</article>"
    )
    assert read(html).text == "\n".join(PARAGRAPHS)


def test_links_do_not_change_the_text() -> None:
    """A text with many links is the same text as without them."""
    words = [
        f"<a href='/{number}'>{text[:20]}</a>{text[20:]}" for number, text in enumerate(PARAGRAPHS)
    ]
    html = page(f"<article>{''.join(f'<p>{text}</p>' for text in words)}</article>")
    article = read(html)
    assert article.text == "\n".join(PARAGRAPHS)
    assert [len(block.links) for block in article.blocks] == [1, 1, 1, 1]


def test_a_lead_that_was_left_out() -> None:
    """The sentence below the headline belongs to the text, if the page shows it."""
    lead = "Buses make a detour of twenty minutes, and merchants ask for a ferry like that of 1968."
    head = meta("og:description", lead)
    shown = page(
        f"<header><h1>{HEADLINE}</h1><h2>{lead}</h2></header><article>{paragraphs()}</article>",
        head=head,
    )
    assert read(shown).text == "\n".join([lead, *PARAGRAPHS])
    assert read(report(head=head)).text == "\n".join(PARAGRAPHS)
    assert read(report(texts=[lead, *PARAGRAPHS], head=head)).text == "\n".join([lead, *PARAGRAPHS])


def test_a_text_in_structured_data() -> None:
    """A text that only structured data has is taken, unless one has to pay for it."""
    body = "\n".join(PARAGRAPHS)
    shown = page("<div id='app'></div>", head=news_article(headline=HEADLINE, articleBody=body))
    assert read(shown).text == body
    for paid in (
        {"isAccessibleForFree": False},
        {"isAccessibleForFree": "False"},
        {"hasPart": [{"isAccessibleForFree": "http://schema.org/False"}]},
    ):
        head = news_article(headline=HEADLINE, articleBody=body, **paid)
        assert read(page(paragraphs(PARAGRAPHS[:1]), head=head)).text == PARAGRAPHS[0]


def test_a_text_in_a_script() -> None:
    """A text that a program is to show is taken out of its script, where the page shows none."""
    state = {"menu": "<p>a</p><p>b</p>", "story": {"html": f"<h2>Costs</h2>{paragraphs()}"}}
    data = json.dumps(state).replace("<", "\\u003c")
    html = page(f"<div id='root'></div><script>window.__STATE__ = {data};</script>")
    assert read(html).text == "\n".join(["Costs", *PARAGRAPHS])
    assert read(report().replace("</body>", f"<script>{data}</script></body>")).text == "\n".join(
        PARAGRAPHS
    )


def test_endless_texts_end() -> None:
    """A text has so many blocks at most, and the alarm says that there were more."""
    article = read(page(f"<article>{'<p>Bridge closed again.</p>' * (MOST_BLOCKS + 5)}</article>"))
    assert len(article.blocks) == MOST_BLOCKS
    assert CUT in article.alarms
