"""Who may read objects of S3: our answer, and what a gateway that enforces policies and access lists really gives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest
from botocore.exceptions import ClientError
from contract import Listing
from servers.radosgw import RadosGateway
from servers.seaweedfs import OWNER, SeaweedFS, client_of

from aggregator.model.access import Acl, Completeness
from aggregator.permissions import may_read
from aggregator.store import Store, open_store

BUCKET = "shared-plans"
ACCOUNTS = ("ann", "bob", "cat")
KEYS = ("plans/a.txt", "plans/2025/b.txt", "home/ann/c.txt", "d.txt")
RESOURCES = ("*", "plans/*", "plans/????/*", "home/*", "*.txt", "*2025/b.txt", "d.txt", "home/ann/c.txt", "pl*s/a*")
"""No wildcard that must go back to match ``plans/2025/b.txt``, as ``*/b.txt`` must: Ceph's never does."""

ACTIONS = ("s3:GetObject", "s3:Get*", "s3:*", "s3:Get?bject", "s3:PutObject", "s3:GetObjectAcl")
_GROUP = "http://acs.amazonaws.com/groups/global/"


class Rolled:
    """Random policies, access lists and switches over a few keys and accounts; ``arn`` is what a server calls one."""

    def __init__(self, seed: int, arn: Callable[[str], str], *, knows_not_principal: bool) -> None:
        self.dice = random.Random(seed)
        self.arn = arn
        self.knows_not_principal = knows_not_principal

    def policy(self) -> Mapping[str, Any] | None:
        """Return a policy that always leaves the bucket's own business to its owner."""
        statements = [self._statement() for _ in range(self.dice.randint(0, 4))]
        return {"Version": "2012-10-17", "Statement": statements} if statements else None

    def acl(self) -> Mapping[str, Any]:
        grants = [
            {
                "Grantee": self._grantee(),
                "Permission": self.dice.choice(["READ", "WRITE_ACP", "FULL_CONTROL", "READ_ACP"]),
            }
            for _ in range(self.dice.randint(0, 3))
        ]
        return {"Owner": {"ID": OWNER}, "Grants": grants}

    def _statement(self) -> Mapping[str, Any]:
        dice = self.dice
        allow = dice.random() < 0.65
        said: dict[str, Any] = {"Effect": "Allow" if allow else "Deny"}
        people = [self.arn(one) for one in dice.sample((*ACCOUNTS, OWNER), dice.randint(1, 2))]
        if not allow and self.knows_not_principal and dice.random() < 0.4:
            said["NotPrincipal"] = {"AWS": people}
        else:
            said["Principal"] = dice.choice(["*", {"AWS": "*"}, {"AWS": people}, {"AWS": people}, {"AWS": people[0]}])
        resource = [f"arn:aws:s3:::{BUCKET}/{one}" for one in dice.sample(RESOURCES, dice.randint(1, 2))]
        negated = dice.random() < 0.15  # which all of the bucket's own business is in too
        said["NotResource" if negated else "Resource"] = resource if dice.random() < 0.7 else resource[0]
        actions = ["s3:GetObject"] if negated else dice.sample(ACTIONS, dice.randint(1, 2))
        said["Action"] = actions if dice.random() < 0.5 else actions[0]
        if dice.random() < 0.2:
            said["Condition"] = {"StringEquals": {"aws:username": dice.sample(ACCOUNTS, dice.randint(1, 2))}}
        return said

    def _grantee(self) -> Mapping[str, str]:
        group = self.dice.choice(["AllUsers", "AuthenticatedUsers", None, None, None])
        if group:
            return {"Type": "Group", "URI": f"{_GROUP}{group}"}
        return {"Type": "CanonicalUser", "ID": self.dice.choice((*ACCOUNTS, OWNER))}


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RadosGateway]:
    running = RadosGateway(tmp_path_factory.mktemp("radosgw"))
    for name in (OWNER, *ACCOUNTS):
        running.add_account(name, f"{name}-secret")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def seaweedfs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeaweedFS]:
    running = SeaweedFS(tmp_path_factory.mktemp("seaweedfs"), ACCOUNTS)
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", OWNER)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", f"{OWNER}-secret")


class Checked:
    """A bucket on a server, what the connector says of it, and what each account can really read."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint
        self.owner = client_of(endpoint, OWNER)
        self.readers = {name: client_of(endpoint, name) for name in (OWNER, *ACCOUNTS)} | {
            None: client_of(endpoint, None)
        }
        self.owner.create_bucket(Bucket=BUCKET)
        for key in KEYS:
            self.owner.put_object(Bucket=BUCKET, Key=key, Body=b"x")
        self.checked = 0
        self.store: Store = open_store(f"s3://{BUCKET}?endpoint={endpoint}&iam=no")

    def set(self, policy: Mapping[str, Any] | None) -> None:
        if policy is None:
            with suppress(ClientError):  # where there is none
                self.owner.delete_bucket_policy(Bucket=BUCKET)
        else:
            self.owner.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))

    def said(self) -> dict[str, Acl]:
        return {path: entry.acl for path, entry in Listing(self.store).files.items() if entry.acl is not None}

    def reads(self, name: str | None, key: str) -> bool:
        try:
            self.readers[name].get_object(Bucket=BUCKET, Key=key)["Body"].read()
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] != 403:
                raise
            return False
        return True

    def differences(self, arn: Callable[[str], str]) -> list[tuple[str, str | None, bool]]:
        """Return each key and account where our answer is not what the server does.

        A policy may deny its owner the access lists of objects; of such the answer is not complete, and says so.
        """
        host = self.endpoint.partition("://")[2]
        found = []
        for key, acl in self.said().items():
            if acl.completeness is not Completeness.COMPLETE:
                with pytest.raises(ClientError, match="AccessDenied"):
                    self.owner.get_object_acl(Bucket=BUCKET, Key=key)
                continue
            self.checked += 1
            for name in self.readers:
                names = {arn(name), name, f"any account of {host}"} if name else set()
                ours = may_read(acl, names, helps_himself=False)
                if ours is not self.reads(name, key):
                    found.append((key, name, ours))
        return found


def by_name(name: str) -> str:
    return name


def in_seaweedfs(name: str) -> str:
    return f"arn:aws:iam::000000000000:user/{name}"


@pytest.mark.parametrize("cases", [12, pytest.param(1000, marks=pytest.mark.slow)])
def test_who_may_read_is_what_ceph_enforces(gateway: RadosGateway, cases: int) -> None:
    bucket = Checked(gateway.endpoint)
    rolled = Rolled(cases, lambda name: f"arn:aws:iam:::user/{name}", knows_not_principal=True)
    for number in range(cases):
        policy, acls, ignored = rolled.policy(), [rolled.acl() for _ in KEYS], rolled.dice.random() < 0.3
        for key, acl in zip(KEYS, acls, strict=True):
            bucket.owner.put_object_acl(Bucket=BUCKET, Key=key, AccessControlPolicy=acl)
        bucket.owner.put_public_access_block(
            Bucket=BUCKET, PublicAccessBlockConfiguration={"IgnorePublicAcls": ignored}
        )
        bucket.set(policy)
        assert bucket.differences(by_name) == [], (number, policy, acls, ignored)
        bucket.set(None)
    assert bucket.checked > 0.8 * cases * len(KEYS)


@pytest.mark.parametrize("cases", [12, pytest.param(1000, marks=pytest.mark.slow)])
def test_who_may_read_is_what_seaweedfs_enforces(seaweedfs: SeaweedFS, cases: int) -> None:
    bucket = Checked(seaweedfs.endpoint)
    rolled = Rolled(cases, in_seaweedfs, knows_not_principal=False)
    for number in range(cases):
        policy = rolled.policy()
        bucket.set(policy)
        assert bucket.differences(in_seaweedfs) == [], (number, policy)
    assert bucket.checked == cases * len(KEYS)
