"""The recognisers that a site names, run in processes of their own over the texts that reading gave.

Readers meet hostile files and have no network. Recognisers get texts and never a file; those that need no network have
none, and only those whose address the site's configuration names have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from types import TracebackType
from typing import NamedTuple, Self

from aggregator.extraction.extract import Extractor
from aggregator.extraction.mentions import MOST
from aggregator.extraction.recognised import AT_ONCE, LONGEST_TEXT, Spotted, mentions_with, spotted_in
from aggregator.model.documents import Status
from aggregator.model.reading_results import FileResult, Passage
from aggregator.policy.records import Pack
from aggregator.reading.errands import Lost
from aggregator.reading.worker import WorkerPool
from aggregator.recogniser import Options, Recogniser, RecogniserFailed, RecogniserSilent, recogniser_module
from aggregator.service.site import Site
from aggregator.service.unit import Unit

GIB = 1024**3
MEMORY = 4 * GIB
"""What a process that recognises may have beside what one that reads may: models are large."""

MOST_PORTIONS = 2 * LONGEST_TEXT // AT_ONCE
"""Of the longest text: two neighbours together are longer than what is handed over at once."""

SECONDS = 30.0
"""What one at an address may take for a portion where its options do not say."""

MOST_SILENT = 3
"""So many texts in a row without an answer, and a worker asks a recogniser for no more: a dead one holds up no scan."""

Outcomes = Iterable[tuple[Unit, FileResult | Lost]]


@dataclass(frozen=True, slots=True)
class Configured:
    """A recogniser that the site names, with its options."""

    name: str
    options: Options
    network: bool


class _Job(NamedTuple):
    unit: Unit
    result: FileResult


def configured(site: Site) -> tuple[Configured, ...]:
    """Return the recognisers that a site names, in order of name.

    Raises
    ------
    ConfigError
        One is unknown or not installed, its options are wrong, or it would reach the network and no ``url`` is named.
    """
    return tuple(
        Configured(name, options, recogniser_module(name).NETWORK) for name, options in sorted(site.recognisers.items())
    )


class Recognition:
    """The stage after reading. Without a recogniser it hands on what it is given."""

    def __init__(self, site: Site, packs: Sequence[Pack], workers: int) -> None:
        self._packs, self._workers = packs, workers
        self._limits = replace(site.limits, memory=site.limits.memory + MEMORY)
        chosen = configured(site)
        self._groups = [
            group for network in (False, True) if (group := [each for each in chosen if each.network is network])
        ]
        self._pools: list[tuple[list[Configured], WorkerPool[_Job, FileResult]]] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        for group in self._groups:
            pool = WorkerPool(
                recognise,
                workers=self._workers,
                limits=replace(self._limits, seconds=self._limits.seconds + MOST_PORTIONS * _patience(group)),
                initializer=prepare_recognisers,
                initargs=(tuple(group), self._packs),
                network=group[0].network,
            )
            self._pools.append((group, self._open.enter_context(pool)))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def run(self, outcomes: Outcomes) -> Iterator[tuple[Unit, FileResult | Lost]]:
        """Yield each outcome with what the recognisers add; where one fails, the document says so and is kept."""
        for group, pool in self._pools:
            outcomes = _through(pool, group, outcomes)
        for unit, outcome in outcomes:
            yield unit, outcome if isinstance(outcome, Lost) else replace(outcome, passages=())


def _patience(group: Sequence[Configured]) -> float:
    """Return how many seconds one portion of a text may take by the options of those that look at it."""
    return sum(float(each.options.get("seconds", SECONDS)) for each in group if each.network)


def _through(
    pool: WorkerPool[_Job, FileResult], group: Sequence[Configured], outcomes: Outcomes
) -> Iterator[tuple[Unit, FileResult | Lost]]:
    lost: list[tuple[Unit, Lost]] = []

    def jobs() -> Iterator[_Job]:
        for unit, outcome in outcomes:
            if isinstance(outcome, Lost):
                lost.append((unit, outcome))
            else:
                yield _Job(unit, outcome)

    for job, result in pool.run(jobs()):
        yield from lost
        lost.clear()
        if isinstance(result, Lost):
            names = ", ".join(each.name for each in group)
            yield job.unit, without(job.result, names, result.reason)
        else:
            yield job.unit, result
    yield from lost


def without(result: FileResult, name: str, reason: str) -> FileResult:
    """Return a result that says that a recogniser did not see it; the next scan reads the file again."""
    said = f"recogniser {name}: {reason}"
    first = result.documents[0]
    if first.status is Status.OK:
        first = replace(first, status=Status.PARTIAL, reason=said)
    first = replace(first, warnings=(*first.warnings, said))
    return replace(result, recipe="", documents=(first, *result.documents[1:]))


@dataclass(slots=True)
class _Seat:
    """A recogniser at work, and how often in a row it was silent."""

    name: str
    recogniser: Recogniser
    silent: int = 0

    def spotted_in(self, passages: Sequence[Passage]) -> list[Spotted]:
        """Return what the recogniser finds; one that was silent too often is not asked any more."""
        if self.silent >= MOST_SILENT:
            raise RecogniserSilent(f"not asked any more after {MOST_SILENT} texts without an answer")
        try:
            spotted = spotted_in(passages, self.name, self.recogniser)
        except RecogniserSilent:
            self.silent += 1
            raise
        self.silent = 0
        return spotted


class _Bench(NamedTuple):
    recognisers: tuple[_Seat, ...]
    extractors: tuple[Extractor, ...]


_bench: list[_Bench] = []


def prepare_recognisers(chosen: Sequence[Configured], packs: Sequence[Pack]) -> None:
    """Load what the worker recognises with."""
    made = tuple(_Seat(each.name, recogniser_module(each.name).make(each.options)) for each in chosen)
    _bench[:] = [_Bench(made, tuple(Extractor(pack) for pack in packs))]


def recognise(job: _Job) -> FileResult:
    """Return the result of one file with what the worker's recognisers add to it."""
    bench, result = _bench[0], job.result
    spotted: list[Spotted] = []
    failed: list[tuple[str, str]] = []
    for seat in bench.recognisers if result.passages else ():
        try:
            spotted += seat.spotted_in(result.passages)
        except RecogniserFailed as error:
            failed.append((seat.name, str(error)))
    extractors = {extractor.pack.name: extractor for extractor in bench.extractors}
    result = replace(
        result,
        mentions=mentions_with(result.mentions, spotted, MOST),
        extracts=tuple(
            extractors[extract.pack].with_recognised(extract, result.entry.file, spotted) for extract in result.extracts
        ),
    )
    for name, reason in failed:
        result = without(result, name, reason)
    return result
