"""Apache with mod_dav_fs over a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from servers.ports import free_port, until_it_listens

PROGRAM = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_MODULES = Path("/usr/lib/apache2/modules")
_LOADED = ["mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_basic", "auth_digest"]
_LOADED += ["dav", "dav_fs", "dav_lock", "alias", "headers", "ssl", "socache_shmcb"]

_CONFIGURATION = """
ServerRoot {state}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
{modules}
User www-data
Group www-data
PidFile {state}/pid
ErrorLog {state}/errors
DocumentRoot {state}
LimitRequestFieldSize 65536
DavLockDB {state}/locks
Alias /drive {folder}
<Directory {folder}>
  Dav On
  DavDepthInfinity On
  AllowOverride None
  {access}
</Directory>
{more}
"""


@contextmanager
def apache(folder: Path, state: Path, access: str = "Require all granted", more: str = "") -> Iterator[int]:
    """Give the port of a server whose ``/drive`` is the folder; ``access`` and ``more`` are Apache's own words."""
    if PROGRAM is None or not (_MODULES / "mod_dav_fs.so").exists():
        pytest.skip("needs Apache: apt-get install apache2")
    port = free_port()
    present = [name for name in _LOADED if (_MODULES / f"mod_{name}.so").exists()]
    modules = "\n".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so" for name in present)
    if os.geteuid() == 0:
        shutil.chown(state, "www-data")
    text = _CONFIGURATION.format(state=state, port=port, folder=folder, modules=modules, access=access, more=more)
    (state / "apache.conf").write_text(text)
    server = subprocess.Popen([PROGRAM, "-f", str(state / "apache.conf"), "-DFOREGROUND"])
    try:
        until_it_listens(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)
