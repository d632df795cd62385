"""What Markdown's extensions make of a briefing survives the sanitiser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.rendering.conftest import Clean

LEGITIMATE = {
    "heading": ("## Two words\n", ["//h2[@id='two-words']", "//h2/a[@href='#two-words']"]),
    "table": (
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n",
        [
            "//th[@align='left' and not(@style)]",
            "//td[@align='center' and .='2']",
            "//td[@align='right' and .='3']",
        ],
    ),
    "cell with both": (
        '<table><tr><td align="left" style="text-align: right; color: red">x</td></tr></table>\n',
        ["//td[@align='right' and not(@style)]"],
    ),
    "footnote": (
        "Text[^1].\n\n[^1]: The note.\n",
        [
            "//sup[@id='fnref:1']/a[@href='#fn:1']",
            "//li[@id='fn:1']//a[@href='#fnref:1' and @title]",
            "//div[@class='footnote']",
        ],
    ),
    "abbreviation": ("The UN.\n\n*[UN]: United Nations\n", ["//abbr[@title='United Nations']"]),
    "definition list": ("Term\n:   What it is.\n", ["//dl/dt[.='Term']", "//dl/dd"]),
    "admonition": (
        '!!! warning "Mind"\n    The text.\n',
        ["//div[@class='admonition warning']/p[@class='admonition-title' and .='Mind']"],
    ),
    "details": (
        '???+ note "More"\n    The text.\n',
        ["//details[@open and @class='note']/summary[.='More']"],
    ),
    "fence": (
        "```python\nimport os\n```\n",
        ["//div[contains(@class, 'highlight')]//pre//code//span[.='import']"],
    ),
    "fence with a title": (
        '```python title="a.py"\nimport os\n```\n',
        ["//span[@class='filename' and .='a.py']"],
    ),
    "fence with numbers": (
        '```python linenums="1"\nimport os\n```\n',
        [
            "//td[@class='linenos']",
            "//td[@class='linenos']//a[@href='#__codelineno-0-1']",
            "//a[@id='__codelineno-0-1']",
        ],
    ),
    "inline highlight": ("`#!python import os`\n", ["//code[contains(@class, 'highlight')]/span"]),
    "tabs": (
        '=== "One"\n    First.\n\n=== "Two"\n    Second.\n',
        [
            "//div[contains(@class, 'tabbed-set')]",
            "//input[@type='radio' and @checked and @id='__tabbed_1_1' and @name='__tabbed_1']",
            "//label[@for='__tabbed_1_2' and .='Two']",
        ],
    ),
    "task list": (
        "- [x] done\n- [ ] open\n",
        ["//li/label/input[@type='checkbox' and @checked and @disabled]", "count(//input)=2"],
    ),
    "emoji": (":material-earth:\n", ["//span[@class='twemoji']//path[@d]"]),
    "attribute list": (
        'Text.\n{: #place .lead title="x" lang="uk" dir="ltr" }\n',
        ["//p[@id='place' and @class='lead' and @title='x' and @lang='uk' and @dir='ltr']"],
    ),
    "markdown in a block": ("<aside markdown>\n*Text*\n</aside>\n", ["//aside//em[.='Text']"]),
    "figure": (
        "<figure><img src='x.png' alt='A' width='4' height='3'><figcaption>C</figcaption></figure>",
        ["//figure/img[@alt='A' and @width='4' and @height='3']", "//figcaption[.='C']"],
    ),
    "quotation": ("> Said.\n", ["//blockquote/p[.='Said.']"]),
    "ordered list": ("3. three\n4. four\n", ["count(//ol/li)=2"]),
    "raw table": (
        "<table><caption>C</caption><tr><th scope='col' colspan='2'>H</th></tr></table>",
        ["//table/caption[.='C']", "//th[@scope='col' and @colspan='2']"],
    ),
    "time": ("<time datetime='2026-03-01'>1 March</time>", ["//time[@datetime='2026-03-01']"]),
    "ruby": ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["//ruby/rt[.='kan']"]),
    "quote with its place": (
        "<q cite='https://example.org/'>x</q>",
        ["//q[@cite='https://example.org/']"],
    ),
    "mail": ("[write](mailto:desk@example.org)\n", ["//a[@href='mailto:desk@example.org']"]),
    "telephone": ("[call](tel:+380441234567)\n", ["//a[@href='tel:+380441234567']"]),
    "link": (
        '[x](https://example.org/a?b=c&d=e#f "t")\n',
        ["//a[@href='https://example.org/a?b=c&d=e#f' and @title='t']"],
    ),
    "autolink": ("<https://example.org/>\n", ["//a[@href='https://example.org/']"]),
    "sound": ("<audio src='x.mp3' controls></audio>", ["//audio[@src='x.mp3' and @controls]"]),
    "entities": ("A &amp; B &copy; 5 < 6\n", ["//*[contains(., 'A & B © 5 < 6')]"]),
}


@pytest.mark.parametrize(("text", "expected"), LEGITIMATE.values(), ids=LEGITIMATE.keys())
def test_extension_survives(text: str, expected: list[str], clean: Clean) -> None:
    """What an editor may write looks in the page as Markdown and its extensions made it."""
    markup = clean(text)
    tree = html.fragment_fromstring(markup, create_parent="div").getroottree()
    for path in expected:
        assert tree.xpath(path), f"{path} is not in {markup}"
