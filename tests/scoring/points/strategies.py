"""Targets of every shape, for what must hold for all of them."""

from hypothesis import strategies as st

from kehoach.domain.plan import Comparator
from kehoach.scoring.target import Change, Direction, Target

amounts = st.decimals(-(10**6), 10**9, places=2)
positive = st.decimals("0.01", 10**9, places=2)
LEVELS = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)


@st.composite
def targets(draw):
    """Targets of which one side is better."""
    way = draw(st.sampled_from([Direction.HIGHER, Direction.LOWER]))
    shape = draw(st.sampled_from(["level", "bare", "about", "range", "change"]))
    if shape == "level":
        return Target(draw(st.sampled_from(LEVELS)), draw(amounts))
    if shape == "bare":
        return Target(Comparator.EQUAL, draw(amounts), direction=way)
    if shape == "about":
        return Target(Comparator.ABOUT, draw(positive), direction=way)
    if shape == "range":
        low, high = sorted([draw(positive), draw(positive)])
        return Target(Comparator.RANGE, low=low, high=high, direction=way)
    return Target(
        Comparator.EQUAL,
        draw(positive),
        direction=way,
        base=draw(positive),
        change=draw(st.sampled_from(Change)),
    )


def falls(target):
    limits = {Comparator.AT_MOST, Comparator.LESS_THAN}
    if target.comparator in {*LEVELS}:
        return target.comparator in limits
    return target.direction is Direction.LOWER
