"""Print how well scanned pages of the sample plans are read, against what their text gives.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/scan_quality.py [--worn] [SAMPLE …]`.
A wrong figure without a doubt is «silent»: nobody would look at it again.
"""

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from kehoach.domain.layout import Layout
from kehoach.reading.contract import draft_to_json
from kehoach.reading.formats.open import lay_out
from kehoach.reading.read import read_layout
from tests.plans import builders
from tests.plans.answers import Json
from tests.plans.same_items import count_of_figures, differences
from tests.plans.score import Score, compare
from tests.plans.sources import load_sample, sample_names

VARIANTS = {"clean": False, "worn": True}


def main() -> None:
    """Make the scans, read them, and print the totals and on request each difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", nargs="*", default=sample_names(), metavar="SAMPLE")
    parser.add_argument("--only", choices=VARIANTS, help="only this kind of scan")
    parser.add_argument("--misses", action="store_true", help="print each difference")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the scans and their text there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = chosen.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        pdfs = builders.build_pdfs({name: load_sample(name).content for name in chosen.samples}, folder)
        for variant, worn in VARIANTS.items():
            if chosen.only in {None, variant}:
                _measure(pdfs, variant, worn=worn, misses=chosen.misses, folder=folder)


def _measure(pdfs: dict[str, Path], variant: str, *, worn: bool, misses: bool, folder: Path) -> None:
    score, totals = Score(), Counter[str]()
    seconds = pages = 0.0
    for name, pdf in pdfs.items():
        content = load_sample(name).content
        text_path = builders.build_text(content, folder / f"{name}.txt")
        text, _ = _read(text_path)
        scan_path = builders.build_scan(pdf, folder / f"{name}-{variant}.pdf", worn=worn)
        start = time.perf_counter()
        scan, layout = _read(scan_path)
        seconds, pages = seconds + time.perf_counter() - start, pages + (layout.pages or 0)
        (folder / f"{name}-{variant}.txt").write_text(layout.text, encoding="utf-8")
        score.merge(compare(text, scan, text_path.read_text(encoding="utf-8")))
        rows = differences(text, scan, told=layout.warnings)
        found = Counter[str](
            figures=count_of_figures(text),
            silent=sum(row.is_silent for row in rows),
            doubted=sum(row.doubt is not None and not row.in_letters for row in rows),
            missing=sum(row.is_missing for row in rows),
            letters=sum(row.in_letters for row in rows),
            doubts=_doubts(scan),
        )
        totals += found
        print(f"{variant} {name:12} {_told(found)}")
        if misses:
            for row in rows:
                print("   ", "SILENT" if row.is_silent else "      ", row)
            for warning in layout.warnings[1:]:
                print("    warning:", warning)
    print(f"{variant} {'all':12} {_told(totals)}   {seconds / max(pages, 1):.2f} s a page")
    for measure, counted in sorted(score.measures.items()):
        print(
            f"    {measure:26} f1 {counted.f1:.4f}   {counted.hit} of {counted.wanted}, {counted.found} found"
        )


def _read(path: Path) -> tuple[Json, Layout]:
    draft = read_layout(lay_out(path))
    found: Json = draft_to_json(draft)
    return found, draft.layout


def _doubts(read: Json) -> int:
    """Return how many items ask somebody to look, right or wrong."""
    tasks = read["tasks"]
    steps = [step for task in tasks for step in task["solutions"]]
    criteria = (read["scorecard"] or {}).get("criteria", [])
    return sum("doubt" in item for item in (*read["indicators"], *tasks, *steps, *criteria))


def _told(found: Counter[str]) -> str:
    keys = ("figures", "silent", "doubted", "missing", "letters", "doubts")
    return "  ".join(f"{key} {found[key]}" for key in keys)


if __name__ == "__main__":
    main()
