"""The commands that keep a record of many reports and ask it. Nothing but click is imported before one runs."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.options import Command, day, reading_options, shared_options

KINDS = ("actors", "statements", "events", "commitments", "ceasefires", "talks", "positions", "figures", "disputes", "reports")
STYLES = ("table", "json", "csv")
EXPORTS = ("annotations", "csv", "ftm", "geojson", "hxl", "ical", "parquet", "plover", "report")
VERDICTS = ("accepted", "rejected", "unsure", "yes", "no")

_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)

_record = click.option(
    "--record", default="dragoman.db", show_default=True, metavar="FILE|URL", help="The record: an SQLite file, or postgresql://… ."
)
_as_of = click.option("--as-of", callback=day, metavar="DATE", help="The record as it was known on that day (YYYY-MM-DD).")
_style = click.option("--format", "style", type=click.Choice(STYLES), default="table", show_default=True, help="What to write.")
_limit = click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many at most.")
_after = click.option("--after", metavar="TOKEN", help="Go on where a page ended; the page says with which token.")
_since = click.option("--since", callback=day, metavar="DATE", help="From that day on (YYYY-MM-DD).")
_until = click.option("--until", callback=day, metavar="DATE", help="Until that day (YYYY-MM-DD).")
_by = click.option("--by", required=True, metavar="NAME", help="Who judges; it is written down.")
_port = click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help="The port to listen on.")
_why = click.option("--why", metavar="TEXT", help="Why; it is written down.")


def _filters(command: Command) -> Command:
    for option in (
        click.option("--judged", type=click.Choice(VERDICTS), help="Only what was judged so; yes: at all, no: not yet."),
        click.option("--source", metavar="WORDS", help="A report's id or name, or a publisher."),
        click.option("--status", metavar="WORD", help="As entries have it (happened, demands …); of promises and truces, as the ledger."),
        click.option("--type", "kind_of", metavar="WORD", help="An event's type, a commitment's kind, an issue, a measure, an act …"),
        _until,
        _since,
        click.option("--place", metavar="NAME", help="A place, or a country with all its places."),
        click.option("--role", "roles", multiple=True, metavar="ROLE", help="Only where the actor has this part (by, speaker, accused …)."),
        click.option("--actor", metavar="NAME", help="A name or an id; a state is found in what its officials and forces do."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_record
@click.option("--again", is_flag=True, help="Read reports again that the record has, though the reader is the same.")
@shared_options
def add(inputs: tuple[str, ...], record: str, *, again: bool, **wishes: object) -> None:
    """Read reports into a record.

    An INPUT is whatever `dragoman read` reads, or what it wrote as JSON Lines. A report is added whole or not at all, and said to be
    added once it is on the disk; one that the record has is left as it is, unless the reader has changed since.
    """
    from dragoman.cli.add import add_inputs
    from dragoman.cli.read import Wishes

    raise SystemExit(add_inputs(inputs, record, Wishes(**wishes), again=again))  # type: ignore[arg-type]


@click.command()
@click.argument("report")
@_record
def forget(report: str, record: str) -> None:
    """Take a report out of a record, and all that rests on it alone.

    REPORT is its id or its name.
    """
    from dragoman.cli.add import forget_report

    raise SystemExit(forget_report(report, record))


@click.command()
@click.argument("feeds", type=click.Path(path_type=Path))
@_record
@click.option("--once", is_flag=True, help="One round, as for a task that runs by the clock; else for ever, each feed when it is due.")
@reading_options
def watch(feeds: Path, record: str, *, once: bool, **wishes: object) -> None:
    """Read what is new in FEEDS into a record: RSS, Atom, JSON Feed, sitemaps, folders.

    FEEDS is a TOML file that lists them (docs/feeds.md says how). Each item is read once. Hosts are asked only for what has changed, once a
    second at most and as their robots' rules allow; a feed that fails is left alone for longer and longer.
    """
    from dragoman.cli.read import Wishes
    from dragoman.cli.watch import watch_feeds

    raise SystemExit(watch_feeds(feeds, record, Wishes(**wishes), once=once))  # type: ignore[arg-type]


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@_record
@_as_of
@_filters
@_limit
@_after
@_style
def show(kind: str, record: str, as_of: str | None, limit: int, after: str | None, style: str, **filters: object) -> None:
    """Show what a record holds, newest first.

    One line for each thing that happened, was promised, said or wanted, however many reports tell of it. Commitments are the ledger:
    each with the steps that moved it, who says so, and what is claimed beside what others found. Disputes are figures of one thing that do
    not fit each other, each with whoever gives it.
    """
    from dragoman.cli.show import show_kind

    raise SystemExit(show_kind(kind, record, as_of, _filter(filters), limit, after, style))


@click.command()
@click.argument("words", nargs=-1, required=True)
@_record
@_as_of
@click.option("--in", "where", type=click.Choice(("entries", "reports")), default="entries", show_default=True, help="Where to look.")
@_limit
@_after
@_style
def search(words: tuple[str, ...], record: str, as_of: str | None, where: str, limit: int, after: str | None, style: str) -> None:
    """Search the words of entries, or the texts of reports.

    All WORDS must be there; "several words" in quotes side by side; word* is any that begins so.
    """
    from dragoman.cli.accounts import show_search

    raise SystemExit(show_search(" ".join(words), record, as_of, where, limit, after, style))


@click.command()
@click.argument("actor")
@_record
@_as_of
@_since
@_until
@_limit
@_style
def timeline(actor: str, record: str, as_of: str | None, since: str | None, until: str | None, limit: int, style: str) -> None:
    """Show what an actor did, promised, negotiated and wanted, day by day.

    ACTOR is a name or an id; for a mediator it is the process that he leads.
    """
    from dragoman.cli.accounts import show_timeline

    raise SystemExit(show_timeline(actor, record, as_of, since, until, limit, style))


@click.command()
@click.argument("one")
@click.argument("other")
@_record
@_as_of
@_style
def compare(one: str, other: str, record: str, as_of: str | None, style: str) -> None:
    """Set two actors' positions side by side, issue by issue."""
    from dragoman.cli.accounts import show_compared

    raise SystemExit(show_compared(one, other, record, as_of, style))


@click.command()
@_record
@click.option("--since", required=True, callback=day, metavar="DATE", help="From that day on (YYYY-MM-DD).")
@_limit
@_style
def changes(record: str, since: str, limit: int, style: str) -> None:
    """Show what a record has learnt since a day: reports added, and what they told of for the first time."""
    from dragoman.cli.accounts import show_changes

    raise SystemExit(show_changes(record, since, limit, style))


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--as", "style", type=click.Choice(EXPORTS), required=True, help="The format; docs/exports.md tells of each.")
@_record
@_as_of
def export(out: Path, style: str, record: str, as_of: str | None) -> None:
    """Write a record in a format that others read, to the file or the folder OUT.

    \b
    annotations  W3C Web Annotations: the words that each entry rests on
    csv          a folder of tables, one for each kind of entry
    ftm          FollowTheMoney entities: actors, reports, events, who acts on whom
    geojson      places of events and accusations
    hxl          a table of events with HXL hashtags
    ical         deadlines, starts, ends and rounds
    parquet      the tables of csv as Parquet
    plover       events after PLOVER 2.0, one a line
    report       dragoman.report/1, one report a line

    Entries that somebody rejected are left out, corrections are in; a file is whole or not there at all.
    """  # noqa: D301 -- the backspace is click's sign to leave the lines after it as they are
    from dragoman.cli.export import export_record

    raise SystemExit(export_record(record, as_of, style, out))


@click.command()
@click.argument("name")
@click.option("--into", "folder", type=_FOLDER, default=".", show_default=True, metavar="FOLDER", help="Where its folder is made.")
@_record
@_as_of
def release(name: str, folder: Path, record: str, as_of: str | None) -> None:
    """Freeze a record under a NAME, for others to cite.

    A folder of that name gets tables, events, places and reports, their hashes, what changed since the last release, and a data card.
    """
    from dragoman.cli.release import release_record

    raise SystemExit(release_record(name, record, as_of, folder))


@click.command()
@_record
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; anywhere but here a token or an account opens it.")
@_port
@click.option(
    "--accounts",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Let in only who has an account; `dragoman account` makes FILE.",
)
def serve(record: str, host: str, port: int, accounts: Path | None) -> None:
    """Show a record in a browser: read reports with their evidence, follow promises, truces and talks, judge, take reports in."""
    from dragoman.cli.serve import serve_record

    raise SystemExit(serve_record(record, host, port, accounts))


@click.command()
@_port
@click.option("--no-browser", is_flag=True, help="Say where the pages are, and open nothing.")
def demo(port: int, *, no_browser: bool) -> None:
    """Read the sample reports and show them in a browser; nothing is kept."""
    from dragoman.cli.serve import show_samples

    raise SystemExit(show_samples(port, opens=not no_browser))


@click.group()
def judge() -> None:
    """Accept, reject or correct what the machine proposes; nothing is ever overwritten, and every judgement can be undone."""


def _verdict(verb: str, says: str) -> click.Command:
    @click.argument("entry")
    @_record
    @_by
    @_why
    def command(entry: str, record: str, by: str, why: str | None) -> None:
        from dragoman.cli.judging import judge_entry

        raise SystemExit(judge_entry(verb, entry, record, by, why))

    return click.command(verb, help=f"{says}\n\nENTRY is an id as `dragoman show` prints it; the first digits are enough.")(command)


judge.add_command(_verdict("accept", "Accept an entry: it says what its words say."))
judge.add_command(_verdict("reject", "Reject an entry: it does not."))
judge.add_command(_verdict("unsure", "Mark an entry as looked at and left open."))


@judge.command()
@click.argument("entry")
@click.argument("field")
@click.argument("value")
@_record
@_by
@_why
def correct(entry: str, field: str, value: str, record: str, by: str, why: str | None) -> None:
    """Set a FIELD of an entry (status, kind, date …) to a VALUE; `null` empties it."""
    from dragoman.cli.judging import judge_entry

    raise SystemExit(judge_entry("correct", entry, record, by, why, field, value))


@judge.command()
@click.argument("one")
@click.argument("other")
@_record
@_by
@_why
def merge(one: str, other: str, record: str, by: str, why: str | None) -> None:
    """Say that two actors are one."""
    from dragoman.cli.judging import tie_actors

    raise SystemExit(tie_actors("merge", one, other, record, by, why))


@judge.command()
@click.argument("one")
@click.argument("other", required=False)
@click.option("--in", "report", metavar="REPORT", help="The one report, by id or name, in which ONE is somebody else of that name.")
@_record
@_by
@_why
def split(one: str, other: str | None, report: str | None, record: str, by: str, why: str | None) -> None:
    """Say that two actors, by their ids, are not one; or, with --in, that one report means somebody else."""
    from dragoman.cli.judging import part_actor, tie_actors

    if (other is None) == (report is None):
        raise click.UsageError("Say either which OTHER it is not, or with --in which report means somebody else.")
    raise SystemExit(tie_actors("split", one, other, record, by, why) if other else part_actor(one, report or "", record, by, why))


@judge.command()
@click.argument("judgement")
@_record
@_by
@_why
def undo(judgement: str, record: str, by: str, why: str | None) -> None:
    """Take back a judgement, by its id."""
    from dragoman.cli.judging import undo_judgement

    raise SystemExit(undo_judgement(judgement, record, by, why))


@judge.command("list")
@_record
@click.option("--unfit", is_flag=True, help="Only those whose words a newer reading no longer has.")
@_style
def judged(record: str, style: str, *, unfit: bool) -> None:
    """Show the trail: who judged what, when and why."""
    from dragoman.cli.judging import list_judgements

    raise SystemExit(list_judgements(record, style, only_unfit=unfit))


def _filter(given: dict[str, object]) -> object:
    from dragoman.record.filters import Filter

    judged_as = given.pop("judged")
    kind_of = given.pop("kind_of")
    return Filter(type=kind_of, judged={"yes": True, "no": False}.get(str(judged_as), judged_as), **given)  # type: ignore[arg-type]


COMMANDS = (add, watch, forget, show, search, timeline, compare, changes, export, release, judge, serve, demo)
