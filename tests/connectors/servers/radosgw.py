"""Ceph's object gateway, with one monitor and one store in memory behind it: it enforces policies, ACLs and blocks."""

from __future__ import annotations

import http.client
import json
import uuid
from collections.abc import Sequence
from pathlib import Path

from servers.ports import free_port, free_ports
from servers.programs import Running, program, run

INSTALL = "apt-get install ceph-mon ceph-osd radosgw ceph-common"

_CONFIGURATION = """
[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{mon}
mon initial members = a
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd class load list = *
osd class default list = *
osd objectstore = memstore
memstore device bytes = 1073741824
mon allow pool size one = true
mon max pg per osd = 5000
mon data = {folder}/mon
osd data = {folder}/osd
rgw data = {folder}/rgw
run dir = {folder}/run
admin socket =
log file = {folder}/$name.log
pid file = {folder}/run/$name.pid
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind port min = {osd}
ms bind port max = {osd_last}
rgw frontends = beast endpoint=127.0.0.1:{gateway} tcp_nodelay=1
rgw dynamic resharding = false
rgw enable gc threads = false
rgw enable lc threads = false
rgw run sync thread = false
"""


class RadosGateway:
    """A gateway on a free port with accounts of its own."""

    def __init__(self, folder: Path) -> None:
        for name in ("ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "monmaptool", "ceph"):
            program(name, INSTALL)
        self._folder = folder
        self._configuration = folder / "ceph.conf"
        self._running = Running(folder)
        monitor, gateway = free_ports(2)
        self.endpoint = f"http://127.0.0.1:{gateway}"
        self._configure(monitor, gateway)
        try:
            self._start(monitor)
            self._running.wait_until(lambda: _answers(gateway))
        except BaseException:
            self.stop()
            raise

    def add_account(self, name: str, secret: str, capabilities: str = "") -> None:
        """Create an account whose access key is its name."""
        more = ["--caps", capabilities] if capabilities else []
        names = ["--uid", name, "--display-name", name, "--access-key", name]
        self.admin("user", "create", *names, "--secret", secret, *more)

    def admin(self, *arguments: str) -> object:
        """Return what the gateway's own administration says."""
        said = run(["radosgw-admin", "-c", self._configuration, *arguments])
        return json.loads(said) if said else None

    def stop(self) -> None:
        """End it, and forget what it holds."""
        self._running.stop()

    def _configure(self, monitor: int, gateway: int) -> None:
        for name in ("mon", "osd", "rgw", "run"):
            (self._folder / name).mkdir()
        self._fsid = str(uuid.uuid4())
        first = _range_of_ports()
        self._configuration.write_text(
            _CONFIGURATION.format(
                fsid=self._fsid,
                folder=self._folder,
                mon=monitor,
                gateway=gateway,
                osd=first,
                osd_last=first + 40,
            )
        )

    def _start(self, monitor: int) -> None:
        monmap = self._folder / "monmap"
        address = f"[v2:127.0.0.1:{monitor}]"
        run(["monmaptool", "--create", "--addv", "a", address, "--fsid", self._fsid, monmap])
        run([*self._ceph("ceph-mon"), "-i", "a", "--mkfs", "--monmap", monmap])
        self._running.start(*self._ceph("ceph-mon"), "-i", "a", "-f")
        storage = str(uuid.uuid4())
        run([*self._ceph("ceph"), "osd", "new", storage])
        run([*self._ceph("ceph-osd"), "-i", "0", "--mkfs", "--osd-uuid", storage])
        self._running.start(*self._ceph("ceph-osd"), "-i", "0", "-f")
        self._running.start(*self._ceph("radosgw"), "-n", "client.rgw", "-f")

    def _ceph(self, name: str) -> Sequence[str]:
        return (name, "-c", str(self._configuration))


def _range_of_ports() -> int:
    """Return the first of some ports in a row that are most likely free: a store takes four."""
    return 10_000 + free_port() % 20_000


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()
