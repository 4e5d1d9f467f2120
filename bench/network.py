"""How long a network takes: `python bench/network.py STORE`.

The server's time is that of a picture nobody has asked for yet (graph, choice, layout, data as JSON), in this process
and with the indexes made. The browser's is from the click on a link to the first picture, with the server's answer
ready, in headless Chromium without a graphics card; then the picture is dragged about for a second.
"""

import argparse
import shutil
import statistics
import threading
import time

from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from kg.view.preparing import prepare
from web import create_app

SIZES = (200, 1000, 3000)
SHOW = "show=country&show=person&show=organization&show=meeting&show=agreement"
#: Notes when the picture is there, and how long each frame takes from then on.
WATCH = """
window.frames_ms = [];
new MutationObserver(() => {
  if (window.drawn || !document.querySelector('#network[data-drawn]')) return;
  window.drawn = performance.now();
  let last = performance.now();
  const tick = (now) => { window.frames_ms.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}).observe(document, { attributes: true, subtree: true, childList: true });
"""


def main() -> None:
    """Print a table of times, a row for each number of nodes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--runs", type=int, default=5, help="loads of each page in the browser")
    arguments = parser.parse_args()
    app = create_app(arguments.store, testing=True)
    prepare(app.extensions["kg.store"].current())
    client = app.test_client()
    client.get("/network.json?limit=1")  # pyvis is imported
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    print(
        "| nodes | ties | server: page ms (of the processor) | server: picture ms (of the processor) | kB "
        "| browser: first picture ms | frame ms |"
    )
    print("|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for size in SIZES:
            address = f"?{SHOW}&limit={size}"
            page, _ = timed(lambda address=address: client.get("/network" + address))
            picture, answer = timed(lambda address=address: client.get("/network.json" + address))
            data = answer.get_json()
            loads = [
                load(browser, f"http://127.0.0.1:{server.effective_port}/network{address}")
                for _ in range(arguments.runs)
            ]
            drawn, frame = (statistics.median(column) for column in zip(*loads, strict=True))
            print(
                f"| {len(data['nodes'])} | {len(data['edges'])} | {page} | {picture} | "
                f"{len(answer.data) // 1000} | {drawn:.0f} | {frame:.0f} |"
            )
        browser.close()
    server.close()


def timed(call):  # noqa: ANN001, ANN201 - a script's own
    """Return the milliseconds that a call takes, by the clock and of the processor, and what it returns."""
    clock, processor = time.perf_counter(), time.process_time()
    found = call()
    taken = (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000
    return "{:.0f} ({:.0f})".format(*taken), found


def load(browser: Browser, address: str) -> tuple[float, float]:
    """Return when the picture was there, and the median time of a frame while it is dragged; in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("#network[data-drawn]", timeout=60_000)
    page.locator("#network").scroll_into_view_if_needed()
    frame = page.locator("#network").bounding_box()
    assert frame is not None
    page.evaluate("frames_ms.length = 0")
    page.mouse.move(frame["x"] + 20, frame["y"] + 20)
    page.mouse.down()
    ends = time.monotonic() + 1
    step = 0
    while time.monotonic() < ends:
        step += 1
        page.mouse.move(frame["x"] + 20 + step % 300, frame["y"] + 20 + step % 200)
    page.mouse.up()
    drawn, frames = page.evaluate("[drawn, frames_ms]")
    context.close()
    return float(drawn), statistics.median(frames or [0.0])


if __name__ == "__main__":
    main()
