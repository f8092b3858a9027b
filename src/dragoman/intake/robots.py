"""The robots' rules of a host, as RFC 9309 has them. The one file that imports protego."""

import re
from dataclasses import dataclass

from protego import Protego

MOST = 500 * 1024
"""Bytes of the rules that are read; RFC 9309 (section 2.5) has the rest left aside, and so many read at least."""

GROUPS = 8  # names of one visitor that a host may have rules for; each rule is kept once for each name above it
_NAMED = re.compile(r"[^\S\r\n]*user[- ]?agent[^\S\r\n]*[:\s][^\S\r\n]*(?P<name>[^#\r\n]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of one visitor."""

    agent: str
    known: Protego

    def allow(self, url: str) -> bool:
        """Whether the visitor may fetch an address."""
        return bool(self.known.can_fetch(url, self.agent))

    def pause(self) -> float:
        """Seconds that the host wants between two requests; 0 where it says nothing of it."""
        return float(self.known.crawl_delay(self.agent) or 0.0)


def rules_of(body: bytes, agent: str) -> Rules:
    """The rules for a visitor who calls himself `agent`; whatever makes no sense among them is left aside."""
    whole = body[:MOST]
    if len(body) > MOST:  # a rule that is cut in half is another rule
        whole = whole[: max(whole.rfind(b"\n"), whole.rfind(b"\r")) + 1]
    return Rules(agent, Protego.parse(_of_one(whole.decode("utf-8-sig", "replace"), agent)))


def _of_one(text: str, agent: str) -> str:
    """The rules with every other visitor's name made the same: thousands of names above thousands of rules would fill the memory."""
    other = f"User-agent: {agent} other"  # found in no agent's name: it is longer
    called = agent.lower()
    kept: set[str] = set()
    lines = []
    for line in text.splitlines():
        named = _NAMED.match(line)
        if named is not None:
            name = named["name"].strip().lower()
            bare = name.replace("*", "")
            if bare in called and (name in kept or len(kept) < GROUPS):
                kept.add(name)
            else:
                line = other  # noqa: PLW2901 -- the line as it is to be read
        lines.append(line)
    return "\n".join(lines)
