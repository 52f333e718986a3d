"""Where the credentials of stores come from: the environment, a file of the operator's, or the system's keyring.

Never from the command line, which others on the machine can read. Asked in that order; the first that has it wins:

1. the environment: ``AGGREGATOR_<SCHEME>_<NAME>``, or ``AGGREGATOR_<PROFILE>_<SCHEME>_<NAME>`` for a profile other than
   ``default``; with ``_FILE`` behind it, the path of a file that holds the value;
2. ``credentials.toml`` in ``AGGREGATOR_CREDENTIALS`` or ``~/.config/aggregator/``, readable by its owner alone::

       [default.sftp]
       password = "..."

3. the keyring, where the package ``keyring`` is installed: service ``aggregator/<profile>/<scheme>``, user ``<name>``.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from aggregator.model.errors import ConfigError, NotAuthorised

FOLDER = Path("~/.config/aggregator")


class Credentials:
    """The secrets of one scheme and profile; what is shown of it holds none of them.

    Examples
    --------
    >>> Credentials("sftp", "night")
    Credentials('sftp', profile='night')
    """

    def __init__(self, scheme: str, profile: str = "default") -> None:
        self.scheme = scheme
        self.profile = profile

    def __repr__(self) -> str:
        return f"Credentials({self.scheme!r}, profile={self.profile!r})"

    def get(self, name: str) -> str | None:
        """Return a secret, None where nobody has it.

        Raises
        ------
        ConfigError
            The file that should hold it cannot be read, is wrong, or can be read by others.
        """
        for found in (self._of_environment, self._of_file, self._of_keyring):
            secret = found(name)
            if secret is not None:
                return secret
        return None

    def need(self, name: str) -> str:
        """Return a secret.

        Raises
        ------
        NotAuthorised
            Nobody has it; the message says where it may be put.
        """
        found = self.get(name)
        if found is None:
            raise NotAuthorised(
                f"{self.scheme}://: no '{name}' to sign in with; set {self.variable(name)}, or '{name}' under"
                f" [{self.profile}.{self.scheme}] in {_path()}, or keep it in the keyring as"
                f" '{self._service}', user '{name}'"
            )
        return found

    def variable(self, name: str) -> str:
        """Return the environment variable that is asked first for a secret, for messages that name it."""
        profile = "" if self.profile == "default" else f"{self.profile}_"
        return f"AGGREGATOR_{profile}{self.scheme}_{name}".upper().replace("-", "_")

    @property
    def _service(self) -> str:
        return f"aggregator/{self.profile}/{self.scheme}"

    def _of_environment(self, name: str) -> str | None:
        variable = self.variable(name)
        if variable in os.environ:
            return os.environ[variable]
        path = os.environ.get(f"{variable}_FILE")
        if path is None:
            return None
        try:
            return Path(path).read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{variable}_FILE: {path}: cannot be read: {error}") from error

    def _of_file(self, name: str) -> str | None:
        path = _path()
        if not path.exists():
            return None
        section = _sections(path, path.stat().st_mtime_ns).get(self.profile, {})
        secrets = section.get(self.scheme, {}) if isinstance(section, Mapping) else {}
        found = secrets.get(name) if isinstance(secrets, Mapping) else None
        return None if found is None else str(found)

    def _of_keyring(self, name: str) -> str | None:
        if find_spec("keyring") is None:
            return None
        import keyring  # noqa: PLC0415 - an extra, and slow to load
        import keyring.errors  # noqa: PLC0415

        try:
            return keyring.get_password(self._service, name)
        except keyring.errors.NoKeyringError:
            return None
        except keyring.errors.KeyringError as error:
            raise ConfigError(f"the keyring does not give '{self._service}': {error}") from error


def _path() -> Path:
    chosen = os.environ.get("AGGREGATOR_CREDENTIALS")
    return Path(chosen) if chosen else FOLDER.expanduser() / "credentials.toml"


@cache
def _sections(path: Path, changed: int) -> Mapping[str, Mapping[str, object]]:
    """Return the sections of a credentials file; ``changed`` has it read again when it is another."""
    del changed
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError(f"{path}: can be read by others; take that away: chmod 600 {path}")
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {error}") from error
