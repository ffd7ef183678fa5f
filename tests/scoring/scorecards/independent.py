"""Points computed as by hand: from the stored explanation alone, without the program's own scoring."""

from fractions import Fraction


def points_of(stored):
    """Return the points that follow from what is stored, as an official with a calculator finds them."""
    most, rule, inputs = Fraction(stored["criterion"]["max_points"]), stored["rule"], stored["inputs"]
    family = rule["family"]
    if family in {"judged", "adjustment"}:
        proof = inputs["evidence"] or Fraction(inputs["given"] or 0) == 0
        return None if inputs["given"] is None or not proof else Fraction(inputs["given"])
    if family == "boolean":
        return None if inputs["achieved"] is None else most * inputs["achieved"]
    if family == "charges":
        times = {count["counted"]: count["times"] for count in inputs["counts"]}
        if not {charge["counted"] for charge in rule["charges"]} <= set(times):
            return None
        off = sum(times[charge["counted"]] * Fraction(charge["points"]) for charge in rule["charges"])
        return max(most - off, Fraction(0))
    if inputs["actual"] is None:
        return None
    met, percent = reached(inputs["target"], Fraction(inputs["actual"]))
    if met:
        return most
    if family == "all_or_nothing":
        return Fraction(0)
    if family == "proportional_with_floor" and percent < Fraction(rule["floor"]):
        return Fraction(0)
    if family == "step_bands":
        shares = [
            Fraction(band["share"]) for band in rule["bands"] if percent >= Fraction(band["from_percent"])
        ]
        return cents(most * max(shares, default=0) / 100, most)
    return cents(most * percent / 100, most)


def reached(target, actual):
    """Return whether the target is met, and if not, how many percent of it count."""
    wanted, comparator = Fraction(target["value"]), target["comparator"]
    lower = comparator in {"<", "<="} or (comparator == "=" and target["direction"] == "lower")
    met = actual <= wanted if lower else actual >= wanted
    if actual == wanted and comparator in {"<", ">"}:
        met = False
    if met:
        return True, Fraction(100)
    percent = (wanted / actual if lower else actual / wanted) * 100 if wanted else Fraction(0)
    rounded = Fraction(int(percent * 100 + Fraction(1, 2)), 100)
    return False, min(max(rounded, Fraction(0)), Fraction("99.99"))


def cents(points, most):
    """Return points to two decimals; only all of them are all."""
    rounded = Fraction(int(points * 100 + Fraction(1, 2)), 100)
    return Fraction(int(points * 100), 100) if points < most <= rounded else rounded
