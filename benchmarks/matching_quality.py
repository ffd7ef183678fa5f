"""How well names in plans find seats and organizations: proposed right, proposed wrong, nobody proposed.

    PYTHONPATH=src:. python benchmarks/matching_quality.py [--list] [--plan officials=FILE]

Each table of benchmarks/matching/*.toml holds a unit (its bodies and seats, made up) and the texts of a plan
with whom they mean; a text whose meaning the unit cannot tell has none. Texts are weighed by how often the
plan has them, and once each. A table that comes without its plan is skipped unless --plan names the file.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from kehoach import pipeline
from kehoach.vietnamese.addressing import Body, Roster, Seat, propose

HERE = Path(__file__).resolve().parent
ROLES = ("directing", "lead", "coordinating")


def roster_of(table: dict[str, Any]) -> Roster:
    """Return the unit of a table."""
    unit = Body("unit", table["unit"]["name"], "commune")
    bodies = [Body(row["code"], row["name"], row["kind"]) for row in table["body"]]
    by_code = {body.code: body for body in (unit, *bodies)}
    seats = [
        Seat(
            row["code"],
            by_code[row.get("body", "unit")],
            row["title"],
            row.get("field", ""),
            row.get("leads", False),
        )
        for row in table["seat"]
    ]
    return Roster(unit, table["unit"]["level"], tuple(bodies), tuple(seats))


def texts_of(path: Path) -> Counter[str]:
    """Return the texts of a plan that say who does what, with how often each stands there."""
    draft, _ = pipeline.read_and_check(path)
    found: Counter[str] = Counter()
    for task in draft.tasks:
        for solution in task.solutions:
            for role in ROLES:
                text = " ".join(str(getattr(solution, role) or "").split())
                if text:
                    found[text] += 1
    return found


def expand(codes: str, table: dict[str, Any]) -> frozenset[str]:
    """Return the codes that a line means; «@village» is all bodies of the kind."""
    found: set[str] = set()
    for code in codes.split():
        if code.startswith("@"):
            found |= {row["code"] for row in table["body"] if row["kind"] == code[1:]}
        else:
            found.add(code)
    return frozenset(found)


def fingerprint(text: str) -> str:
    """Return by what a text is known where it is not to be written down."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def judge(meant: frozenset[str], proposed: frozenset[str]) -> str:
    """Return right, part, wrong or none: somebody proposed who is not meant is wrong."""
    if proposed - meant:
        return "wrong"
    if proposed == meant:
        return "right" if meant else "none rightly"
    return "part" if proposed else "none"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("tables", nargs="*", type=Path)
    parser.add_argument("--list", action="store_true", help="print each text with its judgement")
    parser.add_argument(
        "--plan", action="append", default=[], metavar="TABLE=FILE", help="the plan of a table"
    )
    chosen = parser.parse_args()
    plans = dict(given.split("=", 1) for given in chosen.plan)
    tables = chosen.tables or sorted((HERE / "matching").glob("*.toml"))
    for path in tables:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        source = Path(plans.get(path.stem) or HERE / table.get("texts_from", "absent"))
        if not source.exists():
            sys.stdout.write(f"{path.stem}: skipped, its plan is not here\n")
            continue
        roster, texts = roster_of(table), texts_of(source)
        by_text = {fingerprint(row["text"]) if "text" in row else row["sha"]: row for row in table["answer"]}
        answers = {
            text: expand(by_text[fingerprint(text)]["meant"], table)
            for text in texts
            if fingerprint(text) in by_text
        }
        missing = [text for text in texts if text not in answers]
        once: Counter[str] = Counter()
        weighed: Counter[str] = Counter()
        sure: Counter[str] = Counter()
        for text, count in texts.items():
            if text in missing:
                continue
            proposal = propose(text, roster)
            verdict = judge(answers[text], frozenset(proposal.targets))
            once[verdict] += 1
            weighed[verdict] += count
            if proposal.is_sure:
                sure[verdict] += 1
            if chosen.list:
                sys.stdout.write(f"  {verdict:<13}{text[:80]} -> {' '.join(proposal.targets)}\n")
        sys.stdout.write(f"{path.stem}: {sum(once.values())} texts, {len(missing)} without an answer\n")
        for name, counts in (("each once", once), ("as often", weighed), ("sure ones", sure)):
            total = max(sum(counts.values()), 1)
            shares = ", ".join(
                f"{verdict} {counts[verdict]} ({100 * counts[verdict] / total:.1f} %)"
                for verdict in ("right", "part", "none rightly", "none", "wrong")
            )
            sys.stdout.write(f"  {name}: {shares}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
