"""Where the credentials of stores come from, in which order, and that nothing shows them."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from aggregator.credentials import Credentials
from aggregator.model.errors import ConfigError, NotAuthorised


class Remembering(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def ring() -> Remembering:
    before, ring = keyring.get_keyring(), Remembering()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "credentials.toml"
    monkeypatch.setenv("AGGREGATOR_CREDENTIALS", str(path))
    return path


def write(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o600)


def test_the_environment_wins_over_the_file_and_the_file_over_the_keyring(file, ring, monkeypatch):
    ring.set_password("aggregator/default/sftp", "password", "from the keyring")
    assert Credentials("sftp").get("password") == "from the keyring"
    write(file, '[default.sftp]\npassword = "from the file"\n')
    assert Credentials("sftp").get("password") == "from the file"
    monkeypatch.setenv("AGGREGATOR_SFTP_PASSWORD", "from the environment")
    assert Credentials("sftp").get("password") == "from the environment"


def test_a_profile_has_secrets_of_its_own(file, monkeypatch):
    write(file, '[default.smb]\npassword = "one"\n[night.smb]\npassword = "two"\n')
    assert [Credentials("smb", name).get("password") for name in ("default", "night", "day")] == ["one", "two", None]
    monkeypatch.setenv("AGGREGATOR_DAY_SMB_PASSWORD", "three")
    assert Credentials("smb", "day").get("password") == "three"


def test_a_variable_may_name_a_file(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("mounted\n")
    monkeypatch.setenv("AGGREGATOR_S3_SECRET_FILE", str(tmp_path / "secret"))
    assert Credentials("s3").get("secret") == "mounted"
    monkeypatch.setenv("AGGREGATOR_S3_SECRET_FILE", str(tmp_path / "missing"))
    with pytest.raises(ConfigError, match=r"AGGREGATOR_S3_SECRET_FILE: .*missing: cannot be read"):
        Credentials("s3").get("secret")


def test_a_file_that_others_can_read_is_refused(file):
    write(file, '[default.sftp]\npassword = "hunter2"\n')
    file.chmod(0o640)
    with pytest.raises(ConfigError, match="can be read by others; take that away: chmod 600") as error:
        Credentials("sftp").get("password")
    assert "hunter2" not in str(error.value)


def test_a_file_that_is_no_toml_is_said(file):
    write(file, "password: hunter2")
    with pytest.raises(ConfigError, match=r"credentials\.toml"):
        Credentials("sftp").get("password")


def test_what_nobody_has_is_said_with_every_place_it_may_be_put(file):
    with pytest.raises(NotAuthorised, match="AGGREGATOR_NIGHT_SFTP_PASSWORD") as error:
        Credentials("sftp", "night").need("password")
    assert "[night.sftp]" in str(error.value)
    assert str(file) in str(error.value)


def test_what_is_shown_holds_no_secret(file):
    write(file, '[default.sftp]\npassword = "hunter2"\n')
    credentials = Credentials("sftp")
    credentials.need("password")
    assert "hunter2" not in repr(credentials) + str(vars(credentials))
