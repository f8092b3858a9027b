import time
import tracemalloc

from dragoman.intake.robots import GROUPS, MOST, rules_of

AGENT = "Dragoman/1"


def test_the_rules_for_us_go_before_those_for_all():
    rules = rules_of(b"User-agent: *\nDisallow: /\nUser-agent: dragoman\nDisallow: /private\nCrawl-delay: 7\n", AGENT)
    assert (rules.allow("https://example.org/a"), rules.allow("https://example.org/private/a"), rules.pause()) == (True, False, 7.0)


def test_the_rules_for_others_are_not_ours():
    rules = rules_of(b"User-agent: somebody\nUser-agent: else\nDisallow: /\nUser-agent: *\nDisallow: /b\n", AGENT)
    assert (rules.allow("https://example.org/a"), rules.allow("https://example.org/b"), rules.pause()) == (True, False, 0.0)


def test_no_rules_bar_nobody():
    for body in (b"", b"\xff\xfe\x00", b"<html>Not found</html>", b"Disallow: /\n"):
        assert rules_of(body, AGENT).allow("https://example.org/a")


def test_a_mark_at_the_beginning_costs_no_rule():
    assert not rules_of(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", AGENT).allow("https://example.org/a")


def test_what_comes_after_the_first_500_kib_is_left_aside():
    line = b"Disallow: /some/where\n"
    body = b"User-agent: *\nDisallow: /first\n" + line * (MOST // len(line)) + b"Disallow: /last\n"
    rules = rules_of(body, AGENT)
    assert (rules.allow("https://example.org/first"), rules.allow("https://example.org/last")) == (False, True)


def test_a_rule_that_the_limit_cuts_is_left_aside():
    begun = b"User-agent: *\n" + b"#" * (MOST - 14 - 12) + b"\nDisallow: /and/so/on\n"
    assert begun[:MOST].endswith(b"\nDisallow: /")
    assert rules_of(begun, AGENT).allow("https://example.org/a")


def test_names_beyond_number_take_neither_time_nor_memory():
    names = b"".join(b"User-agent: a%d\n" % number for number in range(12_000))
    tracemalloc.start()
    began = time.monotonic()
    rules = rules_of(names + b"User-agent: *\n" + b"Disallow: /x\n" * 20_000, AGENT)
    assert time.monotonic() - began < 2
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    assert not rules.allow("https://example.org/x")


def test_of_many_names_that_are_ours_the_first_few_count():
    names = [f"{'dragoman'[:length]}{'*' * stars}" for length in range(8, 0, -1) for stars in range(3)]
    body = "".join(f"User-agent: {name}\nDisallow: /{number}/\n" for number, name in enumerate(names)).encode()
    rules = rules_of(body, AGENT)
    assert len(names) > GROUPS
    assert not rules.allow("https://example.org/0/")
    assert rules.allow(f"https://example.org/{len(names) - 1}/")
