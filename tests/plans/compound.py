"""Longer promises: from a base to a level, shares of a whole, an area by villages, a rate raised or cut."""

from collections.abc import Callable
from decimal import Decimal

from tests.plans.figures import amount, shares
from tests.plans.style import words
from tests.plans.targets import Entry, Writer, lowered

Group = tuple[str, ...]


def raised(writer: Writer, sector: str, group: Group, *, inside: bool) -> str | None:
    """«Nâng tỷ lệ … lên 86,5%», «hạ tỷ lệ … xuống dưới 9%»."""
    entry = _rate(writer, sector)
    if entry is None:
        return None
    value = amount(writer.random, entry["low"], entry["high"], decimals=entry["decimals"])
    name, unit = lowered(entry["name"]), entry["unit"]
    if entry["aim"] == "down":
        verb, link, comparator = writer.random.choice(
            [
                ("giảm", " xuống còn ", "="),
                ("hạ", " xuống dưới ", "<"),
                ("giảm", " xuống dưới ", "<"),
                ("kéo giảm", " còn ", "="),
            ]
        )
    else:
        verb, link, comparator = writer.random.choice(
            [
                ("nâng", " lên ", "="),
                ("nâng", " lên trên ", ">"),
                ("đưa", " đạt ", "="),
                ("duy trì", " từ ", ">="),
            ]
        )
    after = " trở lên" if comparator == ">=" else ""
    text = f"{verb} {name}{link}{writer.with_unit(value, unit)}{after}"
    text = text if inside else text[0].upper() + text[1:]
    writer.answers.quantity(name, text, comparator=comparator, value=value, unit=unit, group=group)
    return text


def from_base(writer: Writer, sector: str, group: Group, *, inside: bool) -> str | None:
    """«… tăng từ 52,1% năm 2025 lên 56%»: only the level to be reached is a target."""
    entry = _rate(writer, sector)
    if entry is None or entry["aim"] == "flat":
        return None
    low, high = sorted(
        amount(writer.random, entry["low"], entry["high"], decimals=entry["decimals"]) for _ in range(2)
    )
    if low == high:
        return None
    base, target = (high, low) if entry["aim"] == "down" else (low, high)
    verb, up = ("giảm", "xuống còn") if entry["aim"] == "down" else ("tăng", "lên")
    name = lowered(entry["name"]) if inside else entry["name"]
    unit = entry["unit"]
    form = writer.random.choice(["với năm", "trong ngoặc"])
    if form == "với năm":
        text = (
            f"{name} {verb} từ {writer.with_unit(base, unit)} năm {writer.style.year - 1} "
            f"{up} {writer.with_unit(target, unit)}"
        )
    else:
        text = f"{name} {verb} từ {writer.with_unit(base, unit)} {up} {writer.with_unit(target, unit)}"
    writer.answers.not_indicators.append(
        {"quote": f"từ {writer.printed(base)}", "why": "the base of a change"}
    )
    writer.answers.quantity(name, text, value=target, unit=unit, group=group)
    return text


def _rate(writer: Writer, sector: str) -> Entry | None:
    for _ in range(4):
        entry = writer.draw("level", sector)
        if entry is None:
            return None
        if entry["unit"] in {"%", "‰"}:
            found: Entry = entry
            return found
    return None


def structure(writer: Writer, group: Group) -> str:
    """«Cơ cấu kinh tế: nông nghiệp 25%; …»: shares that make a hundred."""
    parts = writer.random.choice(
        [
            ["nông, lâm, thủy sản", "công nghiệp - xây dựng", "thương mại - dịch vụ"],
            ["nông nghiệp", "công nghiệp, tiểu thủ công nghiệp, xây dựng", "dịch vụ"],
        ]
    )
    figures = shares(writer.random, Decimal("100.0"), count=len(parts))
    colon = writer.random.choice([" ", ": ", " chiếm "])
    told = []
    for part, figure in zip(parts, figures, strict=True):
        text = f"{part}{colon}{writer.printed(figure)}%"
        writer.answers.quantity(part, text, value=figure, unit="%", group=group)
        told.append(text)
    lead = writer.random.choice(["Cơ cấu kinh tế", "Cơ cấu kinh tế chuyển dịch theo hướng"])
    return f"{lead}: {'; '.join(told)}"


def places(writer: Writer, group: Group) -> str:
    """«Duy trì 96 ha … , trong đó thôn A 36 ha, thôn B 60 ha»: an area and where it lies."""
    what, unit = writer.random.choice(
        [
            ("diện tích cánh đồng sản xuất tập trung", "ha"),
            ("diện tích trồng rau an toàn", "ha"),
            ("diện tích khoai tây vụ đông", "ha"),
            ("chiều dài đường hoa", "km"),
        ]
    )
    villages = writer.random.sample(words("prose")["villages"], writer.random.randint(2, 3))
    total = amount(writer.random, 30, 160)
    head = f"Duy trì {what} {writer.with_unit(total, unit)}"
    whole = writer.answers.quantity(f"Duy trì {what}", head, value=total, unit=unit, group=group)
    told = []
    for village, figure in zip(villages, shares(writer.random, total, count=len(villages)), strict=True):
        bracket = writer.style.parts == "brackets"
        amount_text = writer.with_unit(figure, unit)
        text = f"thôn {village} ({amount_text})" if bracket else f"thôn {village} {amount_text}"
        writer.answers.quantity(
            f"thôn {village}",
            text.rstrip(")") if bracket else text,
            value=figure,
            unit=unit,
            parent=whole,
            group=group,
        )
        told.append(text)
    joint = ", ".join(told)
    return f"{head} tại {joint}" if writer.style.parts == "brackets" else f"{head}, trong đó: {joint}"


def shared_whole(writer: Writer, group: Group) -> str:
    """A value by sector, each with its share: «nông nghiệp: 64 tỷ đồng, chiếm 12,1%»."""
    total = amount(writer.random, 200, 3000)
    head = f"Tổng giá trị sản xuất: {writer.with_unit(total, 'tỷ đồng')}"
    whole = writer.answers.quantity("Tổng giá trị sản xuất", head, value=total, unit="tỷ đồng", group=group)
    parts = ["nông nghiệp", "công nghiệp - xây dựng", "dịch vụ"]
    told = []
    for part, figure in zip(parts, shares(writer.random, total, count=3), strict=True):
        level = f"{part}: {writer.with_unit(figure, 'tỷ đồng')}"
        identity = writer.answers.quantity(
            part, level, value=figure, unit="tỷ đồng", parent=whole, group=group
        )
        share = (figure / total * 100).quantize(Decimal("0.1"))
        share = Decimal(int(share)) if share == int(share) else share
        text = f"{level}, chiếm {writer.printed(share)}%"
        writer.answers.quantity(f"{part} chiếm", text, value=share, unit="%", parent=identity, group=group)
        told.append(text)
    return f"{head}. Trong đó: {'; '.join(told)}"


INSIDE: tuple[Callable[..., str | None], ...] = (raised, from_base)
ALONE: tuple[Callable[[Writer, Group], str], ...] = (structure, places, shared_whole)
