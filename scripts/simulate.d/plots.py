"""The plots of docs/validation.md as SVG, without a library. Colours are Okabe and Ito's, and every
series has its own shape and its name beside it."""

from html import escape

import neet
from results import GATES, MAIN, OTHERS, SCENARIOS, SIZES, method

BLUE, ORANGE, GREEN, GREY, INK = "#0072B2", "#D55E00", "#009E73", "#8a8a8a", "#222"
STRENGTHS = {"2": ("circle", BLUE, "−0.2"), "4": ("square", ORANGE, "−0.4"),
             "6": ("triangle", GREEN, "−0.6")}
ELIGIBLE = sum(n >= 150 for n in neet.sizes())


class Drawing:
    def __init__(self, width, height, title):
        self.lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" font-family="sans-serif" font-size="12" '
            f'fill="{INK}" role="img">',
            f"<title>{escape(title)}</title>", '<rect width="100%" height="100%" fill="#fff"/>']

    def text(self, x, y, text, anchor="start", **more):
        extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        self.lines.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{escape(text)}</text>')

    def line(self, x1, y1, x2, y2, colour=INK, width=1.0, dash=""):
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.lines.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                          f'stroke="{colour}" stroke-width="{width}"{dashes}/>')

    def mark(self, shape, x, y, colour, r=4.5):
        if shape == "circle":
            self.lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{colour}"/>')
            return
        corners = {"square": ((-r, -r), (r, -r), (r, r), (-r, r)),
                   "triangle": ((0, -r - 1), (r + 1, r), (-r - 1, r))}[shape]
        points = " ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in corners)
        self.lines.append(f'<polygon points="{points}" fill="{colour}"/>')

    def bar(self, x, y, width, height, colour, hollow=False):
        look = f'fill="#fff" stroke="{colour}" stroke-width="1.5"' if hollow else f'fill="{colour}"'
        self.lines.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0, width):.1f}" height="{height}" {look}/>')

    def finished(self):
        return "\n".join([*self.lines, "</svg>"]) + "\n"


def scale(least, most, low, high):
    return lambda value: low + (value - least) / (most - least) * (high - low)


def falsehood():
    """Realised against nominal, three panels."""
    drawing = Drawing(760, 330, "Named units that were not planted against the nominal q")
    y = scale(0, 0.3, 270, 40)
    panels = (("no deviants", ("none",)), ("2 % planted", MAIN[1:4]), ("10 % planted", MAIN[4:]))
    for place, (title, scenarios) in enumerate(panels):
        left = 52 + place * 240
        x = scale(0, 0.25, left, left + 200)
        drawing.text(left, 26, title, font_weight="bold")
        for tick in (0, 0.1, 0.2, 0.3):
            drawing.line(left, y(tick), left + 200, y(tick), "#ddd")
            if place == 0:
                drawing.text(left - 6, y(tick) + 4, f"{tick:.1f}", "end")
        drawing.line(x(0), y(0), x(0.25), y(0.25), INK, 1.2, "5 4")
        if place == 0:
            drawing.text(x(0.135), y(0.105), "equal to q", font_size=11)
        for tick in (0.05, 0.10, 0.20):
            drawing.text(x(tick), 288, f"{tick:.2f}", "middle")
        for number, scenario in enumerate(scenarios):
            shape, colour, name = STRENGTHS.get(scenario[-1], ("circle", BLUE, ""))
            shift = (number - (len(scenarios) - 1) / 2) * 9
            for q, kind in ((0.05, "q_05"), (0.10, "ours"), (0.20, "q_20")):
                found = method(scenario, kind, "false_not_planted")
                drawing.line(x(q) + shift, y(found.lower), x(q) + shift, y(min(found.upper, 0.3)),
                             colour, 1.6)
                if found.value <= 0.3:
                    drawing.mark(shape, x(q) + shift, y(found.value), colour)
            if name:
                drawing.mark(shape, left + 12, 50 + 17 * number, colour)
                drawing.text(left + 22, 54 + 17 * number, f"moved by {name}")
    drawing.text(52, 314, "nominal q; vertical: mean share of named units that were not planted, "
                 "with its 95 % Monte Carlo interval")
    return drawing.finished()


def power():
    drawing = Drawing(760, 330, "Power by size of the unit and strength")
    y = scale(0, 0.5, 270, 40)
    for place, (title, scenarios) in enumerate((("2 % planted", MAIN[1:4]), ("10 % planted", MAIN[4:]))):
        left = 52 + place * 360
        x = scale(0, 3, left + 20, left + 250)
        drawing.text(left, 26, title, font_weight="bold")
        for tick in (0, 0.1, 0.2, 0.3, 0.4, 0.5):
            drawing.line(left, y(tick), left + 270, y(tick), "#ddd")
            if place == 0:
                drawing.text(left - 6, y(tick) + 4, f"{tick:.1f}", "end")
        for step, size in enumerate(("150–399", "400–999", "1,000–2,999", "3,000–")):
            drawing.text(x(step), 288, size, "middle", font_size=11)
        lowest_label = y(0) + 18
        for scenario in scenarios:
            shape, colour, name = STRENGTHS[scenario[-1]]
            found = [method(scenario, "ours", "power", size) for size in SIZES]
            for step in range(3):
                drawing.line(x(step), y(found[step].value), x(step + 1), y(found[step + 1].value),
                             colour, 1.6)
            for step, point in enumerate(found):
                drawing.line(x(step), y(point.lower), x(step), y(point.upper), colour, 1.6)
                drawing.mark(shape, x(step), y(point.value), colour)
            lowest_label = min(y(found[3].value) + 4, lowest_label - 13)
            drawing.text(x(3) + 12, lowest_label, f"moved by {name}", font_size=11)
    drawing.text(52, 314, "n of the unit; vertical: share of planted units that are named, "
                 "with its 95 % Monte Carlo interval")
    return drawing.finished()


def gates():
    """What is left after each gate in turn."""
    drawing = Drawing(760, 330, "Units left after each gate in turn")
    for place, scenario in enumerate(("none", "planted_10_6")):
        left = 100 + place * 340
        planted = 0 if scenario == "none" else int(0.10 * ELIGIBLE + 0.5)
        x = scale(0, 180, left, left + 270)
        drawing.text(left, 26, SCENARIOS[scenario], font_weight="bold")
        for row, gate in enumerate(GATES):
            top = 44 + row * 38
            name = f"through_{gate}"
            flagged = method(scenario, name, "flagged").value
            found = method(scenario, name, "power").value * planted if planted else 0
            drawing.bar(x(0), top, x(found) - x(0), 22, BLUE)
            drawing.bar(x(found), top, x(flagged) - x(found), 22, ORANGE, hollow=True)
            label = f"{flagged:.1f}" + (f", {found:.1f} of them planted" if planted else "")
            if x(flagged) + 130 > left + 330:
                drawing.text(x(flagged) - 8, top + 15, label, "end", font_size=11,
                             fill=INK, paint_order="stroke", stroke="#fff", stroke_width="3")
            else:
                drawing.text(x(flagged) + 6, top + 15, label, font_size=11)
            if place == 0:
                drawing.text(left - 8, top + 15, gate, "end")
    drawing.bar(100, 284, 22, 12, BLUE)
    drawing.text(128, 294, "planted")
    drawing.bar(200, 284, 22, 12, ORANGE, hollow=True)
    drawing.text(228, 294, "not planted")
    drawing.text(100, 318, f"mean number of units a world that have passed this gate and those above it, "
                 f"of {ELIGIBLE} eligible")
    return drawing.finished()


def others():
    """False and found by method, two kinds of world."""
    drawing = Drawing(800, 350, "Units named wrongly and deviants found, by method")
    worlds = (("planted_2_6", "circle", BLUE), ("planted_10_4", "square", ORANGE))
    columns = (("of the named, not planted", "false_not_planted", 220), ("of the planted, named", "power", 510))
    for title, measure, left in columns:
        x = scale(0, 1, left, left + 250)
        drawing.text(left, 26, title, font_weight="bold")
        for tick in (0, 0.25, 0.5, 0.75, 1):
            drawing.line(x(tick), 40, x(tick), 292, "#ddd")
            drawing.text(x(tick), 308, f"{tick:.2f}", "middle")
        if measure == "false_not_planted":
            drawing.line(x(0.1), 40, x(0.1), 292, INK, 1.2, "5 4")
            drawing.text(x(0.1) + 4, 50, "q = 0.10", font_size=11)
        for row, name in enumerate(OTHERS):
            for shift, (scenario, shape, colour) in zip((-6, 6), worlds):
                found, height = method(scenario, name, measure), 70 + row * 34 + shift
                drawing.line(x(found.lower), height, x(min(found.upper, 1)), height, colour, 1.6)
                drawing.mark(shape, x(found.value), height, colour)
    for row, text in enumerate(OTHERS.values()):
        drawing.text(208, 74 + row * 34, text, "end", font_weight="bold" if row == 0 else "normal")
    for place, (scenario, shape, colour) in enumerate(worlds):
        drawing.mark(shape, 228 + place * 150, 334, colour)
        drawing.text(240 + place * 150, 338, SCENARIOS[scenario])
    return drawing.finished()


def all():
    return (("false-flags", falsehood()), ("power", power()), ("gates", gates()), ("others", others()))
