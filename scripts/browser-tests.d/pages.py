"""Whether the site's pages can be used by everyone, as axe-core judges and as a keyboard finds."""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

KINDS = [
    "index.html", "kommune-3401.html", "region-kongsvinger.html", "fylke-34.html", "landet.html",
    "mal.html", "mal-neet_20_29.html", "mal-grunnskolepoeng.html", "kandidater.html", "endring.html",
    "sammenlign.html", "praksis.html", "metode.html", "kilder.html", "kvalitet.html",
    "veien.html", "veien-problem.html", "veien-finn.html", "veien-besok.html", "veien-uvanlig.html",
    "veien-prov.html", "veien-spre.html", "veien-eksempel.html", "arbeidsark.html",
]
# What compares every measure of every unit is moved sideways on any screen.
WIDER = ["sammenlign.html"]
CUT = """[...document.querySelectorAll('.scroll')].filter(part => part.scrollWidth > part.clientWidth + 1)
  .map(part => part.getAttribute('aria-label'))"""
VIEWS = [("wide", 1280, "light"), ("narrow", 360, "light"), ("smallest", 320, "light"), ("dark", 1280, "dark")]


def main(folder):
    failed = 0
    passed = 0

    def hold(condition, what):
        nonlocal failed, passed
        if condition:
            passed += 1
        else:
            failed += 1
            print("failed:", what)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for view, width, scheme in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            errors = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            for name in KINDS:
                page.goto((folder / name).as_uri())
                wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                hold(wider <= 0, f"{name} {view}: {wider} pixels too wide")
                if view == "wide" and name not in WIDER:
                    cut = page.evaluate(CUT)
                    hold(not cut, f"{name} {view}: cut off at the side: {cut}")
                # The rows of a long table are made alike: axe looks at the first ones.
                page.evaluate(
                    "document.querySelectorAll('tbody tr:nth-child(n+9)').forEach(row => row.remove())")
                for violation in Axe().run(page).response["violations"]:
                    hold(False, f"{name} {view}: {violation['id']}: {violation['nodes'][0]['html'][:160]}")
                hold(not errors, f"{name} {view}: {errors}")
                errors.clear()
            context.close()

        between = browser.new_page()
        for name in KINDS:
            between.goto((folder / name).as_uri())
            for width in (1180, 1100, 1081, 1080, 961, 768, 481, 390):
                between.set_viewport_size({"width": width, "height": 900})
                wider = between.evaluate("document.documentElement.scrollWidth - innerWidth")
                hold(wider <= 0, f"{name} at {width} pixels: {wider} too wide")

        without = browser.new_context(java_script_enabled=False).new_page()
        for name in KINDS:
            without.goto((folder / name).as_uri())
            hold(without.locator("h1").count() == 1, f"{name} without script: no heading")
            hold(without.locator("form:visible, button:visible").count() == 0,
                 f"{name} without script: something that does nothing is shown")

        header(browser.new_page(), folder, hold)
        keyboard(browser.new_page(), folder, hold)
        browser.close()
    print(f"browser: {passed} passed, {failed} failed")
    return failed


def header(page, folder, hold):
    """The button for dark pages stands beside the name, however wide the page is."""
    page.goto((folder / "index.html").as_uri())
    for width in (1280, 1180, 1100, 1081, 1080, 961, 700, 481, 480, 401, 320):
        page.set_viewport_size({"width": width, "height": 900})
        brand, button = page.locator(".brand").bounding_box(), page.locator("#theme").bounding_box()
        middle = brand["y"] + brand["height"] / 2
        hold(button["y"] < middle < button["y"] + button["height"],
             f"the button for dark pages is below the name at {width} pixels")


def keyboard(page, folder, hold):
    """Searches, sorts and compares without a mouse."""
    for typed, found in [("asnes", "3418"), ("åsnes", "3418"), ("aasnes", "3418"), ("3401", "3401"), ("0402", "3401")]:
        page.goto((folder / "index.html").as_uri())
        page.focus("#q")
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/kommune-{found}.html")
        hold(page.url.endswith(f"kommune-{found}.html"), f"search for {typed}")

    page.goto((folder / "mal-neet_20_29.html").as_uri())
    page.focus("table.sortable thead th:nth-child(2) button")
    page.keyboard.press("Enter")
    cells = "table.sortable tbody td:nth-child(2)"
    values = [
        float(text.replace("%", "").replace("\u202f", "").replace("\u00a0", "").strip().replace(",", "."))
        for text in page.locator(cells).all_inner_texts() if "%" in text
    ]
    hold(len(values) > 300 and values == sorted(values), "sorting by value")
    hold(page.get_attribute("table.sortable thead th:nth-child(2)", "aria-sort") == "ascending",
         "sorting is told")

    page.goto((folder / "sammenlign.html").as_uri() + "#3401,3418,9999")
    rows = page.locator("#comparison tbody tr:visible")
    hold(rows.count() == 2, "comparing the two in the address")
    hold("9999" in page.inner_text("#chosen"), "a code that is not there is told")
    page.select_option("#add", "3417")
    page.focus("#compare button")
    page.keyboard.press("Enter")
    page.wait_for_url("**3417")
    rows.nth(2).wait_for()
    hold(rows.count() == 3 and page.url.endswith("3417"), "adding one to compare")


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]).resolve()) else 0)
