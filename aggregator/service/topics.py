"""The topics that all files of the index have between them, each with its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aggregator.index.index import Index
from aggregator.service.columns import rows_in


def topics(data_dir: Path) -> list[dict[str, Any]]:
    """Return the topics discovered in all files, those of most files first, as records of the JSON contract.

    Each has ``topic``, its name, ``words``, what the name is made of, and ``files`` with ``store``, ``file`` and
    ``share``: how much of the file is of the topic, the files with the largest share first. Copies of a file count
    once and are all listed.
    """
    from aggregator.exposure.discovered_topics import discovered_topics  # noqa: PLC0415 - takes seconds to load

    with Index.open(data_dir) as index:
        rows = list(rows_in(index.files()))
        named = _named(index)
        terms = {file: _without(words, named) for file, words in index.terms().items()}
    place = {row.file: {"store": row.root_name, "file": row.path} for row in rows}
    digests = {row.file: row.content_digest for row in rows}
    first = {digest: file for file, digest in reversed(digests.items())}
    found = discovered_topics({digest: terms[file] for digest, file in first.items() if file in terms})
    return [
        {
            "topic": topic.name,
            "words": list(topic.words),
            "files": sorted(
                (
                    {**place[file], "share": topic.files[digest]}
                    for file, digest in digests.items()
                    if digest in topic.files
                ),
                key=lambda each: (-each["share"], each["store"], each["file"]),
            ),
        }
        for topic in found
    ]


def _named(index: Index) -> frozenset[str]:
    """Return how the names of subjects begin: a plant may be called by an ordinary word, as 铜门变电站 by 铜门."""
    names = {name for pack in index.packs() for name in index.facts(pack.name, ("name",))["name"].unique()}
    return frozenset(name[:length] for name in names for length in range(2, len(name) + 1))


def _without(words: Mapping[str, int], named: frozenset[str]) -> dict[str, int]:
    return {word: count for word, count in words.items() if word not in named}
