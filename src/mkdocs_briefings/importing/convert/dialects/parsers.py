"""The dialects of Markdown that old generators read, as parsers for CommonMark with extensions."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from mkdocs_briefings.importing.convert.dialects.heading_attributes import heading_attributes_plugin
from mkdocs_briefings.importing.convert.dialects.kramdown import kramdown_plugin
from mkdocs_briefings.importing.convert.dialects.kramdown_blocks import kramdown_blocks_plugin
from mkdocs_briefings.importing.convert.dialects.spaced_links import spaced_links_plugin
from mkdocs_briefings.importing.importer import MarkdownDialect

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

MAX_NESTING = 100
"""How deeply blocks may stand inside of each other: what is deeper, the parsers leave out."""

_UNSEEN = ("abbreviation", "attribute_list", "footnote_reference_open", "footnote_reference_close")

_ADDRESS_RULE = "gfm_autolink_protocol"
_PROTOCOLS = ("http", "https", "mailto", "xmpp")


@cache
def parser_of(dialect: MarkdownDialect) -> MarkdownIt:
    """Give the parser of a dialect; footnotes stay where they are defined."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True})
    parser.enable(["table", "strikethrough"])
    parser.use(deflist_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(heading_attributes_plugin)
    parser.use(spaced_links_plugin)
    if dialect is MarkdownDialect.GOLDMARK:
        parser.use(gfm_autolink_plugin)
        _look_before_linking(parser)
    else:
        parser.use(kramdown_plugin)
        parser.use(kramdown_blocks_plugin)
    # Addresses are compared as they are written, and judged by the sanitiser.
    vars(parser).update(normalizeLink=str, normalizeLinkText=str, validateLink=_is_link)
    parser.add_render_rule("footnote_ref", _footnote_reference)
    for kind in _UNSEEN:
        parser.add_render_rule(kind, _nothing)
    return parser


def _look_before_linking(parser: MarkdownIt) -> None:
    """Let the rule for bare addresses look only where one may be: it reads all text before."""
    ruler = parser.inline.ruler
    rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
    link = rules[_ADDRESS_RULE]

    def look(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's
        is_sign = state.src.startswith(":", state.pos)
        return is_sign and state.pending[-6:].endswith(_PROTOCOLS) and link(state, silent)

    ruler.at(_ADDRESS_RULE, look)


def _is_link(_url: str) -> bool:
    return True


def _footnote_reference(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    # As Python-Markdown writes it, but for its number.
    label = escape(tokens[index].meta["label"])
    return f'<sup id="fnref:{label}"><a class="footnote-ref" href="#fn:{label}"></a></sup>'


def _nothing(
    _renderer: RendererHTML,
    _tokens: Sequence[Token],
    _index: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return ""
