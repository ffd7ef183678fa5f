"""What stands around every made plan: letterhead, title, legal basis, prose without promises, signature."""

from random import Random

from tests.plans.answers import Answers
from tests.plans.content import Line, Pair
from tests.plans.figures import amount
from tests.plans.style import Style, words


def opening(random: Random, style: Style, answers: Answers) -> list[Line | Pair]:
    """Letterhead to the sentence that leads in; the header's answers are noted."""
    year = style.year
    number = random.choice([None, str(random.randint(1, 240)).zfill(2)])
    day, month = random.randint(1, 28), random.randint(1, 12)
    issued = year - 1 if month >= 11 else year
    date_text, date = random.choice(
        [
            (f"ngày {day:02d} tháng {month:02d} năm {issued}", f"{issued}-{month:02d}-{day:02d}"),
            (f"ngày {day:02d} tháng {month:02d} năm {issued}", f"{issued}-{month:02d}-{day:02d}"),
            (f"ngày tháng {month} năm {issued}", f"{issued}-{month:02d}"),
            (f"ngày … tháng {month} năm {issued}", f"{issued}-{month:02d}"),
            (f"ngày tháng năm {issued}", str(issued)),
        ]
    )
    date_text = f"{style.commune}, {date_text}"
    title = random.choice(
        [
            f"Phát triển kinh tế - xã hội năm {year}",
            f"Thực hiện nhiệm vụ phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh năm {year}",
            f"Triển khai Nghị quyết của HĐND {style.kind} về nhiệm vụ phát triển kinh tế - xã hội năm {year}",
        ]
    )
    council = f"HĐND {style.unit}"
    resolution, decision = random.randint(5, 90), random.randint(100, 4000)
    basis = [
        ("Nghị quyết", f"{resolution}/NQ-HĐND", f"{random.randint(10, 28)}/12/{year - 1}", council),
        (
            "Quyết định",
            f"{decision}/QĐ-UBND",
            f"{random.randint(10, 31)}/12/{year - 1}",
            f"UBND {style.superior}",
        ),
    ]
    answers.document |= {
        "kind": "plan",
        "issuer": f"UBND {style.unit}",
        "symbol": "KH-UBND",
        "number": number,
        "place": style.commune,
        "date": date,
        "title": title,
        "plan_year": year,
        "legal_basis": [
            {"type": kind, "number": code, "date": _iso(day_of), "issuer": issuer}
            for kind, code, day_of, issuer in basis
        ],
    }
    left = (
        Line("ỦY BAN NHÂN DÂN", centered=True),
        Line(style.unit.upper(), bold=True, tight=True, centered=True),
        Line(f"Số: {number or ''}/KH-UBND", centered=True),
    )
    right = (
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, centered=True),
        Line("Độc lập - Tự do - Hạnh phúc", bold=True, tight=True, centered=True),
        Line(date_text, italic=True, centered=True),
    )
    if random.random() < 0.12:
        # A conversion loses the letterhead, and with it the borders of its two columns.
        lines: list[Line | Pair] = [left[-1], right[-1]]
    else:
        lines = [Pair(left, right)]
    if random.random() < 0.15:
        lines.append(Line(f"KẾ HOẠCH {title}", bold=True, centered=True))
    else:
        lines += [
            Line("KẾ HOẠCH", bold=True, centered=True),
            Line(title, bold=True, centered=True, tight=random.random() < 0.5),
        ]
    cited = [f"{kind} số {code} ngày {day_of} của {issuer}" for kind, code, day_of, issuer in basis]
    if random.random() < 0.5:
        lines += [
            Line(f"Căn cứ {text} về nhiệm vụ phát triển kinh tế - xã hội năm {year};", italic=True)
            for text in cited
        ]
        lines.append(
            Line(f"UBND {style.unit} ban hành Kế hoạch phát triển kinh tế - xã hội năm {year} như sau:")
        )
    else:
        lines.append(
            Line(
                f"Thực hiện {cited[0]} về nhiệm vụ phát triển kinh tế - xã hội năm {year}; "
                f"căn cứ {cited[1]} về việc giao chỉ tiêu kế hoạch năm {year}; "
                f"UBND {style.unit} xây dựng kế hoạch thực hiện như sau:"
            )
        )
    return lines


def _iso(date: str) -> str:
    day, month, year = date.split("/")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def purposes(random: Random, style: Style) -> list[Line]:
    """The section «Mục đích, yêu cầu»: names and means, no target."""
    sentences = random.sample(words("prose")["purposes"], 3)
    lines = [Line("I. MỤC ĐÍCH, YÊU CẦU", heading=1, bold=True)]
    lines += [Line(f"{n}. {style.fill(text)}") for n, text in enumerate(sentences, 1)]
    return lines


def review(random: Random, style: Style, answers: Answers) -> list[Line]:
    """The section that looks back at the year before: figures, and not one target."""
    last = style.year - 1
    lines = [
        Line(f"I. ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN KẾ HOẠCH NĂM {last}", heading=1, bold=True),
        Line("1. Kết quả đạt được", heading=2, bold=True),
    ]
    told = [_figured(random, style, text) for text in random.sample(words("prose")["review"], 4)]
    answers.not_indicators += [{"quote": text, "why": "a result of the year before"} for text in told]
    if random.random() < 0.5:
        lines.append(
            Line(f"Năm {last}, kinh tế - xã hội của {style.kind} tiếp tục phát triển. " + " ".join(told))
        )
    else:
        lines += [Line(f"- {text}") for text in told]
    lines.append(Line("2. Hạn chế", heading=2, bold=True))
    return [*lines, *(Line(f"- {text}") for text in random.sample(words("prose")["shortcomings"], 2))]


def _figured(random: Random, style: Style, template: str) -> str:
    mark = style.convention.decimal
    text = style.fill(template)
    text = text.replace("{n}", str(random.randint(20, 900)))
    text = text.replace("{s}", f"{random.randint(3, 60):02d}")
    text = text.replace("{r}", str(amount(random, 82, 99, decimals=1)).replace(".", mark))
    return text.replace("{p}", str(amount(random, 0.8, 6, decimals=2)).replace(".", mark))


def fact(random: Random, style: Style, answers: Answers) -> str:
    """A sentence about the past with a figure in it; noted as no indicator."""
    text = _figured(random, style, random.choice(words("prose")["facts"]))
    answers.not_indicators.append({"quote": text, "why": "a fact of the past or the present"})
    return text


def mention(random: Random, style: Style) -> str:
    """A sentence of means whose figures are names, ages or dates."""
    return style.fill(random.choice(words("prose")["mentions"]))


def organizing(style: Style, *, roman: str) -> list[Line]:
    """The section «Tổ chức thực hiện» and the closing sentence."""
    prose = words("prose")
    lines = [Line(f"{roman}. TỔ CHỨC THỰC HIỆN", heading=1, bold=True)]
    lines += [Line(f"{n}. {style.fill(text)}") for n, text in enumerate(prose["organizing"], 1)]
    return [*lines, Line(style.fill(prose["closing"]))]


def signature(random: Random, style: Style, answers: Answers) -> Pair:
    """Recipients and signer; their answers are noted."""
    name = random.choice(words("prose")["signers"])
    recipients = [
        f"UBND {style.superior} (b/c)",
        f"TT Đảng ủy, HĐND {style.kind}",
        f"Chủ tịch, các PCT UBND {style.kind}",
        "Các phòng, đơn vị trực thuộc",
        "Các thôn, tổ dân phố",
        "Lưu: VT",
    ]
    recipients = [text for text in recipients if text.startswith("Lưu") or random.random() < 0.8]
    deputy = random.random() < 0.25
    position = "PHÓ CHỦ TỊCH" if deputy else "CHỦ TỊCH"
    answers.document["recipients"] = recipients
    answers.document["signer"] = {"authority": "TM. ỦY BAN NHÂN DÂN", "position": position, "name": name}
    ends = [";"] * (len(recipients) - 1) + ["."]
    return Pair(
        (
            Line("Nơi nhận:", bold=True, italic=True),
            *(
                Line(f"- {text}{end}", tight=n > 0)
                for n, (text, end) in enumerate(zip(recipients, ends, strict=True))
            ),
        ),
        (
            Line("TM. ỦY BAN NHÂN DÂN", bold=True, centered=True),
            *([Line("KT. CHỦ TỊCH", bold=True, tight=True, centered=True)] if deputy else []),
            Line(position, bold=True, tight=True, centered=True),
            Line(name, bold=True, centered=True),
        ),
    )
