"""Translations: `update` brings the catalogues up to date with the code, `compile` makes what Django loads.

The machine that starts the program may have no gettext, so both are done here.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src/kehoach/web"
CATALOGUES = sorted(WEB.glob("locale/*/LC_MESSAGES/django.po"))
CALLS = {"gettext", "gettext_lazy", "_"}
TAG = re.compile(r"""\{%-?\s*(?:trans|translate)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")
BLOCK = re.compile(
    r"\{%\s*(?:blocktrans|blocktranslate)\b(?P<options>[^%]*)%\}(?P<text>.*?)"
    r"\{%\s*end(?:blocktrans|blocktranslate)\s*%\}",
    re.DOTALL,
)
ARGUMENT = re.compile(r"""\b_\(("(?:[^"\\]|\\.)*")\)""")
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def messages_in_use() -> dict[str, str]:
    """Return every text that is shown, with the file that shows it first."""
    found: dict[str, str] = {}
    for path in sorted([*WEB.rglob("*.py"), *WEB.rglob("*.html")]):
        if path.name == "style_guide.html":  # seen by developers alone
            continue
        reader = messages_of_template if path.suffix == ".html" else messages_of_module
        for text in reader(path.read_text(encoding="utf-8")):
            found.setdefault(text, str(path.relative_to(ROOT)))
    return found


def messages_of_module(source: str) -> Iterator[str]:
    """Yield the texts that a module hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if called in CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def messages_of_template(source: str) -> Iterator[str]:
    """Yield the texts of {% trans %}, {% blocktrans %} and _("…"); plural blocks are not used."""
    for match in (*TAG.finditer(source), *ARGUMENT.finditer(source)):
        yield ast.literal_eval(match[1])
    for match in BLOCK.finditer(source):
        text = match["text"]
        if "trimmed" in match["options"]:
            text = " ".join(line.strip() for line in text.strip().splitlines())
        yield VARIABLE.sub(r"%(\1)s", text.replace("%", "%%") if "{{" in text else text)


def read_catalogue(path: Path) -> dict[str, str]:
    """Return the translations of a .po file; its header stands under the empty text.

    A text with a plural stands under both forms joined by a zero byte, as gettext keeps it;
    Vietnamese has one form, and our own texts have none.
    """
    found: dict[str, str] = {}
    values: dict[str, str] = {}
    field = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        if match := re.match(r'(msgid_plural|msgid|msgstr)(?:\[0\])?\s+(".*")$', line):
            field = match[1]
            if field == "msgid" and "msgstr" in values:
                key = "\0".join(values[name] for name in ("msgid", "msgid_plural") if name in values)
                found[key] = values["msgstr"]
                values = {}
            values[field] = ast.literal_eval(match[2])
        elif line.startswith('"'):
            values[field] += ast.literal_eval(line)
    return found


def write_catalogue(path: Path, translations: Mapping[str, str], places: Mapping[str, str]) -> None:
    """Write a .po file in the order of the places, so that neighbours on a page stay neighbours."""
    header = "\n".join(f"{quoted(line)}" for line in translations.get("", "").splitlines(keepends=True))
    entries = [f'msgid ""\nmsgstr ""\n{header}']
    for text in sorted((key for key in translations if key), key=lambda key: (places.get(key, ""), key)):
        place = f"#: {places[text]}\n" if text in places else ""
        entries.append(f"{place}msgid {quoted(text)}\nmsgstr {quoted(translations[text])}")
    path.write_text("\n\n".join(entries) + "\n", encoding="utf-8")


def quoted(text: str) -> str:
    """Return the text as gettext writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(translations: Mapping[str, str]) -> bytes:
    """Return the .mo form: a table of lengths and offsets, then the texts, all in byte order."""
    pairs = sorted((key.encode(), text.encode()) for key, text in translations.items() if text)
    keys, texts = b"", b""
    table: list[tuple[int, int, int, int]] = []
    for key, text in pairs:
        table.append((len(key), len(keys), len(text), len(texts)))
        keys += key + b"\0"
        texts += text + b"\0"
    start = 7 * 4 + 16 * len(pairs)
    first = b"".join(struct.pack("<2I", row[0], row[1] + start) for row in table)
    second = b"".join(struct.pack("<2I", row[2], row[3] + start + len(keys)) for row in table)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + len(first), 0, 0)
    return head + first + second + keys + texts


def update() -> None:
    """Add what is new to the English catalogue and drop what is gone.

    The Vietnamese one is written by hand: it holds what Django says and does not say well in Vietnamese.
    """
    places = messages_in_use()
    for path in CATALOGUES:
        if path.parts[-3] != "vi":
            known = read_catalogue(path)
            write_catalogue(path, {text: known.get(text, "") for text in ["", *places]}, places)


def compile_catalogues() -> None:
    """Write the .mo file of each catalogue that changed."""
    for path in CATALOGUES:
        target, content = path.with_suffix(".mo"), compiled(read_catalogue(path))
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)


def main() -> None:
    """Do what the first argument says."""
    if sys.argv[1:] == ["update"]:
        update()
    compile_catalogues()


if __name__ == "__main__":
    main()
