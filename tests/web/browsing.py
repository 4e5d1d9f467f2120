"""A page in a real browser, watched for all that it should not say or ask for."""

from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

SCREENSHOTS = Path(__file__).parent.parent / "screenshots"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass
class Watched:
    """A page, and all that it said or asked for that it should not have."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str, *, status: int = 200) -> Page:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == status
        return self.page


def watch(context: BrowserContext, base: str) -> Watched:
    watched = Watched(context.new_page(), base)
    page = watched.page
    page.on(
        "console",
        lambda message: message.type in {"error", "warning"} and watched.faults.append(message.text),
    )
    page.on("pageerror", lambda error: watched.faults.append(str(error)))
    page.on("dialog", lambda dialog: (watched.faults.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((base, "data:", "blob:"))
            or watched.faults.append(f"asked for {request.url}")
        ),
    )
    return watched


def serious_faults(page: Page) -> list[str]:
    """Return what axe calls serious or critical on a page."""
    return [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
