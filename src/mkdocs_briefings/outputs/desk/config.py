"""What the CMS is told: where the files are, and which form each kind of file has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_briefings.model.briefing import BriefingKeys
from mkdocs_briefings.model.source import SourceKeys
from mkdocs_briefings.model.story import StoryKeys
from mkdocs_briefings.outputs.desk.fields import Field, Fields
from mkdocs_briefings.outputs.desk.translations import in_languages

if TYPE_CHECKING:
    from mkdocs_briefings.model.names import Names
    from mkdocs_briefings.settings import Desk, Settings

# In English, as all that the model says of keys. The CMS itself speaks the browser's language.
_BODY: Field = {
    "name": "body",
    "label": "Body",
    "hint": "Markdown.",
    "widget": "markdown",
    "modes": ["raw"],
    "editor_components": [],
    "required": False,
}

_PAGE: tuple[Field, ...] = (
    {
        "name": "title",
        "label": "Title",
        "hint": "What the page is called.",
        "widget": "string",
        "required": False,
    },
    {
        "name": "description",
        "label": "Description",
        "hint": "What it says, for search engines and where it is shared.",
        "widget": "text",
        "required": False,
    },
)

_DAY = "/".join(f"{{{{fields.date | date('{part}')}}}}" for part in ("YYYY", "MM", "DD"))

_LOCAL_REPO = "local/repository"


def desk_config(desk: Desk, settings: Settings, names: Names) -> dict[str, Any]:
    """Give the configuration of the CMS, as JSON."""
    docs, briefings, sources, stories = settings.places
    fields = Fields(names, settings.zone.key)
    # As `briefings new` does: what somebody begins is no briefing yet.
    of_briefing = [
        {**field, **_BEGINNINGS.get(field["name"], {})} for field in fields.of(BriefingKeys)
    ]
    collections = [
        {
            **_collection("briefings", "Briefings", briefings, of_briefing, "newspaper"),
            "label_singular": "Briefing",
            "path": f"{_DAY}/{{{{slug}}}}",
            # To the CMS, whatever is in folders has one of its own, named as itself.
            "media_folder": "..",
            "summary": "{{title}} · {{date | date('YYYY-MM-DD')}}",
            "sortable_fields": {
                "fields": ["date", "title"],
                "default": {"field": "date", "direction": "Descending"},
            },
        },
        _collection("sources", "Sources", sources, fields.of(SourceKeys), "podium"),
        _collection("stories", "Stories", stories, fields.of(StoryKeys), "timeline"),
        _collection("pages", "Pages", docs, list(_PAGE), "description"),
    ]
    config = {
        "load_config_file": False,
        "backend": _backend(desk),
        "site_url": settings.site_url,
        "app_title": f"{settings.site_name}: desk",
        "show_preview_links": False,
        "media_folder": f"{docs}/assets",
        "public_folder": "/assets",
        "media_libraries": {"stock_assets": False},
        "slug": {"encoding": "unicode", "clean_accents": False, "maxlength": 100},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        **({"publish_mode": "editorial_workflow"} if desk.review else {}),
        "collections": collections,
    }
    return in_languages(config, settings)


_BEGINNINGS: dict[str, Field] = {"date": {"default": "{{now}}"}, "draft": {"default": True}}


def _collection(
    name: str, label: str, folder: str, fields: list[Field], icon: str
) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "icon": icon,
        "folder": folder,
        "format": name,
        "create": True,
        "slug": "{{title}}",
        "identifier_field": "title",
        # Images lie beside the file that shows them.
        "media_folder": "",
        "public_folder": "",
        "fields": [*fields, _BODY],
    }


def _backend(desk: Desk) -> dict[str, Any]:
    if desk.backend == "test-repo":
        return {"name": desk.backend}
    if desk.backend == "local":
        # A folder of this machine is chosen at the desk; it asks for a forge all the same.
        return {"name": "github", "repo": _LOCAL_REPO, "auth_methods": ["token"]}
    told = {
        "repo": desk.repo,
        "branch": desk.branch,
        "base_url": desk.base_url,
        "app_id": desk.app_id,
        "api_root": desk.api_root,
    }
    # By itself, GitHub signs nobody in on a page that has no server; a token needs none.
    ways = {"auth_methods": ["token"]} if desk.backend == "github" and not desk.base_url else {}
    given = {name: value for name, value in told.items() if value}
    return {"name": desk.backend, **given, **ways}
