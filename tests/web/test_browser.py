"""The pages in a real browser: the way from a page to the sentence and back, by mouse and by keyboard, two people at once, and axe."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from dragoman import web
from dragoman.record.filters import Filter
from dragoman.web.accounts import account, opened, write_accounts
from dragoman.web.pages import MENU
from dragoman.web.safety import Door
from dragoman.web.sessions import Sessions
from screenshots import served

LIBRARIES = Path(web.__file__).parent / "static/lib"
PLACES = [address for address, _ in MENU] + ["/judgements", "/search?words=truce", "/actors/Russia"]
# Playwright and uvicorn leave sockets to the interpreter when they end.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def chromium():
    """The browser, from Debian's package; the tests are skipped, and say why, where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for step in (["update", "-q"], ["install", "-y", "-q", "chromium"]):
            subprocess.run(["apt-get", *step], capture_output=True, check=False)
        program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed, and could not be (Debian's package `chromium` as root)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(filled):
    """Where the pages of a record of the samples are served."""
    with served(filled) as opened:
        yield opened


@pytest.fixture
def visit(chromium, address):
    """Opens pages as one person; what the console says, and what is asked of other hosts, fails the test."""
    opened = []
    wrong = []

    def person(**how):
        context = chromium.new_context(base_url=address, **how)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(f"{said.text} {said.location}") if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith((address, "data:")) else None)
        opened.append(context)
        return page

    yield person
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture
def order(filled):
    with filled.view() as view:
        return view.told("commitments", Filter(actor="Russia", type="withdraw_forces"))[0].entry


def test_every_page_opens_without_a_fault_in_light_and_dark_narrow_and_wide(visit):
    for how in ({"color_scheme": "dark", "viewport": {"width": 360, "height": 740}}, {"viewport": {"width": 2560, "height": 1300}}):
        page = visit(**how)
        for place in PLACES:
            page.goto(place)
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), place


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, order, scheme):
    page = visit(color_scheme=scheme)
    for place in [*PLACES, f"/reports/{order.source.report}", f"/entries/{order.id}"]:
        page.goto(place)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert found.response["violations"] == [], (place, found.generate_report())


def test_from_a_promise_to_its_sentence_to_a_judgement_and_back(visit, filled, order):
    page = visit()
    page.goto("/promises")
    page.get_by_label("Actor").fill("Russia")
    page.get_by_label("Kind").fill("withdraw_forces")
    page.get_by_role("button", name="Narrow").click()
    expect(page).to_have_url(re.compile("actor=Russia"))
    page.locator(f'a.quote[href$="#{order.id}"]').first.click()
    card = page.locator(f'[id="{order.id}"]')
    expect(card).to_have_class(re.compile("pinned"))
    card.get_by_label("Your name").fill("Ann")
    card.get_by_role("button", name="Accept").click()
    expect(page.locator(f'[id="{order.id}"]').get_by_text("judged: accepted")).to_be_visible()
    assert [one.judgement.by for one in filled.judgements()] == ["Ann"]
    page.get_by_role("link", name="the trail").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("taken back", exact=True)).to_be_visible()
    assert [one.judgement.verb for one in filled.judgements()] == ["accept", "undo"]


def test_the_reader_by_keyboard_alone(visit, filled, order):
    page = visit()
    page.goto("/")
    page.get_by_label("You judge as").fill("Ann")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"/reports/{order.source.report}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator(".card").first.get_attribute("id")
    expect(page.locator(".pinned")).to_have_id(first)
    expect(page.locator(".pinned")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(f'[id="{first}"]').get_by_text("judged: unsure")).to_be_visible()
    assert [(one.judgement.by, one.judgement.verb) for one in filled.judgements()] == [("Ann", "unsure")]


def test_two_people_judge_at_once(visit, filled):
    ann, bob = visit(), visit()
    for page in (ann, bob):
        page.goto("/review?kind=talks")
    for page, name, nth in ((ann, "Ann", 0), (bob, "Bob", 1)):
        page.get_by_label("Your name").fill(name)
        page.locator('input[name="entry"]').nth(nth).check()
        page.get_by_role("button", name="Accept what is ticked").click()
    expect(bob.locator("h1")).to_have_text("Review")
    assert {one.judgement.by for one in filled.judgements()} == {"Ann", "Bob"}
    assert len({one.judgement.subject["entry"]["id"] for one in filled.judgements()}) == 2


def test_a_mark_lights_up_with_its_entry(visit, order):
    page = visit()
    page.goto(f"/reports/{order.source.report}")
    mark = page.locator(f'.m[data-entries~="{order.id}"]').first
    mark.hover()
    expect(page.locator(f'[id="{order.id}"]')).to_have_class(re.compile("lit"))
    mark.click()
    expect(page.locator(".pinned")).to_be_visible()


@pytest.mark.parametrize("place", ["/map", "/network"])
def test_what_is_drawn_is_drawn_with_what_is_carried_along(visit, place):
    if not (LIBRARIES / "pinned.txt").is_file():
        pytest.skip("the libraries of the pages are not set up: npm could not install front-end/package-lock.json")
    page = visit()
    page.goto(place)
    expect(page.locator(".drawing")).to_have_attribute("data-drawn", "yes")
    expect(page.locator(".drawing canvas").first).to_be_visible()


def test_a_promise_board_and_a_line_of_time_lead_to_the_sentence(visit):
    page = visit()
    page.goto("/promises?actor=Russia")
    page.get_by_role("link", name="as a board by status").click()
    expect(page.locator(".board section").first).to_be_visible()
    page.locator("svg.chart a").first.click()
    expect(page.locator(".reader .pinned")).to_be_visible()


def test_files_are_dropped_and_the_page_follows_them(visit):
    page = visit()
    page.goto("/import")
    dropped = page.evaluate_handle("""() => {
        const all = new DataTransfer();
        all.items.add(new File(["GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\\n"], "accord.txt"));
        all.items.add(new File([""], "none.txt"));
        return all;
    }""")
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("2 of 2: done")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("none.txt: is empty")).to_be_visible()
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == [], found.generate_report()
    page.get_by_role("link", name="accord: added").click()
    expect(page.locator("h1")).to_be_visible()


def test_who_has_an_account_signs_in_without_script(chromium, filled, tmp_path):
    path = tmp_path / "accounts.tsv"
    write_accounts(path, [account("Ann", "reviewer", "correct horse")])
    with served(filled, Door(None, frozenset(), Sessions(opened(path)))) as address:
        for script in (True, False):  # axe is a script itself
            context = chromium.new_context(base_url=address, java_script_enabled=script)
            page = context.new_page()
            page.goto("/talks")
            if script:
                found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
                assert found.response["violations"] == [], found.generate_report()
            page.get_by_label("Name").fill("Ann")
            page.get_by_label("Password").fill("correct horse")
            page.get_by_role("button", name="Sign in").click()
            expect(page.locator("h1")).to_have_text("Talks")
            page.get_by_role("button", name="Sign out").click()
            expect(page.locator("h1")).to_have_text("Sign in")
            context.close()
