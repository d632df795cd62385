"""What is made from the model agrees with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.reference import reference
from mkdocs_briefings.model.schema import (
    briefing_schema,
    names_schema,
    source_schema,
    story_schema,
    translation_schema,
)
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.reading.validate import without_empty

ROOT = Path(__file__).parents[2]
BRIEFING = Draft202012Validator(json.loads(briefing_schema()))
SOURCE = Draft202012Validator(json.loads(source_schema()))
KEYS: dict[str, Any] = {"title": "T", "date": "2026-10-30", "summary": "S", "countries": ["UA"]}
PROFILE: dict[str, Any] = {
    "title": "T",
    "url": "https://example.org/",
    "country": "UA",
    "language": "en",
}


def accepts(keys: dict[str, Any], model: type[BriefingKeys | SourceKeys] = BriefingKeys) -> bool:
    """Tell whether the model takes these keys, as the reader hands them over."""
    try:
        model.model_validate(without_empty(keys))
    except ValidationError:
        return False
    return True


def test_schema_of_a_translation() -> None:
    """It takes what differs in a language, and nothing that an original says."""
    schema = Draft202012Validator(json.loads(translation_schema()))
    words = {
        "title": "Перше",
        "summary": "Коротко.",
        "image": {"alt": "Міст"},
        "made_from": "5e2d93de78",
    }
    whole = {**words, "translation": {"method": "human"}, "review": {"by": "Олена", "at": "2026"}}
    assert schema.is_valid(whole)
    assert not schema.is_valid({**words, "date": "2026-10-30"})
    assert not schema.is_valid({**words, "image": {"src": "a.png", "alt": "Міст"}})
    assert not schema.is_valid({**words, "translation": {"method": "magic"}})


def test_schema_of_names() -> None:
    """It takes names, and keys that wait for one."""
    schema = Draft202012Validator(json.loads(names_schema()))
    assert schema.is_valid({"topics": {"Water": "Вода", "Rail": None}, "stories": None})
    assert not schema.is_valid({"topics": ["Water"]})
    assert not schema.is_valid({"countries": {"UA": "Україна"}})


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("briefing.schema.json", briefing_schema()),
        ("source.schema.json", source_schema()),
        ("story.schema.json", story_schema()),
        ("translation.schema.json", translation_schema()),
        ("names.schema.json", names_schema()),
        ("docs/handbook/front-matter.md", reference()),
    ],
)
def test_no_drift(path: str, made: str) -> None:
    """The repository has what the model makes; `briefings schema --write` brings it up to date."""
    assert (ROOT / path).read_text(encoding="utf-8") == made


@pytest.mark.parametrize("validator", [BRIEFING, SOURCE], ids=["briefing", "source"])
def test_it_is_a_schema(validator: Draft202012Validator) -> None:
    """The schemas are valid in the draft that they name."""
    schema = validator.schema
    assert isinstance(schema, dict)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("model", [BriefingKeys, SourceKeys])
def test_every_key_is_documented(model: type[BriefingKeys | SourceKeys]) -> None:
    """Each key has a sentence, which the schema and the reference tell."""
    schema = json.loads(briefing_schema() if model is BriefingKeys else source_schema())
    for name, field in model.model_fields.items():
        assert field.description
        assert field.description.endswith((".", "”."))
        assert schema["properties"][name]["description"] == field.description
        assert f"`{name}`" in reference()
        assert field.description in reference()


IMAGE = {"src": "a.png", "alt": "A"}
CASES: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"countries": "UA"}, True),
    ({"countries": "UA, pl"}, True),
    ({"countries": ["ua", "XK"]}, True),
    ({"countries": None, "country": "UA"}, False),
    ({"country": "UA"}, False),
    ({"countries": []}, False),
    ({"countries": ""}, False),
    ({"countries": ["UKR"]}, False),
    ({"countries": 5}, False),
    ({"countries": {"UA": 1}}, False),
    ({"title": None}, False),
    ({"title": ""}, False),
    ({"title": ["T"]}, False),
    ({"summary": "x" * 500}, True),
    ({"summary": "x" * 501}, False),
    ({"date": {}}, False),
    ({"unknown": 1}, False),
    ({"source": "kyiv-post", "story": "rail"}, True),
    ({"source": None}, True),
    ({"source": ""}, False),
    ({"original": {}}, True),
    ({"original": None}, True),
    ({"original": {"url": "https://example.org/", "language": "uk", "title": "T"}}, True),
    ({"original": {"url": "HTTP://example.org/"}}, True),
    ({"original": {"url": "example.org"}}, False),
    ({"original": {"link": "https://example.org/"}}, False),
    ({"original": "https://example.org/"}, False),
    ({"translation": {"method": "machine"}}, True),
    ({"translation": {"method": None}}, True),
    ({"translation": {"method": "computer"}}, False),
    ({"translation": {"method": ["human"]}}, False),
    ({"review": {"by": "Ana", "at": "2026-10-30", "changed": ["title", "body"]}}, True),
    ({"review": {"by": "Ana", "at": "2026-10-30", "changed": []}}, True),
    ({"review": {"by": "Ana", "at": "2026-10-30", "changed": "title"}}, False),
    ({"review": {"by": "Ana", "at": "2026-10-30", "changed": ["tags"]}}, False),
    ({"review": {"by": "Ana"}}, False),
    ({"coverage": {"families": 12, "countries": 5, "us": 0, "us_polled": 9}}, True),
    ({"coverage": {"families": 1, "countries": 1}}, True),
    ({"coverage": {"families": 0, "countries": 1}}, False),
    ({"coverage": {"families": 2, "countries": -1}}, False),
    ({"coverage": {"families": "many", "countries": 1}}, False),
    ({"coverage": {"families": 2}}, False),
    ({"coverage": {"families": 2, "countries": 1, "us": 0}}, False),
    ({"original": {"license": {"name": "CC BY 4.0"}}}, True),
    ({"original": {"license": {"url": "https://a.org/"}}}, False),
    ({"original": {"license": "CC BY 4.0"}}, False),
    ({"tags": "a, b"}, True),
    ({"tags": ["a", "b"]}, True),
    ({"tags": []}, True),
    ({"tags": None}, True),
    ({"tags": [["a"]]}, False),
    ({"tags": {"a": 1}}, False),
    ({"image": IMAGE}, True),
    ({"image": {**IMAGE, "caption": "C", "credit": None, "url": "https://a.org/"}}, True),
    ({"image": {"src": "a.png"}}, False),
    ({"image": {"alt": "A"}}, False),
    ({"image": {**IMAGE, "alt": ""}}, False),
    ({"image": {**IMAGE, "src": None}}, False),
    ({"image": {**IMAGE, "width": "5"}}, False),
    ({"image": "a.png"}, False),
    ({"authors": "Ana"}, True),
    ({"authors": ["Ana", "Bil"], "key_points": []}, True),
    ({"authors": [{"name": "Ana"}]}, False),
    ({"why_it_matters": "W"}, True),
    ({"why_it_matters": ["W"]}, False),
    ({"priority": "lead"}, True),
    ({"priority": None}, True),
    ({"priority": "urgent"}, False),
    ({"overlooked": True, "draft": False, "noindex": None}, True),
    ({"overlooked": "maybe"}, False),
    ({"related": ["a.md"], "aliases": "/old/"}, True),
    ({"updated": "2026-10-31", "expires": "2027-01-01T00:00Z", "embargo_until": None}, True),
    ({"updated": 5}, False),
    ({"corrections": [{"date": "2026-10-31", "text": "T"}]}, True),
    ({"corrections": [{"date": "2026-10-31"}]}, False),
    ({"corrections": {"date": "2026-10-31", "text": "T"}}, False),
    ({"slug": "0123"}, True),
    ({"slug": ""}, False),
    ({"language": "pt-BR"}, True),
    ({"language": ""}, False),
    ({"extra": {"a": [1, None, {"b": True}]}}, True),
    ({"extra": None}, True),
    ({"extra": "a"}, False),
]


@pytest.mark.parametrize(("keys", "valid"), CASES, ids=lambda value: str(value)[:60])
def test_agreement(keys: dict[str, Any], valid: bool) -> None:  # noqa: FBT001 - a column of the table
    """The schema tells an editor what the reader will say."""
    if keys == {"countries": None, "country": "UA"}:
        # The one place where it is stricter: a name without a value, beside its other name.
        assert accepts(KEYS | keys)
        assert not BRIEFING.is_valid(KEYS | keys)
        return
    assert accepts(KEYS | keys) is valid
    assert BRIEFING.is_valid(KEYS | keys) is valid


@pytest.mark.parametrize("missing", ["title", "date", "summary", "countries"])
def test_required_keys(missing: str) -> None:
    """What the model asks for the schema asks for, and `country` will do."""
    keys = {key: value for key, value in KEYS.items() if key != missing}
    assert not accepts(keys)
    assert not BRIEFING.is_valid(keys)
    keys |= {"country": "UA"} if missing == "countries" else {missing: KEYS[missing]}
    assert accepts(keys)
    assert BRIEFING.is_valid(keys)


@pytest.mark.parametrize(
    "keys",
    [
        {"countries": ["ZZ"]},
        {"countries": " , "},
        {"date": "30 October"},
        {"date": "2026-02-30"},
        {"title": " "},
        {"slug": "!"},
        {"slug": "x" * 201},
        {"tags": ["#"]},
        {"language": "xx"},
        {"original": {"url": "https://"}},
    ],
    ids=str,
)
def test_the_schema_is_looser(keys: dict[str, Any]) -> None:
    """What takes a calendar or all countries' codes to judge, the schema leaves to the reader."""
    assert not accepts(KEYS | keys)
    assert BRIEFING.is_valid(KEYS | keys)


@pytest.mark.parametrize(
    "keys",
    [
        {"draft": "yes"},
        {"tags": ["a", None, ""]},
        {"corrections": [None]},
        {"original": {"url": " https://example.org/"}},
        {"summary": "x" * 500 + " "},
        {"countries": [" UA"]},
    ],
    ids=str,
)
def test_the_schema_is_stricter(keys: dict[str, Any]) -> None:
    """What the reader puts right by itself, an editor's program may well underline."""
    assert accepts(KEYS | keys)
    assert not BRIEFING.is_valid(KEYS | keys)


@pytest.mark.parametrize(
    ("keys", "valid"),
    [
        ({}, True),
        ({"kind": "agency", "owner": "O", "feed": "https://example.org/feed"}, True),
        ({"kind": None, "founded": "1995"}, True),
        ({"kind": "paper"}, False),
        ({"country": ["UA"]}, False),
        ({"country": "UKR"}, False),
        ({"url": "example.org"}, False),
        ({"summary": "S"}, False),
        ({"language": None}, False),
    ],
    ids=str,
)
def test_profiles(keys: dict[str, Any], valid: bool) -> None:  # noqa: FBT001 - a column of the table
    """The schema of a source's profile agrees with its model too."""
    assert accepts(PROFILE | keys, SourceKeys) is valid
    assert SOURCE.is_valid(PROFILE | keys) is valid


WORDS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
DATES = st.dates().filter(lambda day: 1000 <= day.year < 9999).map(str)
URLS = WORDS.map("https://{}.org/".format)


def optional(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give a value, or none."""
    return st.none() | value


def one_or_many(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give a text, or a list of texts."""
    return value | st.lists(value, max_size=3)


VALID = st.fixed_dictionaries(
    {
        "title": WORDS,
        "date": DATES,
        "summary": WORDS,
        "countries": st.sampled_from(["UA", "no, PL", ["xk"], ["DE", "de"]]),
    },
    optional={
        "source": optional(WORDS),
        "original": optional(
            st.fixed_dictionaries(
                {}, optional={"url": optional(URLS), "published": optional(DATES)}
            )
        ),
        "tags": optional(one_or_many(WORDS)),
        "image": optional(
            st.fixed_dictionaries(
                {"src": WORDS, "alt": WORDS}, optional={"credit": optional(WORDS)}
            )
        ),
        "authors": optional(one_or_many(WORDS)),
        "key_points": optional(st.lists(WORDS, max_size=3)),
        "priority": optional(st.sampled_from(["lead", "top", "normal"])),
        "overlooked": optional(st.booleans()),
        "updated": optional(DATES),
        "corrections": optional(
            st.lists(st.fixed_dictionaries({"date": DATES, "text": WORDS}), max_size=2)
        ),
        "slug": optional(WORDS),
        "extra": optional(st.dictionaries(WORDS, st.integers() | st.none() | st.booleans())),
    },
)
WRONG = st.sampled_from([5, -1.5, {"unknown": "x"}, [["x"]], [5], [{}]])


@given(VALID)
def test_both_accept(keys: dict[str, Any]) -> None:
    """Keys that are put together by the handbook are valid by the schema and by the model."""
    BRIEFING.validate(keys)
    assert accepts(keys)


@given(VALID, st.sampled_from(sorted(set(BriefingKeys.model_fields) - {"extra"})), WRONG)
def test_both_reject(keys: dict[str, Any], key: str, wrong: object) -> None:
    """A number, a list of lists or unknown keys fit nowhere, by the schema and by the model."""
    keys[key] = wrong
    assert not accepts(keys)
    assert not BRIEFING.is_valid(keys)
