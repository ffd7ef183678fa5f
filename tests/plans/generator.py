"""Plan documents whose answers are known because they are written together with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.plans import compound, frame
from tests.plans.answers import Answers, Json
from tests.plans.content import Block, Content, Line, as_text
from tests.plans.indicator_table import write_table
from tests.plans.matrix import write_matrix
from tests.plans.pages import broken_by_pages
from tests.plans.scorecard import write_scorecard
from tests.plans.style import drawn, words
from tests.plans.targets import SECTORS, Writer

SHAPES = ("prose", "list", "table", "matrix", "scorecard")

# What recognition does to words that no figure depends on.
MISREADINGS = (
    {"Phấn đấu": "Phần đầu", "phấn đấu": "phần đầu"},
    {"Phấn đấu": "Phân đấu", "phấn đấu": "phân đấu"},
    {"đẩy mạnh": "đây mạnh", "Đẩy mạnh": "Đây mạnh"},
    {"đôn đốc": "đơn đốc", "Đôn đốc": "Đơn đốc"},
    {"văn hóa": "văn hoá"},
    {"kỷ cương": "kỹ cương"},
    {"vướng mắc": "vướng mác"},
)
LIST_TITLES = {
    "kinh tế": "Các chỉ tiêu kinh tế",
    "xã hội": "Các chỉ tiêu văn hóa - xã hội",
    "môi trường": "Các chỉ tiêu về môi trường",
    "an ninh": "Các chỉ tiêu quốc phòng, an ninh, cải cách hành chính",
}
PROSE_TITLES = {
    "kinh tế": "Phát triển kinh tế",
    "xã hội": "Văn hóa, giáo dục, y tế, an sinh xã hội",
    "môi trường": "Tài nguyên, môi trường",
    "an ninh": "Quốc phòng, an ninh, xây dựng chính quyền",
}


@dataclass(frozen=True, slots=True)
class Generated:
    """A made document and what should be read from it."""

    seed: int
    shape: str
    content: Content
    answers: Json

    @property
    def text(self) -> str:
        """The document as plain text with tab-separated tables."""
        return as_text(self.content)


def generate(seed: int, *, shape: str | None = None, noisy: bool | None = None) -> Generated:
    """A plan document; the same seed gives the same document for ever.

    `shape` forces one of SHAPES, `noisy` forces or forbids the marks of recognition.
    """
    random = Random(seed)
    drawn_shape, drawn_noise = random.choice(SHAPES), random.random() < 0.35
    shape = shape or drawn_shape
    style = drawn(random)
    answers = Answers(period=str(style.year))
    writer = Writer(random, style, answers)
    blocks: list[Block] = [*frame.opening(random, style, answers)]
    looks_back = random.random() < 0.2
    blocks += frame.review(random, style, answers) if looks_back else frame.purposes(random, style)
    blocks += BODIES[shape](writer)
    noisy = drawn_noise if noisy is None else noisy
    if noisy or random.random() < 0.3:
        blocks = broken_by_pages(random, blocks, answers)
    # Villages have other names elsewhere; «nông thôn» keeps its own.
    misread: Mapping[str, str] = {
        r"(?<!nông )(?<!Nông )\bthôn\b": style.village,
        r"(?<!Nông )\bThôn\b": style.village.capitalize(),
    }
    if noisy:
        for misreading in random.sample(MISREADINGS, 3):
            misread = {**misreading, **misread}
    content = Content(
        tuple(blocks),
        paragraph_mark=random.choice(["<p>", "<br>", " "]),
        page_gap=random.choice(["heading", "heading", "heading", "number", "close", "bare"]),
        bold_mark="**" if noisy else "",
    ).misread(misread)
    return Generated(seed, shape, content, answers.as_json(misread))


def _prose(writer: Writer) -> list[Block]:
    random = writer.random
    blocks: list[Block] = [Line("II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", heading=1, bold=True)]
    for place, sector in enumerate(SECTORS, 1):
        title = f"{place}. {PROSE_TITLES[sector]}"
        group = ("II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU", title)
        blocks.append(Line(title, heading=2, bold=True))
        for _ in range(random.randint(2, 4)):
            blocks += _prose_paragraph(writer, sector, group)
    return [*blocks, *_end(writer, roman="III")]


def _prose_paragraph(writer: Writer, sector: str, group: tuple[str, ...]) -> list[Line]:
    random, style = writer.random, writer.style
    sentences: list[str] = []
    if random.random() < 0.4:
        sentences.append(frame.fact(random, style, writer.answers))
    if random.random() < 0.6:
        sentences.append(frame.mention(random, style))
    promise = style.fill(random.choice(words("prose")["promises"]))
    if random.random() < 0.25:
        lines = [Line(" ".join([*sentences, f"{promise.rstrip(',')}:"]))]
        for _ in range(random.randint(2, 4)):
            told = writer.any_sentence(sector, group=group)
            if told:
                lines.append(Line(f"{style.bullet}{told}{random.choice([';', '.', ''])}"))
        return lines
    first = _sentence(writer, sector, group)
    if first is None:
        return [Line(" ".join(sentences))] if sentences else []
    told = f"{promise} {first}"
    if random.random() < 0.5:
        second = _sentence(writer, sector, group)
        joint = random.choice(["; ", "; ", ", "])
        told += f"{joint}{second}" if second else ""
    sentences.append(told + ".")
    if random.random() < 0.3:
        sentences.append(frame.mention(random, style))
    bullet = style.bullet if random.random() < 0.5 else ""
    return [Line(bullet + " ".join(sentences))]


def _sentence(writer: Writer, sector: str, group: tuple[str, ...]) -> str | None:
    if writer.random.random() < 0.25:
        longer = writer.random.choice(compound.INSIDE)(writer, sector, group, inside=True)
        if longer:
            return str(longer)
    return writer.any_sentence(sector, group=group, inside=True)


def _list_lines(writer: Writer, *, outer: tuple[str, ...], lettered: bool) -> list[Line]:
    random, style = writer.random, writer.style
    lines: list[Line] = []
    for place, sector in enumerate(SECTORS):
        mark = f"{'abcd'[place]})" if lettered else f"{place + 1}."
        title = f"{mark} {LIST_TITLES[sector]}{random.choice([':', ''])}"
        group = (*outer, title)
        lines.append(Line(title, heading=2, bold=True))
        number = 0
        for kind in random.choices(
            ["one", "two", "whole", "achievement", "long"], weights=(8, 1, 2, 1, 2), k=random.randint(4, 8)
        ):
            told = _list_item(writer, kind, sector, group)
            if not told:
                continue
            number += 1
            mark = style.mark(place + 1, number)
            end = random.choice([";", ".", "."])
            first = told[0] if told[0].endswith(":") else told[0] + end
            lines.append(Line(mark + first, tight=random.random() < 0.5))
            lines += [Line(f"{style.sub_bullet}{part}{end}", tight=True) for part in told[1:]]
    return lines


def _list_item(writer: Writer, kind: str, sector: str, group: tuple[str, ...]) -> list[str]:
    if kind in {"whole", "achievement"}:
        entry = writer.draw(kind, sector)
        if entry is None:
            return []
        told = getattr(writer, kind)(entry, group=group)
        return told if isinstance(told, list) else [told]
    if kind == "long":
        if sector == "kinh tế" and not any(title in writer.done for title in ("structure", "shared_whole")):
            chosen = writer.random.choice(compound.ALONE)
            writer.done.add(chosen.__name__)
            return [chosen(writer, group)]
        longer = writer.random.choice(compound.INSIDE)(writer, sector, group, inside=False)
        return [longer] if longer else []
    first = writer.any_sentence(sector, group=group)
    if first is None:
        return []
    if kind == "two":
        second = writer.any_sentence(sector, group=group, inside=True)
        return [f"{first}; {second}" if second else first]
    return [first]


def _runs(writer: Writer, heading: str) -> list[Line]:
    """Each sector in one paragraph, its targets between semicolons."""
    leads = {"kinh tế": "Về kinh tế", "xã hội": "Về văn hóa - xã hội", "môi trường": "Về môi trường"}
    lines = []
    for place, sector in enumerate(SECTORS, 1):
        told = []
        for number in range(writer.random.randint(3, 6)):
            text = (
                _sentence(writer, sector, (heading,))
                if number
                else writer.any_sentence(sector, group=(heading,))
            )
            if text:
                told.append(text)
        lead = leads.get(sector, "Về quốc phòng, an ninh")
        mark = writer.style.bullet if writer.style.parts == "bullets" else f"{place}. "
        if writer.style.numbered_lists:
            told = [f"({number}) {text}" for number, text in enumerate(told, 1)]
        lines.append(Line(f"{mark}{lead}: {'; '.join(told)}."))
    return lines


def _list(writer: Writer) -> list[Block]:
    year, random = writer.style.year, writer.random
    told_in_runs = random.random() < 0.2
    heading = random.choice(
        [
            f"II. CÁC CHỈ TIÊU CHỦ YẾU NĂM {year}",
            f"II. MỤC TIÊU, CHỈ TIÊU CHỦ YẾU NĂM {year}",
            "II. CHỈ TIÊU CHỦ YẾU",
        ]
    )
    blocks: list[Block] = [Line(heading, heading=1, bold=True)]
    if told_in_runs:
        blocks += _runs(writer, heading)
    else:
        blocks += _list_lines(writer, outer=(heading,), lettered=random.random() < 0.5)
    return [*blocks, *_end(writer, roman="III")]


def _table(writer: Writer) -> list[Block]:
    random, style = writer.random, writer.style
    blocks: list[Block] = [
        Line("II. NHIỆM VỤ TRỌNG TÂM", heading=1, bold=True),
        Line(frame.mention(random, style)),
        Line(f"Các chỉ tiêu cụ thể năm {style.year} tại Phụ lục kèm theo Kế hoạch này."),
        *_end(writer, roman="III"),
        Line(random.choice(["PHỤ LỤC", "Biểu số 01", "Phụ lục I"]), bold=True, centered=True),
        Line(f"CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU NĂM {style.year}", bold=True, centered=True),
    ]
    return [*blocks, write_table(writer)]


def _matrix(writer: Writer) -> list[Block]:
    random, style = writer.random, writer.style
    blocks: list[Block] = [
        Line("II. NHIỆM VỤ, GIẢI PHÁP VÀ PHÂN CÔNG THỰC HIỆN", heading=1, bold=True),
        Line(f"Trong năm {style.year}, các cơ quan, đơn vị tập trung thực hiện các nhiệm vụ sau:"),
        write_matrix(writer),
        *_end(writer, roman="III"),
    ]
    if random.random() < 0.5:
        title = f"CÁC CHỈ TIÊU CHỦ YẾU NĂM {style.year}"
        blocks += [Line("PHỤ LỤC", bold=True, centered=True), Line(title, bold=True, centered=True)]
        blocks += _list_lines(writer, outer=(), lettered=False)
    return blocks


def _scorecard(writer: Writer) -> list[Block]:
    blocks: list[Block] = [
        Line("II. CÁC TIÊU CHÍ VÀ THANG ĐIỂM", heading=1, bold=True),
        write_scorecard(writer),
    ]
    return [*blocks, *_end(writer, roman="III")]


def _end(writer: Writer, *, roman: str) -> list[Block]:
    return [
        *frame.organizing(writer.style, roman=roman),
        frame.signature(writer.random, writer.style, writer.answers),
    ]


BODIES: dict[str, Callable[[Writer], list[Block]]] = {
    "prose": _prose,
    "list": _list,
    "table": _table,
    "matrix": _matrix,
    "scorecard": _scorecard,
}
