"""Trajectories: the arc, the region, and whether the figures can all be true.

Descriptive kinematics of reported flights. Arcs are closed-form free flight over the turning Earth
(`kepler`), times carry a fitted allowance for powered flight (`allowance`), splash-down regions
are sampled from what the report leaves open (`spread`, `impacts`, `region`).
"""

from launches.trajectory.bare import estimate_figures
from launches.trajectory.estimate import estimate, estimate_all, footprints
from launches.trajectory.impacts import ImpactSamples, impact_samples

__all__ = [
    "ImpactSamples",
    "estimate",
    "estimate_all",
    "estimate_figures",
    "footprints",
    "impact_samples",
]
