"""Indicators: what a plan promises, in tables, lists and prose."""

from kehoach.reading.indicators.read import read_indicators

__all__ = ["read_indicators"]
