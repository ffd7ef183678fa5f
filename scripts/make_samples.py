"""Make the sample plans that the package ships, from their sources among the tests.

Run once after a source changes, from the root: `PYTHONPATH=src:. python scripts/make_samples.py`.
"""

import json
from pathlib import Path

from tests.plans import builders
from tests.plans.sources import load_sample, sample_names

TARGET = Path("src/kehoach/samples")
BUILD = {
    ".txt": builders.build_text,
    ".docx": builders.build_docx,
    ".xlsx": builders.build_xlsx,
    ".pdf": builders.build_pdf,
}


def main() -> None:
    """Write each document and its answers."""
    for name in sample_names():
        sample = load_sample(name)
        path = TARGET / "documents" / sample.file
        path.parent.mkdir(parents=True, exist_ok=True)
        BUILD[path.suffix](sample.content, path)
        answers = json.dumps(sample.answers, ensure_ascii=False, indent=1) + "\n"
        target = TARGET / "answers" / f"{path.stem}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(answers, encoding="utf-8")


if __name__ == "__main__":
    main()
