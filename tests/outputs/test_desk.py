"""The desk: its forms have what the model has, and its page loads nothing of others."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from pydantic import Field

from mkdocs_briefings.assets.desk import desk_assets
from mkdocs_briefings.cli.project import open_settings
from mkdocs_briefings.configuration.desk_options import DeskOptions, read_desk
from mkdocs_briefings.configuration.option import read_options
from mkdocs_briefings.errors import SettingsError
from mkdocs_briefings.model.briefing import BriefingKeys, Keys
from mkdocs_briefings.model.fields import Line, ReadingContext
from mkdocs_briefings.model.names import Names
from mkdocs_briefings.model.schema import translation_schema
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.model.translation_keys import MADE_FROM, OF_SOURCE, OF_STORY
from mkdocs_briefings.outputs.desk.fields import LEFT_OUT, Fields
from mkdocs_briefings.reading.file import open_bytes
from mkdocs_briefings.reading.front_matter import read, split
from mkdocs_briefings.reading.siblings import joined, misplaced, version_of
from mkdocs_briefings.rendering.page.policy import desk_policy
from mkdocs_briefings.settings import Desk
from tests.outputs.structured import FRONTEND
from tests.site import Site, changed

MODELS = (BriefingKeys, SourceKeys, StoryKeys)
ZONE = "Europe/Kyiv"
FIELDS = Fields(Names(Locale("en")), ZONE)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a built site in two languages that has a desk."""
    site = Site(tmp_path_factory.mktemp("desk"))
    site.configure(briefings={"desk": {"backend": "test-repo"}, "languages": ["en", "uk"]})
    site.briefing("2026/03/20/first")
    site.build("--strict")
    return site


def told(site: Site) -> dict[str, Any]:
    """Read what the page tells the desk."""
    text = site.page("admin/").tree.xpath("string(//script[@id='desk'])")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.parametrize("model", MODELS)
def test_every_key_is_on_a_form(model: type[Keys]) -> None:
    """All that the model has is there, in its order and in its words, or left out for a reason."""
    fields = FIELDS.of(model)
    keys = model.model_fields
    assert [each["name"] for each in fields] == [name for name in keys if name not in LEFT_OUT]
    assert all(LEFT_OUT.values())
    for each in fields:
        info = keys[each["name"]]
        assert (each["hint"], each["required"]) == (info.description, info.is_required())


def test_kinds_of_fields() -> None:
    """A field is what its type asks for, with the limits that the reader has."""
    found = {each["name"]: each for each in FIELDS.of(BriefingKeys)}
    assert found["date"]["input_timezone"] == ZONE
    assert (found["summary"]["widget"], found["summary"]["maxlength"]) == ("text", 500)
    assert found["why_it_matters"]["widget"] == "text"
    countries = found["countries"]
    assert (countries["widget"], countries["multiple"], countries["min"]) == ("select", True, 1)
    assert {"label": "Ukraine", "value": "UA"} in countries["options"]
    assert countries["others"] == ["country"]
    linked = {name: found[name]["collection"] for name in ("source", "story")}
    assert linked == {"source": "sources", "story": "stories"}
    assert found["related"]["widget"] == "list"
    assert found["priority"]["options"] == ["lead", "top", "normal"]
    assert (found["tags"]["widget"], found["tags"]["max"]) == ("list", 100)
    coverage = {each["name"]: each for each in found["coverage"]["fields"]}
    assert (coverage["families"]["min"], coverage["us"]["min"]) == (1, 0)
    image = {each["name"]: each for each in found["image"]["fields"]}
    assert image["src"]["widget"] == "image"
    wire = {each["name"]: each for each in FIELDS.of(SourceKeys)[-1]["fields"]}
    assert wire["rate"]["pattern"][1] == "Write it as 15m, 2h, 1d."
    assert wire["follow"]["default"] is True


def test_new_key_joins() -> None:
    """A key is on its form as soon as the model has it; of a type without a field that is told."""

    class More(BriefingKeys):
        place: Annotated[Line | None, Field(description="Where it happened.")] = None

    class Odd(BriefingKeys):
        weight: Annotated[float, Field(description="How heavy it is.")] = 1.0

    last = FIELDS.of(More)[-1]
    assert (last["name"], last["label"], last["widget"]) == ("place", "Place", "string")
    with pytest.raises(NotImplementedError, match="number"):
        FIELDS.of(Odd)


_EXAMPLES = {"language": "pt-BR", "rate": "15m", "url": "https://example.org/a?b=c#d", "us": 1}


def example(field: dict[str, Any]) -> object:
    """Give a value of a field, such as the CMS gives."""
    name, widget = field["name"], field["widget"]
    if "fields" in field:
        one = {each["name"]: example(each) for each in field["fields"]}
        return [one, one] if widget == "list" else one
    text = "https://example.org/" if "pattern" in field else f"no: “{name}” # 1"
    options = [
        each["value"] if isinstance(each, dict) else each for each in field.get("options", ())
    ]
    values = {
        "datetime": "2026-11-30T10:20:00+02:00",
        "select": options[:2] if field.get("multiple") else next(iter(options), None),
        "boolean": not field.get("default"),
        "number": 7,
        "text": f"{text}\n\n- more",
        "list": [text] if "pattern" in field else [text, "12", "true"],
        "relation": [text] if field.get("multiple") else text,
    }
    return _EXAMPLES.get(name, values.get(widget, text))


def of_script(script: str, told: object) -> Any:  # noqa: ANN401 - JSON
    """Give what a script `tells` that has been `told` this, both as JSON."""
    whole = f"const tell = each => process.stdout.write(JSON.stringify(each))\n\
const told = JSON.parse(process.argv[1])\n{script}"
    node = str(Path(sys.executable).parent / "node")  # of no other version than that of the scripts
    command = [node, "--import", "./tests/setup.mjs", "--input-type=module", "--eval", whole]
    run = subprocess.run(
        [*command, json.dumps(told)], cwd=FRONTEND, capture_output=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("model", MODELS)
def test_what_is_written_is_what_is_read(model: type[Keys]) -> None:
    """Our reader finds in a file of the desk what its form held, in every field of the model."""
    fields = FIELDS.of(model)
    content = {each["name"]: example(each) for each in fields}
    file, again, written = of_script(
        """
        const { fromFile, toFile } = await import("./src/desk/format.ts")
        const [content, fields] = told
        const file = toFile(content, fields)
        const again = fromFile(file, fields)
        tell([file, again, toFile(again, fields)])
        """,
        [content, fields],
    )
    assert written == file
    context = ReadingContext(ZoneInfo(ZONE))
    values = read(split(file).front_matter, 2).values
    assert list(values) == list(content)
    found = model.model_validate(values, context=context)
    assert found == model.model_validate(content, context=context)
    shown = {name: value for name, value in again.items() if name in content}
    assert model.model_validate(shown, context=context) == found


def test_collections(site: Site) -> None:
    """There is one for each kind of file, and a briefing's address follows its own date."""
    config = told(site)["config"]
    briefings, *others = config["collections"]
    assert [each["folder"] for each in others] == ["docs/sources", "docs/stories", "docs"]
    assert briefings["path"].startswith("{{fields.date | date('YYYY')}}/")
    assert briefings["path"].endswith("/{{slug}}")
    assert all(each["fields"][-1]["modes"] == ["raw"] for each in config["collections"])
    assert config["output"] == {"omit_empty_optional_fields": True}
    assert told(site)["languages"] == ["en", "uk"]


def in_language(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the names of the fields of a translation's form, and of those below them."""
    return {
        each["name"]: in_language(each["fields"]) if "fields" in each else None
        for each in fields
        if each.get("i18n")
    }


def test_forms_of_translations(site: Site) -> None:
    """A translation's form has all that it may say, and nothing else."""
    config = told(site)["config"]
    forms = {each["name"]: in_language(each["fields"]) for each in config["collections"]}
    schema = json.loads(translation_schema())
    groups, known = schema["$defs"], schema["properties"]
    image = dict.fromkeys(groups["Image"]["properties"])
    assert set(forms["briefings"]) == {*known} - {*LEFT_OUT} | {"body"}
    assert forms["briefings"]["image"] == image
    assert set(forms["briefings"]["corrections"]) == {*groups["Correction"]["properties"]}
    assert set(forms["briefings"]["translation"]) == {*groups["Translation"]["properties"]}
    assert set(forms["briefings"]["review"]) == {*groups["Review"]["properties"]}
    assert set(forms["sources"]) == {MADE_FROM, *OF_SOURCE, "body"}
    assert set(forms["stories"]) == {MADE_FROM, *OF_STORY, "body"}
    assert set(forms["pages"]) == {"title", "description", "body"}
    assert config["i18n"]["locales"] == ["en", "uk"]
    needed = {
        name: next(field["required"] for field in each["fields"] if field["name"] == "title")
        for name, each in zip(forms, config["collections"], strict=True)
    }
    assert needed == {"briefings": True, "sources": ["en"], "stories": ["en"], "pages": False}


ORIGINAL = """\
---
title: A
date: 2026-03-20
summary: It is.
countries: [UA]
image: {src: a.png, alt: A, caption: B}
overlooked: Because.
corrections:
  - {date: 2026-03-21, text: It was longer.}
---

Text.
"""


def test_translation_written_is_what_is_read(site: Site) -> None:
    """Our reader finds in a translation of the desk what its form held, in every field."""
    (form,) = (each for each in told(site)["config"]["collections"] if each["name"] == "briefings")
    fields = [each for each in form["fields"] if each.get("i18n") and each["name"] != MADE_FROM]
    content: dict[str, Any] = {
        each["name"]: example(each) for each in fields if each["name"] != "body"
    }
    content["image"] = {name: f"{name}: 1" for name in in_language(form["fields"])["image"]}
    content.update(draft=True, body="Текст.")
    original = open_bytes(ORIGINAL.encode(), "briefings/a.md")
    file, again = of_script(
        """
        const { fromFile, toFile } = await import("./src/desk/format.ts")
        const [content, fields] = told
        const file = toFile(content, fields)
        tell([file, fromFile(file, fields)])
        """,
        [content, form["fields"]],
    )
    written = open_bytes(file.encode(), "briefings/a.uk.md")
    assert set(written.front_matter.values) == {*content} - {"body"}
    assert all(again[name] == value for name, value in content.items())
    settings = open_settings(str(site.root / "mkdocs.yml"))
    assert list(misplaced(written, original, settings)) == []
    whole = joined(written, original, "uk").front_matter.values
    context = ReadingContext(ZoneInfo(ZONE))
    found = BriefingKeys.model_validate(whole, context=context)
    image = {"src": "a.png", **content["image"]}
    held = {**original.front_matter.values, **content, "image": image, "language": "uk"}
    del held["body"]
    assert found == BriefingKeys.model_validate(held, context=context)


def test_versions_are_those_of_the_reader(site: Site) -> None:
    """The desk and `briefings check` call a version of an original the same."""
    texts = [
        ORIGINAL,
        "---\ntitle: 'It''s \\ \"x\"'\nsummary: >-\n  A\n  b\n\n  c\n---\n\n\n  A “b”\n\n",
        "---\n---\nText",
        "---\ntitle: &a Ein\nsummary: *a\nkey_points: [~, null, '', 1, true]\n---\nB",
        "---\noverlooked: yes\nimage: {caption: b}\ncorrections:\n- {text: c, date: 2026}\n---\n",
        "---\ntitle: Ä\u2028\U0001f600\noverlooked: ' Because '\nimage: a.png\n---\n",
        "---\ntitle: A\noverlooked: TRUE\nowner: {b: 1, a: [2]}\nimage: {}\n---\n",
    ]
    words = told(site)["translations"]["words"]
    found = of_script(
        """
        const { versionOf } = await import("./src/desk/translations.ts")
        const [texts, words] = told
        const versions = texts.map(text => words.map(each => versionOf(text, each)))
        tell(await Promise.all(versions.map(each => Promise.all(each))))
        """,
        [texts, [words["briefings"], words["sources"], words["stories"]]],
    )
    opened = [open_bytes(each.encode(), "a.md") for each in texts]
    assert found == [
        [version_of(each, own) for own in ((), OF_SOURCE, OF_STORY)] for each in opened
    ]


def test_nobody_is_led_there(site: Site) -> None:
    """Search engines do not list the desk, and nothing that readers have names it."""
    assert site.page("admin/").meta("robots") == "noindex"
    assert not site.has("uk/admin/")
    files = site.files()
    others = [name for name, data in files.items() if b"admin/" in data and name != "_headers"]
    assert [name for name in others if not name.startswith("admin/")] == ["sw.js", "uk/sw.js"]
    assert all(b"admin/desk" not in files[name] for name in ("sw.js", "uk/sw.js"))


def test_policy_is_its_own(site: Site) -> None:
    """The desk's page has a policy as tight as the CMS allows, and other pages keep theirs."""
    own = desk_policy(Desk(backend="test-repo"))
    (stands,) = site.page("admin/").tree.xpath("//meta[@http-equiv]/@content")
    assert stands == own
    assert "default-src 'none'" in own
    assert "http" not in own
    assert own.count("unsafe") == 1
    lines = site.read("_headers").decode().splitlines()
    place = lines.index("/admin/*")
    assert lines[place + 1 : place + 3] == [
        "  ! Content-Security-Policy",
        f"  Content-Security-Policy: {own}; frame-ancestors 'none'",
    ]
    (other,) = site.page("").tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'self'" in other


def test_policy_names_the_forge() -> None:
    """The desk may ask the forge of its repository, and what signs editors in; nobody else."""
    github = desk_policy(Desk(backend="github", repo="a/b"))
    assert "connect-src 'self' blob: data: https://api.github.com;" in github
    own = desk_policy(Desk(backend="gitea", repo="a/b", base_url="https://git.example/x"))
    assert "connect-src 'self' blob: data: https://git.example;" in own
    signed = desk_policy(Desk(backend="github", repo="a/b", base_url="https://sign.example"))
    assert "https://api.github.com https://sign.example;" in signed


def test_files_are_there(site: Site) -> None:
    """The page's script is beside it, and all that this loads, and nothing names another host."""
    (script,) = site.page("admin/").tree.xpath("//script/@src")
    assert site.has(f"admin/{script}")
    names = {path.removeprefix("admin/") for path in site.files() if path.startswith("admin/")}
    assert names == {"index.html", *(each.name for each in desk_assets())}
    assert b"cdn.jsdelivr.net" not in site.read(f"admin/{script}")


def test_incremental_is_clean(tmp_path: Path) -> None:
    """A desk that is changed, and one that goes, leave what a clean build makes."""
    again, fresh = Site(tmp_path / "again"), Site(tmp_path / "fresh")
    for each in (again, fresh):
        each.briefing("2026/03/20/first")
    options = {"backend": "github", "repo": "newsroom/site", "review": True}
    again.configure(briefings={"desk": {"backend": "test-repo"}})
    again.build()
    for each in (again, fresh):
        each.configure(briefings={"desk": options})
        each.build()
    assert changed(again.files(), fresh.files()) == set()
    backend = {"name": "github", "repo": "newsroom/site"}
    assert told(again)["config"]["backend"] == {**backend, "auth_methods": ["token"]}
    assert told(again)["config"]["publish_mode"] == "editorial_workflow"
    assert "i18n" not in told(again)["config"]
    assert told(again)["translations"] is None
    again.configure()
    again.build()
    assert not any(path.startswith("admin/") for path in again.files())


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ({"backend": "github"}, "desk: repo: '' is not the path of a repository."),
        ({"backend": "gitlab", "repo": "site"}, "desk: repo: 'site' is not the path"),
        ({"backend": "local", "branch": "main"}, "desk: branch: 'main' is of no use with backend"),
        ({"backend": "gitea", "repo": "a/b", "review": True}, "desk: review: There is none"),
    ],
)
def test_mistakes(written: dict[str, object], sentence: str) -> None:
    """An option that cannot be is told with what to write."""
    with pytest.raises(SettingsError) as caught:
        read_desk(read_options(DeskOptions, written).options)
    assert str(caught.value).startswith(sentence)


def test_mistake_has_its_line(tmp_path: Path) -> None:
    """Where an option is wrong, its line is told."""
    site = Site(tmp_path)
    site.configure(briefings={"desk": {"backend": "gitlab", "repo": "nowhere"}})
    run = site.run("mkdocs_briefings", "check")
    lines = (tmp_path / "mkdocs.yml").read_text().splitlines()
    line = next(place for place, text in enumerate(lines, 1) if "nowhere" in text)
    assert f"mkdocs.yml:{line}: desk: repo: 'nowhere'" in run.output
