"""What a store's URI says, and what it must not."""

import pytest

from aggregator.model.errors import UsageError
from aggregator.store_address import StoreAddress, address_of


def test_every_part_of_a_uri_is_found():
    found = address_of("SFTP://ann@Host.example:2222/a%20b/c/?profile=night&versions=yes")
    assert found == StoreAddress("sftp", "Host.example", 2222, "a b/c", "ann", {"profile": "night", "versions": "yes"})
    assert str(found) == "sftp://ann@Host.example:2222/a%20b/c"


def test_a_bucket_keeps_its_case_and_a_host_its_brackets():
    assert address_of("gdrive://0AAbCd/").host == "0AAbCd"
    assert address_of("sftp://[::1]:22/x").host == "[::1]"


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("sftp://a:b@h/x", "holds a password"),
        ("sftp://a:@h/x", "holds a password"),
        ("s3://b/x?version=yes", "unknown option 'version' .did you mean 'versions'"),
        ("s3://b/x#y", "write %23"),
        ("smb://h:port/x", "[Pp]ort"),
        ("smb://h:99999/x", "[Pp]ort"),
    ],
)
def test_what_a_uri_must_not_hold_is_said_without_the_secret(uri: str, says: str):
    with pytest.raises(UsageError, match=says) as error:
        address_of(uri)
    assert "a:b" not in str(error.value)


def test_a_yes_no_option_is_yes_or_no():
    assert [address_of(f"s3://b?trash={word}").is_set("trash") for word in ("yes", "1", "no", "off")] == [
        True, True, False, False,
    ]  # fmt: skip
    with pytest.raises(UsageError, match="'trash=maybe' is neither yes nor no"):
        address_of("s3://b?trash=maybe").is_set("trash")
