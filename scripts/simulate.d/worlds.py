"""Puts what the search for what lasts does in made worlds into docs/validation.md, between its marks.

    python worlds.py

Read are docs/validation/lasting.csv and lasting-tenths.csv, which `simulate SIZES OUTPUT --lasting` writes.
"""

from marked import put, table
from results import SIZES, rows

WORLDS = {
    "none": "no deviants", "planted_2_4": "2 % by −0.4", "planted_2_6": "2 % by −0.6",
    "planted_10_4": "10 % by −0.4", "planted_10_6": "10 % by −0.6", "heavy_tailed": "t₄, no deviants",
    "skewed": "skewed, no deviants", "small_differ_more": "small units differ more",
    "like_real_5_5": "like the real covariances, 5 % by −0.5", "once": "2 % by −0.6, one year only",
    "chance_alone": "counts drawn anew from the expected shares",
    "mismeasured": "**a circumstance half error**", "omitted": "**a circumstance left out, sd 0.15**",
}
RULES = (("listed_bare", "list, before"), ("listed", "list"), ("clear_bare", "clear, before"), ("clear", "clear"))
OTHERS = {"plain": "the plain search", "dots_95": "95 % interval below the country's share", "top_ten": "ten lowest"}
YEARS = (("", 10), ("_5", 5), ("_3", 3))


ROWS = {(r["scenario"], r["rule"], r["measure"], r["size"]): r for r in rows("lasting")}
TENTHS = rows("lasting-tenths")


def number(value, digits):
    return f"{float(value):.{digits}f}"


def figure(scenario, rule, measure, digits=3, size=""):
    row = ROWS.get((scenario, rule, measure, size))
    return number(row["value"], digits) if row else ""


def outcome():
    """The list and the clear, before and after guard and range."""
    def cells(scenario, measure, digits):
        return " / ".join(figure(scenario, rule, measure, digits) or "–" for rule, _ in RULES)
    return table(
        ("world", "worlds", "named", "false", "not better at all", "power"),
        ((text, ROWS[s, "listed", "named", ""]["worlds"], cells(s, "named", 1),
          cells(s, "false_under_difference", 3), cells(s, "false_not_better", 3),
          cells(s, "power", 2) if (s, "listed", "power", "") in ROWS else "")
         for s, text in WORLDS.items()))


def sizes():
    planted = [s for s in WORLDS if (s, "listed", "power", "") in ROWS]
    return table(
        ("power of the list", *(f"n {size.replace('-', '–')}" for size in SIZES)),
        ((WORLDS[s], *(figure(s, "listed", "power", 2, size) for size in SIZES)) for s in planted))


def years():
    return table(
        ("world", *(f"{what}, {n} years" for what in ("false", "power") for _, n in YEARS)),
        ((WORLDS[s], *(figure(s, "listed" + suffix, measure, digits) for measure, digits in
                       (("false_under_difference", 3), ("power", 2)) for suffix, _ in YEARS))
         for s in ("none", "planted_2_6", "planted_10_4", "small_differ_more")))


def others():
    worlds = ("none", "planted_2_6", "planted_10_6")
    return table(
        ("named are", *(f"{what}: {WORLDS[s]}" for s in worlds for what in ("named", "false")),
         *(f"power: {WORLDS[s]}" for s in worlds[1:])),
        ((text, *(figure(s, rule, measure, digits) for s in worlds for measure, digits in
                  (("named", 1), ("false_under_difference", 3))),
          *(figure(s, rule, "power", 2) for s in worlds[1:])) for rule, text in OTHERS.items()))


def tenths():
    def cell(scenario, low):
        row = next((r for r in TENTHS if r["scenario"] == scenario and r["from"] == low), None)
        return f"{float(row['promised']):.2f} → {float(row['kept']):.2f}" if row else ""
    worlds = ("none", "planted_2_6", "planted_10_6", "heavy_tailed", "skewed", "small_differ_more",
              "mismeasured", "omitted")
    return table(
        ("π", *(WORLDS[s].strip("*") for s in worlds)),
        ((f"0.{k}–{'1' if k == 9 else f'0.{k + 1}'}", *(cell(s, f"0.{k}") for s in worlds))
         for k in range(10)))


def main():
    for name, made in (("worlds", outcome), ("worlds-size", sizes), ("worlds-years", years),
                       ("worlds-others", others), ("worlds-tenths", tenths)):
        put(name, made())


if __name__ == "__main__":
    main()
