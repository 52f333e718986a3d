"""The S3 connector: the contract on a real server, versions and trash, and what every scan sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from contract import StoreContract
from s3_places import BucketPlace
from servers.seaweedfs import OWNER, SeaweedFS, client_of

from aggregator.store import Store, open_store


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeaweedFS]:
    running = SeaweedFS(tmp_path_factory.mktemp("seaweedfs"), ("ann",))
    client_of(running.endpoint, OWNER).create_bucket(Bucket=BucketPlace.bucket)
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(monkeypatch, OWNER)


def signed_in(monkeypatch: pytest.MonkeyPatch, account: str, secret: str | None = None) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", account)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", secret or f"{account}-secret")
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def place(server: SeaweedFS) -> BucketPlace:
    return BucketPlace(server)


@pytest.fixture
def store(place: BucketPlace) -> Store:
    return open_store(place.uri)


class TestSeaweedFS(StoreContract):
    @pytest.fixture
    def place(self, place: BucketPlace) -> BucketPlace:
        return place
