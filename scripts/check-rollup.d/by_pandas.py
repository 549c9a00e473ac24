"""Counts made people with pandas: by_pandas.py KIND FILE COUNTS, and holds the program's counts against that.

Nothing of the program is used: ages are reckoned from birthdays, codes follow the list of changes.
"""

import pathlib
import sys

import pandas

kind, file, counts = sys.argv[1:]
here = pathlib.Path(__file__).resolve().parents[2]
geography = here / "data" / "geography"
YEARS = range(2017, 2022)


def table(name):
    return pandas.read_csv(geography / name, sep=";", dtype=str, keep_default_na=False)


def valid(day):
    all_codes = table("municipalities.csv")
    codes = all_codes[(all_codes.valid_from <= day) & ((all_codes.valid_to == "") | (all_codes.valid_to > day))].code
    return {c for c in codes if c[:2] not in ("21", "22", "23") and not c.endswith("99")}


def heirs(code, begin, end, changes):
    """The codes on whose ground a code's lies after all changes between two days."""
    ground = {code}
    for _, day in changes[(changes.date > begin) & (changes.date <= end)].groupby("date", sort=True):
        ground = {new for old in ground for new in (list(day[day.old_code == old].new_code) or [old])}
    return ground


def units(year):
    """What each code of the end of a year counts in, in the borders of 2021."""
    begin, end = f"{year}-12-31", "2021-12-31"
    changes = table("municipality_changes.csv")
    ground = {code: heirs(code, begin, end, changes) for code in valid(begin)}
    # Codes that share ground later belong together; a group with several later codes has no figures but its county's.
    groups = []
    for code, later in ground.items():
        joined = [g for g in groups if g[1] & later]
        groups = [g for g in groups if not g[1] & later]
        groups.append(({code}.union(*(g[0] for g in joined)), later.union(*(g[1] for g in joined))))
    places = {"9999": "9999"}
    for earlier, later in groups:
        for code in earlier:
            counties = {c[:2] for c in ground[code]}
            own = counties.pop() + "99" if len(counties) == 1 else "9999"
            places[code] = next(iter(later)) if len(later) == 1 else own
    return places


def age(birth, day):
    birthday = (birth.dt.month > day.month) | ((birth.dt.month == day.month) & (birth.dt.day > day.day))
    return day.year - birth.dt.year - birthday.astype(int)


def tally(frame, measures, bands):
    rows = []
    for name, mask in measures.items():
        for low, high in bands:
            part = frame[mask(frame) & frame.age.between(low, high)]
            for sex, some in [("both", part), ("male", part[part.kjonn == "1"]), ("female", part[part.kjonn == "2"])]:
                for (year, unit), count in some.groupby(["year", "unit"]).size().items():
                    rows.append((name, sex, f"{low}-{high}", unit, str(year), int(count)))
    return set(rows)


people = pandas.read_csv(file, sep=";", dtype=str, keep_default_na=False)
people["birth"] = pandas.to_datetime(people.fodselsdato, format="%Y-%m-%d")
parts = []
for year in YEARS:
    day = pandas.Timestamp(year, 12, 31)
    if kind == "persons":
        part = people[people.aar == str(year)].copy()
        part["unit"] = part.kommunenr.map(units(year)).fillna("9999")
    else:
        begun = pandas.to_datetime(people.fra_dato)
        ended = pandas.to_datetime(people.til_dato.replace("", "2200-01-01"))
        part = people[(begun <= day) & (day <= ended)].copy()
        part["unit"] = part.kommunenr.where(part.kommunenr.isin(valid("2021-12-31")), "9999")
    part["year"], part["age"] = year, age(part.birth, day)
    parts.append(part)
everybody = pandas.concat(parts)
if kind == "persons":
    measures = {"population": lambda f: f.utenfor != "", "neet": lambda f: f.utenfor == "1"}
    expected = tally(everybody, measures, [(15, 29), (20, 24)])
else:
    measures = {"disability_benefit": lambda f: f.i_arbeid != "",
                "disability_benefit_employed": lambda f: f.i_arbeid == "1"}
    expected = {(m, s, a, u, y + "M12", n) for m, s, a, u, y, n in tally(everybody, measures, [(18, 34)])}

got = pandas.read_csv(counts, dtype=str)
period = got.columns[5]
told = {(r.measure, r.sex, r.age, r.municipality, getattr(r, period), int(r.persons))
        for r in got.itertuples() if r.persons != "0"}
only_pandas, only_program = expected - told, told - expected
for name, rows in [("pandas", only_pandas), ("the program", only_program)]:
    for row in sorted(rows)[:5]:
        print(f"only {name} counts {row}", file=sys.stderr)
if only_pandas or only_program or not expected:
    sys.exit(f"{kind}: {len(only_pandas)} counts are only pandas', {len(only_program)} only the program's")
leap = int((everybody.fodselsdato.str.endswith("02-29")).sum())
print(f"{kind}: {len(told)} counts of {len(people)} rows are pandas' too; "
      f"{leap} of those counted are born on 29 February, {int((everybody.kommunenr == '0000').sum())} under unknown codes")
