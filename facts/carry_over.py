"""Carries facts over from the data sets of others into the actor tables: `python facts/carry_over.py FOLDER`, then `facts/build_index.py`.

FOLDER holds PAA-X (`paax-*.csv`), the PETRARCH-2 dictionaries (`Phoenix.*.txt`) and REIGN (`reign-leaders-*.csv`). Only facts are
taken: names, kinds, countries, offices, dates and the ids of the source. Written are `paax.tsv`, `petrarch.tsv` and `leaders.tsv`.
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
    r"\b(representatives?|delegates?|participants?|witness(es)?|leaders?|elders|civil society|political groups|chairman|delegation|individuals?)\b", re.I
)
# Groups named after a day would make every such day a group.
_DATE_NAME = re.compile(
    r"^\d*(st|nd|rd|th)? ?(of )?(january|february|march|april|may|june|july|august|september|october|november|december)( \d*)?$", re.I
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
    "UKG": "GBR", "FRN": "FRA", "GMY": "DEU", "GFR": "DEU", "SPN": "ESP", "POR": "PRT", "SWD": "SWE", "DEN": "DNK", "ICE": "ISL",
    "NTH": "NLD", "SWZ": "CHE", "AUS": "AUT", "AUL": "AUS", "NEW": "NZL", "BUL": "BGR", "ROM": "ROU", "RUM": "ROU", "YUG": "SRB", "SER": "SRB",
    "CRO": "HRV", "SLV": "SVN", "SLO": "SVK", "BOS": "BIH", "MAC": "MKD", "KOS": "KOS", "MNG": "MNE", "LAT": "LVA", "LIT": "LTU", "MLD": "MDA",
    "GRG": "GEO", "KYR": "KGZ", "KZK": "KAZ", "KYG": "KGZ", "TAJ": "TJK", "UZB": "UZB", "MON": "MNG", "ROK": "KOR", "TAW": "TWN", "DRV": "VNM",
    "CAM": "KHM", "THI": "THA", "MAL": "MYS", "SIN": "SGP", "INS": "IDN", "PHI": "PHL", "SRI": "LKA", "BNG": "BGD", "NEP": "NPL", "BHU": "BTN",
    "MYA": "MMR", "ETM": "TLS", "SOL": "SLB", "FIJ": "FJI", "IRN": "IRN", "LEB": "LBN", "KUW": "KWT", "BAH": "BHR", "OMA": "OMN", "UAE": "ARE",
    "MOR": "MAR", "ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "SSD": "SSD", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "BFO": "BFA", "GUI": "GIN",
    "GNB": "GNB", "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "DRC": "COD", "BUI": "BDI",
    "TAZ": "TZA", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ",
    "MAG": "MDG", "MAS": "MUS", "COM": "COM", "EQG": "GNQ", "GAM": "GMB", "HAI": "HTI", "TRI": "TTO", "BHM": "BHS", "COS": "CRI", "SAL": "SLV",
    "HON": "HND", "GUA": "GTM", "PAR": "PRY", "URU": "URY", "CHL": "CHL", "CAP": "CPV", "MAD": "MDV", "VAN": "VUT", "SEY": "SYC", "BRU": "BRN", "BAR": "BRB", "NAU": "NRU", "MSI": "MHL", "PAL": "PLW", "GRN": "GRD", "SLU": "LCA",
    "IRE": "IRL", "CZR": "CZE", "ALB": "ALB", "CYP": "CYP",
}  # fmt: skip


def peace_actors(folder: Path) -> list[Row]:
    """The actors of PAA-X, with its ids (`paax:ARM_80`)."""
    names = {row["id_paax"]: row["alternative_names"] for row in _csv(folder / "paax-actors-other-names.csv")}
    rows = []
    for actor in _csv(folder / "paax-actors.csv"):
        kind, sector = _KINDS[actor["actor_type"]]
        sector = _SUBKINDS.get(actor["sub_type"], sector)
        name = _clean(actor["actor_name"])
        code = actor["actor_iso3c"] or _body(actor, name)
        # A state's other names are in states.tsv; those of PAA-X mix in offices and persons.
        others = names.get(actor["id_paax"], "").split(" | ") if kind != "country" else []
        short = actor["abbreviation"].strip()
        usable = len(short) > 2 if actor["actor_type"] in {"Armed Organization", "Political Party"} else len(short) > 4
        forms = [form for form in map(_clean, others) if _is_name(form) or acronym(form) and len(form) > 3]
        forms = _distinct(name, [*([short] if usable else []), *forms])
        if not _is_name(name) and kind != "country" and not acronym(name):
            forms = []
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
            row = _row(f"petrarch:{'-'.join(plain(names[0]).split())}", names[0], "organisation", state, "REB", forms=_distinct(names[0], names[1:]))
            rows.setdefault(row[0], [*row[:-1], "PETRARCH-2 Phoenix.MilNonState"])
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
            rows.append(_row(f"leader:{code.lower()}-{'-'.join(plain(best).split())}", best, "person", code, "GOV", "leader", start, end, [], source))
    return sorted(rows, key=lambda row: (row[0], row[7]))


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


def _write(name: str, comment: str, rows: list[Row]) -> None:
    text = "".join(f"# {line}\n" for line in comment.split("\n")) + "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in rows)
    Path(str(files("dragoman.knowledge").joinpath("data", name))).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    source = Path(sys.argv[1])
    made = "Carried over by facts/carry_over.py; do not edit. Columns as in docs/knowledge.md. Rows in order of `id`."
    _write("paax.tsv", f"The actors of the Peace Agreements Actor data set (PAA-X 0.2), with its ids, kinds, countries and other names.\n{made}", peace_actors(source))
    _write("petrarch.tsv", f"Armed groups of the PETRARCH-2 dictionary Phoenix.MilNonState (MIT licence, Open Event Data).\n{made}", armed_groups(source))
    _write("leaders.tsv", f"Leaders of states from 2000 to March 2021 that people.tsv lacks, after REIGN (MIT licence, Paul Le).\n{made}", leaders(source))
