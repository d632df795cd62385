"""Choose the sentences that tell most of a report: none is written, all are its own.

A sentence is worth more the earlier it stands, the more of its words others and the headline share,
and the more names and numbers it has. One that a check doubts, or that leans on the one before it,
is worth less. From the best on those are taken that say something new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_briefings.wire.draft.likeness import numbers_in, same, shared, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_briefings.wire.draft.sentences import ReportText, Sentence

POSITION, CENTRALITY, HEADLINE, NAMES, NUMBERS = 1.0, 1.0, 0.7, 0.5, 0.5
"""What a sentence gains at most by each."""

DOUBT, LEANING = 1.5, 0.8
"""What it loses by a finding, and by leaning on the one before it."""

FADING = 4
"""After so many sentences half of the worth of a position is left."""

ENOUGH = 4
"""So many names or numbers: more of them are a list."""

ALIKE = 0.6
"""Of two sentences that share this part of the shorter one's words one is enough."""

SAME = 0.8
"""A sentence and the headline that share this part of the longer one's words are the same."""

SUMMARY, POINT, QUOTATION, DETAIL = 300, 220, 280, 320
"""Characters: how long a summary should be, and what else is taken over may be."""

LONGEST_SUMMARY = 500
"""Characters that the key takes."""

SHORTEST = 30
"""Characters: what is shorter is a caption or a remark."""

SENTENCES, POINTS, QUOTATIONS, DETAILS = 2, 3, 2, 3
"""How many sentences a summary has, how many points and quotations a draft, and what is left."""

SHARE = 0.4
"""The part of a text that is taken over at most, where no licence allows more."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_QUOTED = re.compile(r"[“«„「『\"][^“”«»„「」『』\"]{15,}[”»“」』\"]")

# English, as the site's own words are; of other languages nothing is known.
_LEANING = re.compile(
    r"(?:[“\"]?)(?:He|She|It|They|We|I|You|This|That|These|Those|His|Her|Its|Their|But|And|So|Or|"
    r"However|Moreover|Therefore|Thus|Also|Then|Instead|Which|Still|Yet|Meanwhile|Nevertheless|"
    r"In addition|For example|For instance|According to (?:him|her|them)|The (?:latter|former)|"
    r"\w+ (?:this|these|those|such))\b"
)

_END = re.compile(r"[.!?。！？।…؟][”“\"’»«›」』)\]]*$")

_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"))


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences that a draft is made of."""

    summary: tuple[Sentence, ...]
    points: tuple[Sentence, ...] = ()
    details: tuple[Sentence, ...] = ()
    """What else tells much, in its order."""

    quotations: tuple[Sentence, ...] = ()


@dataclass(slots=True)
class _Budget:
    """How many characters of the original may still be taken."""

    left: int
    taken: list[Sentence] = field(default_factory=list)

    def take(self, sentence: Sentence) -> bool:
        """Take a sentence if that is allowed, and if nothing taken says the same."""
        if len(sentence.original) > self.left or any(_alike(sentence, each) for each in self.taken):
            return False
        self.left -= len(sentence.original)
        self.taken.append(sentence)
        return True


def choose(text: ReportText) -> Choice | None:
    """Choose sentences of a report; None where it has none that could be its summary."""
    prose = _told(text)
    ranked = sorted(_scored(prose, text.title), key=lambda pair: -pair[0])
    best = [sentence for _, sentence in ranked]
    budget = _Budget(int(sum(len(each.original) for each in text.prose) * SHARE))
    summary = _summary(best, prose, budget)
    if not summary:
        return None
    # One quotation goes before the points: a voice tells what facts do not.
    quotations = _take(best, budget, 1, lambda each: _is_quotation(each.text))
    points = _take(best, budget, POINTS, lambda each: _is_point(each.text))
    quotations += _take(best, budget, QUOTATIONS - 1, lambda each: _is_quotation(each.text))
    details = _take(best, budget, DETAILS, lambda each: _fits(each, DETAIL))
    return Choice(
        summary=summary,
        points=_in_order(points, prose) if len(points) > 1 else (),
        details=_in_order((*details, *(points if len(points) == 1 else ())), prose),
        quotations=_in_order(quotations, prose),
    )


def _told(text: ReportText) -> list[Sentence]:
    """Give the sentences that say something: no captions, no headings, not the headline again."""
    title = words_of(text.title.text)
    found = [
        each
        for each in text.prose
        if len(each.text) >= SHORTEST and same(words_of(each.text), title) < SAME
    ]
    # A language may have no full stops; where there are some, what has none is a heading.
    ended = [each for each in found if _END.search(each.text)]
    return ended or found


def _summary(
    best: Sequence[Sentence], prose: Sequence[Sentence], budget: _Budget
) -> tuple[Sentence, ...]:
    first = next((each for each in best if _fits(each, LONGEST_SUMMARY)), None)
    if first is None:
        return ()
    # A text of a few sentences may be summed up by one of them, however long that is.
    budget.left = max(budget.left, len(first.original))
    budget.take(first)
    left = SUMMARY - len(first.text) - 1
    others = _take(best, budget, SENTENCES - 1, lambda each: _fits(each, left))
    return _in_order((first, *others), prose)


def _fits(sentence: Sentence, most: int) -> bool:
    return len(sentence.text) <= most and _stands_alone(sentence.text)


def _take(
    best: Iterable[Sentence], budget: _Budget, most: int, fits: Callable[[Sentence], bool]
) -> tuple[Sentence, ...]:
    taken: list[Sentence] = []
    for sentence in best:
        if len(taken) == most:
            break
        if fits(sentence) and budget.take(sentence):
            taken.append(sentence)
    return tuple(taken)


def _in_order(chosen: Iterable[Sentence], prose: Sequence[Sentence]) -> tuple[Sentence, ...]:
    places = {id(sentence): at for at, sentence in enumerate(prose)}
    return tuple(sorted(chosen, key=lambda sentence: places[id(sentence)]))


def _scored(prose: Sequence[Sentence], title: Sentence) -> list[tuple[float, Sentence]]:
    words = [words_of(sentence.text) for sentence in prose]
    central = [sum(shared(each, other) for other in words if other is not each) for each in words]
    most = max(central, default=0) or 1
    of_title = words_of(title.text)
    return [
        (
            POSITION * FADING / (FADING + at)
            + CENTRALITY * central[at] / most
            + HEADLINE * shared(words[at], of_title)
            + NAMES * min(_names(sentence.text), ENOUGH) / ENOUGH
            + NUMBERS * min(numbers_in(sentence.text), ENOUGH) / ENOUGH
            - DOUBT * bool(sentence.findings)
            - LEANING * bool(_LEANING.match(sentence.text)),
            sentence,
        )
        for at, sentence in enumerate(prose)
    ]


def _names(text: str) -> int:
    # The first word has a capital anyway.
    return len({word for word in _WORD.findall(text)[1:] if word[0].isupper()})


def _alike(first: Sentence, second: Sentence) -> bool:
    return first is second or shared(words_of(first.text), words_of(second.text)) >= ALIKE


def _stands_alone(text: str) -> bool:
    if text.endswith((":", "?", "…", "...")) or _LEANING.match(text):
        return False
    # Of a quotation that goes on, a part says what nobody has said.
    is_closed = all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)
    return is_closed and text.count('"') % 2 == 0 and not text.startswith("‘")


def _is_point(text: str) -> bool:
    return len(text) <= POINT and _stands_alone(text) and not _is_quotation(text)


def _is_quotation(text: str) -> bool:
    return len(text) <= QUOTATION and text.count('"') % 2 == 0 and bool(_QUOTED.search(text))
