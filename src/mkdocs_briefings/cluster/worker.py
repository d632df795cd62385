"""A worker: it makes itself ready as a build does, and renders what it is asked for.

What it is given is a project, and the names of groups with their fingerprints. It plans the whole
site from that by itself; so nothing that it renders from is taken on trust. What it planned is
compared with what the builder planned, and refused where one fingerprint is another.
"""

from __future__ import annotations

import os
import pickle
import shutil
import socket
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_briefings.cluster.bundle import Bundle, unpack, write_files
from mkdocs_briefings.cluster.errors import ClusterError, RefusalError, UnseenError
from mkdocs_briefings.cluster.shared_folder import shares
from mkdocs_briefings.cluster.versions import refuse_others
from mkdocs_briefings.cluster.versions import versions as own_versions
from mkdocs_briefings.cluster.work import MadeGroup, MadeTask, Order, Task
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_briefings.build.group_renderer import GroupRenderer
    from mkdocs_briefings.build.pipeline import Standby
    from mkdocs_briefings.build.stage import FolderStage
    from mkdocs_briefings.cluster.shared_folder import SharedPath
    from mkdocs_briefings.outputs.group import OutputGroup
    from mkdocs_briefings.upload.staging import StageWriter

SITE = "site"
"""What a worker's memory knows the site by; nothing is written there."""


@dataclass(frozen=True, slots=True)
class _Project:
    """A project that is ready to be rendered."""

    digest: str
    folder: Path
    standby: Standby
    groups: Mapping[str, Mapping[str, OutputGroup]]
    """By the languages that they are of, and their names."""


class _Prepared(NamedTuple):
    """What renders groups as an order wants it."""

    work: GroupRenderer
    groups: Mapping[str, OutputGroup]
    """Those of the order's language."""

    stage: StageWriter | None
    shared: SharedPath | None
    """Where to leave files for the builder, if it was seen from here."""


@dataclass(slots=True)
class _Bench:
    """What this process keeps from task to task: the project and the order that it had last."""

    lock: Lock
    project: _Project | None = None
    order: tuple[str, _Prepared] | None = None
    """With its digest."""


_bench = _Bench(Lock())


def load_code() -> None:
    """Load what rendering takes, and ask for its versions, while there is no project yet."""
    from mkdocs_briefings.build import group_renderer  # noqa: F401, PLC0415 - as below
    from mkdocs_briefings.plugin import standby  # noqa: F401, PLC0415 - as below

    own_versions()


def render_task(  # noqa: PLR0913, PLR0917 - what is sent once has to be an argument by itself
    versions: Mapping[str, str],
    bundle: str,
    bundle_data: bytes | str,
    order: str,
    order_data: bytes | str,
    task: bytes,
) -> bytes:
    """Render groups; give what was made, pickled.

    `bundle` and `order` are digests, their data the bytes or the path of a file. All is plain, so
    that a worker of another version can say so. Raises `RefusalError`, `UnseenError` and
    `RenderError`.
    """
    here = f"on {socket.gethostname()} (process {os.getpid()})"
    refuse_others(versions, here)
    with _bench.lock:  # whatever renders has one log, and one layout, at a time
        project = _ready(bundle, bundle_data)
        prepared = _prepared(project, order, order_data)
        # Made by this very version, and sent by whoever could as well have sent other code.
        started = time.perf_counter()
        folder = _opened_folder(prepared.shared)
        groups = _render(prepared, pickle.loads(task), folder)  # noqa: S301
        name = "" if folder is None else folder.folder.name
        made = MadeTask(groups, time.perf_counter() - started, name)
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _opened_folder(shared: SharedPath | None) -> FolderStage | None:
    try:
        return None if shared is None else shared.open_stage()
    except OSError as error:
        raise UnseenError(
            f"{error.filename}: A worker cannot write there: {error.strerror}."
        ) from None


def _render(prepared: _Prepared, task: Task, folder: FolderStage | None) -> list[MadeGroup]:
    from mkdocs_briefings.build.group_renderer import group_fingerprint  # noqa: PLC0415 - as below
    from mkdocs_briefings.build.stage import HeldStage  # noqa: PLC0415 - as below

    held = HeldStage()
    work, stage = replace(prepared.work, stage=folder or held), prepared.stage
    renderer = work.renderer
    renderer.know_bodies(task.bodies)
    # Of a task that did not come to its end.
    renderer.take_new_bodies()
    renderer.take_anchors()
    made = []
    for name, fingerprint in task.groups:
        group = prepared.groups.get(name)
        if group is None or group_fingerprint(group, work.fingerprints) != fingerprint:
            raise RefusalError(
                f"What {name!r} is made of is another for a worker than it is here. "
                "Do all of them have the same files?"
            )
        result = work(group)
        made.append(MadeGroup(result, held.take(), {}))
    return made if stage is None else _staged(made, stage)


def _staged(made: list[MadeGroup], stage: StageWriter) -> list[MadeGroup]:
    """Bring the files of groups to where the site lives; raises `ClusterError`."""
    with _told_of_uploads():
        staged = stage.write([file for each in made for file in each.files])
    return [
        MadeGroup(each.result, [], {path: staged[path] for path, _ in each.files}) for each in made
    ]


def _ready(digest: str, data: bytes | str) -> _Project:
    """Give the project of a bundle, which is made ready once."""
    project = _bench.project
    if project is not None and project.digest == digest:
        return project
    _forget()
    bundle: Bundle = _unpacked(digest, data)
    folder = Path(tempfile.mkdtemp(prefix="briefings-worker-", dir=_scratch()))
    try:
        root = Path(bundle.folder) if bundle.folder else folder / "project"
        write_files(bundle.files, root)
        write_files(bundle.templates, folder / "cache")
        standby = _prepare(bundle, root, folder / "cache")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    groups = {
        language: {group.name: group for group in site.context.plan.groups}
        for language, site in standby.sites.items()
    }
    _bench.project = _Project(digest, folder, standby, groups)
    return _bench.project


def _unpacked(digest: str, data: bytes | str) -> Any:  # noqa: ANN401 - what was packed
    if isinstance(data, str) and not shares():
        raise UnseenError(f"{data}: A worker looks at nothing that is shared with others.")
    return unpack(digest, data)


def _forget() -> None:
    """Remove what was written for the last project."""
    if _bench.project is not None:
        shutil.rmtree(_bench.project.folder, ignore_errors=True)
    _bench.project = _bench.order = None


# Processes of a pool end without what `atexit` knows of.
Finalize(None, _forget, exitpriority=0)


def _prepare(bundle: Bundle, root: Path, cache: Path) -> Standby:
    # Here and not above: a worker of another version has to be able to say so.
    from mkdocs_briefings.build.state import MEMORY  # noqa: PLC0415
    from mkdocs_briefings.plugin.standby import make_ready  # noqa: PLC0415

    cache.mkdir(parents=True, exist_ok=True)
    (cache / MEMORY).write_bytes(bundle.memory)
    try:
        return make_ready(
            root / bundle.config,
            root / SITE,
            cache,
            bundle.now,
            skips_invalid=bundle.skips_invalid,
        )
    except BriefingsError as error:
        raise RefusalError(f"A worker cannot make the project ready: {error}") from None


def _prepared(project: _Project, digest: str, data: bytes | str) -> _Prepared:
    """Give what renders groups as an order wants it, which is compared once, and brings files."""
    if _bench.order is not None and _bench.order[0] == digest:
        return _bench.order[1]
    from mkdocs_briefings.build.group_renderer import GroupRenderer  # noqa: PLC0415 - as above
    from mkdocs_briefings.build.requirements import Requirements  # noqa: PLC0415 - as above
    from mkdocs_briefings.build.stage import HeldStage  # noqa: PLC0415 - as above
    from mkdocs_briefings.build.stale import Comparer  # noqa: PLC0415 - as above

    order: Order = _unpacked(digest, data)
    site = project.standby.sites.get(order.language)
    if site is None:
        raise RefusalError(
            f"For a worker the site is not in the language {order.language!r}. "
            "Do all of them have the same files?"
        )
    context, own = site
    names = {**order.inputs, **own}
    others = sorted(name for name in names if order.inputs.get(name) != own.get(name))
    if others:
        raise RefusalError(
            f"For a worker another is: {', '.join(others)}. Do all of them have the same files, "
            "the same variables of the environment and the same packages?"
        )
    context.renderer.keep_bodies(order.kept_bodies)
    context.renderer.note_anchors(order.wanted_anchors)
    url_of, place = context.linker.url_of, context.settings.site_dir
    comparer = Comparer({}, order.inputs, order.unfinished, url_of, place)
    plan = context.plan.context
    work = GroupRenderer(plan, context.renderer, comparer, {}, HeldStage(), Requirements())
    stage = None if order.stage is None else _opened(order.stage)
    shared = order.shared if order.shared is not None and order.shared.leave_trace() else None
    prepared = _Prepared(work, project.groups[order.language], stage, shared)
    _bench.order = digest, prepared
    return prepared


def _opened(stage: StageWriter) -> StageWriter:
    with _told_of_uploads():
        return stage.prepared()


@contextmanager
def _told_of_uploads() -> Iterator[None]:
    """Let the builder know in one line that its destination cannot be reached from here."""
    try:
        yield
    except BriefingsError as error:
        raise ClusterError(f"A worker cannot bring files to the destination: {error}") from None


def _scratch() -> str | None:
    """Give the folder in which a worker of Dask may write; None for the system's."""
    try:
        from distributed import get_worker  # noqa: PLC0415 - there are other executors
    except ImportError:
        return None
    try:
        return str(get_worker().local_directory)
    except ValueError:  # none is at work in this thread
        return None
