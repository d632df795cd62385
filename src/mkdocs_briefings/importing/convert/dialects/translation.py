"""Change a text where the site's reader would read it otherwise than the old generator did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_briefings.importing.convert.dialects.block_text import BlockText
from mkdocs_briefings.importing.convert.dialects.html_elements import open_elements
from mkdocs_briefings.importing.convert.dialects.old_text import (
    OldText,
    footnotes_html,
    references_in,
)
from mkdocs_briefings.importing.convert.dialects.reading_form import (
    Form,
    first_difference,
    reading_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.tree import SyntaxTreeNode

    from mkdocs_briefings.importing.convert.dialects.our_reader import OurReader
    from mkdocs_briefings.importing.importer import MarkdownDialect

_SEPARATOR = "<!-- -->"
_MERGED = frozenset({"blockquote", "bullet_list", "code_block", "dl", "ordered_list"})
"""Blocks that Python-Markdown may take together with the one before."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text as the site's reader reads it."""

    text: str
    difference: str = ""
    """The words at which it still reads otherwise; empty where it reads the same."""

    has_maths: bool = False
    """Whether it has formulas, which now are code."""


@dataclass(slots=True)
class _Group:
    """A block of the text, or some that belong together."""

    nodes: list[SyntaxTreeNode]
    start: int
    end: int
    text: str = ""
    is_verbatim: bool = True

    @property
    def main(self) -> SyntaxTreeNode:
        """Its first block, besides attributes."""
        return next((node for node in self.nodes if node.type != "attribute_list"), self.nodes[0])

    @property
    def kind(self) -> str:
        """What that is."""
        return str(self.main.type)


class Translator:
    """Translates the texts of one archive."""

    def __init__(
        self, dialect: MarkdownDialect, reader: OurReader, write_html: Callable[[str], str]
    ) -> None:
        self._dialect, self._reader = dialect, reader
        self._write_html = write_html

    def translate(self, text: str) -> Translation:
        """Give a text that reads the same, unchanged if it does so already."""
        old = OldText(text, self._dialect)
        if old.is_too_deep:
            return Translation(text, "…")
        wanted = reading_form(self._reader.clean(old.html()), targets=old.targets)
        if reading_form(self._reader.html(text), targets=old.targets) == wanted:
            return Translation(text, has_maths=old.has_maths)
        written = _Rewriting(old, self._reader, self._write_html).text()
        found = reading_form(self._reader.html(written), targets=old.targets)
        return Translation(written, first_difference(wanted, found), old.has_maths)


class _Rewriting:
    """One text that has to be changed."""

    def __init__(self, old: OldText, reader: OurReader, write_html: Callable[[str], str]) -> None:
        self._old, self._reader, self._write_html = old, reader, write_html
        self._definitions = old.definitions()

    def text(self) -> str:
        """Give the text, with every block that reads otherwise written anew."""
        groups = _groups(self._old)
        for group in groups:
            group.text = self._written(group)
            group.is_verbatim = group.text == self._source(group)
        self._sort_notes(groups)
        return self._assembled(groups)

    def _sort_notes(self, groups: list[_Group]) -> None:
        """Put footnotes in the order of what refers to them: Python-Markdown counts them so."""
        notes = [group for group in groups if group.kind == "footnote_reference" and group.text]
        texts = {group.main.meta["label"]: group.text for group in notes}
        for group, label in zip(notes, filter(texts.get, self._old.notes), strict=True):
            group.is_verbatim &= group.text == texts[label]
            group.text = texts[label]

    def _source(self, group: _Group) -> str:
        return "\n".join(self._old.lines[group.start : group.end])

    def _written(self, group: _Group) -> str:
        """Give the text of a block that reads as wanted, as little changed as can be."""
        wanted = self._wanted(group)
        if not wanted:
            return ""
        candidates = list(self._candidates(group))
        fitting = (text for write in candidates if self._form(text := write(), group) == wanted)
        return next(fitting, None) or candidates[:2][-1]()

    def _candidates(self, group: _Group) -> Iterator[Callable[[], str]]:
        def write(keep: Callable[[SyntaxTreeNode], bool]) -> str:
            return BlockText(self._reader, self._old.labels, keep).write(group.nodes)

        # Python-Markdown knows no footnotes in HTML.
        has_notes = group.kind == "footnote_reference" or any(references_in(group.nodes))
        # It takes all that follows for a part of HTML that has no end.
        if has_notes or not _has_open_html(group):
            # Below another block it would be a definition.
            if not self._source(group).lstrip().startswith(":"):
                yield lambda: self._source(group)
                yield lambda: write(self._reads_the_same)
            yield lambda: write(lambda _inline: False)
        if not has_notes:
            yield lambda: self._write_html(self._old.render(group.nodes))

    def _wanted(self, group: _Group) -> Form:
        if group.kind != "footnote_reference":
            page = self._old.render(group.nodes)
            return self._form_of(self._reader.clean(page))
        label = group.main.meta["label"]
        if self._old.notes.get(label) is not group.main:
            return ()
        inside = self._old.render(group.main.children)
        page = f'<p><a class="footnote-ref" href="#fn:{label}"></a></p>'
        return reading_form(self._reader.clean(page + footnotes_html({label: inside})))

    def _form(self, text: str, group: _Group) -> Form:
        """Give what readers see of a block, standing alone."""
        is_note = group.kind == "footnote_reference"
        if is_note:
            text = f"[^{group.main.meta['label']}]\n\n{text}"
        return self._form_of(self._reader.html(self._with_stubs(text)), with_notes=is_note)

    def _form_of(self, page: str, *, with_notes: bool = False) -> Form:
        return reading_form(page, with_notes=with_notes, targets=self._old.targets)

    def _with_stubs(self, text: str) -> str:
        """Give a piece of the text with the definitions that it may need."""
        if "[" not in text:
            return text
        notes = (f"[^{label}]: -" for label in self._old.notes if f"[^{label}]" in text)
        return "\n\n".join((text, self._definitions, *notes))

    def _reads_the_same(self, inline: SyntaxTreeNode) -> bool:
        """Whether the source of a line may stay: it reads so already."""
        source = inline.content
        if source.isalnum():
            return True
        page = self._old.render([inline])
        wanted = reading_form(self._reader.clean(f"<p>{page}</p>"), with_notes=False)
        return reading_form(self._reader.html(self._with_stubs(source)), with_notes=False) == wanted

    def _assembled(self, groups: list[_Group]) -> str:
        """Give the text of all blocks, with what stands between them: definitions of links."""
        pieces: list[str] = []
        last: _Group | None = None
        end = 0
        for group in groups:
            gap, end = self._old.lines[end : group.start], group.end
            if group.text:
                pieces.extend((self._between(last, group, gap), group.text))
                last = group
            elif between := "\n".join(gap).strip():
                pieces.extend(("\n\n", between))
                last = None
        rest = "\n".join(self._old.lines[end:]).strip()
        pieces.extend(("\n\n", rest) if rest else ())
        return "".join(pieces).lstrip("\n")

    def _between(self, last: _Group | None, group: _Group, gap: list[str]) -> str:
        between = "\n".join(gap).strip()
        if not between and last and last.kind in _MERGED and group.kind in _MERGED:
            both = self._form(f"{last.text}\n\n{group.text}", group)
            if both != self._form(f"{last.text}\n\n{_SEPARATOR}\n\n{group.text}", group):
                between = _SEPARATOR
        is_verbatim = group.is_verbatim and (last is None or last.is_verbatim)
        if is_verbatim and between != _SEPARATOR and gap and not (gap[0] + gap[-1]).strip():
            return "\n".join(("", *gap, ""))
        return f"\n\n{between}\n\n" if between else "\n\n"


def _groups(old: OldText) -> list[_Group]:
    """Give the blocks of a text; what HTML encloses is one, and attributes are with their block."""
    groups: list[_Group] = []
    opened = 0
    ends = _ends_of_html(old)
    for at, node in enumerate(old.tree.children):
        start, end = node.map or (0, 0)
        while end > start and not old.lines[end - 1].strip():
            end -= 1
        last = groups[-1] if groups else None
        if last and (at < opened or (last.end == start and _belongs(node, last))):
            last.nodes.append(node)
            last.end = end
        else:
            groups.append(_Group([node], start, end))
        opened = max(opened, ends.get(at, 0))
    return groups


def _belongs(node: SyntaxTreeNode, group: _Group) -> bool:
    """Whether attributes stand right below their block, or a block right below its attributes."""
    return (node.type == "attribute_list") != (group.kind == "attribute_list")


def _has_open_html(group: _Group) -> bool:
    opened = 0
    for node in group.nodes:
        for inner in node.walk():
            if inner.type == "html_block":
                opened = open_elements(inner.content, opened)
    return bool(opened)


def _ends_of_html(old: OldText) -> dict[int, int]:
    """Give where the blocks end that a piece of HTML encloses, by the number of that piece."""
    ends: dict[int, int] = {}
    starts: list[int] = []
    for at, node in enumerate(old.tree.children):
        if node.type == "html_block":
            before = len(starts)
            opened = open_elements(node.content, before)
            starts.extend([at] * (opened - before))
            while len(starts) > opened:
                ends[starts.pop()] = at + 1
    return ends
