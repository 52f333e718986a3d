"""The example drive on other stores gives the same findings as from its folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from servers.samba import PASSWORD, samba
from servers.seaweedfs import OWNER, SeaweedFS, client_of
from servers.wsgidav import wsgidav

from aggregator.service.root_scan import ScanOptions
from aggregator.service.scan import Scan, scan

EXAMPLE = Path(__file__).parents[2] / "examples" / "regional-grid"


def scanned(uri: str, index: Path) -> Scan:
    options = ScanOptions(access=EXAMPLE / "access.csv", members=EXAMPLE / "members.csv", ocr=False)
    return scan([uri], [os.fspath(EXAMPLE / "grid.yaml")], index, options=options)


def told(found: Scan) -> tuple[object, ...]:
    """Return what a scan says that does not hang on when files were saved."""
    findings = {
        (
            each.kind, each.insight, each.scope, each.severity, each.revealed, each.population, each.audience,
            tuple(sorted(one.files for one in each.minimal_sets)), each.minimal_sets_total,
        )
        for each in found.findings
    }  # fmt: skip
    unread = {(each.path, each.status, each.reason) for each in found.not_read}
    return found.files, found.read, unread, findings


@pytest.fixture(scope="module")
def from_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    return told(scanned(os.fspath(EXAMPLE / "drive"), tmp_path_factory.mktemp("folder") / "index"))


@contextmanager
def on_s3(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", OWNER)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", f"{OWNER}-secret")
    server = SeaweedFS(folder)
    try:
        client = client_of(server.endpoint, OWNER)
        client.create_bucket(Bucket="drive")
        for path in sorted((EXAMPLE / "drive").rglob("*")):
            if path.is_file():
                key = path.relative_to(EXAMPLE / "drive").as_posix()
                client.put_object(Bucket="drive", Key=key, Body=path.read_bytes())
        yield f"s3://drive?endpoint={server.endpoint}&iam=no"
    finally:
        server.stop()


@contextmanager
def on_smb(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("AGGREGATOR_SMB_PASSWORD", PASSWORD)
    shutil.copytree(EXAMPLE / "drive", folder / "drive")
    shares = {"drive": {"path": str(folder / "drive"), "read only": "yes"}}
    # The paths of a server's own sockets may have 108 bytes at most.
    with TemporaryDirectory() as short, samba(Path(short) / "server", shares) as server:
        yield server.uri("drive")


@contextmanager
def on_webdav(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    shutil.copytree(EXAMPLE / "drive", folder / "drive")
    with wsgidav(folder / "drive") as server:
        yield server.uri


@pytest.mark.slow
@pytest.mark.parametrize("on", [on_s3, on_smb, on_webdav])
def test_the_example_gives_the_same_findings(
    on: Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[str]],
    from_folder: tuple[object, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "store").mkdir()
    with on(tmp_path / "store", monkeypatch) as uri:
        assert told(scanned(uri, tmp_path / "index")) == from_folder
        again = scanned(uri, tmp_path / "index")
        assert (again.read, again.changed, again.removed) == (0, 0, 0)
