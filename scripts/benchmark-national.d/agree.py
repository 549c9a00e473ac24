"""Holds the peers' numbers against the program's: closed forms to 1e-9, fitted probabilities to 1e-3.

Of indicators whose figures the program may withhold or knows as ranges only, the peers know more, or other
things, and only those rows are held together in which both say the same counts.
"""

import sys

import numpy as np
import polars as pl

CLOSED = ("value", "lower_95", "upper_95", "lower_998", "upper_998", "difference", "difference_lower_95",
          "difference_upper_95", "z", "p_value")
CHANGED = ("change", "rest_change", "lower_95", "upper_95", "lower_998", "upper_998")
# Everything of these is shown as it was read, so that what is fitted rests on the same figures.
OPEN = ("neet_20_29", "neet_15_29", "neet_20_24", "neet_25_29", "disability_18_67", "social_assistance_18_24",
        "social_assistance_25_29", "social_assistance_supporting_children", "children_social_assistance",
        "completion_5_6_years", "higher_education_adults")
CODE = {"unit": pl.String, "unit_code": pl.String, "benchmark_code": pl.String, "benchmark": pl.String}


def table(path):
    return pl.read_csv(path, schema_overrides=CODE, infer_schema_length=None, null_values=["NA", ""])


def copied(theirs):
    """Indicators by the names that the copies of the catalogue have."""
    suffix = pl.when(pl.col("copy") > 1).then(pl.format("_{}", "copy")).otherwise(pl.lit(""))
    return theirs.with_columns(pl.concat_str("indicator", suffix).alias("indicator"))


def farthest(both, columns, theirs="_theirs"):
    """The largest distance of each column, by its own size where it is above 1."""
    return {
        name: float(np.nanmax(np.abs(both[name].to_numpy() - both[name + theirs].to_numpy())
                              / np.maximum(1, np.abs(both[name].to_numpy()))))
        for name in columns}


def checked(ours, theirs):
    """Returns lines that say how near the numbers are; ends the program where they are not."""
    closed = table(f"{ours}/estimates.csv").filter(pl.col("unit_level") == "municipality", pl.col("difference").is_not_null())
    other = copied(table(f"{theirs}/estimates.csv")).rename({"unit": "unit_code", "year": "period", "kind": "with"})
    other = other.select("indicator", "unit_code", "period", "sex", "with", "x", "n", "X", "N", *CLOSED)
    both = closed.rename({"benchmark": "with"}).join(
        other, on=["indicator", "unit_code", "period", "sex", "with"], suffix="_theirs")
    both = both.filter(pl.col("numerator") == pl.col("x"), pl.col("denominator") == pl.col("n"),
                       (pl.col("benchmark_value") - pl.col("X") / pl.col("N")).abs() < 1e-12)
    # Of ranges the peers take the middle.
    both = both.filter(~pl.col("indicator").str.contains("^ungdata|^reduced_work_capacity"))
    far = farthest(both, CLOSED)
    if both.height < 10_000 or max(far.values()) > 1e-9:
        sys.exit(f"{theirs}: closed forms differ in {both.height} rows: {far}")
    changes = table(f"{ours}/changes.csv").filter(pl.col("unit_level") == "municipality") if "unit_level" in table(
        f"{ours}/changes.csv").columns else table(f"{ours}/changes.csv")
    other = copied(table(f"{theirs}/changes.csv")).rename({"unit": "unit_code", "year": "period", "kind": "benchmark"})
    moved = changes.join(other.select("indicator", "unit_code", "period", "sex", "benchmark", *CHANGED),
                         on=["indicator", "unit_code", "period", "sex", "benchmark"], suffix="_theirs")
    moved = moved.filter(pl.col("indicator").str.replace(r"_\d+$", "").is_in(OPEN) | pl.col("indicator").is_in(OPEN),
                         pl.col("lower_95").is_not_null())
    moved_far = farthest(moved, CHANGED)
    if moved.height < 1_000 or max(moved_far.values()) > 1e-9:
        sys.exit(f"{theirs}: changes differ in {moved.height} rows: {moved_far}")
    found = table(f"{ours}/candidates.csv").filter(pl.col("indicator").is_in(OPEN), pl.col("q_value").is_not_null())
    other = copied(table(f"{theirs}/candidates.csv")).rename({"unit": "unit_code"})
    found = found.filter(pl.col("period") == "2021" if found["period"].dtype == pl.String else pl.col("period") == 2021)
    searched = found.join(other.select("indicator", "unit_code", "expected", "p_value", "q_value", "probability"),
                          on=["indicator", "unit_code"], suffix="_theirs")
    names = ("expected", "p_value", "q_value", "probability")
    by = {indicator: farthest(searched.filter(pl.col("indicator") == indicator), names)
          for indicator in searched["indicator"].unique(maintain_order=True)}
    worst = {name: max(far[name] for far in by.values()) for name in names}
    if searched.height < 1_000 or max(worst.values()) > 1e-3:
        sys.exit(f"{theirs}: what is fitted differs in {searched.height} rows: {by}")
    return [f"{both.height:,} comparisons agree to {max(far.values()):.0e}, {moved.height:,} changes to "
            f"{max(moved_far.values()):.0e}, {searched.height:,} units searched to {worst['probability']:.0e} (probability), "
            f"{worst['q_value']:.0e} (q)"]


if __name__ == "__main__":
    print("\n".join(checked(sys.argv[1], sys.argv[2])))
