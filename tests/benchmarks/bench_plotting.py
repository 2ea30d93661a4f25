"""Time and size of figures: ``python tests/benchmarks/bench_plotting.py``.

The first map is drawn in a fresh process, imports included, against a bare ``import matplotlib,
geopandas`` in another; the further ones follow in this one. Targets: 4 s, 0.8 s, 400 KB.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))

FIRST = """
import sys
sys.path.insert(0, {tests!r})
from plotting_samples import SAMPLES
from launches.plotting import plot_map, save_figure
sample = SAMPLES["lofted"]
ax = plot_map(sample.events, **sample.layers())
save_figure(ax.figure, {out!r})
"""
BASELINE = "import geopandas, matplotlib.figure, matplotlib.backends.backend_agg"


def seconds(code: str) -> float:
    """Wall time of a fresh process, the better of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        imports = seconds(BASELINE)
        first = seconds(FIRST.format(tests=str(TESTS), out=f"{folder}/first"))
        print(f"imports alone (geopandas, matplotlib)   {imports:6.2f} s")
        print(f"first map, PNG and SVG, fresh process   {first:6.2f} s  x{first / imports:.1f}")

        from plotting_samples import SAMPLES, joined

        from launches.plotting import plot_map, plot_overview, plot_profile, save_figure

        plotted, saved, sizes = [], [], []
        for name, sample in SAMPLES.items():
            start = time.perf_counter()
            ax = plot_map(sample.events, **sample.layers())
            middle = time.perf_counter()
            paths = save_figure(ax.figure, Path(folder) / name)
            end = time.perf_counter()
            plotted.append(middle - start)
            saved.append(end - middle)
            sizes.append(paths[1].stat().st_size / 1000.0)
            print(
                f"  {name:16s} plot {plotted[-1]:5.2f} s  save PNG+SVG {saved[-1]:5.2f} s  "
                f"SVG {sizes[-1]:4.0f} KB"
            )
        plot_s, save_s = statistics.median(plotted[1:]), statistics.median(saved[1:])
        print(f"further maps, median: plot {plot_s:.2f} s, save {save_s:.2f} s")
        print(f"largest SVG {max(sizes):.0f} KB")
        log = joined()
        start = time.perf_counter()
        plot_overview(log.events, trajectories=log.trajectories, footprints=log.footprints)
        print(f"overview of {len(log.events)} events: {time.perf_counter() - start:.2f} s")
        flown = joined("lofted", "overflight", "quasi-ballistic")
        start = time.perf_counter()
        plot_profile(flown.trajectories, events=flown.events)
        print(f"profile of 3 flights: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
