import json
import sys
from pathlib import Path

import pytest

from kehoach.vietnamese.kept_words import load


@pytest.fixture(autouse=True)
def may_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have told Python to keep nothing."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def kept_files(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").iterdir())


def test_a_list_says_the_same_when_it_was_kept(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('phrase = ["trở lên", "tối đa"]\n', encoding="utf-8")
    assert load(path) == load(path) == {"phrase": ["trở lên", "tối đa"]}
    assert len(kept_files(tmp_path)) == 1


def test_a_changed_list_is_read_anew(tmp_path):
    path = tmp_path / "words.toml"
    for phrase in ("trên", "dưới"):  # of one length, perhaps within one tick of the clock
        path.write_text(f'phrase = "{phrase}"\n', encoding="utf-8")
        assert load(path) == {"phrase": phrase}


def test_what_was_kept_badly_is_passed_over(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text("one = 1\n", encoding="utf-8")
    load(path)
    [kept] = kept_files(tmp_path)
    for spoiled in ("", "[1, 2]", json.dumps({"written": "two = 2\n", "words": {"two": 2}})):
        kept.write_text(spoiled, encoding="utf-8")
        assert load(path) == {"one": 1}


def test_a_folder_that_cannot_be_written_in_is_no_hindrance(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text("one = 1\n", encoding="utf-8")
    (tmp_path / "__pycache__").write_text("a file in the place of the folder", encoding="utf-8")
    assert load(path) == {"one": 1}


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    path = tmp_path / "words.toml"
    path.write_text("one = 1\n", encoding="utf-8")
    assert load(path) == {"one": 1}
    assert list(tmp_path.iterdir()) == [path]
