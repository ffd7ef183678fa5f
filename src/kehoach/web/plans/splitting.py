"""Where the words of an item would be cut in two."""

import re

# The end of a sentence or of a clause, strongest first.
_CUTS = (
    re.compile(r"[.!?]\s+"),
    re.compile(r";\s*"),
    re.compile(r",\s+"),
    re.compile(r"\s+(?:và|đồng thời)\s+"),
)


def halves(words: str) -> tuple[str, str]:
    """Return the two parts a person most likely means: cut where a sentence or clause ends near the middle.

    >>> halves("Trồng mới 12 ha cây keo; chăm sóc 40 ha rừng")
    ('Trồng mới 12 ha cây keo', 'chăm sóc 40 ha rừng')
    """
    middle = len(words) / 2
    for cut in _CUTS:
        places = [match for match in cut.finditer(words) if match.end() < len(words)]
        if places:
            best = min(places, key=lambda match: abs(match.start() - middle))
            return words[: best.start()].strip(), words[best.end() :].strip()
    return words, ""
