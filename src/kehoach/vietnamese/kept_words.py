"""Word lists kept parsed beside the compiled modules: reading TOML took a tenth of a cold start."""

import json
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


def load(path: Path) -> dict[str, Any]:
    """Return what a TOML file says: as it was kept, if it was kept from exactly this text."""
    written = path.read_text(encoding="utf-8")
    kept_at = Path(cache_from_source(str(path))).with_suffix(".json")
    with suppress(OSError, ValueError):
        kept = json.loads(kept_at.read_text(encoding="utf-8"))
        if isinstance(kept, dict) and kept.get("written") == written:
            words: dict[str, Any] = kept["words"]
            return words
    import tomllib  # noqa: PLC0415 - only where nothing is kept yet

    words = tomllib.loads(written)
    if not sys.dont_write_bytecode:
        _keep(kept_at, json.dumps({"written": written, "words": words}, ensure_ascii=False))
    return words


def _keep(path: Path, text: str) -> None:
    """Write the file whole or not at all; where the folder is not ours to write in, nothing is kept."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
