"""What passes between the builder and the workers besides the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_briefings.build.group_renderer import GroupResult
    from mkdocs_briefings.cluster.shared_folder import SharedPath
    from mkdocs_briefings.rendering.dependencies import Body
    from mkdocs_briefings.upload.staging import StagedFile, StageWriter


class Order(NamedTuple):
    """What holds for all groups of one run."""

    language: str
    """Which of the site's languages they are of; empty where it is in one."""

    inputs: Mapping[str, str]
    """Fingerprints of what every page depends on, by names for people."""

    unfinished: frozenset[str]
    """Paths of files that the last build has not finished."""

    kept_bodies: frozenset[str] | None
    """Files whose texts are wanted; None for all."""

    wanted_anchors: frozenset[str]
    """Files whose anchors are wanted."""

    stage: StageWriter | None
    """What brings files to where the site lives; None where the builder gets them."""

    shared: SharedPath | None
    """Where the builder takes files over; None where their bytes are sent."""


class Task(NamedTuple):
    """Groups that a worker renders one after the other."""

    groups: tuple[tuple[str, bytes], ...]
    """Their names and fingerprints."""

    bodies: Mapping[str, Body]
    """Texts that they hold, by the paths of their files."""


class MadeGroup(NamedTuple):
    """A group that a worker has rendered."""

    result: GroupResult
    """What is to be remembered of it; files that are sent have no times yet."""

    files: list[tuple[str, bytes]]
    """Their paths in the site, and their bytes; without those that are anywhere else."""

    staged: dict[str, StagedFile]
    """What was brought to where the site lives, by paths."""


class MadeTask(NamedTuple):
    """What a worker has made of a task."""

    groups: list[MadeGroup]
    """In the task's order."""

    seconds: float
    """How long it took, without what a worker does once."""

    folder: str
    """Where their files are in the folder that the builder shares; empty where they are not."""
