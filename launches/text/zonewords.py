"""Words and abbreviations of time zones."""

from __future__ import annotations

#: (abbreviation to keep, IANA zone or fixed offset in minutes, phrases with | between)
_PHRASES: tuple[tuple[str, str | int, str], ...] = (
    ("KST", "Asia/Seoul", "kst|korea standard time|korean time|korea time|seoul time"),
    ("KST", "Asia/Pyongyang", "pyongyang time|north korean time"),
    ("JST", "Asia/Tokyo", "jst|japan standard time|japan time|japanese time|tokyo time"),
    ("UTC", 0, "utc|z|zulu|zulu time|universal time"),
    ("GMT", 0, "gmt"),
    ("EDT", -240, "edt|eastern daylight time"),
    ("EST", -300, "est|eastern standard time"),
    ("ET", "America/New_York", "et|eastern|eastern time|washington time"),
    ("CDT", -300, "cdt|central daylight time"),
    ("CST", -360, "cst"),
    ("CT", "America/Chicago", "central time"),
    ("MDT", -360, "mdt"),
    ("MST", -420, "mst"),
    ("MT", "America/Denver", "mountain time"),
    ("PDT", -420, "pdt|pacific daylight time"),
    ("PST", -480, "pst|pacific standard time"),
    ("PT", "America/Los_Angeles", "pt|pacific time"),
    ("HST", -600, "hst|hdt|hawaii time|hawaii standard time|hawaiian time"),
    ("AKDT", -480, "akdt"),
    ("AKST", -540, "akst"),
    ("BST", 60, "bst"),
    ("CET", 60, "cet"),
    ("CEST", 120, "cest"),
    ("EET", 120, "eet"),
    ("EEST", 180, "eest"),
    ("CET", "Europe/Paris", "paris time"),
    ("EET", "Europe/Kyiv", "kyiv time|kiev time"),
    ("IST", 330, "ist|indian standard time|india time"),
    ("PKT", 300, "pkt|pakistan time"),
    ("MSK", "Europe/Moscow", "msk|moscow time"),
    ("CST", "Asia/Shanghai", "beijing time"),
    ("CST", "Asia/Taipei", "taipei time|taiwan time"),
    ("IRST", "Asia/Tehran", "tehran time"),
    ("IST", "Asia/Jerusalem", "israel time"),
    ("AST", "Asia/Aden", "sanaa time|yemen time"),
    ("AEST", 600, "aest"),
    ("local", "local", "local|local time|local hours"),
)
_ZONES: dict[tuple[str, ...], tuple[str, str | int]] = {
    tuple(phrase.split()): (name, rule)
    for name, rule, text in _PHRASES
    for phrase in text.split("|")
}
_STARTS = frozenset(phrase[0] for phrase in _ZONES)
_LONGEST = max(len(phrase) for phrase in _ZONES)


def read_zone(low: list[str], i: int, stop: int) -> tuple[str, str | int, int] | None:
    """Read the zone at token `i`: abbreviation, rule, and the index behind it.

    The rule is an IANA name, a fixed offset in minutes or "local".

    Examples
    --------
    >>> read_zone(["korea", "standard", "time"], 0, 3)
    ('KST', 'Asia/Seoul', 3)
    """
    if i >= stop or low[i] not in _STARTS:
        return None
    for length in range(min(_LONGEST, stop - i), 0, -1):
        known = _ZONES.get(tuple(low[i : i + length]))
        if known is not None:
            return (*known, i + length)
    return None
