"""What figures say of zones: their names, the official word, the estimate, and whose boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from launches.plotting.countries import country, possessive
from launches.plotting.lengths import unit, whole
from launches.plotting.translate import tr
from launches.plotting.words import given, number_word


def zone(zone_id: object) -> str:
    """Put a zone of the log in words.

    Examples
    --------
    >>> zone("JPN"), zone("JPN+KOR:joint"), zone("high-seas")
    ("Japan's EEZ", 'Japan–South Korea joint zone', 'the high seas')
    >>> zone("KOR:territorial")
    "South Korea's territorial sea"
    """
    name, _, kind = str(zone_id).partition(":")
    if name == "high-seas":
        return tr("the high seas")
    if name in ("land", "undecided"):
        return tr(name)
    if kind == "territorial":
        return tr("{whose} territorial sea", whose=possessive(name))
    if "+" in name:
        states = "–".join(country(code) for code in name.split("+"))
        return tr("{states} joint zone" if kind == "joint" else "waters disputed by {states}",
                  states=states)  # fmt: skip
    return tr("{whose} EEZ", whose=possessive(name))


def zone_label(zone_id: str) -> str:
    """Name a zone as a map does.

    Examples
    --------
    >>> zone_label("JPN"), zone_label("JPN+KOR:joint"), zone_label("high-seas")
    ('Japan EEZ', 'Joint zone Japan–South Korea', 'High seas')
    """
    name, _, kind = zone_id.partition(":")
    if name == "high-seas":
        return tr("High seas")
    if "+" in name:
        states = "–".join(country(code) for code in name.split("+"))
        return tr("Joint zone {states}" if kind == "joint" else "Disputed {states}", states=states)
    return tr("{state} EEZ", state=country(name))


def official_word(row: Mapping[str, Any]) -> str:
    """Say what officials said of a zone, or nothing.

    Examples
    --------
    >>> official_word({"eez_country": "JPN", "eez_inside": False})
    "Official word: outside Japan's EEZ"
    """
    if not given(row.get("eez_country")) or not given(row.get("eez_inside")):
        return ""
    where = (
        "Official word: inside {whose} EEZ"
        if bool(row["eez_inside"])
        else "Official word: outside {whose} EEZ"
    )
    return tr(where, whose=possessive(row["eez_country"]))


def estimate_word(row: Mapping[str, Any]) -> str:
    """Say what the estimate makes of the zone, or nothing.

    Examples
    --------
    >>> estimate_word({"zone": "JPN", "zone_probability": 0.634})
    "Estimate: 63 % in Japan's EEZ"
    >>> estimate_word({"zone": "undecided"})
    'Estimate: zone undecided'
    >>> estimate_word({"zone": "undecided", "zone_probability": 0.42})
    "Estimate: undecided within the limits' error, likeliest zone 42 %"
    """
    if not given(row.get("zone")):
        return ""
    share = share_word(row["zone_probability"]) if given(row.get("zone_probability")) else ""
    if row["zone"] == "undecided":
        # the layer's own error can change which zone is the likeliest
        if not share:
            return tr("Estimate: zone undecided")
        return tr(
            "Estimate: undecided within the limits' error, likeliest zone {share}", share=share
        )
    on = row["zone"] in ("high-seas", "land")
    return tr("Estimate: {share} on {zone}" if on else "Estimate: {share} in {zone}",
              share=share or tr("likeliest"), zone=zone(row["zone"]))  # fmt: skip


def share_word(share: object) -> str:
    """Write a probability; a sample is never certain.

    Examples
    --------
    >>> share_word(0.634), share_word(1.0)
    ('63 %', 'over 99 %')
    """
    value = float(share)  # type: ignore[arg-type]
    return tr("over {share}", share="99 %") if value > 0.995 else f"{100 * value:.0f} %"


#: States whose own word is judged on their own reading of the boundaries.
OWN_READING = ("JPN", "KOR", "PRK", "RUS", "CHN", "TWN")


def agreement_word(row: Mapping[str, Any]) -> str:
    """Say whether the estimate bears out the official word, and on whose reading, or nothing.

    A state's word is judged on its own reading; where the figure shows another one, both have to
    be named.

    Examples
    --------
    >>> agreement_word({"zone_agrees": "no"})
    'Estimate contradicts it'
    >>> agreement_word({"zone_agrees": "yes", "zone_basis": "median", "eez_country": "JPN"})
    "Estimate agrees, on Japan's reading of the boundaries"
    """
    agrees = row.get("zone_agrees")
    if not given(agrees):
        return ""
    text = tr(_AGREEMENT.get(str(agrees), str(agrees)))
    state = row.get("eez_country")
    if state in OWN_READING and row.get("zone_basis") in {"median", *OWN_READING} - {state}:
        text = tr("{verdict}, on {whose} reading of the boundaries",
                  verdict=text, whose=possessive(state))  # fmt: skip
    return text


_AGREEMENT = {
    "yes": "Estimate agrees", "no": "Estimate contradicts it",
    "undecided": "Estimate leaves it open",
}  # fmt: skip


def distance_word(row: Mapping[str, Any]) -> str:
    """How far the centre of the region lies from the limit that was spoken of, or nothing.

    Examples
    --------
    >>> distance_word({"zone_distance_km": -62.4, "eez_country": "JPN"})
    "Centre 62 km inside Japan's limit"
    """
    distance = row.get("zone_distance_km")
    if not given(distance):
        return ""
    km = float(distance)  # type: ignore[arg-type]
    side = (
        "Centre {length} inside {whose} limit"
        if km < 0
        else "Centre {length} outside {whose} limit"
    )
    whose = possessive(row["eez_country"]) if given(row.get("eez_country")) else tr("the")
    return tr(side, length=f"{whole(abs(km))} {unit()}", whose=whose)


def basis_words(basis: str) -> str:
    """Name a reading of the boundaries.

    Examples
    --------
    >>> basis_words("JPN"), basis_words("file:eez_v12")
    ('Japan', 'file:eez_v12')
    """
    return country(basis) if len(basis) == 3 and basis.isupper() else tr(basis)


def reading(basis: str) -> str:
    """Say in a caption whose reading of the boundaries a figure follows.

    Examples
    --------
    >>> reading("median")
    'Boundaries: median lines where states have not agreed.'
    >>> reading("KOR"), reading("file:eez_v12")
    ("Boundaries: South Korea's reading.", 'Boundaries: as in eez_v12.')
    """
    if basis == "median":
        return tr("Boundaries: median lines where states have not agreed.")
    if basis.startswith("file:"):
        return tr("Boundaries: as in {file}.", file=basis.removeprefix("file:"))
    return tr("Boundaries: {whose} reading.", whose=possessive(basis))


def parts_word(parts: int) -> str:
    """Say that a region is in several parts.

    Examples
    --------
    >>> parts_word(2)
    'Region in two separate parts'
    """
    return tr("Region in {count} separate parts", count=number_word(parts))
