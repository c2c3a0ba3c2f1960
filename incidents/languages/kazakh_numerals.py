"""Endings of Kazakh numerals: what stands behind digits follows the word that is read for them."""

from __future__ import annotations

ONES = ("ден", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
"""The ending after нөл, бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз."""

TENS = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")
"""The ending after он, жиырма, отыз, қырық, елу, алпыс, жетпіс, сексен, тоқсан."""

HUNDRED = "ден"
"""The ending after жүз."""

THOUSANDS = "нан"
"""The ending after мың and миллион."""

BILLION = "тан"
"""The ending after миллиард."""


def ablative(number: int) -> str:
    """The ending of "than" and "from" behind a whole number that is not negative.

    >>> ablative(300), ablative(6400), ablative(13), ablative(40), ablative(10_000)
    ('ден', 'ден', 'тен', 'тан', 'нан')
    """
    if number % 10 or not number:
        return ONES[number % 10]
    if number % 100:
        return TENS[number // 10 % 10]
    if number % 1000:
        return HUNDRED
    return THOUSANDS if number % 10**9 else BILLION
