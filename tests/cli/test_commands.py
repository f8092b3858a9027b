"""The command answers at once: what is imported before it runs is a list that this test holds."""

import subprocess
import sys

from click.testing import CliRunner

from dragoman.cli.commands import dragoman

ALLOWED = {"click", "dragoman", "dragoman.cli", "dragoman.cli.account_commands", "dragoman.cli.commands", "dragoman.cli.options", "dragoman.cli.record_commands"}

PROBE = """
import sys
from dragoman.cli.commands import dragoman
before = set(sys.stdlib_module_names)
try:
    dragoman(["--help"])
except SystemExit:
    pass
ours = {name for name in sys.modules if name.split(".")[0] == "dragoman"}
others = {name.split(".")[0] for name in sys.modules} - before - {"dragoman"}
print(*sorted(ours | {name for name in others if not name.startswith("_")}), sep="\\n", file=sys.stderr)
"""


def test_help_imports_click_and_nothing_more():
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path += {sys.path!r}\n{PROBE}"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert set(result.stderr.split()) <= ALLOWED


def test_help_names_the_commands():
    result = CliRunner().invoke(dragoman, ["--help"])
    assert result.exit_code == 0
    named = [line.split()[0] for line in result.stdout.split("Commands:\n")[1].splitlines()]
    assert named == ["account", "add", "changes", "compare", "demo", "explain", "export", "forget", "judge", "read", "release", "search", "serve", "show", "timeline", "watch"]


def test_version():
    result = CliRunner().invoke(dragoman, ["--version"])
    assert result.stdout.startswith("dragoman ")
