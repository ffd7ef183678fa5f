"""Text set in the fonts of the days before Unicode, which show other letters than they store."""

import re

_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?P<name>\.vn|vni[- ])(?P<rest>.*)", re.IGNORECASE)


def decode_font(text: str, font: str) -> str:
    """The text as it is seen when set in a font; only old Vietnamese fonts change it.

    >>> decode_font("kÕ ho¹ch", ".VnTime"), decode_font("kÕ ho¹ch", ".VnTimeH"), decode_font("số", "Arial")
    ('kế hoạch', 'KẾ HOẠCH', 'số')
    """
    found = _FONT.match(font)
    # A text that holds letters beyond Latin-1 was retyped in Unicode and only kept its old font's name.
    if found is None or any(ord(sign) > 0xFF for sign in text):
        return text
    # Only files from before 2002 or so pay for these tables.
    from kehoach.vietnamese.legacy import from_tcvn3, from_vni  # noqa: PLC0415

    if found["name"].lower() != ".vn":
        return from_vni(text)
    # The names of TCVN3's capital fonts end in H: .VnTimeH, .VnArialH.
    is_capital = found["rest"].split("-")[0].split(",")[0].strip().endswith("H")
    return from_tcvn3(text).upper() if is_capital else from_tcvn3(text)
