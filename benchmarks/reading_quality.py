"""Print how well the reader reads made plan documents, whose answers are known.

Run from the repository's root: `PYTHONPATH=src:. python benchmarks/reading_quality.py --count 500`.
"""

import argparse
import json
from pathlib import Path

from kehoach.reading.contract import draft_to_json
from kehoach.reading.formats.text import lay_out_text
from kehoach.reading.read import read_layout
from tests.plans.generator import SHAPES, generate
from tests.plans.score import Score, compare


def main() -> None:
    """Measure, print the totals and on request the misses or the documents themselves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--shape", choices=SHAPES, help="only documents of this shape")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses")
    parser.add_argument("--about", default="", help="only misses that begin with this word")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the documents and answers there")
    chosen = parser.parse_args()
    total, misses = Score(), []
    for seed in range(chosen.first, chosen.first + chosen.count):
        made = generate(seed, shape=chosen.shape)
        if chosen.write:
            chosen.write.mkdir(parents=True, exist_ok=True)
            name = f"{seed:04d}_{made.shape}"
            (chosen.write / f"{name}.txt").write_text(made.text, encoding="utf-8")
            answers = json.dumps(made.answers, ensure_ascii=False, indent=1)
            (chosen.write / f"{name}.json").write_text(answers, encoding="utf-8")
        read = draft_to_json(read_layout(lay_out_text(made.text)), ())
        score = compare(made.answers, read, made.text)
        total.merge(score)
        misses += [f"{seed} {made.shape}: {miss}" for miss in score.misses if miss.startswith(chosen.about)]
    for name, measure in sorted(total.measures.items()):
        print(f"{name:28} f1 {measure.f1:.4f}   {measure.hit} of {measure.wanted}, {measure.found} found")
    for miss in misses[: chosen.misses]:
        print(miss)


if __name__ == "__main__":
    main()
