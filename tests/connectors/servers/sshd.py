"""OpenSSH's server, held to SFTP. Started by root it serves every account of the machine, else its own user."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from servers.ports import free_port, until_it_listens

PROGRAM = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

_CONFIGURATION = """
ListenAddress 127.0.0.1
Port {port}
HostKey {state}/host
PidFile none
AuthorizedKeysFile {state}/authorized
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UseDNS no
MaxStartups 200
Subsystem sftp internal-sftp
ForceCommand internal-sftp -R
"""


@dataclass(frozen=True)
class Sshd:
    """A running server: what a client needs to sign in."""

    port: int
    state: Path
    process: int

    @property
    def options(self) -> str:
        return f"known_hosts={self.state}/known_hosts&key={self.state}/user"

    def uri(self, folder: Path, user: str | None = None) -> str:
        return f"sftp://{user or ordinary_user()}@127.0.0.1:{self.port}{folder.as_uri()[7:]}?{self.options}"


def ordinary_user() -> str:
    """Return an account that modes bind: not root."""
    return "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


@contextmanager
def sshd(state: Path) -> Iterator[Sshd]:
    if PROGRAM is None:
        pytest.skip("needs OpenSSH: apt-get install openssh-server")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(state / name)], check=True)
    shutil.copy(state / "user.pub", state / "authorized")
    for path in (state, state / "authorized"):  # read by the server as the account that signs in
        path.chmod(0o755)
    port = free_port()
    (state / "sshd.conf").write_text(_CONFIGURATION.format(port=port, state=state))
    kind, key, *_ = (state / "host.pub").read_text().split()
    (state / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {key}\n")
    server = subprocess.Popen([PROGRAM, "-D", "-f", str(state / "sshd.conf"), "-E", str(state / "log")])
    try:
        until_it_listens(port)
        yield Sshd(port, state, server.pid)
    finally:
        server.terminate()
        server.wait(10)
