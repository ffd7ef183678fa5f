"""A real browser: Debian's Chromium, driven by Playwright; axe looks at every page it is asked to."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from kehoach.web.accounts.models import User
from kehoach.web.audit import append_only
from kehoach.web.audit.models import AuditEntry
from tests.web.conftest import signed_in
from tests.web.people import World, build_world

# Playwright keeps an event loop in this thread; our code still runs one thing after the other.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
DESKTOP, PHONE = 1440, 390


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine; on Debian: apt-get install chromium")
    if not (ROOT / "src/kehoach/web/static/vendor/versions.json").exists():
        pytest.skip("the front-end files are not installed: make test installs them")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Site:
    """The running program, its people, and ways to open a page of it."""

    address: str
    world: World
    browser: Browser

    def open(
        self,
        path: str,
        *,
        who: str | None = None,
        width: int = DESKTOP,
        theme: str = "light",
        javascript: bool = True,
    ) -> Page:
        """A page as this person sees it, on a screen of this width."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.complaints = complaints  # type: ignore[attr-defined]
        if who:
            session = signed_in(User.objects.get(username=who)).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.address}])
        page.goto(self.address + path)
        page.evaluate("document.fonts.ready")
        return page


@pytest.fixture
def site(chromium: Browser, live_server: Any) -> Iterator[Site]:
    opened = Site(address=live_server.url, world=build_world(), browser=chromium)
    yield opened
    for context in chromium.contexts:
        context.close()
    # The database refuses to empty the history, so this test's own is taken away with the guard off.
    append_only.unguard(connection)
    AuditEntry.objects.all().delete()
    append_only.guard(connection)


# In the other theme only colours differ.
COLOURS = "{runOnly: {type: 'rule', values: ['color-contrast']}, resultTypes: ['violations'], preload: false}"
AT_REST = """() => document.getAnimations().forEach(moving => {
  try { moving.finish() } catch { moving.cancel() }
})"""
EVERYTHING = "{resultTypes: ['violations'], preload: false}"


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Check a page in both themes: axe finds nothing, nothing sticks out sideways, no error in the console.

    KEHOACH_SCREENSHOTS names a folder in which to keep a picture of each page in both.
    """

    def check(page: Page, name: str) -> None:
        if not AXE.exists():
            pytest.skip("axe is not installed: make test installs it")
        # Our own policy forbids inline scripts, so axe comes in through the debugger's door.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        told = []
        for theme, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            page.wait_for_function("t => document.documentElement.dataset.bsTheme === t", arg=theme)
            # Colours that are still on their way to the other theme's have no contrast to speak of.
            page.evaluate(AT_REST)
            if folder := os.environ.get("KEHOACH_SCREENSHOTS"):
                Path(folder).mkdir(parents=True, exist_ok=True)
                page.screenshot(path=str(Path(folder) / f"{name}-{theme}.png"), full_page=True)
            found = page.evaluate(f"async () => (await axe.run({options})).violations")
            told += [
                f"{theme}, {v['id']}: {node['html'][:120]} | {' '.join(node['failureSummary'].split())[:300]}"
                for v in found
                for node in v["nodes"]
            ]
        page.emulate_media(color_scheme="light")
        assert not told, f"{name}:\n" + "\n".join(told)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} pixels wider than the screen"
        assert page.complaints == [], page.complaints  # type: ignore[attr-defined]

    return check
