"""E-mail addresses, network addresses and URLs."""

from __future__ import annotations

import pytest

from aggregator.extraction.values import cell_value, find_values
from aggregator.policy.records import Attribute, ValueKind

EMAIL = Attribute("mail", "plant", ValueKind.EMAIL)
ADDRESS = Attribute("address", "plant", ValueKind.NETWORK_ADDRESS)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Write to Ada.Lovelace+grid@Example.ORG.", ["ada.lovelace+grid@example.org"]),
        ("邮箱test@example.com,备用a_b@qq.com。", ["test@example.com", "a_b@qq.com"]),
        ("<o'neil@example.co.uk>", ["o'neil@example.co.uk"]),
        ("j_9@[129.126.118.1]", ["j_9@[129.126.118.1]"]),
        ("Alice@abc is none, nor Bob@abc.c, carol@new_type.com or a..bc@example.com", []),
        ("@mention and pay@noon", []),
    ],
)
def test_addresses_of_mail(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(EMAIL, text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The relay at 10.20.30.40 answers", ["10.20.30.40"]),
        ("subnet 192.168.0.0/24, gateway 192.168.0.1.", ["192.168.0.0/24", "192.168.0.1"]),
        ("地址是08.008.08.08。", ["8.8.8.8"]),
        ("over FE80:0:0:0:204:61ff:fe9d:f156 only", ["fe80::204:61ff:fe9d:f156"]),
        ("IPv6 2001:db8::/32", ["2001:db8::/32"]),
        ("MAC 00-1A-2B-3C-4D-5E, or 001a.2b3c.4d5e", ["00:1a:2b:3c:4d:5e", "00:1a:2b:3c:4d:5e"]),
        ("See HTTPS://Scada.Example.com:8443/Plants?id=3.", ["https://scada.example.com:8443/Plants?id=3"]),
        ("请访问https://example.com/网页", ["https://example.com/"]),
        ("on www.example.com.cn and opc.tcp://10.0.0.5:4840", ["www.example.com.cn", "opc.tcp://10.0.0.5:4840"]),
        ("the host scada.example.net", ["scada.example.net"]),
    ],
)
def test_addresses_in_networks(text: str, values: list[str]) -> None:
    assert [value.value for value in find_values(ADDRESS, text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "firmware version 1.2.3.4",
        "v10.0.0.1 of the driver",
        "1.1.1.256 and 1.2.3.4.5",
        "at 12:30:45",
        "plan.md, notes.pl, main.rs and report.docx",
        "ada@example.com",
        "It rained.In May it did not.",
        "ends at 7.am",
        "section: 3",
    ],
)
def test_versions_times_files_and_mail_are_no_addresses(text: str) -> None:
    assert find_values(ADDRESS, text) == []


def test_a_cell_holds_one_address() -> None:
    assert cell_value(ADDRESS, " 10.0.0.5 ") is not None
    assert cell_value(ADDRESS, "10.0.0.5 10.0.0.6") is None
    assert cell_value(EMAIL, "Ada <ada@example.org>") is not None
    assert cell_value(EMAIL, "none") is None
