"""What people wrote, fit to stand in a document: trimmed, with a capital and a full stop, else unchanged."""

from typing import Final

_ENDS: Final = ".!?…"
_LOOSE_ENDS: Final = " ;,:-–"


def trimmed(text: str) -> str:
    """Return the words without spaces and marks around them, on one line, and without the last full stop.

    >>> trimmed(" - đã họp;\\nđang lập hồ sơ. ")
    'đã họp; đang lập hồ sơ'
    """
    words = " ".join(text.split()).lstrip("-–+•* ").rstrip(_LOOSE_ENDS)
    return words[:-1].rstrip(_LOOSE_ENDS) if words.endswith(".") and not words.endswith("..") else words


def capitalised(text: str) -> str:
    """Return the words with a capital at their beginning.

    >>> capitalised("đã họp")
    'Đã họp'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return what somebody wrote as a sentence.

    >>> sentence(" - đã họp; đang lập hồ sơ "), sentence("Bao giờ xong?"), sentence(" ")
    ('Đã họp; đang lập hồ sơ.', 'Bao giờ xong?', '')
    """
    words = capitalised(trimmed(text))
    return words if not words or words[-1] in _ENDS else f"{words}."


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Return names as one text.

    >>> listed(["Công an xã", "Trạm y tế", "Phòng Kinh tế"]), listed([])
    ('Công an xã, Trạm y tế, Phòng Kinh tế', '')
    """
    return ", ".join(name for name in names if name)
