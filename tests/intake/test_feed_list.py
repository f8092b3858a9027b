import pytest

from dragoman.intake.feed_list import Feed, feed_list


def read(tmp_path, text):
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    found = feed_list(path)
    return getattr(found, "message", "").replace(str(path), "feeds.toml") or found


def test_feeds_in_the_order_of_the_file(tmp_path):
    found = read(
        tmp_path,
        'agent = "Peace Watch (desk@example.org)"\n[[feed]]\nurl = "https://example.org/rss"\nname = "Example"\nevery = "2h"\n[[feed]]\nfolder = "in"\n',
    )
    assert found.agent == "Peace Watch (desk@example.org)"
    assert found.feeds == (Feed(url="https://example.org/rss", name="Example", every=7200), Feed(folder=str(tmp_path / "in")))
    assert [feed.key for feed in found.feeds] == ["https://example.org/rss", f"folder:{tmp_path / 'in'}"]


def test_everything_that_can_be_set(tmp_path):
    (feed,) = read(
        tmp_path,
        '[[feed]]\nurl = "http://10.0.0.7/map.xml"\nkind = "sitemap"\nmatch = "/world/"\nmost = 5\ntext = "feed"\ninternal = true\n',
    ).feeds
    assert (feed.kind, feed.matching.pattern, feed.most, feed.text, feed.internal, feed.every) == ("sitemap", "/world/", 5, "feed", True, 900)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("feed = ", "feeds.toml is no TOML: Invalid value (at end of document)"),
        ("", "feeds.toml: no [[feed]] in it"),
        ("feed = [1]", "feeds.toml: feed 1 is no table"),
        ("feeds = []", "feeds.toml: 'feeds' is no setting; there are agent and [[feed]]"),
        ("agent = 7\n[[feed]]\nfolder = 'a'", "feeds.toml: the file: agent is '7', which is no text"),
        ("[[feed]]\nname = 'a'", "feeds.toml: feed 1 has neither url nor folder; it needs one of them"),
        ("[[feed]]\nurl = 'http://a.org'\nfolder = 'a'", "feeds.toml: feed 1 has both url and folder; it needs one of them"),
        ("[[feed]]\nurl = 'http://[::1'", "feeds.toml: feed 1: 'http://[::1' is no address that begins with http:// or https://"),
        ("[[feed]]\nurl = 'a.org'", "feeds.toml: feed 1: 'a.org' is no address that begins with http:// or https://"),
        (
            "[[feed]]\nfolder = 'a'\nevry = '1h'",
            "feeds.toml: feed 1: 'evry' is no setting; there are every, folder, internal, kind, match, most, name, text, url",
        ),
        ("[[feed]]\nfolder = 'a'\nevery = '5s'", "feeds.toml: feed 1: every is '5s'; it is a time such as 15m, 2h or 1d, and no less than 60s"),
        ("[[feed]]\nfolder = 'a'\nevery = 5", "feeds.toml: feed 1: every is '5'; it is a time such as 15m, 2h or 1d, and no less than 60s"),
        ("[[feed]]\nfolder = 'a'\nkind = 'x'", "feeds.toml: feed 1: kind is 'x'; it is one of auto, rss, atom, json, sitemap"),
        ("[[feed]]\nfolder = 'a'\nmost = true", "feeds.toml: feed 1: most is 'True', which is no whole number"),
        ("[[feed]]\nfolder = 'a'\nmost = 0", "feeds.toml: feed 1: most is 0; it must be 1 or more"),
        ("[[feed]]\nfolder = 'a'\ninternal = 1", "feeds.toml: feed 1: internal is '1', which is no true or false"),
        (
            "[[feed]]\nfolder = 'a'\nmatch = '('",
            "feeds.toml: feed 1: match is '(', which is no regular expression: missing ), unterminated subpattern at position 0",
        ),
        ("[[feed]]\nurl = 'http://a.org'\n[[feed]]\nurl = 'http://a.org'", "feeds.toml: feed 1 and feed 2 are both http://a.org"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected(tmp_path, text, message):
    assert read(tmp_path, text) == message


def test_a_list_that_is_not_there(tmp_path):
    assert feed_list(tmp_path / "none.toml").message == f"{tmp_path / 'none.toml'} does not exist"
    assert feed_list(tmp_path).message == f"{tmp_path} could not be opened: Is a directory"
