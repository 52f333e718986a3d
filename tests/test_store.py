"""How connectors are found, and what is said when none fits."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from aggregator.model.errors import StoreError
from aggregator.store import connector_names, open_store


class _Point:
    """An installed entry point, as far as the shelf looks at it."""

    def __init__(self, name: str, offered: object) -> None:
        self.name = name
        self._offered = offered

    def load(self) -> object:
        if isinstance(self._offered, ImportError):
            raise self._offered
        return self._offered


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch):
    """Install plug-ins by name, as `pip install` would."""
    points: list[_Point] = []

    def entry_points(*, group: str, name: str | None = None) -> list[_Point]:
        assert group == "aggregator.connectors"
        return [point for point in points if name in (None, point.name)]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return lambda name, offered: points.append(_Point(name, offered))


def _connector(*schemes: str) -> SimpleNamespace:
    return SimpleNamespace(SCHEMES=schemes, connect=lambda uri: f"opened {uri}")


def test_a_bare_path_opens_a_local_folder(tmp_path: Path) -> None:
    assert type(open_store(str(tmp_path))).__name__ == "LocalStore"
    assert open_store(str(tmp_path)) == open_store(tmp_path.as_uri())


def test_a_path_that_looks_like_a_uri_further_on_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "s3:" / "bucket"
    odd.mkdir(parents=True)
    assert [root.name for root in open_store(f"{tmp_path}/s3://bucket").roots()] == ["bucket"]


def test_the_shelf_has_no_private_modules_and_no_name_twice(install) -> None:
    install("local", _connector("file"))
    install("dropbox", _connector("dropbox"))
    names = connector_names()
    assert names == sorted(set(names))
    assert {"local", "dropbox"} <= set(names)
    assert not [name for name in names if name.startswith("_")]


def test_an_unknown_scheme_names_the_nearest_and_all_known(install) -> None:
    install("crate", _connector("crate", "crates"))
    with pytest.raises(
        StoreError,
        match=r"fiel://x: no connector serves 'fiel://' \(did you mean 'file'\? known: box, crate, crates, dropbox, fi",
    ):
        open_store("fiel://x")


def test_an_error_never_repeats_a_password() -> None:
    with pytest.raises(StoreError) as error:
        open_store("nosuch://me:hunter2@host/share")
    assert "hunter2" not in str(error.value)
    assert "nosuch://host/share" in str(error.value)


def test_an_installed_plug_in_opens_its_schemes(install) -> None:
    install("crate", _connector("crate", "crates"))
    assert open_store("crates://team") == "opened crates://team"
    assert open_store("CRATE://team") == "opened CRATE://team"


def test_a_shipped_connector_is_not_replaced_by_an_installed_one(install, tmp_path: Path) -> None:
    install("local", _connector("file"))
    assert type(open_store(str(tmp_path))).__name__ == "LocalStore"


def test_a_plug_in_that_cannot_be_loaded_is_in_nobody_elses_way(install) -> None:
    install("a", ImportError("No module named 'asdk'"))
    install("b", _connector("bee"))
    assert open_store("bee://x") == "opened bee://x"
    with pytest.raises(StoreError, match="connector 'a' cannot be loaded: No module named 'asdk'"):
        open_store("a://x")


def test_a_plug_in_without_schemes_is_named(install) -> None:
    install("half", SimpleNamespace(connect=print))
    with pytest.raises(StoreError, match=r"connector 'half' has no SCHEMES or no connect\(uri\)"):
        open_store("half://x")


def test_opening_a_folder_loads_no_other_connector(install, tmp_path: Path) -> None:
    install("a", ImportError("loaded although nobody asked"))
    before = set(sys.modules)
    open_store(str(tmp_path))
    assert {name for name in set(sys.modules) - before if name.startswith("connectors.")} <= {"connectors.local"}
