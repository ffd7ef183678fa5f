"""The same document as plain text, Word, Excel, PDF and scanned pages."""

import io
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.plans.content import Content, as_text
from tests.plans.docx_file import write_docx
from tests.plans.xlsx_file import write_xlsx

if TYPE_CHECKING:
    from PIL.Image import Image

# Signed plans are scanned at 200 dpi and up (Decree 30/2020).
SCAN_DPI = 200
# What an old scanner does to a page: askew on the glass, grey specks, saved small.
_TILT, _NOISE, _QUALITY = 0.7, 40, 45


def build_text(content: Content, path: Path) -> Path:
    """The document as a text file."""
    path.write_text(as_text(content), encoding="utf-8")
    return path


def build_docx(content: Content, path: Path, *, ruled: bool = True) -> Path:
    """The document as a Word file."""
    write_docx(content, path, ruled=ruled)
    return path


def build_xlsx(content: Content, path: Path) -> Path:
    """The document as a workbook of one sheet."""
    write_xlsx(content, path)
    return path


def office() -> str | None:
    """The office suite that makes PDF files; None where there is none, or no font as wide as Times New Roman.

    In a wider font the lines of a letterhead break where no office would let them.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return program if program and has_the_font() else None


@cache
def has_the_font() -> bool:
    """Return whether a font with the widths of Times New Roman is installed."""
    if shutil.which("fc-match") is None:
        return False
    asked = ["fc-match", "--format=%{family}", "Times New Roman"]
    matched = subprocess.run(asked, capture_output=True, text=True, timeout=30, check=False).stdout
    return any(name in matched for name in ("Times New Roman", "Liberation Serif", "Tinos"))


def build_pdf(content: Content, path: Path, *, ruled: bool = True) -> Path:
    """The document as a PDF with a text layer, by way of the Word file."""
    [made] = build_pdfs({path.stem: content}, path.parent, ruled=ruled).values()
    return made.rename(path)


def build_pdfs(contents: Mapping[str, Content], folder: Path, *, ruled: bool = True) -> dict[str, Path]:
    """The documents as PDF files by their names; the office suite starts once, which takes the most time."""
    program = office()
    if program is None:
        raise RuntimeError("LibreOffice is not installed")
    with tempfile.TemporaryDirectory(dir=folder) as work:
        sources = [
            build_docx(content, Path(work) / f"{name}.docx", ruled=ruled)
            for name, content in contents.items()
        ]
        profile = f"-env:UserInstallation=file://{Path(work).resolve() / 'profile'}"
        subprocess.run(
            [
                program,
                profile,
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return {name: folder / f"{name}.pdf" for name in contents}


def build_scan(pdf: Path, path: Path, *, worn: bool = False) -> Path:
    """The pages of a PDF as pictures and nothing else, as a scanner leaves them, or an old one."""
    import pypdfium2  # noqa: PLC0415 - only scans need it

    pages = [page.render(scale=SCAN_DPI / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]
    if worn:
        pages = [_worn(page, at) for at, page in enumerate(pages)]
    target = io.BytesIO()
    quality = _QUALITY if worn else 75
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=SCAN_DPI, quality=quality)
    path.write_bytes(target.getvalue())
    return path


def _worn(page: "Image", number: int) -> "Image":
    from PIL import Image, ImageChops, ImageFilter  # noqa: PLC0415 - as above

    askew = page.rotate(_TILT * (-1) ** number, Image.Resampling.BICUBIC, fillcolor=255)
    soft = askew.filter(ImageFilter.GaussianBlur(0.5))
    shades = Random(number).randbytes(soft.width * soft.height)
    specks = Image.frombytes("L", soft.size, shades).point([shade * _NOISE // 255 for shade in range(256)])
    return ImageChops.subtract(soft, specks)
