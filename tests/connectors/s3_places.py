"""Buckets that tests may change, and the servers they stand on: one of each a test process."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from contract import Place
from servers.seaweedfs import OWNER, SeaweedFS, client_of

_NUMBERS = itertools.count()


class BucketPlace(Place):
    """A fresh part of a bucket. It is listed whole or not at all, so what is denied is taken out for a while."""

    bucket = "plans"
    """A bucket that the server has; another for each test would fill its volumes."""

    def __init__(self, server: SeaweedFS) -> None:
        self.server = server
        self.prefix = f"{next(_NUMBERS)}/"
        self.client: Any = client_of(server.endpoint, OWNER)
        self.uri = f"s3://{self.bucket}/{self.prefix}?endpoint={server.endpoint}&iam=no"

    def write(self, path: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.bucket, Key=self.prefix + path, Body=content)

    def write_all(self, contents: Mapping[str, bytes]) -> None:
        self.server.fill(self.bucket, {self.prefix + path: content for path, content in contents.items()})

    def remove(self, path: str) -> None:
        for each in self._below(path):
            self.client.delete_object(Bucket=self.bucket, Key=self.prefix + each)

    def rename(self, path: str, to: str) -> None:
        source = {"Bucket": self.bucket, "Key": self.prefix + path}
        self.client.copy_object(Bucket=self.bucket, Key=self.prefix + to, CopySource=source)
        self.remove(path)

    @contextmanager
    def denied(self, path: str) -> Iterator[None]:
        kept = {each: self.read(each) for each in self._below(path)}
        self.remove(path)
        yield
        for each, content in kept.items():
            self.write(each, content)

    def read(self, path: str) -> bytes:
        return self.client.get_object(Bucket=self.bucket, Key=self.prefix + path)["Body"].read()

    def _below(self, path: str) -> list[str]:
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix + path)
        found = [one["Key"].removeprefix(self.prefix) for page in pages for one in page.get("Contents", ())]
        return [each for each in found if each == path or each.startswith(f"{path}/")]
