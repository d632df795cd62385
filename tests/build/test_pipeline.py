"""A build, step by step: records that stay as they are, and errors that do no harm."""

from __future__ import annotations

import dataclasses
import shutil
from typing import TYPE_CHECKING

import pytest

from mkdocs_briefings.build import pipeline
from mkdocs_briefings.build.collisions import CollisionError
from mkdocs_briefings.build.damage import DamagedStateError
from mkdocs_briefings.build.group_renderer import RenderError
from mkdocs_briefings.build.open_archive import open_archive
from mkdocs_briefings.build.session import Listener, StepOrderError
from mkdocs_briefings.build.state import STATE, StateError
from mkdocs_briefings.errors import InvalidNewsroomError
from tests.build.host import Host
from tests.engine.project import assert_clean, run, write_briefing, write_project
from tests.site import NOW, Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_briefings.build.report import BuildReport

NAV = [{"Who": "about.md"}, {"Where": "team.md"}]
"""With titles of their own, so that no page of docs/ has to be read for them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give a newsroom that MkDocs has built; tests only read it."""
    site = write_project(tmp_path_factory.mktemp("pipeline") / "project", nav=NAV)
    run(site)
    return site


@pytest.fixture
def site(built: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Give a copy of it, at the moment of that build."""
    monkeypatch.setenv("BRIEFINGS_NOW", NOW)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(built.root, tmp_path / "project")
    return Site(tmp_path / "project")


def _report(built: BuildReport | None) -> BuildReport:
    assert built is not None
    return built


def test_steps_go_on_from_a_build_of_mkdocs(site: Site) -> None:
    """After a whole `mkdocs build` the steps by themselves find nothing to do."""
    report = _report(Host(site).build())
    assert report.rendered == ()
    assert report.reused > 20


def test_steps_make_the_bytes_of_mkdocs(site: Site) -> None:
    """What the steps make of the news is what `mkdocs build` makes."""
    before = site.files()
    shutil.rmtree(site.out)
    shutil.rmtree(site.root / ".cache")
    report = _report(Host(site).build())
    made = site.files()
    assert {stale.path for stale in report.rendered} <= made.keys()
    # It makes no pages of docs/ that could be searched.
    assert made.pop("search/pages.json") != before["search/pages.json"]
    assert made.items() <= before.items()


def test_records_are_frozen(site: Site) -> None:
    """Whatever a step gives stays as it is."""
    host = Host(site)
    loaded = pipeline.load(host.session, host.standing())
    planned = pipeline.plan(loaded)
    rendered = pipeline.render(planned, host.site(planned))
    report = pipeline.publish(rendered)
    for record in (host.session, host.session.listener, loaded, planned, rendered, report):
        assert dataclasses.is_dataclass(record)
        for field in dataclasses.fields(record):
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(record, field.name, None)


def _bad_briefing(site: Site, host: Host) -> None:
    write_briefing(site, 5, date="soon")
    pipeline.load(host.session, host.standing())


def _own_front_page(site: Site, host: Host) -> None:  # noqa: ARG001 - is there before
    pipeline.load(host.session, host.standing())


def _own_country(site: Site, host: Host) -> None:  # noqa: ARG001 - is there before
    pipeline.plan(pipeline.load(host.session, host.standing()))


def _bad_template(site: Site, host: Host) -> None:
    planned = host.planned()
    site.write("theme/briefings/article.html", "{{ 1 // 0 }}")
    pipeline.render(planned, host.site(planned))


def _no_state(site: Site, host: Host) -> None:
    planned = host.planned()
    rendered = pipeline.render(planned, host.site(planned))
    for path in (site.root / STATE).parent.glob("state.sqlite*"):
        path.unlink()
    (site.root / STATE).mkdir()
    pipeline.publish(rendered)


FAILURES: dict[str, tuple[Callable[[Site, Host], None], type[Exception], str]] = {
    "load": (_bad_briefing, InvalidNewsroomError, ""),
    "load, in the way of every site": (_own_front_page, CollisionError, "docs/index.md"),
    "plan": (_own_country, CollisionError, "docs/countries/ua/index.md"),
    "render": (_bad_template, RenderError, ""),
    "publish": (_no_state, StateError, ""),
}
"""What fails in a step, and what stands in the way before the build begins."""


@pytest.mark.parametrize("name", FAILURES)
def test_error_in_a_step(name: str, site: Site, tmp_path: Path) -> None:
    """The published site is as it was, the next build need not wait, and it is right."""
    fail, error, obstacle = FAILURES[name]
    before = site.files()
    write_briefing(site, 5, title="Edited")
    if obstacle:
        site.write(obstacle, "# Mine\n")
    host = Host(site)
    with pytest.raises(error):
        fail(site, host)
    assert site.files() == before
    with pytest.raises(StepOrderError, match="it has ended"):
        pipeline.load(host.session)

    _mend(site, obstacle)
    write_briefing(site, 5, title="Edited again")
    run(site)
    assert_clean(site, tmp_path / "clean")
    assert run(site).urls == set()


def _mend(site: Site, obstacle: str) -> None:
    if obstacle:
        site.remove(obstacle)
    (site.root / "theme/briefings/article.html").unlink(missing_ok=True)
    if (site.root / STATE).is_dir():
        (site.root / STATE).rmdir()


@pytest.mark.parametrize("error", [ValueError("of a plugin"), DamagedStateError("spoilt")])
def test_error_between_steps(error: Exception, site: Site, tmp_path: Path) -> None:
    """What MkDocs fails at ends the build, and the next one is right."""
    before = site.files()
    write_briefing(site, 5, title="Edited")
    host = Host(site)
    planned = host.planned()
    message = pipeline.abandon(host.session, error)
    assert ("Build again." in message) == isinstance(error, DamagedStateError)
    with pytest.raises(StepOrderError):
        pipeline.render(planned, host.site(planned))
    assert site.files() == before
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_steps_out_of_order(site: Site) -> None:
    """Each step is taken once, after the one before it; to try another one does no harm."""
    host = Host(site)
    loaded = pipeline.load(host.session, host.standing())
    with pytest.raises(StepOrderError, match="cannot load now: its next step is to plan"):
        pipeline.load(host.session)
    planned = pipeline.plan(loaded)
    with pytest.raises(StepOrderError, match="cannot plan now: its next step is to render"):
        pipeline.plan(loaded)
    rendered = pipeline.render(planned, host.site(planned))
    assert pipeline.publish(rendered) is not None
    with pytest.raises(StepOrderError, match="cannot publish now: it has ended"):
        pipeline.publish(rendered)


def test_damage_between_steps(site: Site, tmp_path: Path) -> None:
    """Where the state is lost while MkDocs is at work, rendering reads and plans once more."""
    write_briefing(site, 5, title="Edited")
    told: list[str] = []
    host = Host(site, Listener(info=told.append))
    planned = host.planned()
    (site.root / STATE).write_bytes(b"spoilt")
    rendered = pipeline.render(planned, host.site(planned))
    assert isinstance(rendered, pipeline.RenderStep)
    assert rendered.context.loaded is not planned.before.loaded
    assert "unreadable" in "".join(told)
    assert pipeline.publish(rendered) is not None
    run(site)
    assert_clean(site, tmp_path / "clean")


def test_preview_of_errors_stands_still(site: Site) -> None:
    """While files have errors a preview names them and stays as it was, and goes on after that."""
    last = Host(site, is_preview=True).build()
    before = site.files()
    write_briefing(site, 5, date="soon")
    problems: list[str] = []
    host = Host(site, Listener(problem=lambda each: problems.append(str(each))), is_preview=True)
    planned = host.planned(last)
    rendered = pipeline.render(planned, host.site(planned))
    assert pipeline.publish(rendered) is None
    assert site.files() == before
    assert [problem.partition(":")[0] for problem in problems] == ["briefings/2026/03/02/b-5.md"]
    write_briefing(site, 5, title="Edited")
    assert "2026/03/02/b-5/" in {stale.url for stale in _report(_preview(site)).rendered}


def _preview(site: Site) -> BuildReport | None:
    return Host(site, is_preview=True).build()


def test_warnings_stop_a_strict_build(site: Site) -> None:
    """In strict mode nothing is published if there was a warning, and the next build may begin."""
    before = site.files()
    write_briefing(site, 5, title="Edited")
    host = Host(site, strict=True)
    planned = host.planned()
    assert pipeline.publish(pipeline.render(planned, host.site(planned)), warnings=1) is None
    assert site.files() == before
    assert Host(site, strict=True).build() is not None
    assert site.files() != before


def test_archive_for_another_purpose(site: Site) -> None:
    """Whoever only wants the archive gets it, holds builds up as long, and publishes nothing."""
    before, host = site.files(), Host(site)
    host.session.turn.end()
    write_briefing(site, 5, title="Edited")
    with open_archive(host.settings) as archive:
        assert archive.cards["briefings/2026/03/02/b-5.md"].title == "Edited"
    assert site.files() == before
    assert Host(site).build() is not None


def test_nobody_is_told(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    """Without a listener a build says nothing, whatever it has to tell."""
    (site.root / STATE).write_bytes(b"spoilt")
    assert Host(site).build() is not None
    assert capfd.readouterr() == ("", "")
