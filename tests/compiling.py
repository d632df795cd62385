"""Have Jinja compile a text once in a process, whatever number of sites it is compiled for.

Where plugins and hooks of others may have had a say, a build compiles all templates anew, which
takes longer than all else of a small one.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from jinja2 import Environment
from jinja2.nodes import EvalContext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import CodeType

    Say = Callable[..., str]

    Said = Mapping[tuple[str, tuple[str, ...]], str]
    """What was said for which message, by whom."""


@contextmanager
def compiled_once() -> Iterator[None]:
    """Keep what a text was compiled to.

    That follows from the text, from its name and place, from how the environment is set up, and
    from what is said for its messages, which is asked again before it is used.
    """
    kept: dict[object, list[tuple[Said, CodeType]]] = defaultdict(list)
    compile_anew = Environment.compile

    def compiled(
        environment: Environment,
        source: Any,  # noqa: ANN401 - a text or what was parsed of it
        name: str | None = None,
        filename: str | None = None,
        **options: Any,  # noqa: ANN401 - Jinja's
    ) -> Any:  # noqa: ANN401 - as above
        generator: Any = environment.code_generator_class
        functions: Mapping[str, Say] = getattr(generator, "functions", {})
        if not functions or options:
            # Of a theme that we have not prepared: constants go through its filters.
            return compile_anew(environment, source, name, filename, **options)
        found = kept[source, name, filename, _setting(environment, name)]
        context = EvalContext(environment, name)
        for said, code in found:
            if all(functions[by](context, *texts) == text for (by, texts), text in said.items()):
                return code
        heard: dict[tuple[str, tuple[str, ...]], str] = {}
        listening = {by: partial(_listen, by, say, heard) for by, say in functions.items()}
        with patch.object(
            environment,
            "code_generator_class",
            type(generator.__name__, (generator,), {"functions": listening}),
        ):
            code = compile_anew(environment, source, name, filename)
        found.append((heard, code))
        return code

    with patch.object(Environment, "compile", compiled):
        yield


def _listen(
    by: str, say: Say, heard: dict[tuple[str, tuple[str, ...]], str], context: object, *texts: str
) -> str:
    return heard.setdefault((by, texts), say(context, *texts))


def _setting(environment: Environment, name: str | None) -> tuple[object, ...]:
    """Give what decides how an environment compiles a text of that name."""
    escapes = environment.autoescape
    return (
        escapes(name) if callable(escapes) else escapes,
        environment.optimized,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        environment.undefined,
        environment.finalize,
        *map(type, environment.extensions.values()),
        repr(sorted(environment.policies.items(), key=str)),
    )
