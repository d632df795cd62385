"""The shortcuts give what Python-Markdown gives, and step back from what they do not know."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import treeprocessors
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor, SimpleTextInlineProcessor
from markdown.serializers import to_xhtml_string
from markdown.treeprocessors import InlineProcessor

from bench.newsroom import Newsroom
from mkdocs_briefings.rendering.fast_markdown.inline import TriggeredInlineProcessor
from mkdocs_briefings.rendering.fast_markdown.patterns import TRIGGERS, has_trigger
from mkdocs_briefings.rendering.fast_markdown.quick_markdown import QuickMarkdown
from mkdocs_briefings.rendering.verified_upstream import (
    is_unchanged,
    is_verified,
    verified_name,
)
from tests.rendering.test_extensions import LEGITIMATE
from tests.rendering.vectors import VECTORS
from tests.site import ALL_EXTENSIONS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

_ROOT = Path(__file__).parents[3]
_DEFAULT = ("toc", "tables", "fenced_code")
LISTS: dict[str, tuple[Any, ...]] = {
    "none": (),
    "MkDocs' own": _DEFAULT,
    "Overview's": (
        *_DEFAULT,
        "abbr",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "tables",
        {"toc": {"permalink": True}},
        "pymdownx.superfences",
    ),
    "Material's": ALL_EXTENSIONS,
    "many more": (
        "extra",
        "admonition",
        "codehilite",
        "nl2br",
        "sane_lists",
        "smarty",
        "wikilinks",
        {"toc": {"anchorlink": True, "toc_depth": "2-3", "baselevel": 2}},
    ),
    "tabs in code": ("attr_list", {"pymdownx.superfences": {"preserve_tabs": True}}),
    "pymdownx": (
        "pymdownx.extra",
        "pymdownx.caret",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.smartsymbols",
        "pymdownx.tilde",
        {"toc": {"permalink": "#", "permalink_leading": True}},
    ),
}
"""Lists of extensions, as they stand in `mkdocs.yml`."""


class Pair:
    """Python-Markdown and ours, with the same extensions."""

    def __init__(self, extensions: tuple[Any, ...]) -> None:
        configs = {
            name: options
            for each in extensions
            if isinstance(each, dict)
            for name, options in each.items()
        }
        names = [next(iter(each)) if isinstance(each, dict) else each for each in extensions]
        self._options: dict[str, Any] = {"extensions": names, "extension_configs": configs}
        self._start()

    def _start(self) -> None:
        self.stock = markdown.Markdown(**self._options)
        self.quick = QuickMarkdown(**self._options)

    def assert_same(self, *texts: str) -> None:
        """Convert the texts one after the other, and compare all that comes out."""
        for text in texts:
            expected, found = _outcome(self.stock, text), _outcome(self.quick, text)
            assert found == expected
            if isinstance(expected, type):  # an error leaves them in the middle of a text
                self._start()


def _outcome(md: markdown.Markdown, text: str) -> tuple[str, Any] | type[Exception]:
    md.reset()
    try:
        return md.convert(text), getattr(md, "toc_tokens", None)
    except Exception as error:  # noqa: BLE001 - whichever it is, both have to raise it
        return type(error)


_PAIRS = {name: Pair(extensions) for name, extensions in LISTS.items()}


def _corpus() -> Iterator[str]:
    for folder in ("briefings", "docs", "tests/reading/problems"):
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in {".md", ".txt"}:
                yield path.read_text("utf-8")
    for article in islice(Newsroom().articles(100), 100):
        yield "\n\n".join(article.blocks)
    yield from VECTORS.values()
    yield from (text for text, _ in LEGITIMATE.values())


@pytest.mark.parametrize("name", LISTS)
def test_same_for_all_material(name: str) -> None:
    """Every text that the repository holds becomes the same HTML and the same headings."""
    _PAIRS[name].assert_same(*_corpus())


_PIECES = [
    *"*_[]()!<>&\\`^:|#-+=~{}\"'$@/.,;\n \t\x02\x03",
    *("a", "B", "word ", "e\u0301", "漢字", "שלום", "\u200f", "\xa0", "\u2028", "1", "0"),
    *("  \n", "\n\n", "\n    ", "\n\n    ", "\n- ", "\n1. ", "\n> ", "\n# ", "\n\n## ", "\n: "),
    *(
        "\n===\n",
        "\n---\n",
        "\n***\n",
        "\n```\n",
        "\n```\n\ta\n```\n",
        "\n~~~ py\n",
        "|---|",
        "\n|",
        "| a | b |\n",
    ),
    *("**", "__", "***", "``", "](", "![", "[^", "]:", "[a](b)", "![a](b)", "[a][b]", "[a]"),
    *('[a](<b c> "t")', "[a](b 't')", "\n\n[a]: http://b 'T'\n\n", "\n\n[b]: <c>\n", "[^1]"),
    *("\n\n[^1]: note\n", "\n\n*[AB]: title\n\n", " AB ", "{: #x .y }", "{ z }", "{#i}", "[TOC]"),
    *("<b>", "</b>", "<br />", "<div markdown>", "\n\n<div>\n", "</div>", "<p markdown='1'>"),
    *("<!--", "-->", "<?", "?>", "<a@b.c>", "<http://x.y>", "<span title='*'>", "<script>"),
    *("&amp;", "&#65", "&#x41;", "&lt;", "\\*", "\\\\", "\\`", "\\[", "\\<"),
    *("\x02klzzwxh:0000\x03", "\x02amp\x03", "\x02wzxhzdk:0\x03", "\x0242\x03", "klzzwxh:"),
    *("///Footnotes Go Here///", "\n!!! note\n    ", "\n\nTerm\n: What\n", "\n* * *\n", "\r\n"),
]
_TEXTS = st.lists(
    st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), min_size=1, max_size=30
).map("".join)


@pytest.mark.parametrize("name", ["MkDocs' own", "Overview's", "many more", "tabs in code"])
@given(first=_TEXTS, second=_TEXTS)
def test_same_for_any_text(name: str, first: str, second: str) -> None:
    """Any two texts become the same, and the first leaves nothing behind for the second."""
    _PAIRS[name].assert_same(first, second)


class _Shout(SimpleTextInlineProcessor):
    """A pattern that no table knows."""


class _OwnLink(LinkInlineProcessor):
    """A known pattern that someone has changed."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - theirs
        self, m: re.Match[str], data: str
    ) -> Any:  # noqa: ANN401 - theirs
        node, start, end = super().handleMatch(m, data)
        if isinstance(node, Element):
            node.set("class", "own")
        return node, start, end


def _add(md: markdown.Markdown) -> None:
    md.inlinePatterns.register(_Shout(r"(word)", md), "shout", 175)


def _subclass(md: markdown.Markdown) -> None:
    md.inlinePatterns.register(_OwnLink(LINK_RE, md), "link", 160)


def _other_expression(md: markdown.Markdown) -> None:
    md.inlinePatterns.register(LinkInlineProcessor(r"\(", md), "link", 160)


def _delimiter(md: markdown.Markdown) -> None:
    assert md.delimiters is not None
    md.delimiters.add("~", "sub")


def _ancestors(md: markdown.Markdown) -> None:
    vars(md.inlinePatterns["link"])["ANCESTOR_EXCLUDES"] = ("em",)


def _replace(md: markdown.Markdown) -> None:
    class Mine(InlineProcessor):
        """An inline processor of someone else."""

    md.treeprocessors.register(Mine(md), "inline", 20)


def _order(md: markdown.Markdown) -> None:
    md.inlinePatterns.register(LinkInlineProcessor(LINK_RE, md), "link", 1)


class _Change(Extension):
    """Does something to an instance."""

    def __init__(self, change: Callable[[markdown.Markdown], None]) -> None:
        super().__init__()
        self._change = change

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - theirs
        self._change(md)


_STRANGE = [_add, _subclass, _other_expression, _delimiter, _ancestors]


def _is_on(md: markdown.Markdown) -> bool:
    inline = md.treeprocessors["inline"]
    return isinstance(inline, TriggeredInlineProcessor) and inline.is_on


_needs_verified = pytest.mark.skipif(
    not is_verified("markdown.core"), reason="needs the release that the shortcuts were proved for"
)


@_needs_verified
@pytest.mark.parametrize("change", [*_STRANGE, _replace, _order])
def test_strange_patterns_are_tried_as_ever(change: Callable[[markdown.Markdown], None]) -> None:
    """With what an extension does to the patterns, before or later, all is still the same."""
    for name in ("MkDocs' own", "Overview's"):
        pair = Pair((*LISTS[name], _Change(change)))
        assert _is_on(pair.quick) == (change is _order)
        pair.assert_same(*islice(_corpus(), 40), *VECTORS.values(), "H~2~O *[a](b)* word (")
        later = Pair(LISTS[name])
        later.assert_same("H~2~O *[a](b)* word (")
        assert _is_on(later.quick)
        change(later.stock)
        change(later.quick)
        assert _is_on(later.quick) == (change is _order)
        later.assert_same("H~2~O *[a](b)* word (")


@_needs_verified
@pytest.mark.parametrize(
    ("name", "expected"),
    [("MkDocs' own", True), ("Overview's", True), ("Material's", False), ("pymdownx", False)],
)
def test_short_way_is_taken_for_verified_patterns_only(name: str, expected: bool) -> None:  # noqa: FBT001
    """The lists that Overview and MkDocs have are verified whole; `pymdownx` adds patterns."""
    assert _is_on(_PAIRS[name].quick) is expected


def test_installed_code_is_verified() -> None:
    """Every part for Overview's list is of the very code that the shortcuts were proved for.

    If this fails after an update of Python-Markdown or pymdown-extensions, see what has changed in
    the files that `verified_upstream.py` lists, and whether each shortcut still gives the same.
    """
    md = _PAIRS["Overview's"].stock
    registries = (md.preprocessors, md.parser.blockprocessors, md.inlinePatterns,
                  md.treeprocessors, md.postprocessors)  # fmt: skip
    parts = [part for registry in registries for part in registry]
    assert [type(part) for part in parts if not verified_name(part)] == []


def test_other_code_takes_no_shortcut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file of Python-Markdown is another than the one that was read, nothing changes."""
    other = tmp_path / "treeprocessors.py"
    other.write_text("# a later release\n", "utf-8")
    monkeypatch.setattr(treeprocessors, "__file__", str(other))
    _forget()
    try:
        md = QuickMarkdown()
        assert type(md.treeprocessors["inline"]) is InlineProcessor
        assert type(md.parser) is BlockParser
        assert md.serializer is to_xhtml_string
        assert verified_name(md.treeprocessors["inline"]) == ""
    finally:
        _forget()


def _forget() -> None:
    is_verified.cache_clear()
    is_unchanged.cache_clear()


def test_every_trigger_is_looked_for() -> None:
    """A text that could match a verified pattern is never passed over."""
    assert all(has_trigger(f"a{trigger}a") for trigger in TRIGGERS.values())
    assert has_trigger("a_a")
    assert not has_trigger("Plain words, (with) signs: 1+1=2; {x} # ~ ^ | ! > \n")


def test_extension_may_add_block_elements() -> None:
    """An element that is made a block between two texts is one from then on."""
    pair = Pair(LISTS["Overview's"])
    pair.assert_same("<mine>\n\n*a*\n\n</mine>\n")
    for md in (pair.stock, pair.quick):
        md.block_level_elements.append("mine")
    pair.assert_same("<mine>\n\n*a*\n\n</mine>\n")
    for md in (pair.stock, pair.quick):
        md.block_level_elements[-1] = "other"
    pair.assert_same("<mine>\n\n*a*\n\n</mine>\n", "<other>\n\n*a*\n\n</other>\n")
