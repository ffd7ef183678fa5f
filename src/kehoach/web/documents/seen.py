"""What a person saw of a place before changing it, as a few letters that a form carries along."""

import hashlib
import json
from typing import Any


def digest(said: Any) -> str:
    """Return the letters that stand for these words or values."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
