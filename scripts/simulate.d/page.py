"""Fills the tables and figures of docs/validation.md from docs/validation/*.csv, and draws its plots.

    python page.py

A table stands between `<!-- table NAME -->` and `<!-- end -->`, a figure in running text between
`<!--= KEY -->` and `<!--=-->`. KEY is `methods SCENARIO METHOD MEASURE [SIZE]`, `intervals SCENARIO
QUANTITY [SIZE]`, `calibration SOURCE MEASURE [SIZE]` or `linearised SCENARIO MEASURE`, then `span` for the
interval too and `percent` for per cent; `given SCENARIO METHOD MEASURE` is the mean over those worlds alone
in which somebody is named.
"""

import re

import plots
from marked import FOLDER, PAGE, table
from results import (BEFORE, CALIBRATION, GATES, INTERVALS, MAIN, METHODS, OTHERS, SCENARIOS, SIZES, VARIANTS,
                     WORLDS, method, number, percent)

TABLES = {"methods": (METHODS, 4), "intervals": (INTERVALS, 3), "calibration": (CALIBRATION, 3),
          "linearised": (BEFORE, 2)}
MAIN_SIZES = ("150–399", "400–999", "1,000–2,999", "3,000 and more")


def cell(figure, spanned=False):
    if figure is None:
        return ""
    return figure.spanned() if spanned else str(figure)


def outcome(scenarios):
    return table(
        ("world", "worlds", "named", "not planted", "not truly better", "power"),
        ((SCENARIOS[s], f"{method(s, 'ours', 'flagged').worlds:,}", cell(method(s, "ours", "flagged")),
          *(cell(method(s, "ours", m), True) for m in ("false_not_planted", "false_not_better", "power")))
         for s in scenarios))


def by_size():
    return table(
        ("world", *(f"n {name}" for name in MAIN_SIZES)),
        ((SCENARIOS[s], *(cell(method(s, "ours", "power", size), True) for size in SIZES))
         for s in MAIN[1:]))


def by_q():
    names = ("q_05", "ours", "q_20")
    return table(
        ("world", *(f"{what}, q {q}" for what in ("not planted", "power")
                    for q in ("0.05", "0.10", "0.20"))),
        ((SCENARIOS[s], *(cell(method(s, n, m), m != "power")
                          for m in ("false_not_planted", "power") for n in names)) for s in MAIN))


def gates():
    worlds = ("none", "planted_2_6", "planted_10_4")
    names = [("ours", "all")] + [(f"without_{g}", f"all but *{g}*") for g in GATES]
    return table(
        ("gates", *(f"{what}, {SCENARIOS[s]}" for s in worlds for what in ("named", "not planted")),
         "one-off deviants named"),
        ((text, *(cell(method(s, n, m)) for s in worlds for m in ("flagged", "false_not_planted")),
          cell(method("once", n, "power"))) for n, text in names))


def lasting():
    worlds = ("once", "planted_2_6", "planted_10_4", "none")
    names = (("without_lasting", "no such gate"), ("lasting_by_direction", "better at all (strength 0)"),
             ("ours", "clearly better (1.645)"))
    return table(
        ("lasting means", "one-off deviants named", *(f"power, {SCENARIOS[s]}" for s in worlds[1:3]),
         "worlds without deviants with a candidate"),
        ((text, cell(method("once", n, "power"), True),
          *(cell(method(s, n, "power"), True) for s in worlds[1:3]), cell(method("none", n, "any"), True))
         for n, text in names))


def overdispersion():
    names = (("ours", "robust_paule_mandel", "robust Paule–Mandel (ours)"),
             ("overdispersion_winsorised", "winsorised", "winsorised, as published"),
             ("overdispersion_consistent", "consistent", "winsorised, consistent weights"))
    worlds = ("none", "planted_2_6", "planted_10_4")
    return table(
        ("τ² by", "worlds", "τ, no deviants", *(f"not planted, {SCENARIOS[s]}" for s in worlds),
         *(f"power, {SCENARIOS[s]}" for s in worlds[1:])),
        ((text, " / ".join(f"{method(s, n, 'any').worlds:,}" for s in worlds),
          cell(INTERVALS["none", f"tau_{e}", ""]),
          *(cell(method(s, n, "false_not_planted"), True) for s in worlds),
          *(cell(method(s, n, "power"), True) for s in worlds[1:])) for n, e, text in names))


def others():
    worlds = ("none", "planted_2_6", "planted_10_4")
    return table(
        ("named are those with", *(f"named: {SCENARIOS[s]}" for s in worlds),
         *(f"{what}: {SCENARIOS[s]}" for s in worlds[1:] for what in ("not planted", "power")),
         f"not truly better: {SCENARIOS['planted_2_6']}"),
        ((text, *(f"{method(s, n, 'flagged').value:.1f}" for s in worlds),
          *(cell(method(s, n, m)) for s in worlds[1:] for m in ("false_not_planted", "power")),
          cell(method("planted_2_6", n, "false_not_better"))) for n, text in OTHERS.items()))


def coverage():
    names = (("wilson_95", "Wilson, of a unit's own share"),
             ("difference_95", "score interval, unit minus country"),
             ("prediction_95", "prediction of a unit that is like the others"),
             ("shrunken_95", "shrunken share"), ("rank_95", "rank among the eligible"))
    worlds = (("none", "no deviants"), ("planted_10_4", "10 % by −0.4"),
              ("small_differ_more", "small units differ more"), ("heavy_tailed", "t₄"))
    return table(
        ("95 % interval", "world", "all", *(f"n {name}" for name in MAIN_SIZES)),
        ((text, world, percent(INTERVALS[s, n, ""], True),
          *(percent(INTERVALS[s, n, size]) for size in SIZES))
         for n, text in names for s, world in worlds), left=2)


def tails():
    return table(
        ("world", *(f"p ≤ {tail}" for tail in ("0.05", "0.01", "0.001")), "τ found"),
        ((SCENARIOS[s], *(cell(INTERVALS[s, f"tail_{t}", ""], True) for t in ("0.05", "0.01", "0.001")),
          cell(INTERVALS[s, "tau_robust_paule_mandel", ""])) for s in MAIN + VARIANTS))


def run():
    kinds = {"normal": "normal", "heavy_tailed": "t₄", "skewed": "χ²₄, long tail towards better"}
    return table(
        ("world", "τ", "excess", "differences", "part of the measured context that is true", "worlds",
         "of them looked at thoroughly", "seed"),
        ((SCENARIOS[r["scenario"]], r["tau"], r["excess"], kinds[r["differences"]], r["reliability"],
          f"{int(r['worlds']):,}", r["thorough"], r["seed"]) for r in WORLDS))


def calibration():
    names = {
        "share_outside": "share outside", "size_effect": "effect of a standard deviation of ln n",
        "marks_effect": "effect of a standard deviation of marks", "tau": "τ", "slope_on_chance": "b of var = a + b/(np(1 − p))", "lag_1": "correlation with the next year",
        "lag_2": "two years later", "lag_3": "three years later", "skewness": "skewness of z",
        "excess_kurtosis": "excess kurtosis of z", "better_0.01": "p ≤ 0.01 towards better",
        "better_0.001": "p ≤ 0.001 towards better", "worse_0.01": "p ≤ 0.01 towards worse",
        "worse_0.001": "p ≤ 0.001 towards worse"}
    keys = [key[1:] for key in CALIBRATION if key[0] == "real"]
    def found(source, measure, size):
        figure = CALIBRATION.get((source, measure, size))
        return cell(figure, figure is not None and figure.lower != figure.upper)
    return table(
        ("measure", "n", "real figures", "made: no deviants", "made: small units differ more"),
        ((names[measure], size.replace("-", "–"),
          *(found(source, measure, size) for source in ("real", "none", "small_differ_more")))
         for measure, size in keys), left=2)


def linearised():
    lines = ((SCENARIOS[s], f"{BEFORE[s, 'power' if s != 'none' else 'any'].worlds:,}",
              cell(BEFORE[s, "tail_0.001"]), cell(INTERVALS[s, "tail_0.001", ""], True),
              cell(BEFORE.get((s, "power"))), cell(method(s, "ours", "power"), True))
             for s in ("none", "planted_2_6"))
    return table(("world", "worlds before", "p ≤ 0.001: before", "now", "power: before", "now"), lines)


MADE = {
    "outcome": lambda: outcome(MAIN), "variants": lambda: outcome(VARIANTS), "size": by_size, "q": by_q,
    "gates": gates, "lasting": lasting, "overdispersion": overdispersion, "others": others,
    "coverage": coverage, "tails": tails, "run": run, "calibration": calibration,
    "linearised": linearised}


def figure(key):
    kind, *words = key.split()
    if kind == "given":
        scenario, name, measure = words
        named = method(scenario, name, "any").value
        return f"{100 * method(scenario, name, measure).value / named:.1f} %" if named else "none"
    styles = [words.pop() for _ in range(2) if words[-1] in ("span", "percent")]
    figures, length = TABLES[kind]
    found = figures[tuple((words + [""])[:length])]
    if "percent" in styles:
        return percent(found, "span" in styles)
    return cell(found, "span" in styles)


def main():
    text = PAGE.read_text(encoding="utf-8")
    if broken := re.search(r"^ *<!--=.*", text, flags=re.MULTILINE):
        raise SystemExit(f"{PAGE}: a line must not begin with a figure, or it is no text: {broken[0]}")
    text = re.sub(
        r"(<!-- table (\w+) -->\n).*?(<!-- end -->)",
        lambda m: m[1] + "\n" + "\n".join(MADE[m[2]]()) + "\n\n" + m[3], text, flags=re.DOTALL)
    text = re.sub(r"(<!--= (.+?) -->).*?(<!--=-->)", lambda m: m[1] + figure(m[2]) + m[3], text,
                  flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")
    for name, picture in plots.all():
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
