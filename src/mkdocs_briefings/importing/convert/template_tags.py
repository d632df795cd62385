"""Find template tags in a text: the shortcodes of Hugo and of WordPress, Jekyll's Liquid."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

# No tag stands inside of another one's braces: what has no end ends where the next begins.
_SHORTCODE = re.compile(
    r"""\{\{(?P<mark>[<%])\s*+
        (?:/\*(?:[^*{]++|\*(?!/)|\{(?!\{))*\*/\s*+[>%]\}\}
        | (?P<close>/)?\s*+ (?P<name>[\w./-]+)
          (?P<arguments>(?:
              "(?:\\.|[^"\\{]++|\{(?!\{))*" | `(?:[^`{]++|\{(?!\{))*`
              | [^"`{}>%/]++ | [>%](?!\}\}) | /(?!\s*+[>%]\}\}) | \{(?!\{) | \}(?!\}))*)
          /?\s*+[>%]\}\})""",
    re.VERBOSE | re.DOTALL,
)
_LIQUID = re.compile(
    r"\{%-?\s*+(?P<name>\w+)(?P<arguments>(?:[^%{-]++|-(?!%\})|%(?!\})|\{(?!%))*)-?%\}"
)
# In WordPress too a square bracket ends a tag, even between quotes. What looks like Markdown's
# links and definitions is none, and `[[tag]]` shows one.
_WORDPRESS = re.compile(
    r"""\[(?:\[(?P<shown>/?[A-Za-z][^\[\]]*)\]\]
        | (?P<close>/)?(?P<name>[A-Za-z][\w-]*)(?=[\s=/\]])(?P<arguments>[^\[\]]*)\](?![(:]))""",
    re.VERBOSE,
)
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[A-Za-z_][\w-]*)\s*[=:](?!//)\s*)?
        (?:"(?P<double>(?:\\.|[^"\\])*)"|`(?P<raw>[^`]*)`|'(?P<single>[^']*)'|(?P<bare>[^\s"'`]+))""",
    re.VERBOSE | re.DOTALL,
)
_NAMED = re.compile(r"""(?:^|\s)[A-Za-z_][\w-]*=["']""")
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class TemplateTag:
    """A tag of a template language, with what it encloses."""

    name: str
    named: Mapping[str, str]
    bare: Sequence[str]
    inner: str | None
    """What stands between it and its closing tag; None where there is none."""

    start: int
    """Where it starts in the text."""

    written: str
    """How it is written, without what it encloses."""

    def get(self, *names: str | int) -> str:
        """Give the first of these arguments that there is, by name or by position."""
        for name in names:
            if isinstance(name, str) and self.named.get(name):
                return self.named[name]
            if isinstance(name, int) and name < len(self.bare):
                return self.bare[name]
        return ""


@dataclass(frozen=True, slots=True)
class _TagToken:
    name: str
    arguments: str
    start: int
    end: int
    closes: bool
    shown: str | None = None
    """What stands there instead of a tag that is only shown; None for one that is meant."""


def replace_shortcodes(text: str, convert: Callable[[TemplateTag], str]) -> str:
    """Replace Hugo's shortcodes, inner ones first; one that is commented out is shown."""
    return _replace(text, _shortcodes(text), convert)


def replace_liquid_tags(text: str, convert: Callable[[TemplateTag], str]) -> str:
    """Replace Liquid's tags, inner ones first."""
    return _replace(text, _liquid_tags(text), convert)


def replace_wordpress_tags(
    text: str, convert: Callable[[TemplateTag], str], known: Container[str]
) -> str:
    """Replace WordPress' shortcodes, inner ones first.

    Prose has brackets too. So a name that is not `known` is only a tag where it has an argument
    with a name, or an end: `[sic]` stays.
    """
    if "[" not in text:
        return text
    tokens = _wordpress_tags(text)
    partners = _partners(tokens)
    ends = set(partners.values())
    chosen = [
        token
        for position, token in enumerate(tokens)
        if token.shown is not None
        or token.name.lower() in known
        or position in partners
        or position in ends
        or (not token.closes and "=" in token.arguments)
    ]
    return _replace(text, chosen, convert)


def replace_wordpress_tags_in_prose(
    text: str, convert: Callable[[TemplateTag], str], known: Container[str]
) -> str:
    """Replace WordPress' shortcodes in Markdown, where brackets are links too.

    So a tag there has an argument or an end: `[gallery ids="1"]`, `[word]...[/word]`. One that is
    not `known` has both a name and quotes for its argument, as no words in brackets have.
    """
    if "[" not in text:
        return text
    tokens = _wordpress_tags(text)
    partners = _partners(tokens)
    paired = {*partners, *partners.values()}
    chosen = [
        token
        for position, token in enumerate(tokens)
        if position in paired
        or (
            not (token.closes or text.startswith("[", token.end))
            and (token.arguments if token.name.lower() in known else _is_named(token.arguments))
        )
    ]
    return _replace(text, chosen, convert)


def _is_named(arguments: str) -> bool:
    return _NAMED.search(arguments) is not None


def _shortcodes(text: str) -> list[_TagToken]:
    tokens = []
    for found in _SHORTCODE.finditer(text):
        shown = None
        if found["name"] is None:
            shown = found[0].replace("/*", "").replace("*/", "")
        tokens.append(
            _TagToken(
                name=found["name"] or "",
                arguments=found["arguments"] or "",
                start=found.start(),
                end=found.end(),
                closes=bool(found["close"]),
                shown=shown,
            )
        )
    return tokens


def _liquid_tags(text: str) -> list[_TagToken]:
    return [
        _TagToken(
            name=found["name"].removeprefix("end") if _is_end(found["name"]) else found["name"],
            arguments=found["arguments"],
            start=found.start(),
            end=found.end(),
            closes=_is_end(found["name"]),
        )
        # Behind the last end, each beginning would be looked through to the end of the text.
        for found in _LIQUID.finditer(text, 0, text.rfind("%}") + len("%}"))
    ]


def _wordpress_tags(text: str) -> list[_TagToken]:
    return [
        _TagToken(
            name=found["name"] or "",
            arguments=(found["arguments"] or "").strip().removeprefix("=").removesuffix("/"),
            start=found.start(),
            end=found.end(),
            closes=bool(found["close"]),
            shown=None if found["shown"] is None else f"[{found['shown']}]",
        )
        for found in _WORDPRESS.finditer(text)
    ]


def _is_end(name: str) -> bool:
    return name.startswith("end") and name != "end"


def _partners(tokens: Sequence[_TagToken]) -> dict[int, int]:
    """Give the closing token of each that has one; those between them stand alone."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    names: Counter[str] = Counter()
    for position, token in enumerate(tokens):
        if not token.closes:
            waiting.append(position)
            names[token.name] += 1
            continue
        while names[token.name]:
            last = waiting.pop()
            names[tokens[last].name] -= 1
            if tokens[last].name == token.name:
                partners[last] = position
                break
    return partners


def _replace(text: str, tokens: Sequence[_TagToken], convert: Callable[[TemplateTag], str]) -> str:
    if not tokens:
        return text
    partners = _partners(tokens)

    def pieces(first: int, last: int, start: int, end: int, depth: int) -> Iterator[str]:
        position = first
        while position < last:
            token = tokens[position]
            yield text[start : token.start]
            closing = partners.get(position)
            if token.shown is not None:
                yield token.shown
            elif not token.closes:
                inner = None
                if closing is not None:
                    inner = text[token.end : tokens[closing].start]
                    if depth < _MAX_DEPTH:
                        inside = pieces(
                            position + 1, closing, token.end, tokens[closing].start, depth + 1
                        )
                        inner = "".join(inside)
                yield convert(_tag(token, inner, text[token.start : token.end]))
            position = position + 1 if closing is None else closing + 1
            start = token.end if closing is None else tokens[closing].end
        yield text[start:end]

    return "".join(pieces(0, len(tokens), 0, len(text), 0))


def _tag(token: _TagToken, inner: str | None, written: str) -> TemplateTag:
    named: dict[str, str] = {}
    bare: list[str] = []
    for found in _ARGUMENT.finditer(token.arguments):
        value = next(
            (
                found[kind]
                for kind in ("double", "raw", "single", "bare")
                if found[kind] is not None
            ),
            "",
        )
        value = value.replace('\\"', '"')
        if found["name"]:
            named[found["name"]] = value
        else:
            bare.append(value)
    return TemplateTag(token.name, named, bare, inner, token.start, written)
