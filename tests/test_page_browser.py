"""The page in a real browser without a network: Chromium, headless, driven by selenium."""

from __future__ import annotations

import csv
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_samples import ATTACK, hostile_report

from launches.page import write_page

pytest.importorskip("selenium", reason="needs the extra `browser`: pip install '.[browser]'")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="Chromium is not installed (Debian: apt-get install chromium chromium-driver)",
)

DATA = Path(__file__).parents[1] / "data"
SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
DESKTOP, PHONE = (1440, 900), (360, 740)


def rows(name: str) -> list[dict[str, str]]:
    with open(DATA / f"{name}.csv", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


EVENTS, CLAIMS = rows("events"), rows("claims")


class Page:
    """A page in the browser, and what it asked the network for."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver, self.path = driver, path

    def open(
        self, address: str = "", size: tuple[int, int] = DESKTOP, scheme: str = "light"
    ) -> None:
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1}
        self.cdp("Emulation.setDeviceMetricsOverride", mobile=size == PHONE, **metrics)
        calm = {"name": "prefers-reduced-motion", "value": "reduce"}
        colors = {"name": "prefers-color-scheme", "value": scheme}
        self.cdp("Emulation.setEmulatedMedia", features=[calm, colors])
        self.driver.get("about:blank")
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.driver.get(f"{self.path.as_uri()}{address}")
        self.settle()

    def cdp(self, command: str, **options: Any) -> None:
        self.driver.execute_cdp_cmd(command, options)

    def js(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(f"return {code}", *arguments)

    def find(self, css: str) -> Any:
        return self.driver.find_element("css selector", css)

    def settle(self) -> None:
        """Wait for the frame that is asked for, and for the count to be told."""
        self.driver.execute_async_script(
            "const done = arguments[0];"
            "setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 90)"
        )

    def until(self, true: Callable[[], Any]) -> None:
        end = time.monotonic() + 5
        while not true() and time.monotonic() < end:
            self.settle()
        assert true()

    @property
    def ids(self) -> list[str]:
        return self.js("[...document.querySelectorAll('#table tbody tr')].map(r => r.dataset.id)")

    @property
    def marks(self) -> int:
        return int(self.js("document.getElementById('canvas').dataset.marks"))

    @property
    def picture(self) -> str:
        self.settle()
        return self.js("document.getElementById('canvas').toDataURL()")

    def choose(self, facet: str, value: str) -> None:
        box = f"input[data-facet='{facet}'][value='{value}']"
        details = self.js("document.querySelector(arguments[0]).closest('details')", box)
        if not details.get_property("open"):
            details.find_element("css selector", "summary").click()
        self.find(box).click()
        details.find_element("css selector", "summary").click()
        self.settle()

    def slide(self, name: str, day: str) -> None:
        self.js(
            "(([i, d]) => { i.value = Date.parse(d) / 86400000;"
            " i.dispatchEvent(new Event('input', {bubbles: true})); })(arguments)",
            self.find(f"#{name}"),
            day,
        )
        self.settle()

    def shows(self, expected: list[dict[str, str]]) -> None:
        """Table and count hold these events, and the map those of them that have a place."""
        assert sorted(self.ids) == sorted(row["event_id"] for row in expected)
        told = self.find("#count").text
        assert told.startswith(f"{len(expected)} of {len(EVENTS)} events"), told
        # seen from the middle of the shown events, those of one region are on the near side
        self.find("#fit").click()
        self.settle()
        placed = {e["id"] for e in self.data["events"] if e["at"]}
        assert self.marks <= len(placed & set(self.ids))

    @property
    def data(self) -> dict[str, Any]:
        return json.loads(self.js("document.getElementById('data').textContent"))

    def requests(self) -> list[str]:
        messages = (json.loads(m["message"])["message"] for m in self.driver.get_log("performance"))
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    profile = tmp_path_factory.mktemp("profile")
    for switch in (*SWITCHES, f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        browser.execute_cdp_cmd("Network.enable", {})
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        browser.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        yield browser
    finally:
        browser.quit()


@pytest.fixture(scope="module")
def page(driver: Any, tmp_path_factory: pytest.TempPathFactory) -> Page:
    path = tmp_path_factory.mktemp("page") / "page.html"
    write_page(path)
    return Page(driver, path)


def test_page_loads_without_errors_and_asks_for_nothing(page: Page) -> None:
    page.open()
    assert page.driver.get_log("browser") == []
    assert all(url.startswith(("file:", "data:", "blob:")) for url in page.requests())
    page.shows(EVENTS)


def test_filters_change_table_and_map(page: Page) -> None:
    page.open()
    page.choose("actor", "KOR")
    korean = [row for row in EVENTS if row["actor"] == "KOR"]
    page.shows(korean)
    assert page.marks == sum(1 for e in page.data["events"] if e["actor"] == "KOR" and e["at"])
    page.choose("actor", "PRK")
    both = [row for row in EVENTS if row["actor"] in ("KOR", "PRK")]
    page.shows(both)
    page.choose("class", "SRBM")
    page.shows([row for row in both if row["missile_class"] == "SRBM"])
    page.find("#reset").click()
    page.settle()
    page.choose("zone", "JPN")
    page.shows([row for row in EVENTS if row["zone"] == "JPN"])
    assert page.marks == len(page.ids)
    page.choose("zone", "JPN")
    page.choose("zone", "-")
    page.shows([row for row in EVENTS if row["zone"] == ""])
    page.find("#reset").click()
    page.settle()
    page.shows(EVENTS)


def test_slider_changes_table_and_map(page: Page) -> None:
    page.open()
    page.slide("from", "2022-01-01")
    page.slide("to", "2022-12-31")
    page.shows([row for row in EVENTS if row["date_local"].startswith("2022")])
    fewer = page.marks
    page.slide("to", "2022-06-30")
    page.shows([row for row in EVENTS if "2022-01-01" <= row["date_local"] <= "2022-06-30"])
    assert 0 < page.marks < fewer


def test_slider_answers_to_keys(page: Page) -> None:
    from selenium.webdriver.common.keys import Keys

    page.open()
    page.find("#to").send_keys(Keys.HOME)
    page.settle()
    first = min(row["date_local"] for row in EVENTS)
    page.shows([row for row in EVENTS if row["date_local"] == first])
    assert page.find("#to").get_attribute("aria-valuetext") == first


def test_play_runs_through_time_and_ends_with_all(page: Page) -> None:
    page.open()
    page.find("#play").click()
    page.until(lambda: len(page.ids) < len(EVENTS))
    assert page.find("#play").get_attribute("aria-pressed") == "true"
    page.find("#play").click()
    assert page.find("#play").get_attribute("aria-pressed") == "false"


def test_table_sorts_with_unknown_last_either_way(page: Page) -> None:
    page.open()
    head = page.find("#table thead th:nth-child(6) button")
    assert head.text.startswith("Range")
    known = {row["event_id"]: float(row["range_km"]) for row in EVENTS if row["range_km"]}
    for direction, sign in (("descending", -1), ("ascending", 1)):
        head.click()
        assert page.find("#table thead th:nth-child(6)").get_attribute("aria-sort") == direction
        ranges = [known.get(name) for name in page.ids]
        assert ranges[len(known) :] == [None] * (len(EVENTS) - len(known))
        assert ranges[: len(known)] == sorted(known.values(), key=lambda km: sign * km)


def test_row_opens_the_claims_with_their_sources(page: Page) -> None:
    from selenium.webdriver.common.keys import Keys

    page.open()
    name = "PRK-2022-11-18-1"
    row = page.find(f"tr[data-id='{name}'] button")
    page.js("arguments[0].focus()", row)
    row.send_keys(Keys.ENTER)
    page.settle()
    mine = [claim for claim in CLAIMS if claim["event_id"] == name]
    items = page.driver.find_elements("css selector", "#detail .field li")
    assert len(items) == len(mine)
    assert {
        m.get_attribute("textContent")
        for m in page.driver.find_elements("css selector", "#detail mark")
    } == {" ".join(claim["verbatim"].split()) for claim in mine}
    assert "Joint" in page.find("#detail").text or "JCS" in page.find("#detail").text
    for link in page.driver.find_elements("css selector", "#detail .source a"):
        assert link.get_attribute("href").startswith(("http://", "https://"))
    assert page.js("location.hash") == f"#event={name}"
    assert page.js("document.activeElement.tagName") == "H2"
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.find("#detail").is_displayed()
    assert page.js("document.activeElement === arguments[0]", row)
    row.send_keys(Keys.ARROW_DOWN)
    at = page.ids.index(name)
    assert page.js("document.activeElement.closest('tr').dataset.id") == page.ids[at + 1]


def test_mark_on_the_map_selects_its_row(page: Page) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    page.open()
    event = next(
        e for e in page.data["events"]
        if e["placed"] == "launch" and not e["regions"] and e["actor"] == "IND"
    )  # fmt: skip
    page.find("#search").send_keys(event["id"])
    page.find("#fit").click()
    page.settle()
    assert page.ids == [event["id"]]
    spot = page.js("document.getElementById('canvas').dataset.first").split(",")
    box = page.find("#canvas")
    x, y = (float(at) for at in spot)
    ActionChains(page.driver).move_to_element_with_offset(
        box, round(x - box.size["width"] / 2), round(y - box.size["height"] / 2)
    ).click().perform()
    page.settle()
    assert page.find("#detail").is_displayed()
    assert page.find("tr.selected").get_attribute("data-id") == event["id"]


def test_map_answers_to_keys_wheel_and_drag(page: Page) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
    from selenium.webdriver.common.keys import Keys

    page.open()
    canvas = page.find("#canvas")
    canvas_focus = "document.getElementById('canvas').focus()"
    page.js(canvas_focus)
    seen = [page.picture]

    def changed() -> None:
        seen.append(page.picture)
        assert seen[-1] != seen[-2]

    for key in ("+", "-", Keys.ARROW_LEFT, Keys.ARROW_UP, "0"):
        page.driver.switch_to.active_element.send_keys(key)
        changed()
    ActionChains(page.driver).scroll_from_origin(
        ScrollOrigin.from_element(canvas), 0, -120
    ).perform()
    changed()
    ActionChains(page.driver).drag_and_drop_by_offset(canvas, 90, 40).perform()
    changed()
    page.js(canvas_focus)
    page.driver.switch_to.active_element.send_keys("n")
    page.settle()
    assert page.find("tr.selected").get_attribute("data-id") == page.ids[0]


def test_address_opens_an_event_and_keeps_the_filters(page: Page) -> None:
    page.open("#PRK-2017-08-29-1")
    assert page.find("#detail code").text == "PRK-2017-08-29-1"
    page.open("#actor=PRK,IND&class=ICBM&from=2017-01-01&to=2017-12-31")
    wanted = [
        row for row in EVENTS
        if row["actor"] in ("PRK", "IND") and row["missile_class"] == "ICBM"
        and row["date_local"].startswith("2017")
    ]  # fmt: skip
    page.shows(wanted)
    kept = page.js("location.hash")
    assert "actor=" in kept
    assert "class=ICBM" in kept


def test_back_closes_what_was_opened_and_keeps_the_filters(page: Page) -> None:
    page.open("#actor=PRK&class=ICBM")
    before = page.ids
    first, second = before[:2]
    for event_id in (first, second):
        page.find(f"tr[data-id='{event_id}'] button").click()
        page.settle()
    assert second in page.find("#detail").text
    page.driver.back()
    page.settle()
    assert first in page.find("#detail").text
    page.driver.back()
    page.settle()
    assert not page.find("#detail").is_displayed()
    assert page.ids == before


def test_skip_link_keeps_the_filters_and_reaches_the_table(page: Page) -> None:
    page.open("#actor=PRK&class=ICBM")
    before = page.ids
    page.find(".skip").send_keys("\n")
    page.settle()
    assert page.ids == before
    assert page.js("document.activeElement.id") == "table"


def test_keys_go_through_the_events_and_escape_closes_from_anywhere(page: Page) -> None:
    page.open()
    opened = []
    for _ in range(3):
        page.find("#canvas").send_keys("n")
        page.settle()
        opened.append(page.find("#detail code").text)
    assert opened == page.ids[:3]
    page.js("document.activeElement.blur()")
    page.find("body").send_keys("\ue00c")  # Escape
    page.settle()
    assert not page.find("#detail").is_displayed()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hwasong 17", "PRK-2022-11-18-1"),
        ("turkiye", "TUR-2022-10-18-1"),
        ("korea icbm", "PRK-2017-07-04-1"),
    ],
)
def test_search_takes_words_in_any_order_without_accents(
    page: Page, words: str, found: str
) -> None:
    page.open()
    page.find("#search").send_keys(words)
    page.settle()
    assert found in page.ids
    assert len(page.ids) < len(EVENTS)


def test_nothing_found_says_so_and_offers_a_way_back(page: Page) -> None:
    page.open()
    page.find("#search").send_keys("zzzz")
    page.settle()
    assert "No event matches" in page.find("#table tbody").text
    page.find("#table tbody button").click()
    page.settle()
    assert len(page.ids) == len(EVENTS)


def test_map_follows_a_filter_whose_events_it_does_not_show(page: Page) -> None:
    page.open()
    page.choose("actor", "IND")
    page.until(lambda: page.marks > 0)


@pytest.mark.parametrize("width", [900, 1024, 1180, 1280, 1440, 1680, 1920])
def test_verdict_is_not_cut_off_at_any_width(page: Page, width: int) -> None:
    page.open("#event=PRK-2022-11-18-1", size=(width, 800))
    assert page.js("(b => b.scrollWidth - b.clientWidth)(document.getElementById('scroll'))") <= 1
    head = page.find("#table thead th:last-child").rect
    box = page.find("#scroll").rect
    assert head["x"] + head["width"] <= box["x"] + box["width"] + 1


def test_claims_have_headings_with_units(page: Page) -> None:
    page.open("#event=PRK-2022-11-18-1")
    said = page.find("#detail").text
    assert "Range (km)" in said
    assert "{" not in said


def test_csv_of_the_shown_events_is_that_of_the_log(page: Page, tmp_path: Path) -> None:
    page.open("#class=SLV")
    page.cdp("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    page.find("#csv").click()
    page.until(lambda: list(tmp_path.glob("*.csv")))
    with open(tmp_path / "events.csv", encoding="utf-8-sig", newline="") as stream:
        found = {row["event_id"]: row for row in csv.DictReader(stream)}
    assert found == {row["event_id"]: row for row in EVENTS if row["missile_class"] == "SLV"}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_is_made_and_nothing_is_wider_than_the_screen(
    page: Page, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    from matplotlib.image import imread

    page.open("#event=PRK-2022-11-18-1", size, scheme)
    assert page.js("document.documentElement.scrollWidth") <= size[0]
    page.driver.save_screenshot(str(tmp_path / "page.png"))
    picture = imread(tmp_path / "page.png")
    assert picture.shape[1::-1] == size
    corner = picture[4, 4, :3].mean()
    assert corner > 0.9 if scheme == "light" else corner < 0.2
    page.find("#theme").click()
    page.settle()
    page.driver.save_screenshot(str(tmp_path / "turned.png"))
    turned = imread(tmp_path / "turned.png")[4, 4, :3].mean()
    assert (turned > 0.9) == (scheme == "dark")


def test_hostile_report_does_not_run(driver: Any, tmp_path: Path) -> None:
    hostile_report(tmp_path)
    write_page(tmp_path / "page.html", reports=tmp_path)
    hostile = Page(driver, tmp_path / "page.html")
    for size in (DESKTOP, PHONE):
        hostile.open(size=size)
        hostile.find("#table tbody button").click()
        hostile.settle()
        detail = hostile.find("#detail")
        assert ATTACK in detail.text
        assert hostile.js("window.hacked") is None
        assert hostile.js("document.images.length") == 0
        assert detail.find_elements("css selector", "a") == []
        assert hostile.js("document.documentElement.scrollWidth") <= size[0]
        assert driver.get_log("browser") == []
        assert all(url.startswith(("file:", "data:")) for url in hostile.requests())


def test_table_stands_without_script(page: Page) -> None:
    page.cdp("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.driver.get("about:blank")
        page.driver.get(page.path.as_uri())
        table = page.driver.find_elements("css selector", "noscript tbody tr")
        assert len(table) == len(EVENTS)
        assert table[0].is_displayed()
        assert not page.find("main").is_displayed()
    finally:
        page.cdp("Emulation.setScriptExecutionDisabled", value=False)
