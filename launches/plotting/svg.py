"""SVG as an editor wants it: a named group per layer, unique ids, letters with fallback fonts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

from launches.plotting.halo import HALO_ALPHA, HALO_PREFIX, HALO_PT

SVG = "http://www.w3.org/2000/svg"
INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"
_PREFIXES = {
    "": SVG,
    "xlink": "http://www.w3.org/1999/xlink",
    "inkscape": INKSCAPE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
}
#: Fonts that stand in, one after the other, where a machine has none of a figure's own.
FALLBACK_FONTS = "Verdana, Arial, sans-serif"

#: Layer of a group by how its id begins; what begins otherwise is of the layer drawn before it.
LAYERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("key", ("key",)),
    ("words", ("title", "subtitle", "foot", "year-")),
    ("ticks", ("graticule-label", "tick-label")),
    ("table", ("heading", "claimant", "quote", "differ-", "date", "word", "agrees")),
    ("axes", ("matplotlib.axis", "axes-line", "tick", "reference")),
    ("sea", ("sea",)),
    ("zones", ("claimed-zone", "zone", "strip", "gap", "quasi-ballistic", "row", "error-")),
    ("limits", ("zone-limits", "limit", "minimum-energy", "quasi-ballistic-threshold")),
    ("graticule", ("graticule",)),
    ("land", ("land", "actor-land", "lakes", "borders", "coast", "earth", "ground")),
    ("regions", ("region-",)),
    ("tracks", ("track", "landmark-tie", "profile-")),
    ("marks", (
        "landmark", "impact", "launch-", "apogee-", "event-", "middle-", "word-", "claim-",
        "interval-", "half-", "bar-", "span-", "bound-", "failed-", "hedge-",
    )),
    ("labels", (
        "label-", "name-", "leader", "callout", "count", "total", "gap-label", "curve-label",
        "region-label", "reference-label", "far-",
    )),
    ("furniture", ("scale-bar", "locator")),
    ("frame", ("frame",)),
)  # fmt: skip
#: Layers beside the frame: nothing covers them, so that each can be gathered in one group.
BESIDE = ("ticks", "table", "key", "words")

_FONT = re.compile(r"(font(?:-family)?: [^;]*)")
_FILL = re.compile(r"fill: (#[0-9a-f]{6})")
_NOT_IN_ID = re.compile(r"[^\w.-]+")
_DECIMALS = re.compile(r"(\d\.\d\d)\d+")


def layer_of(group_id: str) -> str:
    """Layer that a group belongs to by its id; empty where its id does not say.

    The longest beginning that fits counts.

    Examples
    --------
    >>> layer_of("region-90"), layer_of("halo-label-Sunan"), layer_of("patch_3")
    ('regions', 'labels', '')
    """
    name = group_id.removeprefix(HALO_PREFIX)
    fits = [(len(start), layer) for layer, starts in LAYERS for start in starts
            if name.startswith(start)]  # fmt: skip
    return max(fits)[1] if fits else ""


def for_editors(svg: bytes, *, title: str, alt: str) -> bytes:
    """Rewrite what matplotlib wrote: grouped by layer, described, and no finer than any press.

    Parameters
    ----------
    svg : bytes
        What matplotlib wrote.
    title, alt : str
        Headline, and the figure in words, for screen readers.
    """
    for prefix, uri in _PREFIXES.items():
        ElementTree.register_namespace(prefix, uri)
    root = ElementTree.fromstring(svg)
    _describe(root, title, alt)
    for figure in root.findall(f"{{{SVG}}}g"):
        for part in figure.findall(f"{{{SVG}}}g"):
            if str(part.get("id")).startswith("axes"):
                _group(part)
    _make_ids_unique(root)
    for text in root.iter(f"{{{SVG}}}text"):
        text.set("style", _FONT.sub(rf"\1, {FALLBACK_FONTS}", text.get("style", "")))
    for path in root.iter(f"{{{SVG}}}path"):
        # hundredths of a point are finer than any press; six decimals double the file
        path.set("d", _DECIMALS.sub(r"\1", path.get("d", "")))
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _describe(root: ElementTree.Element, title: str, alt: str) -> None:
    """Say what the figure shows where screen readers look for it."""
    root.set("role", "img")
    root.set("aria-label", alt or title or "figure")
    if alt:
        note = ElementTree.Element(f"{{{SVG}}}desc")
        note.text = alt
        root.insert(0, note)


def _group(axes: ElementTree.Element) -> None:
    """Gather the children of an Axes in one group per layer, in the order they were drawn in."""
    children = list(axes)
    for child in children:
        axes.remove(child)
    beside = {layer: _new_layer(layer) for layer in BESIDE}
    current: ElementTree.Element | None = None
    layer = "background"
    for child in children:
        if child.tag != f"{{{SVG}}}g":
            axes.append(child)
            continue
        name = str(child.get("id", ""))
        layer = layer_of(name) or layer
        if name.startswith(HALO_PREFIX):
            _stroke(child)
        if layer in beside:
            beside[layer].append(child)
            continue
        if current is None or current.get("id") != f"layer-{layer}":
            current = _new_layer(layer)
            axes.append(current)
        current.append(child)
    axes.extend(group for group in beside.values() if len(group))


def _new_layer(name: str) -> ElementTree.Element:
    return ElementTree.Element(
        f"{{{SVG}}}g",
        {"id": f"layer-{name}", f"{{{INKSCAPE}}}groupmode": "layer", f"{{{INKSCAPE}}}label": name},
    )


def _stroke(group: ElementTree.Element) -> None:
    """Give the outline of a label the stroke that it has where pixels are made."""
    for text in group.iter(f"{{{SVG}}}text"):
        style = text.get("style", "")
        fill = _FILL.search(style)
        text.set(
            "style",
            f"stroke: {fill.group(1) if fill else '#ffffff'}; stroke-width: {HALO_PT:g}px; "
            f"stroke-opacity: {HALO_ALPHA:g}; stroke-linejoin: round; {style}",
        )


def _make_ids_unique(root: ElementTree.Element) -> None:
    """Ids without spaces, each once: an editor renames all but the first otherwise."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    for group in root.iter(f"{{{SVG}}}g"):
        name = group.get("id")
        if name is None:
            continue
        name = _NOT_IN_ID.sub("-", name).strip("-") or "group"
        unique = name
        while unique in taken:
            seen[name] += 1
            unique = f"{name}-{seen[name] + 1}"
        taken.add(unique)
        group.set("id", unique)
