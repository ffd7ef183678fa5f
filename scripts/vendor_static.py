"""Copy the few front-end files the pages load from node_modules into the package, with their licences."""

import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src/kehoach/web/static/vendor"
FONT = "@fontsource/be-vietnam-pro"

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "echarts/dist/echarts.common.min.js": "echarts.min.js",
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    **{
        f"{FONT}/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": f"fonts/{subset}-{weight}.woff2"
        for subset in ("latin", "vietnamese")
        for weight in (400, 500, 600, 700)
    },
}
# The letters of documents written as PDF: as wide as those of Times New Roman, which the decree asks for.
PRINT = "@expo-google-fonts/tinos"
PRINT_FONTS = ROOT / "src/kehoach/writing/fonts"
PRINT_STYLES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
LICENCES = ("echarts", "zrender", "htmx.org", "@tabler/core", "@tabler/icons", FONT)


def main() -> None:
    """Fill static/vendor from nothing, so that no file of an older version stays."""
    if not MODULES.is_dir():
        sys.exit("node_modules is missing: run `npm ci` first.")
    shutil.rmtree(VENDOR, ignore_errors=True)
    versions = {}
    for source, target in FILES.items():
        path = VENDOR / target
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (MODULES / source).read_bytes()
        if path.suffix in {".js", ".css"}:
            # The maps they name are not shipped; a browser's tools would ask for them in vain.
            text = re.sub(rb"\n?(//# sourceMappingURL=.*|/\*# sourceMappingURL=.*?\*/)\s*$", b"\n", text)
        path.write_bytes(text)
        versions[target] = hashlib.sha256(text).hexdigest()
    vendor_print_fonts()
    (VENDOR / "icons.svg").write_text(icon_sprite(), encoding="utf-8")
    for package in LICENCES:
        manifest = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))
        versions[package] = f"{manifest['version']} {manifest['license']}"
        for name in ("LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE"):
            if (licence := MODULES / package / name).exists():
                kind = "NOTICE" if name == "NOTICE" else "LICENSE"
                shutil.copy(licence, VENDOR / f"{kind}-{package.strip('@').replace('/', '-')}.txt")
    (VENDOR / "versions.json").write_text(
        json.dumps(versions, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def vendor_print_fonts() -> None:
    """Fill writing/fonts from nothing."""
    shutil.rmtree(PRINT_FONTS, ignore_errors=True)
    PRINT_FONTS.mkdir(parents=True)
    for style in PRINT_STYLES:
        shutil.copy(MODULES / PRINT / style / f"Tinos_{style}.ttf", PRINT_FONTS / f"Tinos-{style}.ttf")
    for name in ("LICENSE", "LICENSE_FONT"):
        shutil.copy(MODULES / PRINT / name, PRINT_FONTS / f"{name}.txt")


def icon_sprite() -> str:
    """Return one SVG file with the icons that templates name, each a symbol."""
    symbols = []
    for name in sorted(icons_named()):
        for style in ("filled", "outline"):
            source = MODULES / f"@tabler/icons/icons/{style}/{name.removesuffix('-filled')}.svg"
            if (style == "filled") == name.endswith("-filled"):
                break
        if not source.exists():
            sys.exit(f"Tabler has no icon «{name}»; look it up in {source.parent}.")
        drawing = re.sub(r"<!--.*?-->", "", source.read_text(encoding="utf-8"), flags=re.DOTALL)
        inner = re.sub(r"^.*?<svg[^>]*>|</svg>\s*$", "", drawing, flags=re.DOTALL).strip()
        inner = re.sub(r'<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*/>', "", inner)
        paint = (
            'fill="currentColor"'
            if name.endswith("-filled")
            else 'fill="none" stroke="currentColor" stroke-width="1.75" '
            'stroke-linecap="round" stroke-linejoin="round"'
        )
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24" {paint}>{" ".join(inner.split())}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def icons_named() -> set[str]:
    """Return the icons asked for in static/icons.txt, one a line."""
    lines = (ROOT / "src/kehoach/web/static/icons.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


if __name__ == "__main__":
    main()
