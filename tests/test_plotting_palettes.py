"""Colours stay apart for the colour-blind, in grey, and from the page that they stand on.

Simulated sights: G. Machado, M. Oliveira and L. Fernandes, "A physiologically-based model for
simulation of color vision deficiency", 2009, matrices of full severity on linear sRGB. Distances
are those of CIE 1976 in L*a*b* (D65).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.colors import to_rgb

from launches.plotting.chart import CLASS_ORDER
from launches.plotting.style import CLASS_MARKS, THEMES, class_mark, style_context

Floats = npt.NDArray[np.float64]

SIGHTS = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array([
    [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
])  # fmt: skip


def lab(colors: list[str], sight: str = "normal") -> Floats:
    """Rows of L*, a*, b* as an eye sees them."""
    rgb = np.array([to_rgb(color) for color in colors])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.array(SIGHTS[sight]).T, 0.0, 1.0)
    xyz = seen @ TO_XYZ.T / [0.95047, 1.0, 1.08883]
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.column_stack(
        [116 * f[:, 1] - 16, 500 * (f[:, 0] - f[:, 1]), 200 * (f[:, 1] - f[:, 2])]
    )


def nearest(colors: list[str], sight: str) -> float:
    """Least distance between two of the colours."""
    points = lab(colors, sight)
    away = np.linalg.norm(points[:, None] - points[None], axis=-1)
    return float(away[np.triu_indices(len(points), 1)].min())


def classes(style: str) -> list[str]:
    with style_context(THEMES[style]):
        return [class_mark(name).color for name in CLASS_ORDER]


def test_white_and_black_have_the_lightness_they_should() -> None:
    assert np.allclose(lab(["#ffffff", "#000000"]), [[100, 0, 0], [0, 0, 0]], atol=0.02)
    assert nearest(["#ff0000", "#5e5a00"], "protan") < nearest(["#ff0000", "#5e5a00"], "normal") / 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("style", "least"), [("report", 12.0), ("web", 12.0), ("dark", 11.0)])
def test_classes_are_told_apart_by_every_eye(style: str, least: float, sight: str) -> None:
    assert nearest(classes(style), sight) > least


@pytest.mark.parametrize(
    ("style", "least"), [("report", 12.0), ("web", 12.0), ("dark", 11.0), ("mono", 20.0)]
)
def test_neighbours_in_a_stack_differ_in_grey(style: str, least: float) -> None:
    lightness = lab(classes(style))[:, 0]
    assert np.abs(np.diff(lightness)).min() > least


def test_each_class_has_a_marker_of_its_own() -> None:
    assert len({marker for _, marker in CLASS_MARKS.values()}) == len(CLASS_MARKS)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("style", THEMES)
def test_flight_and_limits_are_told_apart_from_each_other_and_the_ground(
    style: str, sight: str
) -> None:
    theme = THEMES[style]
    track, limit, *ground = lab(
        [theme.track, theme.limit, theme.sea, theme.zone, theme.land, theme.actor_land], sight
    )
    # mono tells the track from a limit by its width and its dashes as well
    assert np.linalg.norm(track - limit) > 20.0
    for tone in ground:
        assert abs(track[0] - tone[0]) > 25.0
        assert abs(limit[0] - tone[0]) > 20.0
    zone, sea = lab([theme.zone, theme.sea], sight)
    assert abs(zone[0] - sea[0]) > 3.0


@pytest.mark.parametrize("style", THEMES)
def test_words_have_the_contrast_that_wcag_asks_of_small_type(style: str) -> None:
    theme = THEMES[style]

    def luminance(color: str) -> float:
        rgb = np.array(to_rgb(color))
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return float(linear @ TO_XYZ[1])

    for words in (theme.ink, theme.muted):
        light, dark = sorted((luminance(words), luminance(theme.page)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 4.5
