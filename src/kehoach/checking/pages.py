"""The pages of the rules as Markdown, for docs/rules/ and for the web."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kehoach.checking.rule import HEADINGS, Rule

_EXAMPLES = ("Sai", "Đúng")
_NOTE = "<!-- Trang này được sinh ra từ mã nguồn của quy tắc; sửa ở đó. -->"


def rule_page(rule: Rule) -> str:
    """The page of one rule."""
    return "\n".join([_NOTE, "", f"# {rule.title}", "", f"`{rule.kind}` · {rule.group}", "", *_parts(rule)])


def _parts(rule: Rule) -> Iterator[str]:
    for heading in HEADINGS:
        text = rule.part(heading)
        yield f"## {heading}"
        yield ""
        if heading in _EXAMPLES:
            yield from ("```text", text, "```")
        else:
            text = " ".join(text.split())
            yield text[0].upper() + text[1:]
        yield ""


def index_page(rules: Iterable[Rule]) -> str:
    """The list of all rules by group, each leading to its page."""
    lines = [_NOTE, "", "# Quy tắc soát lỗi", ""]
    lines += [
        "Mỗi quy tắc tìm một loại điểm cần xem. Mức **sai** là mâu thuẫn chắc chắn; mức **nghi vấn** cần "
        "người xem lại.",
        "",
    ]
    for group, of_group in groupby(rules, key=lambda rule: rule.group):
        lines += [f"## {group}", "", "| Loại | Tìm gì |", "| --- | --- |"]
        lines += [f"| [`{rule.kind}`]({rule.kind}.md) | {rule.title} |" for rule in of_group]
        lines.append("")
    return "\n".join(lines)
