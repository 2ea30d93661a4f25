"""The look of a figure: its style, size, language, units, names and stamp."""

from __future__ import annotations

import matplotlib
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from plotting_samples import NONE, SAMPLES

from launches.errors import FigureError
from launches.plotting import SIZES, Look, plot_map
from launches.plotting.look import drawn_in, look_in_use
from launches.plotting.style import THEMES


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        ({"style": "neon"}, "report, web, dark, mono"),
        ({"lang": "fr"}, "en, ja, ko"),
        ({"units": "li"}, "km, mi, nmi"),
        ({"sea_names": "xx"}, "neutral, jp, kr"),
        ({"width_mm": 5.0}, "60 to 1200 mm"),
        ({"width_mm": float("nan")}, "60 to 1200 mm"),
        ({"aspect": 9.0}, "0.4 to 3"),
    ],
)
def test_impossible_looks_are_refused_with_a_cure(wrong: dict[str, object], cure: str) -> None:
    with pytest.raises(FigureError, match=cure):
        Look(**wrong)  # type: ignore[arg-type]


def test_unknown_size_names_those_there_are() -> None:
    with pytest.raises(FigureError, match="two-column, one-column, social, square"):
        Look.sized("poster")
    assert [Look.sized(name).width_mm for name in SIZES] == [180.0, 88.0, 180.0, 120.0]


@pytest.mark.parametrize("style", sorted(THEMES))
def test_style_colours_page_and_sea_and_leaves_settings_alone(style: str) -> None:
    before = dict(matplotlib.rcParams)
    sample = SAMPLES["hop"]
    ax = plot_map(sample.events, **sample.layers(), limits=NONE, look=Look(style=style))
    theme = THEMES[style]
    assert isinstance(ax.figure, Figure)
    assert to_hex(ax.figure.get_facecolor()) == theme.page
    assert to_hex(ax.get_facecolor()) == theme.sea
    title = next(text for text in ax.texts if text.get_gid() == "title")
    assert title.get_color() == theme.ink
    assert dict(matplotlib.rcParams) == before


def test_look_in_use_ends_with_its_block_even_on_an_error() -> None:
    seen = []

    def fail() -> None:
        with drawn_in(Look(units="mi")):
            seen.append(look_in_use().units)
            raise KeyError("drawing")

    with pytest.raises(KeyError):
        fail()
    assert seen == ["mi"]
    assert look_in_use() == Look()
