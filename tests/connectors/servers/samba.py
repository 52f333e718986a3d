"""A Samba server of its own on a free port of this machine, with accounts that any Debian has."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from servers.ports import free_port

ACCOUNTS = ("root", "daemon", "bin", "sys", "games", "man", "sync", "nobody")
PASSWORD = "Hushed-7-secret"
NAME = "AGGTEST"

GLOBAL = """
[global]
    netbios name = {name}
    workgroup = AGGROUP
    server role = standalone server
    smb ports = {port}
    interfaces = 127.0.0.1/8
    bind interfaces only = yes
    disable netbios = yes
    load printers = no
    disable spoolss = yes
    map to guest = never
    passdb backend = tdbsam
    private dir = {folder}/private
    state directory = {folder}/state
    cache directory = {folder}/cache
    lock directory = {folder}/lock
    pid directory = {folder}/pid
    ncalrpc dir = {folder}/ncalrpc
    log file = {folder}/log/%m
    log level = 1
    store dos attributes = no
"""


@dataclass
class Samba:
    """A running server; ``root`` administers it."""

    folder: Path
    port: int
    shares: Mapping[str, Mapping[str, str]]
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def configuration(self) -> Path:
        return self.folder / "smb.conf"

    def uri(self, share: str, user: str = "root") -> str:
        return f"smb://{user}@127.0.0.1:{self.port}/{share}"

    def write_configuration(self) -> None:
        text = GLOBAL.format(name=NAME, port=self.port, folder=self.folder)
        for share, settings in self.shares.items():
            text += f"[{share}]\n" + "".join(f"    {name} = {value}\n" for name, value in settings.items())
        self.configuration.write_text(text)

    def start(self) -> None:
        command = ["smbd", "--foreground", "--no-process-group", "-s", str(self.configuration)]
        with (self.folder / "log" / "smbd.out").open("ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        ends = time.monotonic() + 20
        while time.monotonic() < ends:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"smbd does not start: {(self.folder / 'log' / 'smbd.out').read_text()}")

    def stop(self) -> None:
        """End the server and all that it started."""
        if self.process is None:
            return
        os.killpg(self.process.pid, 15)
        self.process.wait(10)
        for path in (self.folder / "pid").glob("*.pid"):
            with_pid = path.read_text().strip()
            if with_pid.isdigit() and Path(f"/proc/{with_pid}").exists():
                os.kill(int(with_pid), 15)
        self.process = None

    def run(self, *command: str, stdin: str = "") -> str:
        done = subprocess.run(
            [command[0], *command[1:]], input=stdin, capture_output=True, text=True, check=False, timeout=30
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout


@contextmanager
def samba(folder: Path, shares: Mapping[str, Mapping[str, str]]) -> Iterator[Samba]:
    """Give a server with these shares, or skip where there is none."""
    if shutil.which("smbd") is None or shutil.which("smbpasswd") is None:
        pytest.skip("needs samba: apt-get install samba samba-vfs-modules")
    if os.geteuid() != 0:
        pytest.skip("needs root: smbd acts for its accounts, which only root can")
    for name in ("private", "state", "cache", "lock", "pid", "ncalrpc", "log"):
        (folder / name).mkdir(parents=True)
    server = Samba(folder, free_port(), shares)
    server.write_configuration()
    for account in ACCOUNTS:
        server.run("smbpasswd", "-c", str(server.configuration), "-a", "-s", account, stdin=f"{PASSWORD}\n" * 2)
    server.start()
    try:
        yield server
    finally:
        server.stop()
