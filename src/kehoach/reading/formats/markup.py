"""Markup that a conversion left in a text, blanked without moving a character."""

import re

_BLOCK_TAGS = frozenset(
    {"p", "br", "li", "ol", "ul", "div", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_TAG = re.compile(
    r"</?(p|br|li|ol|ul|div|tr|td|th|table|thead|tbody|h[1-6]|b|i|u|s|em|strong|sup|sub|span|font|small|center|o:p)"
    r"(?=[\s/>])[^<>\n]{0,200}>",
    re.IGNORECASE,
)
_SUPERSCRIPT = re.compile(r"<sup>(\d{1,2})</sup>", re.IGNORECASE)
_ENTITY = re.compile(r"&(amp|lt|gt|nbsp|quot|apos|le|ge|#\d{1,6});")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "quot": '"', "apos": "'", "le": "≤", "ge": "≥"}
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|\*{2,3}|(?<!\w)_{2}(?=\w)|(?<=\w)_{2}(?!\w)"
)
_HEADING = re.compile(r"^#{1,6}(?= )", re.MULTILINE)
_LATEX = re.compile(r"\$([^$\n]{1,120})\$")
_LATEX_WORDS = (
    (r"\\(?:geqslant|geq|ge)\b", "≥"),
    (r"\\(?:leqslant|leq|le)\b", "≤"),
    (r"\\(?:approx|sim)\b", "~"),
    (r"\\(?:times|cdot)\b", "×"),
    (r"\\(?:%|‰)", "%"),
    (r"\^\{?2\}?", "²"),
    (r"\^\{?3\}?", "³"),
    (r"\\(?:text|mathrm|mathbf|textbf|mathit)\b", ""),
    (r"\\[a-zA-Z]{1,12}\b|[{}$\\~]", ""),
)
_LATEX_PATTERNS = tuple((re.compile(pattern), replacement) for pattern, replacement in _LATEX_WORDS)
_DIGITS_UP = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def blank_markup(text: str) -> str:
    """The text with tags, emphasis marks and LaTeX turned into what they show, each as long as before.

    Tags that end a paragraph become a newline, so that paragraphs inside a cell stay apart.

    >>> blank_markup("<b>Tổng</b> cộng")
    '   Tổng     cộng'
    """
    plain = text
    if "<" in plain:
        plain = _SUPERSCRIPT.sub(lambda found: _pad(found[1].translate(_DIGITS_UP), found[0]), plain)
        plain = _TAG.sub(lambda found: _pad("\n" if found[1].lower() in _BLOCK_TAGS else "", found[0]), plain)
    if "&" in plain:
        plain = _ENTITY.sub(lambda found: _pad(_entity(found[1]), found[0]), plain)
    if "$" in plain:
        plain = _LATEX.sub(_blank_latex, plain)
    if "*" in plain or "__" in plain:
        plain = _EMPHASIS.sub(lambda found: " " * len(found[0]), plain)
    if "#" in plain:
        plain = _HEADING.sub(lambda found: " " * len(found[0]), plain)
    return plain


def _pad(shown: str, written: str) -> str:
    return shown + " " * (len(written) - len(shown))


def _entity(name: str) -> str:
    if name.startswith("#"):
        code = int(name[1:])
        return chr(code) if 32 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return _ENTITIES[name]


def _blank_latex(found: re.Match[str]) -> str:
    if "\\" not in found[1] and "^" not in found[1]:
        return found[0]  # money, not mathematics
    shown = found[0]
    for pattern, replacement in _LATEX_PATTERNS:
        shown = pattern.sub(lambda part, by=replacement: _pad(by, part[0]), shown)  # type: ignore[misc]
    return shown
