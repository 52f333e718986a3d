"""Finds what the files of a shared drive give away together.

The library is a handful of functions over an index folder::

    import aggregator

    drive = aggregator.open("~/index")
    drive.scan("/srv/group-drive", policy="electricity")
    drive.findings()                 # a pandas frame, a row a finding
    drive.evidence_graph("3f9a")     # a networkx graph: files - facts - subjects - insight
    drive.what_if("minutes.docx", to="shared/minutes").verdict
    drive.report("report.html", lang="zh")
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aggregator.library import Drive

__all__ = ["open"]


def open(data_dir: str | Path) -> Drive:  # noqa: A001 - the module is the name space: aggregator.open
    """Return the drive whose index is, or will be, in a folder. Nothing is read before it is asked for.

    Parameters
    ----------
    data_dir
        Folder of the index, as the command line's ``--data-dir``; ``~`` is the home folder.
    """
    # By name, because every module imports this one and none but the library's users may import the library.
    library = import_module("aggregator.library")
    drive: Drive = library.Drive(Path(data_dir).expanduser())
    return drive
