"""Let the environment import the package from src/, without building it."""

import sysconfig
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"

if __name__ == "__main__":
    (Path(sysconfig.get_path("purelib")) / "kehoach.pth").write_text(f"{SOURCE}\n", encoding="utf-8")
