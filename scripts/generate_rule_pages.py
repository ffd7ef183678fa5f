"""Write docs/rules/ from the docstrings of the rules: one page a rule, and the list of all."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from kehoach.checking.pages import index_page, rule_page  # noqa: E402 - the source folder comes first
from kehoach.checking.registry import rules  # noqa: E402

FOLDER = ROOT / "docs" / "rules"


def main() -> None:
    """Write every page; a page whose rule is gone goes too."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    pages = {f"{rule.kind}.md": rule_page(rule) for rule in rules()} | {"README.md": index_page(rules())}
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
