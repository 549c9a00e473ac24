"""The national job as a skilled analyst would script it in Python with polars and SciPy: the same work as
national.R, and no more. No audit, no protection, no documents, no site.

usage: national.py FOLDER DATA SIZE OUTPUT
"""

import resource
import sys
from pathlib import Path

import numpy as np
import polars as pl
import scipy
from scipy.special import ndtr, ndtri
from scipy.stats import false_discovery_control

import borrowed
from lasting import lasting
from tables import links, read_country

folder, data, size, output = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
spent = 0.0


def step(name):
    global spent
    usage = resource.getrusage(resource.RUSAGE_SELF)
    now = usage.ru_utime + usage.ru_stime
    print(f"step {name} {now - spent:.2f}", flush=True)
    spent = now


LEVELS = {"95": float(ndtri(0.975)), "998": float(ndtri(0.999))}
BREAKS = {"registered_nav_18_29": 2018, "unemployed_under_30": 2019, "aap_18_29": 2018, "reduced_work_capacity_18_29": 2018}
indicators = pl.read_csv(Path(__file__).with_name("indicators.csv"), schema_overrides={"after": pl.String}).rows(named=True)
link = links(data)


def share_table(of_key, entry):
    sexes = ["both", "female", "male"] if entry["sexes"] == 3 else ["both"]

    def side(keys, name):
        rows = pl.concat([of_key[(key,)] for key in keys.split("+")]).filter(pl.col("sex").is_in(sexes))
        rows = rows.join(link, on=["unit", "year"]).group_by("label", "target", "county", "year", "sex").agg(
            pl.when(pl.col("value").null_count() == 0).then(pl.col("value").sum()).alias(name))
        return rows.with_columns(pl.col("year") - int(entry["after"])) if keys.startswith("people:") else rows

    told = side(entry["numerator"], "x").join(
        side(entry["denominator"], "n").select("label", "year", "sex", "n"), on=["label", "year", "sex"]).drop_nulls(["x", "n"])
    sums = (pl.sum("x").alias("X"), pl.sum("n").alias("N"))
    # What cannot be followed from the borders of the year itself has no figure of that year.
    followed = link.select(pl.col("target"), pl.col("year")).drop_nulls().unique()
    lost = told.filter(pl.col("year") >= 2015).join(followed, on=["target", "year"], how="anti", nulls_equal=True).select("label", "year")
    told = told.join(lost.with_columns(pl.lit(True).alias("lost")), on=["label", "year"], how="left").with_columns(
        pl.when(pl.col("lost").is_null()).then(pl.col("target")).alias("target"))
    return {"own": told.filter(pl.col("target").is_not_null(), pl.col("n") > 0).select(pl.col("target").alias("unit"), "year", "sex", "x", "n"),
            "county": told.drop_nulls("county").group_by(pl.col("county").alias("benchmark"), "year", "sex").agg(sums),
            "country": told.group_by("year", "sex").agg(sums)}


def wilson(x, n, z):
    root = z * np.sqrt(z * z + 4 * x * (1 - x / n))
    return (2 * x + z * z - root) / (2 * (n + z * z)), (2 * x + z * z + root) / (2 * (n + z * z))


def tested(table, part):
    """Adds difference, z, p and limits; `part` where the unit lies inside its benchmark."""
    x, n, X, N = (table[name].to_numpy() for name in ("x", "n", "X", "N"))
    value, whole = x / n, X / N
    w = n / N if part else np.zeros(len(n))
    if part:
        z = (value - whole) / np.sqrt(whole * (1 - whole) * (1 - w) / n)
        limits = {level: borrowed.limits(x, n, X - x, N - n, at) for level, at in LEVELS.items()}
    else:
        pooled = (x + X) / (n + N)
        with np.errstate(invalid="ignore", divide="ignore"):
            z = (value - whole) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / N))
        limits = {level: borrowed.limits(x, n, X, N, at) for level, at in LEVELS.items()}
    columns = {"value": value, "difference": value - whole, "z": z, "p_value": 2 * ndtr(-np.abs(z))}
    for level, at in LEVELS.items():
        columns[f"lower_{level}"], columns[f"upper_{level}"] = wilson(x, n, at)
        columns[f"difference_lower_{level}"], columns[f"difference_upper_{level}"] = ((1 - w) * limit for limit in limits[level])
    return table.hstack(pl.DataFrame(columns))


def with_q(table):
    q = lambda p: pl.Series(false_discovery_control(np.nan_to_num(p.to_numpy(), nan=1)))
    return table.with_columns(pl.col("p_value").map_batches(q, return_dtype=pl.Float64).over("year", "sex", "kind").alias("q_value"))


def compared(figures):
    own = figures["own"].filter(pl.col("year") >= 2021)
    against = pl.concat([
        own.join(figures["country"], on=["year", "sex"]).with_columns(pl.lit("country").alias("kind")),
        own.with_columns(pl.col("unit").str.slice(0, 2).alias("benchmark")).join(figures["county"], on=["benchmark", "year", "sex"])
        .drop("benchmark").with_columns(pl.lit("county").alias("kind"))]).filter(pl.col("n") < pl.col("N"))
    against = with_q(tested(against, True))
    base = own.filter(pl.col("year") == 2021).select("unit", "sex", pl.col("x").alias("X"), pl.col("n").alias("N"))
    since = tested(own.filter(pl.col("year") > 2021).join(base, on=["unit", "sex"]), False)
    rest = against.select("unit", "year", "sex", "kind", (pl.col("X") - pl.col("x")).alias("rx"), (pl.col("N") - pl.col("n")).alias("rn"))
    old = rest.filter(pl.col("year") == 2021).select("unit", "sex", "kind", pl.col("rx").alias("rX"), pl.col("rn").alias("rN"))
    moved = rest.filter(pl.col("year") > 2021).join(old, on=["unit", "sex", "kind"]).join(
        since.select("unit", "year", "sex", pl.col("difference").alias("change"), *(
            pl.col(f"difference_{end}_{level}").alias(f"{end}{level}") for end in ("lower", "upper") for level in LEVELS)),
        on=["unit", "year", "sex"])
    rx, rn, rX, rN, change = (moved[name].to_numpy() for name in ("rx", "rn", "rX", "rN", "change"))
    rest_change = rx / rn - rX / rN
    did, columns = change - rest_change, {"rest_change": rest_change}
    for level, at in LEVELS.items():
        low, high = borrowed.limits(rx, rn, rX, rN, at)
        columns[f"lower_{level}"] = did - np.sqrt((change - moved[f"lower{level}"].to_numpy()) ** 2 + (high - rest_change) ** 2)
        columns[f"upper_{level}"] = did + np.sqrt((moved[f"upper{level}"].to_numpy() - change) ** 2 + (rest_change - low) ** 2)
    moved = moved.select("unit", "year", "sex", "kind", "change").hstack(pl.DataFrame(columns))
    return pl.concat([against, since.with_columns(pl.lit("zero_point").alias("kind"))], how="diagonal"), moved


def contexts_of(of_key, shares):
    """Gives each context's distances to the country by unit and year, for the searched figures of a year."""
    def brought(*keys):
        wide = pl.concat([of_key[(key,)].filter(pl.col("sex") == "both") for key in keys]).join(link, on=["unit", "year"])
        return wide.pivot(on="key", index=["unit", "target", "year"], values="value").drop_nulls(["target"])

    def mean(table, value, weight):
        """What is put together of parts, one of which is withheld, is not known."""
        both = pl.col(value) * pl.col(weight)
        return table.group_by(pl.col("target").alias("unit"), "year").agg(
            pl.when(both.null_count() == 0).then(both.sum() / pl.col(weight).sum()).alias("value"),
            pl.col(weight).sum().alias("weight")).drop_nulls("value")

    marks = mean(brought("points", "pupils"), "points", "pupils")
    printed = of_key[("points",)].filter(pl.col("unit") == "0").select("year", pl.col("value").alias("country"))
    marks = marks.join(printed, on="year").with_columns((pl.col("value") - pl.col("country")).alias("distance"))
    central = mean(brought("centrality", "resident:15-29"), "centrality", "resident:15-29").with_columns(
        (pl.col("value") - ((pl.col("value") * pl.col("weight")).sum() / pl.col("weight").sum()).over("year")).alias("distance"))
    idle = of_key[("unemployed",)].join(link, on=["unit", "year"]).drop_nulls("target").group_by(pl.col("target").alias("unit"), "year").agg(
        pl.first("value"), pl.len().alias("parts")).filter(pl.col("parts") == 1, pl.col("year") <= 2021).drop_nulls("value")
    known = {"grunnskolepoeng": marks, "centrality": central}

    def context(name, searched):
        if name == "unemployed":
            weighed = idle.join(searched.select("unit", "n"), on="unit", how="left")
            country = (pl.col("value") * pl.col("n")).sum() / pl.col("n").sum()
            return weighed.with_columns((pl.col("value") - country.over("year")).alias("distance"), pl.lit(1.0).alias("weight"))
        if name not in known:
            of = shares[name]
            known[name] = of["own"].filter(pl.col("sex") == "both").join(of["country"], on=["year", "sex"]).with_columns(
                (pl.col("x") / pl.col("n") - pl.col("X") / pl.col("N")).alias("distance"), pl.col("n").alias("weight"))
        return known[name]

    return context


def column(context, units, at):
    told = context.filter(pl.col("year") > at - 5, pl.col("year") <= 2021).sort("year")
    near = told.filter(pl.col("year") <= at).group_by("unit").agg(((pl.col("distance") * pl.col("weight")).sum() / pl.col("weight").sum()).alias("value"))
    first = told.join(near, on="unit", how="anti").group_by("unit", maintain_order=True).agg(pl.first("distance").alias("value"))
    return units.join(pl.concat([near, first]), on="unit", how="left", maintain_order="left")["value"].to_numpy()


def searched(entry, figures, context):
    table = figures["own"].filter(pl.col("sex") == "both", pl.col("year") <= 2021, pl.col("year") >= BREAKS.get(entry["id"], 2015))
    periods = sorted(table["year"].unique())[-10:]
    units = table.select("unit").unique().sort("unit")
    wide = lambda name: units.join(table.pivot(on="year", index="unit", values=name), on="unit", how="left", maintain_order="left").select(
        pl.col(str(year)) for year in periods).cast(pl.Float64).to_numpy().copy()
    x, n = wide("x"), wide("n")
    names = entry["context"].split("+") if entry["context"] else []
    with np.errstate(invalid="ignore"):
        of_period = [np.column_stack([
            np.log(n[:, t]) if name == "size" else column(context(name, table.filter(pl.col("year") == year)), units, year).astype(float)
            for name in names]) if names else None for t, year in enumerate(periods)]
        x[n < entry["floor"]] = np.nan
    members, expected, z, judged, p, before, named = lasting(x, n, of_period, entry["better"], entry["smallest"])
    chance = ndtr(z if entry["better"] < 0 else -z)
    rows = pl.DataFrame({"unit": units["unit"].gather(members), "expected": expected, "z": z, "p_value": chance,
                         "q_value": false_discovery_control(chance)})
    more = pl.DataFrame({"unit": units["unit"].gather(judged), "probability": p, "before": before, "named": named})
    return rows.join(more, on="unit", how="left").with_columns(pl.lit(entry["id"]).alias("indicator"))


estimates, changes, candidates = [], [], []
step("start")
for copy in range(1, size + 1):
    of_key = read_country(folder, data, copy).partition_by("key", as_dict=True)
    step("read")
    shares = {entry["id"]: share_table(of_key, entry) for entry in indicators}
    step("borders")
    for entry in indicators:
        for results, found in zip((estimates, changes), compared(shares[entry["id"]])):
            results.append(found.with_columns(pl.lit(entry["id"]).alias("indicator"), pl.lit(copy).alias("copy")))
    step("compare")
    context = contexts_of(of_key, shares)
    for entry in indicators:
        if entry["better"] != 0:
            candidates.append(searched(entry, shares[entry["id"]], context).with_columns(pl.lit(copy).alias("copy")))
    step("search")
output.mkdir(exist_ok=True)
pl.concat(estimates, how="diagonal").write_csv(output / "estimates.csv")
pl.concat(changes).write_csv(output / "changes.csv")
found = pl.concat(candidates)
found.write_csv(output / "candidates.csv")
lines = ["| indicator | unit | expected | probability |", "| :-- | :-- | --: | --: |"]
for row in found.filter("named").sort("copy", "indicator", "probability").rows(named=True):
    lines.append(f"| {row['indicator']} | {row['unit']} | {100 * row['expected']:.1f} % | {row['probability']:.2f} |")
(output / "candidates.md").write_text("\n".join(lines) + "\n")
step("write")
print("Python", sys.version.split()[0], "polars", pl.__version__, "NumPy", np.__version__, "SciPy", scipy.__version__)
