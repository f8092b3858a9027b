"""Carries facts over from the data sets of others into the actor tables: `python facts/carry_over.py FOLDER`, then `facts/build_index.py`.

FOLDER holds PAA-X (`paax-*.csv`), the PETRARCH-2 dictionaries (`Phoenix.*.txt`) and REIGN (`reign-leaders-*.csv`). Only facts are
taken: names, kinds, countries, offices, dates and the ids of the source. Written are `paax.tsv`, `petrarch.tsv` and `leaders.tsv`, and the
sources of `people.tsv`.
"""

import csv
import re
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from dragoman.knowledge.names import acronym, key, plain
from dragoman.knowledge.states import states
from dragoman.knowledge.tables import COLUMNS, Row, packaged

SINCE = "2000"
_GENERIC = re.compile(
    r"\b(representatives?|delegates?|participants?|witness(es)?|leaders?|elders|international community|media|civil society"
    r"|political groups|chairman|delegation|individuals?)\b",
    re.IGNORECASE,
)
# Groups named after a day would make every such day a group.
_DATE_NAME = re.compile(
    r"^\d*(st|nd|rd|th)? ?(of )?(january|february|march|april|may|june|july|august|september|october|november|december)( \d*)?$",
    re.IGNORECASE,
)
# PAA-X's kinds of actor: type of mention and sectors.
_KINDS = {
    "Armed Organization": ("organisation", "REB"),
    "Political Party": ("organisation", "PTY"),
    "Civil Society": ("organisation", "SOC"),
    "Military": ("organisation", "MIL"),
    "Government/state": ("place", ""),
    "Entity": ("place", ""),
    "Umbrella": ("organisation", ""),
    "State Coalition": ("organisation", ""),
    "Intergovernmental Organization": ("organisation", ""),
    "Country/State": ("country", ""),
    "Other": ("organisation", ""),
}
_SUBKINDS = {"Religious": "REL", "Unions": "LAB"}
# REIGN's three-letter states (Correlates of War) that are not ISO 3166-1's.
_STATES = {
    "ALB": "ALB", "ALG": "DZA", "ANG": "AGO", "AUL": "AUS", "AUS": "AUT", "BAH": "BHR", "BAR": "BRB", "BFO": "BFA", "BHM": "BHS",
    "BHU": "BTN", "BNG": "BGD", "BOS": "BIH", "BOT": "BWA", "BRU": "BRN", "BUI": "BDI", "BUL": "BGR", "CAM": "KHM", "CAO": "CMR",
    "CAP": "CPV", "CDI": "CIV", "CEN": "CAF", "CHA": "TCD", "CHL": "CHL", "COM": "COM", "CON": "COG", "COS": "CRI", "CRO": "HRV",
    "CYP": "CYP", "CZR": "CZE", "DEN": "DNK", "DRC": "COD", "DRV": "VNM", "EQG": "GNQ", "ETM": "TLS", "FIJ": "FJI", "FRN": "FRA",
    "GAM": "GMB", "GFR": "DEU", "GMY": "DEU", "GNB": "GNB", "GRG": "GEO", "GRN": "GRD", "GUA": "GTM", "GUI": "GIN", "HAI": "HTI",
    "HON": "HND", "ICE": "ISL", "INS": "IDN", "IRE": "IRL", "IRN": "IRN", "KOS": "KOS", "KUW": "KWT", "KYG": "KGZ", "KYR": "KGZ",
    "KZK": "KAZ", "LAT": "LVA", "LEB": "LBN", "LES": "LSO", "LIB": "LBY", "LIT": "LTU", "MAA": "MRT", "MAC": "MKD", "MAD": "MDV",
    "MAG": "MDG", "MAL": "MYS", "MAS": "MUS", "MAW": "MWI", "MLD": "MDA", "MNG": "MNE", "MON": "MNG", "MOR": "MAR", "MSI": "MHL",
    "MYA": "MMR", "MZM": "MOZ", "NAU": "NRU", "NEP": "NPL", "NEW": "NZL", "NIG": "NGA", "NIR": "NER", "NTH": "NLD", "OMA": "OMN",
    "PAL": "PLW", "PAR": "PRY", "PHI": "PHL", "POR": "PRT", "ROK": "KOR", "ROM": "ROU", "RUM": "ROU", "SAF": "ZAF", "SAL": "SLV",
    "SER": "SRB", "SEY": "SYC", "SIE": "SLE", "SIN": "SGP", "SLO": "SVK", "SLU": "LCA", "SLV": "SVN", "SOL": "SLB", "SPN": "ESP",
    "SRI": "LKA", "SSD": "SSD", "SUD": "SDN", "SWA": "SWZ", "SWD": "SWE", "SWZ": "CHE", "TAJ": "TJK", "TAW": "TWN", "TAZ": "TZA",
    "THI": "THA", "TOG": "TGO", "TRI": "TTO", "UAE": "ARE", "UKG": "GBR", "URU": "URY", "UZB": "UZB", "VAN": "VUT", "YUG": "SRB",
    "ZAM": "ZMB", "ZIM": "ZWE",
}  # fmt: skip


def peace_actors(folder: Path) -> list[Row]:
    """The actors of PAA-X, with its ids (`paax:ARM_80`)."""
    names = {row["id_paax"]: row["alternative_names"] for row in _csv(folder / "paax-actors-other-names.csv")}
    rows = []
    for actor in _csv(folder / "paax-actors.csv"):
        kind, sector = _KINDS[actor["actor_type"]]
        sector = _SUBKINDS.get(actor["sub_type"], sector)
        name = _clean(actor["actor_name"])
        state = actor["actor_iso3c"].strip()
        # An actor of several states ("SDN | SSD") has no one code of a state.
        code = state if state in states() else _body(actor, name)
        # A state's other names are in states.tsv; those of PAA-X mix in offices and persons.
        others = names.get(actor["id_paax"], "").split(" | ") if kind != "country" else []
        short = actor["abbreviation"].strip()
        usable = len(short) > 2 if actor["actor_type"] in {"Armed Organization", "Political Party"} else len(short) > 4
        forms = [form for form in map(_clean, others) if _is_name(form) or acronym(form) and len(form) > 3]
        forms = _distinct(name, [*([short] if usable else []), *forms])
        # A single word or a description ("Solidarity", "Media") would name too much: such a row is known by its id only.
        if not _is_name(name) and kind != "country" and not (acronym(name) and len(name) > 3) and sector != "REB":
            forms = ["-"]
        rows.append(_row(f"paax:{actor['id_paax']}", name, kind, code, sector, forms=forms, source=f"PAA-X {actor['id_paax']}"))
    return sorted(rows)


def armed_groups(folder: Path) -> list[Row]:
    """The armed groups of PETRARCH-2's dictionary (`Phoenix.MilNonState`)."""
    rows: dict[str, Row] = {}
    for name, others, codes in _entries(folder / "Phoenix.MilNonState.actors.txt"):
        code = codes[0][0][:3] if codes else ""
        if not code:
            continue
        names = [form for each in (name, *others) for form in _with_acronym(each)]
        names = [form for form in names if (" " in form or acronym(form) and len(form) > 3) and not _DATE_NAME.search(form)]
        if names:
            state = code if code in states() else "IMG"
            each, forms, origin = f"petrarch:{_slug(names[0])}", _distinct(names[0], names[1:]), "PETRARCH-2 Phoenix.MilNonState"
            rows.setdefault(each, _row(each, names[0], "organisation", state, "REB", forms=forms, source=origin))
    return sorted(rows.values())


def leaders(folder: Path) -> list[Row]:
    """REIGN's leaders since 2000 that `people.tsv` lacks, under the full names that PETRARCH-2 has for them."""
    known = {(row[3], word) for row in packaged("people.tsv") for form in [row[1], *row[9].split("|")] for word in key(form).split()}
    full: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, others, codes in _entries(folder / "Phoenix.Countries.actors.txt"):
        for code, _ in codes:
            for each in (name, *others):
                full[code[:3], key(each).rsplit(" ", 1)[-1]].append(each)
    rows = []
    for path in sorted(folder.glob("reign-leaders-*.csv")):
        for leader in _csv(path, "cp1252"):
            code = _STATES.get(leader["stateabb"], leader["stateabb"])
            name = _clean(leader["leader"])
            last = key(name).rsplit(" ", 1)[-1] if key(name) else ""
            end = _month(leader["eyear"], leader["emonth"])
            if code not in states() or not last or end and end < SINCE or any((code, word) in known for word in key(name).split()):
                continue
            fulls = sorted({each for each in full[code, last] if " " in each}) if " " not in name else []
            # Several people of one surname: which of them ruled is not known, and the surname stands alone.
            best = fulls[0] if len(fulls) == 1 else name
            start = _month(leader["syear"], leader["smonth"])
            source = f"REIGN {leader['leadid']}" + ("; PETRARCH-2 Phoenix.Countries" if best != name else "")
            rows.append(_row(f"leader:{code.lower()}-{_slug(best)}", best, "person", code, "GOV", "leader", start, end, [], source))
    return sorted(rows, key=lambda row: (row[0], row[7]))


def confirmed(folder: Path) -> list[Row]:
    """The rows of `people.tsv`; a term that REIGN has too (same state, name and month of start, give or take one) names its id."""
    held: dict[str, list[tuple[set[str], int, str]]] = defaultdict(list)
    for path in sorted(folder.glob("reign-leaders-*.csv")):
        for leader in _csv(path, "cp1252"):
            start = _month(leader["syear"], leader["smonth"])
            if start:
                code = _STATES.get(leader["stateabb"], leader["stateabb"])
                held[code].append((set(key(_clean(leader["leader"])).split()), _count(start), leader["leadid"]))
    rows = []
    for row in packaged("people.tsv"):
        names, begun = set(key(row[1]).split()), row[7]
        same = [one for words, month, one in held[row[3]] if words & names and len(begun) > 4 and abs(month - _count(begun)) <= 1]
        rows.append([*row[:-1], f"REIGN {same[0]}; general knowledge" if same and row[5] in _HEADS else "general knowledge"])
    return rows


_HEADS = frozenset((
    "President", "Prime Minister", "Chancellor", "King", "leader", "emir", "sultan", "Supreme Leader", "leader of the junta",
    "head of the military council", "head of the Sovereign Council",
))  # fmt: skip


def _count(date: str) -> int:
    """Months since the year 0."""
    return int(date[:4]) * 12 + int(date[5:7])


def _row(
    each: str, name: str, kind: str, code: str, sector: str, title: str = "", start: str = "", end: str = "",
    forms: list[str] | None = None, source: str = "",
) -> Row:  # fmt: skip
    return [each, name, kind, code, sector, title, "", start, end, "|".join(forms or []), source]


def _body(actor: dict[str, str], name: str) -> str:
    """The code of an actor that belongs to no state."""
    if actor["un_type"] not in {"", "P5"} or "United Nations" in name or name.startswith("UN"):
        return "UNO"
    if "European" in name and "Union" in name:
        return "EUR"
    kind = actor["actor_type"]
    return "NGO" if kind == "Civil Society" else "IMG" if kind == "Armed Organization" else "IGO"


def _slug(name: str) -> str:
    return "-".join(plain(name).split())


def _is_name(text: str) -> bool:
    """Whether a name is one that a report would use: two to eight words that begin with a capital, no list of signatories."""
    words = text.split()
    plainly = not re.search(r"[\[\]:;_Ã\n]|\d{3}", text) and not _GENERIC.search(text)
    return 2 <= len(words) <= 8 and plainly and words[0][0].isupper() and words[-1][0].isupper()


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\([^)]*\)", "", text.replace("\xa0", " "))).strip(" .,:-")


def _distinct(name: str, forms: list[str]) -> list[str]:
    """`forms` without those that have the key of `name` or of one before."""
    seen = {key(name)}
    kept = []
    for form in forms:
        entry = acronym(form) or key(form)
        if entry and entry not in seen:
            seen.add(entry)
            kept.append(form)
    return kept


def _entries(path: Path) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """The entries of a TABARI dictionary: name, other names, codes with the dates behind them."""
    found: list[tuple[str, list[str], list[tuple[str, str]]]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = line.split("#")[0].rstrip()
        codes = [(code, dates) for code, dates in re.findall(r"\[([A-Z]+)\s*([^\]]*)\]", text)]
        name = _title(text.split("[")[0])
        if not text.strip():
            continue
        if text[0] == "+" and found:
            found[-1][1].append(name)
        elif text[0] not in "\t " and name:
            found.append((name, [], []))
        if found:
            found[-1][2].extend(codes)
    return found


def _title(text: str) -> str:
    words = [word for word in re.split(r"[_\s]+", text.strip().lstrip("+")) if word]
    small = {"OF", "THE", "AND", "FOR", "IN", "DE", "LA", "DEL", "TO"}
    return " ".join(
        word if word.startswith("(") else word.lower() if word in small and index else word.capitalize() for index, word in enumerate(words)
    )


def _with_acronym(name: str) -> list[str]:
    """`Aden Islamic Army (AAIA)` gives the name and the acronym."""
    return [form for form in [_clean(name), *re.findall(r"\(([A-Z][A-Z-]{2,})\)", name)] if form]


def _month(year: str, month: str) -> str:
    return f"{int(float(year)):04}-{int(float(month)):02}" if year and month else ""


def _csv(path: Path, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return list(csv.DictReader(file))


MADE = "Carried over by facts/carry_over.py; do not edit. Columns as in docs/knowledge.md. Rows in order of `id`."
PEOPLE = """\
People: office holders, envoys, spokespeople, commanders and leaders of groups since 2000, one row for each term. `from` and `to` are
# the first and last day (or month, or year) of the term; a blank `to` is a term still running, or one whose end is not known.
# `source` names the row of REIGN where it has the same start; facts/carry_over.py fills it in."""


def _write(name: str, what: str, rows: list[Row], made: str = MADE) -> None:
    head = f"# {what}\n# {made}\n"
    body = "".join("\t".join(row) + "\n" for row in [list(COLUMNS), *rows])
    Path(str(files("dragoman.knowledge").joinpath("data", name))).write_text(head + body, encoding="utf-8")
    sys.stdout.write(f"{name}: {len(rows)} rows\n")


if __name__ == "__main__":
    data = Path(sys.argv[1])
    _write("paax.tsv", "The actors of PAA-X 0.2, with its ids, kinds, countries and other names.", peace_actors(data))
    _write("petrarch.tsv", "Armed groups of PETRARCH-2 (Phoenix.MilNonState; MIT licence, Open Event Data).", armed_groups(data))
    _write("leaders.tsv", "Leaders of states, 2000 to March 2021, that people.tsv lacks (REIGN; MIT licence, Paul Le).", leaders(data))
    _write("people.tsv", PEOPLE, confirmed(data), "Columns as in docs/knowledge.md. Rows in order of `id`, then `from`.")
