"""The steps of a task that goes to a worker, and of one that is done here instead."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_briefings.build.group_renderer import RenderError, group_fingerprint, stage_file
from mkdocs_briefings.build.records import files_of
from mkdocs_briefings.build.stage import FolderStage
from mkdocs_briefings.cluster.dispatcher import LostError
from mkdocs_briefings.cluster.errors import ClusterError, UnseenError
from mkdocs_briefings.cluster.versions import versions
from mkdocs_briefings.cluster.work import Task
from mkdocs_briefings.cluster.worker import render_task
from mkdocs_briefings.errors import BriefingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future

    from mkdocs_briefings.build.group_renderer import GroupRenderer, GroupResult
    from mkdocs_briefings.build.records import Outputs
    from mkdocs_briefings.build.stage import Stage
    from mkdocs_briefings.cluster.bundle import Parcel
    from mkdocs_briefings.cluster.delivery import Delivery
    from mkdocs_briefings.cluster.executor import Workers
    from mkdocs_briefings.cluster.shared_folder import SharedFolder
    from mkdocs_briefings.cluster.work import MadeGroup, MadeTask
    from mkdocs_briefings.outputs.group import OutputGroup


@dataclass(frozen=True, slots=True)
class ClusterSteps:
    """What is done with the tasks of one run."""

    workers: Workers
    project: Callable[[], Parcel]
    """Gives the bundle of the project."""

    carried: dict[str, Future[Any]]
    """What is near to workers, or on its way there, by digests."""

    shared: SharedFolder
    """What workers and this machine see both, where they do."""

    order: Callable[[], Parcel]
    """Gives what holds for all groups."""

    work: GroupRenderer
    notice: Callable[[str], None]
    """Tells whoever builds a sentence."""

    delivery: Delivery | None
    """Takes what workers bring to where the site lives; None where they send it back."""

    def is_ready(self) -> bool:
        """Whether workers have the project, so that nobody would wait to hand them a task."""
        return self.shared.is_known and self._carry(self.project()).done()

    def submit(self, groups: tuple[OutputGroup, ...]) -> Future[bytes]:
        """Hand groups to a worker."""
        wanted = {
            entry.record.path for group in groups if group.holds_texts for entry in group.texts()
        }
        fingerprints = self.work.fingerprints
        names = tuple((group.name, group_fingerprint(group, fingerprints)) for group in groups)
        task = Task(names, self.work.renderer.known_bodies(wanted))
        bundle, order = self.project(), self.order()
        return self.workers.executor.submit(
            render_task,
            versions(),
            bundle.digest,
            self._carry(bundle).result(),
            order.digest,
            order.data,
            pickle.dumps(task, pickle.HIGHEST_PROTOCOL),
        )

    def receive(self, future: Future[bytes]) -> MadeTask:
        """Give what a worker has made. Raises what stands for losses, and `ClusterError`."""
        try:
            data = future.result()
        except UnseenError as error:
            self.shared.give_up()
            raise LostError(str(error)) from error
        except Exception as error:
            if isinstance(error, (BriefingsError, *self.workers.losses)):
                raise
            raise ClusterError(
                f"A worker failed with {type(error).__name__}: {error}. Do the scheduler and all "
                "workers have the same versions of all packages as this machine?"
            ) from error
        made: MadeTask = pickle.loads(data)  # noqa: S301 - our own workers' result
        return made

    def settle(self, made: MadeTask) -> list[GroupResult]:
        """Write the files of groups into the stage, or take note of where they are.

        Raises `RenderError` and `UploadError`.
        """
        if self.delivery is not None:
            self.delivery.take(
                {path: at for each in made.groups for path, at in each.staged.items()}
            )
        if made.folder:
            return self._taken_over(made)
        return [_settled(each, self.work.stage) for each in made.groups]

    def _taken_over(self, made: MadeTask) -> list[GroupResult]:
        """Move what a worker has left in the shared folder into the stage."""
        assert isinstance(self.work.stage, FolderStage)  # noqa: S101 - else nothing is shared
        try:
            blocked = set(self.work.stage.take_over(self.shared.made(made.folder)))
        except OSError as error:
            raise RenderError(
                f"{error.filename}: cannot be moved into the stage: {error.strerror}."
            ) from error
        results = [each.result for each in made.groups]
        return [_told(each, blocked) for each in results] if blocked else results

    def render(self, groups: tuple[OutputGroup, ...]) -> list[GroupResult]:
        """Render groups here. Raises `RenderError`."""
        return list(map(self.work, groups))

    def begin_anew(self) -> None:
        """Forget what lost workers had."""
        self.carried.clear()

    def _carry(self, parcel: Parcel) -> Future[Any]:
        if parcel.digest not in self.carried:
            carrier = self.shared if self.shared.is_seen else self.workers
            self.carried[parcel.digest] = carrier.carry(parcel)
        return self.carried[parcel.digest]


def _told(result: GroupResult, blocked: Collection[str]) -> GroupResult:
    """Give what was made of a group, with those of its files in whose place something stands."""
    mine = tuple(path for path, *_ in result.files if path in blocked)
    return result._replace(blocked=(*result.blocked, *mine)) if mine else result


def _settled(made: MadeGroup, stage: Stage) -> GroupResult:
    """Write a group's files into the stage; give what is remembered of it, with their times."""
    result = made.result
    outputs: Outputs = pickle.loads(result.outputs)  # noqa: S301 - our own workers' result
    blocked = list(result.blocked)
    for path, data in made.files:
        place = stage_file(stage, path, data, path)
        record = outputs[path]
        if place is None:
            blocked.append(path)
            outputs[path] = None
        elif record is not None:
            outputs[path] = record._replace(size=place[0], time=place[1])
    return result._replace(
        outputs=pickle.dumps(outputs, pickle.HIGHEST_PROTOCOL),
        files=files_of(outputs),
        blocked=tuple(blocked),
    )
