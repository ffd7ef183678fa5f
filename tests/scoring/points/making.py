"""Criteria, rules and inputs that show only what matters to a test."""

from dataclasses import replace
from decimal import Decimal

from kehoach.domain.plan import Comparator, Criterion, Source
from kehoach.scoring.points.inputs import Inputs
from kehoach.scoring.points.presets import rule
from kehoach.scoring.target import Direction, Target

D = Decimal


def criterion(max_points="1", number="I.1", parent=None, name="Sản lượng lương thực"):
    most = None if max_points is None else D(max_points)
    return Criterion(number=number, name=name, source=Source(0, 0), parent=parent, max_points=most)


def at_least(value, actual=None, unit="tấn", **more):
    known = None if actual is None else D(actual)
    return Inputs(target=Target(Comparator.AT_LEAST, D(value), unit=unit), actual=known, **more)


def lower(value, actual=None, comparator=Comparator.EQUAL, unit="%"):
    known = None if actual is None else D(actual)
    return Inputs(target=Target(comparator, D(value), direction=Direction.LOWER, unit=unit), actual=known)


def changed(code, **figures):
    return replace(rule(code), **figures)
