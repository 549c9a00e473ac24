"""The results of the study as they lie in docs/validation, and how they are written."""

import csv

from marked import FOLDER

SIZES = ("150-399", "400-999", "1000-2999", "3000-")

SCENARIOS = {
    "none": "no deviants",
    "planted_2_2": "2 % by −0.2", "planted_2_4": "2 % by −0.4", "planted_2_6": "2 % by −0.6",
    "planted_10_2": "10 % by −0.2", "planted_10_4": "10 % by −0.4", "planted_10_6": "10 % by −0.6",
    "heavy_tailed": "t₄, no deviants", "heavy_tailed_10_4": "t₄, 10 % by −0.4",
    "skewed": "skewed, no deviants", "skewed_10_4": "skewed, 10 % by −0.4",
    "mismeasured": "context half error, no deviants",
    "mismeasured_10_4": "context half error, 10 % by −0.4",
    "small_differ_more": "small units differ more, no deviants",
    "small_differ_more_10_4": "small units differ more, 10 % by −0.4",
    "once": "2 % by −0.6 in the tested year alone",
}
MAIN = tuple(SCENARIOS)[:7]
VARIANTS = tuple(SCENARIOS)[7:]
GATES = ("expected", "peers", "effect", "chance", "lasting", "agreement")
OTHERS = {
    "ours": "all gates", "overdispersed_funnel_998": "overdispersed funnel, 99.8 %",
    "overdispersed_funnel_95": "overdispersed funnel, 95 %", "top_ten": "the ten lowest shares",
    "funnel_998": "plain funnel, 99.8 %", "funnel_95": "plain funnel, 95 %",
    "dots_95": "95 % interval below the country",
}


class Figure:
    def __init__(self, row, columns=("value", "lower_95", "upper_95")):
        self.value, self.lower, self.upper = (float(row[name]) for name in columns)
        self.worlds = int(row.get("worlds") or 0)

    def __str__(self):
        return number(self.value)

    def spanned(self):
        to = " to " if self.lower < 0 else "–"
        return f"{number(self.value)} ({number(self.lower)}{to}{number(self.upper)})"


def number(value):
    """Two decimals from 0.1, two digits below."""
    if round(value, 5) == 0:
        return "0"
    decimals = 2 if abs(value) >= 0.0995 else 3 if abs(value) >= 0.00995 else 4
    return f"{value:.{decimals}f}".replace("-", "−")


def percent(figure, spanned=False):
    decimals = 1 if figure.value >= 0.01 else 2
    value, lower, upper = (f"{100 * x:.{decimals}f}" for x in (figure.value, figure.lower, figure.upper))
    return f"{value} %" + (f" ({lower}–{upper})" if spanned else "")


def rows(name):
    with open(FOLDER / f"{name}.csv", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


METHODS = {(r["scenario"], r["method"], r["measure"], r["size"]): Figure(r) for r in rows("methods")}
INTERVALS = {(r["scenario"], r["quantity"], r["size"]): Figure(r) for r in rows("intervals")}
CALIBRATION = {(r["source"], r["measure"], r["size"]): Figure(r, ("value", "low", "high"))
               for r in rows("calibration")}
BEFORE = {(r["scenario"], r["measure"]): Figure(r) for r in rows("linearised")}
WORLDS = rows("scenarios")


def method(scenario, name, measure, size=""):
    return METHODS.get((scenario, name, measure, size))
