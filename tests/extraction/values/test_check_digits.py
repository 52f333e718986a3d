"""The check digits of identifiers, by the examples that their standards and issuers publish."""

from __future__ import annotations

import pytest

from aggregator.extraction.values import check_digits
from aggregator.extraction.values.tax_numbers import is_vat

PUBLISHED = [
    (check_digits.is_luhn, "79927398713"),
    (check_digits.is_luhn, "4111111111111111"),
    (check_digits.is_luhn, "378282246310005"),
    (check_digits.is_resident, "11010519491231002X"),
    (check_digits.is_resident, "440524188001010014"),
    (check_digits.is_company, "91350100M000100Y43"),
    (check_digits.is_company, "91110000600037341L"),
    (check_digits.is_iban, "GB82WEST12345698765432"),
    (check_digits.is_iban, "DE89370400440532013000"),
    (check_digits.is_iban, "FR1420041010050500013M02606"),
    (check_digits.is_iban, "NO9386011117947"),
    (check_digits.is_vessel, "9074729"),
    (check_digits.is_mod_97, "213800KUD8LAJWSQ9D15"),
    (check_digits.is_energy, "22XWATTPLUS----G"),
    (check_digits.is_security, "US0378331005"),
    (check_digits.is_security, "AU0000XVGZA3"),
    (check_digits.is_security, "GB0002634946"),
    (is_vat, "ATU13585627"),
    (is_vat, "BE0428759497"),
    (is_vat, "DE136695976"),
    (is_vat, "DK13585628"),
    (is_vat, "EE100931558"),
    (is_vat, "EL094259216"),
    (is_vat, "FI20774740"),
    (is_vat, "FR40303265045"),
    (is_vat, "GB980780684"),
    (is_vat, "HR33392005961"),
    (is_vat, "HU12892312"),
    (is_vat, "IT00743110157"),
    (is_vat, "LU15027442"),
    (is_vat, "MT11679112"),
    (is_vat, "NL004495445B01"),
    (is_vat, "PL8567346215"),
    (is_vat, "PT501964843"),
    (is_vat, "SE123456789701"),
    (is_vat, "SI50223054"),
    (is_vat, "SK2022749619"),
]


@pytest.mark.parametrize(("checks", "number"), PUBLISHED)
def test_a_published_number_checks_and_none_that_differs_in_one_digit(checks, number):
    assert checks(number)
    place = max(place for place, sign in enumerate(number[:9]) if sign.isdigit())
    spoilt = f"{number[:place]}{(int(number[place]) + 1) % 10}{number[place + 1 :]}"
    assert not checks(spoilt)


@pytest.mark.parametrize(
    ("checks", "number"),
    [
        (check_digits.is_resident, "000105194912310029"),
        (check_digits.is_resident, "110105194913310023"),
        (check_digits.is_iban, "GB82WEST1234569876543"),
        (check_digits.is_energy, "22XWATTPLUS-----"),
        (is_vat, "US136695976"),
        (is_vat, "DE36695976"),
    ],
)
def test_a_number_of_another_form_does_not_check(checks, number):
    assert not checks(number)
