"""A certain correction of a passage, carried over to the items that were read from it."""

from kehoach.vietnamese.numbers import VIETNAMESE, read_number
from kehoach.web.audit.recording import Recording
from kehoach.web.plans.kinds import KINDS
from kehoach.web.plans.layouts import unpack
from kehoach.web.plans.models import Finding, Indicator
from kehoach.web.plans.models.item import Item


def apply_correction(finding: Finding, entry: Recording) -> list[Item]:
    """Return the items whose words or figure changed; the text of the document itself stays as it came."""
    if finding.correction_start is None or finding.correction_end is None:
        return []
    wrong = unpack(bytes(finding.plan.document.layout)).quote(
        finding.correction_start, finding.correction_end
    )
    if not wrong:
        return []
    changed = []
    for item in items_around(finding):
        values = _corrected(item, wrong, right=finding.replacement)
        if values:
            entry.change(item, **values)
            item.full_clean(validate_unique=False)
            item.save()
            changed.append(item)
    return changed


def items_around(finding: Finding) -> list[Item]:
    """Return the items whose passage holds what the finding's correction replaces."""
    if finding.correction_start is None:
        return []
    place = {"start__lte": finding.correction_start, "end__gte": finding.correction_end}
    return [
        item
        for kind in KINDS
        for item in kind.model._default_manager.filter(plan=finding.plan, removed=False, **place)
    ]


def _corrected(item: Item, wrong: str, *, right: str) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in item.EDITABLE:
        old = getattr(item, name)
        # Whole words only: «ha» is not mended inside of «hai».
        if isinstance(old, str) and f" {wrong} " in f" {old} ":
            values[name] = f" {old} ".replace(f" {wrong} ", f" {right} ").strip()
    if isinstance(item, Indicator) and item.value is not None and item.number_text == wrong:
        number = read_number(right, convention=VIETNAMESE, unit=item.unit)
        if number is not None and number.doubt is None:
            values["value"] = number.value
    return values
