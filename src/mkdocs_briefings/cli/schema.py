"""`briefings schema`: the JSON Schema of front matter."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_briefings.cli.failure import fail
from mkdocs_briefings.model.reference import reference
from mkdocs_briefings.model.schema import (
    briefing_schema,
    names_schema,
    source_schema,
    story_schema,
    translation_schema,
)


@click.command("schema")
@click.option("--source", "kind", flag_value="source", help="That of a source's profile instead.")
@click.option("--story", "kind", flag_value="story", help="That of a story's profile instead.")
@click.option(
    "--translation", "kind", flag_value="translation", help="That of a translation instead."
)
@click.option("--names", "kind", flag_value="names", help="That of a file with names instead.")
@click.option("--write", is_flag=True, help="Write the files that are made from the model.")
@click.option("--check", "drift", is_flag=True, help="Exit with 1 if one of those differs.")
def schema_command(kind: str | None, write: bool, drift: bool) -> None:
    """Print the JSON Schema of a briefing's front matter.

    An editor's YAML tooling completes and checks keys by it: put
    `# yaml-language-server: $schema=../briefing.schema.json` on the first line of the front matter,
    or map the schema to `briefings/**/*.md` in the editor's settings.

    With --write the schemas and the handbook's reference are written below the current folder:
    briefing.schema.json, source.schema.json, story.schema.json, translation.schema.json,
    names.schema.json and docs/handbook/front-matter.md.
    """
    made = {
        "briefing.schema.json": briefing_schema(),
        "source.schema.json": source_schema(),
        "story.schema.json": story_schema(),
        "translation.schema.json": translation_schema(),
        "names.schema.json": names_schema(),
        "docs/handbook/front-matter.md": reference(),
    }
    if write:
        for name, text in made.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
    elif drift:
        _fail_on_drift(made)
    else:
        click.echo(made[f"{kind or 'briefing'}.schema.json"], nl=False)


def _fail_on_drift(made: dict[str, str]) -> None:
    for name, text in made.items():
        path = Path(name)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            fail(f"{name}:1: It differs from the model. Run `briefings schema --write`.")
