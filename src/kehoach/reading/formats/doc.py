"""Files of older word processors and spreadsheets, converted by LibreOffice where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kehoach.domain.layout import Layout
from kehoach.reading.formats.archive import Archive
from kehoach.reading.formats.detection import ending
from kehoach.reading.refusals import Broken, NeedsLibreOffice

_SECONDS = 120
_PROGRAMS = ("soffice", "libreoffice")
_TEXT_ENDINGS = frozenset({".doc", ".rtf", ".odt"})
_SHEET_ENDINGS = frozenset({".xls", ".xlsb", ".ods"})


def lay_out_old_text(content: bytes, name: str) -> Layout:
    """The layout of a .doc, .rtf or .odt file.

    :raises NeedsLibreOffice: there is nothing on this machine to convert it with.
    :raises Broken: it could not be converted.
    """
    from kehoach.reading.formats.docx import lay_out_docx  # noqa: PLC0415 - only after a conversion

    given = ending(name) if ending(name) in _TEXT_ENDINGS else ".doc"
    converted = _converted(content, name, given=given, wanted="docx")
    return _renamed(lay_out_docx(Archive(converted, name)), "doc")


def lay_out_old_sheet(content: bytes, name: str) -> Layout:
    """The layout of a .xls, .xlsb or .ods file.

    LibreOffice keeps formats and frames; without it the values alone are read.

    :raises Broken: it cannot be taken apart.
    """
    from kehoach.reading.formats.xlsx import lay_out_sheets, lay_out_xlsx  # noqa: PLC0415 - as above

    given = ending(name) if ending(name) in _SHEET_ENDINGS else ".xls"
    try:
        return lay_out_xlsx(Archive(_converted(content, name, given=given, wanted="xlsx"), name))
    except NeedsLibreOffice:
        from kehoach.reading.formats.old_sheets import read_old_sheets  # noqa: PLC0415 - as above

        return lay_out_sheets(read_old_sheets(content, name))


def _converted(content: bytes, name: str, *, given: str, wanted: str) -> bytes:
    program = next((path for path in map(shutil.which, _PROGRAMS) if path), None)
    if program is None:
        raise NeedsLibreOffice(name)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        # A profile of its own: two conversions at once would wait for each other, and macros stay off.
        source = Path(folder) / f"source{given}"
        source.write_bytes(content)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
        command += ["--convert-to", wanted, "--outdir", folder, str(source)]
        try:
            subprocess.run(
                command, check=True, capture_output=True, timeout=_SECONDS, env=os.environ | {"HOME": folder}
            )
            return (Path(folder) / f"source.{wanted}").read_bytes()
        except (subprocess.SubprocessError, OSError) as fault:
            raise Broken(name) from fault


def _renamed(layout: Layout, kind: str) -> Layout:
    return Layout(
        layout.text, layout.plain, layout.blocks, format=kind, pages=layout.pages, warnings=layout.warnings
    )
