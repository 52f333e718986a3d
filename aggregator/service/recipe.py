"""What a file is read with, in one digest: another recipe means that the file is read again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from aggregator.policy.records import Pack
from aggregator.reading.read import reader_fingerprint
from aggregator.recogniser import fingerprint_of
from aggregator.service.site import Site


def recipe_of(packs: Sequence[Pack], site: Site) -> str:
    """Return the digest of the readers, the extraction, the limits, the packs and the recognisers."""
    parts = [reader_fingerprint(), _extraction(), repr(site.limits), *sorted(pack.digest for pack in packs)]
    parts += [fingerprint_of(name, options) for name, options in sorted(site.recognisers.items())]
    return sha256("\0".join(parts).encode()).hexdigest()


def _extraction() -> str:
    """Return the digest of the extraction's own code, so that no change of it can be forgotten."""
    digest = sha256()
    folders = [files("aggregator.extraction"), files("aggregator.extraction.values")]
    for folder in folders:
        for module in sorted(folder.iterdir(), key=lambda each: each.name):
            if module.name.endswith(".py"):
                digest.update(module.read_bytes())
    return digest.hexdigest()
