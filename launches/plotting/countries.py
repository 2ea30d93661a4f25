"""Names of states: for titles, zones and maps."""

from __future__ import annotations

from functools import cache

from launches.plotting.translate import is_english, tr

#: Name and adjective by ISO 3166-1 alpha-3, for states that launch or
#: whose waters and skies are named; others appear by their code.
COUNTRIES: dict[str, tuple[str, str]] = {
    "AUS": ("Australia", "Australian"),
    "BGD": ("Bangladesh", "Bangladeshi"),
    "BRN": ("Brunei", "Bruneian"),
    "CAN": ("Canada", "Canadian"),
    "CHN": ("China", "Chinese"),
    "EGY": ("Egypt", "Egyptian"),
    "FJI": ("Fiji", "Fijian"),
    "FRA": ("France", "French"),
    "FSM": ("Micronesia", "Micronesian"),
    "GBR": ("United Kingdom", "British"),
    "GUM": ("Guam", "Guamanian"),
    "IDN": ("Indonesia", "Indonesian"),
    "IND": ("India", "Indian"),
    "IRN": ("Iran", "Iranian"),
    "IRQ": ("Iraq", "Iraqi"),
    "ISR": ("Israel", "Israeli"),
    "JOR": ("Jordan", "Jordanian"),
    "JPN": ("Japan", "Japanese"),
    "KAZ": ("Kazakhstan", "Kazakh"),
    "KIR": ("Kiribati", "Kiribati"),
    "KOR": ("South Korea", "South Korean"),
    "LBN": ("Lebanon", "Lebanese"),
    "LKA": ("Sri Lanka", "Sri Lankan"),
    "MHL": ("Marshall Islands", "Marshallese"),
    "MMR": ("Myanmar", "Myanmar"),
    "MNG": ("Mongolia", "Mongolian"),
    "MYS": ("Malaysia", "Malaysian"),
    "NOR": ("Norway", "Norwegian"),
    "NRU": ("Nauru", "Nauruan"),
    "NZL": ("New Zealand", "New Zealand"),
    "OMN": ("Oman", "Omani"),
    "PAK": ("Pakistan", "Pakistani"),
    "PHL": ("Philippines", "Philippine"),
    "PLW": ("Palau", "Palauan"),
    "PNG": ("Papua New Guinea", "Papua New Guinean"),
    "PRK": ("North Korea", "North Korean"),
    "PYF": ("French Polynesia", "French Polynesian"),
    "RUS": ("Russia", "Russian"),
    "SAU": ("Saudi Arabia", "Saudi"),
    "SLB": ("Solomon Islands", "Solomon Islands"),
    "SYR": ("Syria", "Syrian"),
    "THA": ("Thailand", "Thai"),
    "TUR": ("Türkiye", "Turkish"),
    "TWN": ("Taiwan", "Taiwanese"),
    "UKR": ("Ukraine", "Ukrainian"),
    "USA": ("United States", "US"),
    "VNM": ("Vietnam", "Vietnamese"),
    "YEM": ("Yemen", "Houthi"),
}


def country(code: object) -> str:
    """Name of a state.

    Examples
    --------
    >>> country("PRK"), country("ISL"), country("ZZZ")
    ('North Korea', 'Iceland', 'ZZZ')
    """
    known = COUNTRIES.get(str(code))
    return tr(known[0]) if known else _map_names().get(str(code), str(code))


@cache
def _map_names() -> dict[str, str]:
    """Names of the base map, for the many states that no list here needs."""
    from launches.geography import land

    table = land("110m")
    return dict(zip(table["iso_a3"].astype(str), table["name"].astype(str), strict=True))


def adjective(code: object) -> str:
    """Adjective of a state, or its name where the language in use has none.

    Examples
    --------
    >>> adjective("PRK"), adjective("ZZZ")
    ('North Korean', 'ZZZ')
    """
    if not is_english():
        return country(code)
    return COUNTRIES.get(str(code), ("", str(code)))[1]


def possessive(code: object) -> str:
    """Name of a state with its genitive.

    Examples
    --------
    >>> possessive("JPN"), possessive("PHL"), possessive("USA")
    ("Japan's", "the Philippines'", "the United States'")
    """
    name = country(code)
    if not is_english():
        return tr("{state}'s", state=name)
    if name.endswith("s") and code in {"PHL", "USA", "MHL", "SLB"}:
        return f"the {name}'"
    return f"{name}'s"
