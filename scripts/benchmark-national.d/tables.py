"""Reads a made-up country's files by polars into one long table: unit, year, sex, key, value. Checks nothing."""

import io
import re
from datetime import date

import polars as pl

SEXES = {"Begge kjønn": "both", "Alle": "both", "Kvinner": "female", "Menn": "male"}
SCHEMA = ["unit", "year", "sex", "key", "value"]
GROUPS = ("0-17", "0-22", "15-29", "18-24", "18-29", "18-34", "18-67", "25-29", "50-67")


def registered(data):
    return pl.read_csv(data / "geography/municipalities.csv", separator=";", infer_schema_length=0)


def names_in(places, year):
    day = f"{year}-12-31"
    end = pl.col("valid_to").fill_null("")
    return places.filter(pl.col("valid_from") <= day, (end == "") | (end > day))


def text(path, encoding, skip=0):
    content = path.read_bytes().decode(encoding, "ignore")
    return io.BytesIO("\n".join(content.splitlines()[skip:]).encode())


def statbank(path, keys):
    wide = pl.read_csv(text(path, "cp1252", 2), separator=";", infer_schema_length=0)
    wide = wide.rename(dict(zip(wide.columns, ["unit", *keys[1:]])))
    wide = wide.with_columns(pl.col("unit").str.split(" ").list.first()).filter(pl.col("unit").str.len_chars() == 4)
    heads = {name: re.match(r"^(.*?) (?:\d{4}-)?(\d{4})(?: (.*))?$", name).groups("") for name in wide.columns[len(keys):]}
    of = pl.DataFrame([(name, *parts) for name, parts in heads.items()], schema=["variable", "measure", "year", "tail"], orient="row")
    long = wide.unpivot(index=["unit", *keys[1:]]).filter(pl.col("value").fill_null("") != ".")
    long = long.join(of.with_columns(pl.col("year").cast(pl.Int64)), on="variable").drop("variable")
    return long.with_columns(pl.col("sex").replace_strict(SEXES)) if "sex" in keys else long


def number(name):
    return pl.col(name).cast(pl.Float64, strict=False)


def keyed(table, key, value, sex=None, unit="unit", year="year"):
    return table.select(
        pl.col(unit).cast(pl.String).alias("unit"), pl.col(year).cast(pl.Int64).alias("year"),
        (pl.lit(sex) if sex else pl.col("sex")).alias("sex"), (pl.lit(key) if isinstance(key, str) else key).alias("key"),
        value.cast(pl.Float64).alias("value"))


def read_country(folder, data, copy):
    path = lambda name: folder / f"oppdiktet-{copy}-{name}.csv"
    places = registered(data)
    parts = []
    neet = statbank(path("ssb-13556"), ["unit", "sex", "age"])
    prefix = pl.when(pl.col("measure") == "Befolkning").then(pl.lit("resident:")).otherwise(pl.lit("neet:"))
    parts.append(keyed(neet, prefix + pl.col("age").str.replace(" år", ""), pl.col("value").fill_null("0").replace("", "0").cast(pl.Float64)))
    people = statbank(path("ssb-07459"), ["unit", "sex", "age"]).with_columns(
        pl.col("age").str.replace(" år", "").cast(pl.Int64), number("value"))
    for group in GROUPS:
        first, last = map(int, group.split("-"))
        sums = people.filter(pl.col("age").is_between(first, last)).group_by("unit", "year", "sex").agg(pl.sum("value"))
        parts.append(keyed(sums, f"people:{group}", pl.col("value")))
    pension = statbank(path("ssb-11695"), ["unit", "sex"]).filter(pl.col("sex") == "both")
    parts.append(keyed(pension, "pensioners", number("value")))
    labels = {"Sosialhjelpsmottakere": "all", "Sosialhjelpsmottakere 18-24 år": "18-24", "Sosialhjelpsmottakere 25-29 år": "25-29",
              "Sosialhjelpsmottakere med forsørgeransvar for barn under 18 år": "carers", "Barn i familier som mottok sosialhjelp": "children"}
    assisted = statbank(path("ssb-12210"), ["unit"])
    parts.append(keyed(assisted, "assisted:" + pl.col("measure").replace_strict(labels), number("value"), "both"))
    welfare = pl.read_csv(text(path("ssb-barnevern"), "cp1252", 2), separator=";", infer_schema_length=0)
    welfare = welfare.filter(pl.col("region").str.contains(r"^\d{4} ")).unpivot(index=["region", "alder"]).filter(pl.col("value") != ".")
    welfare = welfare.with_columns(pl.col("region").str.slice(0, 4).alias("unit"), pl.col("variable").str.slice(-4).cast(pl.Int64).alias("year"))
    parts.append(keyed(welfare, "welfare", number("value"), "both"))
    completion = statbank(path("ssb-12971"), ["unit", "level", "sex"]).filter(pl.col("measure") == "Elever").with_columns(number("value"))
    parts.append(keyed(completion.filter(pl.col("level") == "Alle grader"), "began", pl.col("value")))
    done = completion.filter(pl.col("level").is_in(["Fullført på normert tid", "Fullført på mer enn normert tid"]))
    parts.append(keyed(done.group_by("unit", "year", "sex").agg(pl.sum("value")), "completed", pl.col("value")))
    educated = statbank(path("ssb-09429"), ["unit", "level"]).with_columns(pl.col("tail").replace_strict(SEXES).alias("sex"), number("value"))
    parts.append(keyed(educated.filter(pl.col("level") == "I alt"), "educated:all", pl.col("value")))
    higher = educated.filter(pl.col("level").str.starts_with("Universitets")).group_by("unit", "year", "sex").agg(pl.sum("value"))
    parts.append(keyed(higher, "educated:higher", pl.col("value")))
    for name, keys in (("ssb-13563", ["unit", "sex", "age", "level"]), ("ssb-11616", ["unit"]), ("ssb-06913", ["unit"])):
        statbank(path(name), keys)

    def nav(name, keys, newest=False):
        table = pl.read_csv(text(path(f"nav-{name}"), "utf-8", 2 if copy > 1 else 0), infer_schema_length=0)
        table = table.filter(pl.col("Nivå") == "Kommuner").with_columns(
            pl.col("Dato").str.slice(0, 4).cast(pl.Int64).alias("year"), pl.col("Kjønn").replace_strict(SEXES).alias("sex"))
        named = pl.concat([names_in(places, 2024 if newest else year).select(
            pl.col("name").alias("Geografisk enhet"), pl.col("code").alias("unit"), pl.lit(year, pl.Int64).alias("year")) for year in range(2015, 2025)])
        table = table.join(named, on=["year", "Geografisk enhet"])
        return pl.concat([keyed(table, key, number(column)) for column, key in keys.items()])

    count = "Beh personer i mnd"
    parts += [nav("aap", {count: "aap"}), nav("registrerte", {count: "registered"}), nav("helt-ledige", {count: "unemployed_young"}),
              nav("uforetrygd", {count: "disabled", count + " med arbeidsforhold": "disabled_working"})]
    reduced = nav("nedsatt-arbeidsevne", {count: "reduced", "Prosent av befolkningen": "share"}, newest=True)
    reduced = reduced.pivot(on="key", index=["unit", "year", "sex"], values="value")
    parts.append(keyed(reduced, "reduced", pl.col("reduced")))
    parts.append(keyed(reduced, "reduced_of", (100 * pl.col("reduced") / pl.col("share")).round()))
    rows = []
    for year in range(2015, 2025):
        for line in path(f"nav-hl060-{year}").read_text(encoding="utf-8").splitlines():
            if re.match(r"\d{4} ", line):
                share = line.split(";")[20].replace(",", ".")
                rows.append((line[:4], year, "both", "unemployed", 0.0 if share == "-" else None if share == "*" else float(share) / 100))
    parts.append(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    lines = path("udir-grunnskolepoeng").read_bytes().decode("utf-16-le").split("\r\n")
    marks = [line.split("\t") for line in lines if line.startswith(("EnhetNivaa\t", "1\t", "3\t"))]
    comma = lambda cell: float(cell.replace(",", ".")) if cell[:1].isdigit() else None
    rows = []
    for at, head in enumerate(marks[0]):
        key = "points" if head.endswith("Grunnskolepoeng") else "pupils" if head.endswith("Antall elever") else None
        if key:
            rows += [("0" if line[0] == "1" else line[3], int(head[:4]) + 1, "both", key, comma(line[at])) for line in marks[1:] if line[at]]
    parts.append(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    survey = pl.read_csv(text(path("ungdata"), "utf-8", 2 if copy > 1 else 1), separator=";", infer_schema_length=0).filter(pl.col("unit").str.len_chars() == 4)
    ending = ":" + pl.col("indicator") + ":" + pl.col("school_level")
    parts.append(keyed(survey, "survey" + ending, (number("percent") / 100 * number("n_answered")).round()))
    parts.append(keyed(survey, "asked" + ending, number("n_answered")))
    lines = [line.split(";") for line in text(path("imdi-utdanningsniva"), "cp1252", 1 if copy > 1 else 0).read().decode().splitlines()]
    for levels, key in ((("alle",), "adults:all"), (("ingen", "Grunnskole"), "adults:basic")):
        for year in range(2015, 2025):
            at = [c for c, head in enumerate(lines[0]) if head.split(": ")[-1] in levels and lines[4][c] == f"År: {year}"]
            rows = [(line[0][1:], year, "both", key, float(sum(int(line[c]) for c in at))) for line in lines[5:] if line[at[0]]]
            parts.append(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    for year in (2018, 2024):
        table = pl.read_csv(text(path(f"ssb-sentralitet-{year}"), "cp1252", 2), separator=";", infer_schema_length=0)
        parts.append(keyed(table.with_columns(pl.lit(year).alias("year")), "centrality", number(f"Sentralitetsindeks {year}"), "both", "Kommunenummer"))
    return pl.concat(parts)


def links(data):
    """For each year's codes: the municipality of 2021 that each became or came from, null where several are
    tied together, the county that they all lie in, and a label for what is tied."""
    places = registered(data)
    changes = pl.read_csv(data / "geography/municipality_changes.csv", separator=";", infer_schema_length=0).rows(named=True)
    goal = set(names_in(places, 2021)["code"])
    rows = []
    for year in range(2015, 2026):
        codes = set(names_in(places, min(year, 2024))["code"])
        first, last, begin, end = (codes, goal, year, 2021) if year < 2021 else (goal, codes, 2021, year)
        reached = {code: {code} for code in first}
        steps = {}
        for change in changes:
            if f"{begin}-12-31" < change["date"] <= f"{end}-12-31":
                steps.setdefault(change["date"], {}).setdefault(change["old_code"], set()).add(change["new_code"])
        for day in sorted(steps):
            reached = {code: {new for now in nows for new in steps[day].get(now, {now})} for code, nows in reached.items()}
        parent = {}

        def find(node):
            while parent.setdefault(node, node) != node:
                node = parent[node]
            return node

        for code, nows in reached.items():
            for now in nows & last:
                parent[find(("first", code))] = find(("last", now))
        mine, theirs = ("first", "last") if year < 2021 else ("last", "first")
        goals = {}
        for code in goal:
            goals.setdefault(find((theirs, code)), []).append(code)
        for code in codes:
            tied = goals.get(find((mine, code)), [])
            if tied:
                counties = {code[:2] for code in tied}
                target = tied[0] if len(tied) == 1 else None
                rows.append((code, year, target, counties.pop() if len(counties) == 1 else None, target or "union " + min(tied)))
    return pl.DataFrame(rows, schema={"unit": pl.String, "year": pl.Int64, "target": pl.String, "county": pl.String, "label": pl.String}, orient="row")
