"""Checking blocks on a Ray cluster: one process per actor, each with its own models; a lost actor's blocks go to the others.

Ray places the actors on machines and starts lost ones again; this module hands out blocks and puts the results in order. Ray Data would
do that too, but has no source that one process feeds block by block, as standard input and resuming need; what is for it is
`factcheck.integrations.frames.FrameChecker`.
"""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from factcheck.batch.engine import check_block
from factcheck.batch.items import Block
from factcheck.errors import FactcheckError, InputError, ModelError
from factcheck.version import installing

if TYPE_CHECKING:
    from factcheck.checker import Checker

MOST_LOSSES = 5
"""How many actors may be lost with a block before the block is taken for the cause."""
_ON_EACH = 2
"""Blocks that an actor has at a time, so that it need not wait for the next one."""
_AHEAD = 4
"""Blocks for each actor that are taken from the input while the oldest of them is being checked."""
_OWN = "local"
"""What Ray calls a cluster of this machine that it starts and ends."""
_PATIENCE = 10
"""Seconds."""


@dataclass(slots=True)
class _Task:
    block: Block
    losses: int = 0
    verdicts: list[dict[str, Any]] | None = None

    @property
    def room(self) -> int:
        """How much of an actor it takes: one that was lost with an actor gets one to itself, which shows whose fault it was."""
        return _ON_EACH if self.losses else 1


class RayEngine:
    """Checks blocks with actors, each of which takes a processor core, and a GPU where the cluster has any.

    It is a context manager that gives the actors back.
    """

    def __init__(
        self, make_checker: Callable[[], Checker], actors: int | None = None, address: str | None = None, gpus: bool = True
    ) -> None:
        """Connect to a cluster, or start one on this machine, and start the actors.

        Args:
            make_checker: makes an actor's checker in the actor's process; importable there, or something that Ray can pickle.
            actors: how many; None is one for each GPU of the cluster, or for each core where it has none or `gpus` is false.
            address: of the cluster, such as ``auto`` or ``10.0.0.1:6379``; None is that in RAY_ADDRESS, or else this machine alone.
            gpus: whether to use GPUs where there are any.

        Raises:
            InputError: Ray is not installed, or there is no cluster at the address.
            ModelError: the models cannot be loaded.
        """
        self._ray, self._own = _connected(address)
        resources = self._ray.cluster_resources()
        on_gpu = gpus and resources.get("GPU", 0) >= 1
        number = actors or max(1, int(resources.get("GPU" if on_gpu else "CPU", 1)))
        worker = self._ray.remote(_Worker).options(num_cpus=1, num_gpus=int(on_gpu), max_restarts=-1)
        self._actors = [worker.remote(make_checker) for _ in range(number)]
        self._starting = {self._start(place): place for place in range(number)}
        self._busy: dict[int, int] = {}
        self.signature: dict[str, Any] = {}
        try:
            while not self._busy:
                self._welcome(self._next(self._starting), 0)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        """The engine."""
        return self

    def __exit__(self, *_: object) -> None:
        """See `close`."""
        self.close()

    def close(self) -> None:
        """Give the actors back, and leave the cluster where it was joined here."""
        for actor in self._actors:
            self._ray.kill(actor)
        if self._own:
            self._ray.shutdown()

    def run(self, blocks: Iterable[Block], full: bool) -> Iterator[tuple[Block, list[dict[str, Any]]]]:
        """Each block with the verdict columns of its items, in order.

        Raises ModelError where a model fails, or where a block is lost with one actor after another.
        """
        source = iter(blocks)
        in_order: deque[_Task] = deque()
        to_do: deque[_Task] = deque()
        running: dict[Any, tuple[_Task, int, int]] = {}
        while True:
            while len(in_order) < _AHEAD * len(self._actors) and (block := next(source, None)):
                in_order.append(_Task(block))
                to_do.append(in_order[-1])
            if not in_order:
                return
            while to_do and (place := self._with_room(to_do[0].room)) is not None:
                task = to_do.popleft()
                running[self._actors[place].check.remote(_texts_only(task.block), full)] = (task, place, task.room)
                self._busy[place] += task.room
            reference = self._next(running | self._starting)
            if reference in self._starting:
                self._welcome(reference, sum(room for _, at, room in running.values() if at == self._starting[reference]))
                continue
            task, place, room = running.pop(reference)
            if place in self._busy:
                self._busy[place] -= room
            task.verdicts = self._result(reference)
            if task.verdicts is None:
                self._lost(task, place)
                to_do.appendleft(task)
            while in_order and (verdicts := in_order[0].verdicts) is not None:
                yield in_order.popleft().block, verdicts

    def _start(self, place: int) -> Any:
        """Have an actor load its models; answered when Ray has started it, again if need be."""
        return self._actors[place].start.options(max_task_retries=-1).remote()

    def _welcome(self, reference: Any, busy: int) -> None:
        """Let an actor that has loaded its models work."""
        place = self._starting.pop(reference)
        try:
            signature = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            raise _ours(error) from None
        except self._ray.exceptions.RayError as error:
            raise ModelError(f"an actor cannot be started: {_last_line(error)}") from None
        if self.signature and signature != self.signature:
            raise ModelError("the actors would not all give the same rows: versions, models or devices differ between machines")
        self.signature = signature
        self._busy[place] = busy

    def _result(self, reference: Any) -> list[dict[str, Any]] | None:
        """What an actor answered; None where it, or its answer, was lost."""
        try:
            found: list[dict[str, Any]] = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            raise _ours(error) from None
        except self._ray.exceptions.RayError:
            return None
        return found

    def _lost(self, task: _Task, place: int) -> None:
        task.losses += 1
        if task.losses >= MOST_LOSSES:
            first, last = task.block.items[0].number, task.block.items[-1].number
            raise ModelError(f"{task.losses} actors were lost one after another while they checked rows {first} to {last}")
        if self._busy.pop(place, None) is not None:
            self._starting[self._start(place)] = place

    def _with_room(self, room: int) -> int | None:
        place = min(self._busy, key=lambda at: (self._busy[at], at), default=None)
        return place if place is not None and self._busy[place] + room <= _ON_EACH else None

    def _next(self, references: Iterable[Any]) -> Any:
        ready, _ = self._ray.wait(list(references), num_returns=1)
        return ready[0]


class _Worker:
    """What an actor is: a checker in a process of its own."""

    def __init__(self, make_checker: Callable[[], Checker]) -> None:
        self._make_checker = make_checker
        self._checker: Checker | None = None

    def start(self) -> dict[str, Any]:
        """Load the models; here and not before, so that an error in it reaches the caller."""
        self._checker = self._checker or self._make_checker()
        return self._checker.signature

    def check(self, block: Block, full: bool) -> list[dict[str, Any]]:
        self.start()
        assert self._checker is not None
        return check_block(self._checker, block, full)


def _connected(address: str | None) -> tuple[Any, bool]:
    """Ray, and whether it was this call that joined a cluster."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # factcheck works offline, and what it starts reports to nobody
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError:
        raise InputError(f"--engine ray needs the package ray: {installing('ray')}") from None
    if ray.is_initialized():
        return ray, False
    address = address or os.environ.get("RAY_ADDRESS") or _OWN  # else Ray would join what others have begun on this machine
    _require_reachable(address)
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise InputError(f"there is no Ray cluster at {address}: {_last_line(error)}") from None
    return ray, True


def _require_reachable(address: str) -> None:
    """Raise InputError where nobody answers at ``host:port``, for which Ray itself waits many minutes."""
    if address in ("auto", _OWN):
        return
    host, _, port = address.rpartition(":")
    if "/" in host or not port.isdigit():
        raise InputError(f"{address} is no address of a Ray cluster: it must be host:port or auto, from a machine of the cluster")
    try:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
    except OSError as error:
        raise InputError(f"there is no Ray cluster at {address}: {error.strerror or error}") from None


def _texts_only(block: Block) -> Block:
    """The block without the columns that are not needed to check it."""
    return replace(block, items=tuple(replace(item, columns={}) for item in block.items), marks=())


def _ours(error: Any) -> Exception:
    """The error of ours that an actor's task failed with, or the failure as it is."""
    return error.cause if isinstance(error.cause, FactcheckError) else error


def _last_line(error: Exception) -> str:
    return str(error).strip().splitlines()[-1] if str(error).strip() else type(error).__name__
