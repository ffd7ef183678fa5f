"""The house rules that no tool knows; each failure says what to do instead."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/kehoach"
WEB = SOURCE / "web"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(SOURCE.rglob("*.html"))
BANNED_NAMES = {
    "utils",
    "helpers",
    "common",
    "manager",
    "managers",
    "data",
    "info",
    "process",
    "misc",
    "util",
}
# A host of a registry or of a machine has no place in what is pinned: an office installs from its own mirror.
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file://")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def test_every_module_opens_with_a_sentence() -> None:
    silent = [place(path) for path in MODULES if not (ast.get_docstring(tree_of(path)) or "").strip()]
    assert not silent, "Open the module with one sentence that says what it holds."


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*MODULES, *TEMPLATES, *ROOT.glob("scripts/**/*.py"), *ROOT.glob("tests/**/*.py")]
    long = [place(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 400]
    assert not long, "One thing a file: move the second thing to a file named after it."


def test_imports_are_absolute() -> None:
    relative = [
        place(path, node.lineno)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]
    assert not relative, "Write the whole name: from kehoach.…"


def test_no_file_has_a_name_that_says_nothing() -> None:
    vague = [place(path) for path in [*MODULES, *ROOT.glob("tests/**/*.py")] if path.stem in BANNED_NAMES]
    vague += [place(path) for path in SOURCE.rglob("*") if path.is_dir() and path.name in BANNED_NAMES]
    assert not vague, "Name the file after the thing it holds, with a word of the glossary."


def test_transactions_are_opened_by_recordings_alone() -> None:
    """A write outside `recording` would leave no trace in the history."""
    allowed = {WEB / "audit/recording.py"}
    found = [
        place(path, node.lineno)
        for path in MODULES
        if path not in allowed
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "atomic"
    ]
    assert not found, "Use `with recording(actor, action, target)`: it opens the transaction."


def test_nothing_is_done_by_signals_or_in_save() -> None:
    found = []
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "django.db.models.signals"
            ):
                found.append(place(path, node.lineno))
            is_method = isinstance(node, ast.ClassDef) and any(
                isinstance(inner, ast.FunctionDef) and inner.name in {"save", "delete"} for inner in node.body
            )
            if is_method and path.name == "models.py":
                found.append(place(path, node.lineno))
    assert not found, "Write it in a service, where permission, history and refusal are."


def test_amounts_are_never_floats() -> None:
    found = [
        place(path, node.lineno)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "FloatField"
    ]
    assert not found, "Use DecimalField."


def test_models_have_no_order_of_their_own() -> None:
    found = [
        place(path, node.lineno)
        for path in MODULES
        if path.name == "models.py" or path.parent.name == "models"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and node.name == "Meta" and "ordering" in names_set_in(node)
    ]
    assert not found, "Order where the list is shown: a hidden order is paid for by every query."


def names_set_in(node: ast.ClassDef) -> set[str]:
    return {
        target.id
        for statement in node.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def test_public_docstrings_do_not_open_with_get() -> None:
    found = [
        place(path, node.lineno)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").lower().startswith("get ")
    ]
    assert not found, "Start with the result: «Return …»."


@pytest.mark.parametrize("template", TEMPLATES, ids=place)
def test_templates_hold_no_inline_script_or_style(template: Path) -> None:
    """The policy of every page would stop it; here it is found before a person does."""
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", text), "Move the script to static/js/."
    assert not re.search(r"<style\b|\sstyle=", text), "Move the style to static/css/."
    assert not re.search(r"\son[a-z]+=\"|javascript:", text), "Listen in a module of static/js/."
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text), (
        "Serve it from here: nothing is loaded from outside."
    )


# The languages' own names, and what is the same in every language.
UNTRANSLATED = {"Tiếng Việt", "English", "TT", "Enter", "Esc"}
WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt", "data-label"}
HOLE = "\ue000"


class ShownText(HTMLParser):
    """Collects what a person reads on a page or hears from it; template tags were made holes before."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += data.split(HOLE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if name in SHOWN_ATTRIBUTES and value and HOLE not in value
        ]


@pytest.mark.parametrize(
    "template", [path for path in TEMPLATES if path.name != "style_guide.html"], ids=place
)
def test_every_text_of_a_template_can_be_translated(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{%\s*blocktrans.*?endblocktrans(?:late)?\s*%\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{% block \w+_class %\}[\w -]*\{% endblock %\}", "", text)
    reader = ShownText()
    reader.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", HOLE, text, flags=re.DOTALL))
    bare = {found.strip() for found in reader.found if WORD.search(found)} - UNTRANSLATED
    assert not bare, "Wrap it in {% trans %}."


def requirement_files() -> Iterator[Path]:
    yield from sorted(ROOT.glob("requirements/*"))
    yield from (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc", ROOT / "Makefile")


@pytest.mark.parametrize("path", list(requirement_files()), ids=place)
def test_what_is_pinned_names_no_host(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    # Where a package asks for money is part of its own description, not an address we load from.
    named = [line for line in lines if ADDRESS.search(line) and '"url"' not in line]
    assert not named


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements/*.txt")), ids=place)
def test_every_requirement_is_pinned_with_its_hash(path: Path) -> None:
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8")).replace("\\\n", " ")
    loose = [
        line for line in text.splitlines() if line.strip() and not ("==" in line and "--hash=sha256:" in line)
    ]
    assert not loose


def test_every_rule_of_checking_has_its_page() -> None:
    rules = [path for path in (SOURCE / "checking/rules").glob("*.py") if path.stem != "__init__"]
    short = [
        place(path)
        for path in rules
        if not all(
            word in (ast.get_docstring(tree_of(path)) or "")
            for word in ("Vì sao:", "Căn cứ:", "Sai:", "Đúng:")
        )
    ]
    assert not short, "A rule's docstring is the page a civil servant reads: Vì sao, Căn cứ, Sai, Đúng."


def test_every_icon_that_is_asked_for_is_in_the_list() -> None:
    listed = set((WEB / "static/icons.txt").read_text(encoding="utf-8").split("\n"))
    asked = {
        (name, place(path))
        for path in TEMPLATES
        for name in re.findall(r"\{% icon \"([^\"]+)\"", path.read_text(encoding="utf-8"))
    }
    missing = {(name, where) for name, where in asked if name not in listed}
    assert not missing, "Add the icon's name to static/icons.txt and run make test."
