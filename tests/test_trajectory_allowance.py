"""The allowance for powered flight: which flights it is fitted to and how well it predicts."""

import numpy as np
import pandas as pd
import pytest
from benchmarks.bench_trajectory import median_errors, overflight_errors

from launches.errors import DataFileError
from launches.trajectory.allowance import (
    fit_allowance,
    fitted_allowance,
    leave_one_out,
    read_flights,
)


@pytest.fixture(scope="module")
def flights():
    return read_flights()


def test_counts_follow_the_rule_and_say_why(flights):
    complete = flights[["range_km", "apogee_km", "flight_time_s"]].notna().all(axis=1)
    bound = flights[["range_qualifier", "apogee_qualifier"]].isin(["at_least", "at_most"])
    rule = complete & (flights["status"] == "ok") & ~bound.any(axis=1)
    assert (flights["counts"] == "yes").tolist() == rule.tolist()
    assert flights["counts_reason"].notna().all()


def test_leave_one_event_out_errors_meet_the_measure(flights):
    errors = median_errors(leave_one_out(flights))
    assert errors["fitted_s"]["all"] <= 2.0
    assert errors["fitted_s"]["ICBM"] <= 0.8
    assert errors["still_s"]["all"] > errors["free_s"]["all"] > 3 * errors["fitted_s"]["all"]


def test_rows_that_do_not_count_do_not_move_the_fit(flights):
    wild = flights.assign(
        flight_time_s=np.where(flights["counts"] == "yes", flights["flight_time_s"], 1.0)
    )
    assert fit_allowance(wild) == fit_allowance(flights) == fitted_allowance()


def test_one_wild_row_hardly_moves_the_fit(flights):
    row = flights.index[flights["counts"] == "yes"][0]
    wild = flights.copy()
    wild.loc[row, "flight_time_s"] = 10 * wild.loc[row, "flight_time_s"]
    assert fit_allowance(wild).s_per_km_s == pytest.approx(fitted_allowance().s_per_km_s, abs=2.0)


def test_markers_pass_over_japan_when_officials_said():
    # Defence Ministry of Japan, launch and overflight clocks; see the benchmark
    for _, *errors in overflight_errors():
        assert max(abs(e) for e in errors[2:]) <= 60


def test_a_table_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "flights.csv"
    pd.DataFrame({"event_id": ["x"]}).to_csv(path, index=False)
    with pytest.raises(DataFileError, match="range_km"):
        read_flights(path)
