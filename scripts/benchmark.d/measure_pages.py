"""How soon pages of a site show when they are opened from their folder, by Chromium's own clock.

usage: measure_pages.py FOLDER
"""

import pathlib
import statistics
import sys

from playwright.sync_api import sync_playwright

runs = 9
folder = pathlib.Path(sys.argv[1]).resolve()
pages = [
    ("a profile", "kommune-3401.html"), ("the country", "landet.html"), ("the front page", "index.html"),
    ("a measure, all units", "mal-neet_20_29.html"), ("all units beside each other", "sammenlign.html"),
]
clock = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const page = performance.getEntriesByType("navigation")[0];
  return paint && page.loadEventEnd > 0 ? [paint.startTime, page.loadEventEnd] : null;
}"""

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    print("| page | shows after | is loaded after | size |\n| :-- | --: | --: | --: |")
    for name, file in pages:
        measured = []
        for _ in range(runs):
            # A context of its own has nothing of the page before in its caches.
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto((folder / file).as_uri())
            page.wait_for_function(clock)
            measured.append(page.evaluate(clock))
            context.close()
        shown, loaded = (statistics.median(column) / 1000 for column in zip(*measured))
        size = (folder / file).stat().st_size / 1000
        print(f"| {name} | {shown:.2f} s | {loaded:.2f} s | {size:.0f} kB |", flush=True)
    browser.close()
