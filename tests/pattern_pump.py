"""Every pattern of the reading core, and texts made of a pattern's own parts that would wear it out."""

import ast
import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType

import kehoach.checking
import kehoach.reading
import kehoach.vietnamese
from kehoach.vietnamese.phrases import read_words

PACKAGES = (kehoach.vietnamese, kehoach.reading, kehoach.checking)
SEEKING = {"search", "findall", "finditer", "sub", "split"}
CALLS = {*SEEKING, "compile", "match", "fullmatch"}
# Builders that take the name of a word list's group.
GROUPS = {"kehoach.vietnamese.cues": "cues", "kehoach.vietnamese.deadlines": "deadlines"}

# How often a part is repeated, and how many times as long that may take as the line before.
# Work that grows with the square takes 16 times as long in the last step. Before it, a repeat with an end
# looks like a square still: there only what grows far faster is stopped, while it can be waited for.
STEPS = ((12, 0.0), (20, 90.0), (32, 25.0), (64, 40.0), (256, 100.0), (1024, 8.0))
ROUNDS = 4  # a time that is too long is measured again: only the shortest of several tells of the work
END = "\x01"  # nothing matches it but a negated set
_SAMPLES = "a1 -A.,/\n\tđ(:%_“"
_CATEGORIES = {
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
}


def modules() -> list[ModuleType]:
    """All modules of the reading core."""
    return [
        importlib.import_module(found.name)
        for package in PACKAGES
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


@dataclass(frozen=True)
class Used:
    """A pattern of the core: where it stands, and whether it is sought anywhere or tried at one place."""

    name: str
    pattern: re.Pattern[str]
    is_sought: bool


def patterns() -> list[Used]:
    """Every pattern: constants, attributes, built once and kept, or written in a call."""
    found: dict[re.Pattern[str], Used] = {}
    methods = _methods()
    for module in modules():
        for name, value in (*_held(module), *_built(module)):
            holder = re.split(r"[.(]", name)[0]
            used = methods.get((module.__name__ if holder[0] == "_" else "", holder), set())
            for pattern in _inside(value):
                is_sought = not used or bool(used & SEEKING)
                _add(found, Used(f"{module.__name__}:{name}", pattern, is_sought))
        for name, pattern, method in _written(module):
            _add(found, Used(f"{module.__name__}:{name}", pattern, method in {*SEEKING, "compile"}))
    return list(found.values())


def _add(found: dict[re.Pattern[str], Used], used: Used) -> None:
    before = found.setdefault(used.pattern, used)
    if used.is_sought and not before.is_sought:
        found[used.pattern] = used


def _methods() -> dict[tuple[str, str], set[str]]:
    """What is called on each name of a module, or on what it gives: «_NAME.search», «_lead().match»."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Attribute) and node.attr in CALLS:
                for holder in ast.walk(node.value):
                    if isinstance(holder, ast.Name):
                        home = getattr(getattr(module, holder.id, None), "__module__", module.__name__)
                        for place in {home, module.__name__, "" if holder.id[0] != "_" else home}:
                            found.setdefault((place, holder.id), set()).add(node.attr)
    return found


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _inside(item)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from _inside(item)


def _held(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name, value in vars(module).items():
        yield name, value
        if inspect.isclass(value) and value.__module__ == module.__name__:
            yield from ((f"{name}.{inner}", held) for inner, held in vars(value).items())


def _built(module: ModuleType) -> Iterator[tuple[str, object]]:
    for name, value in vars(module).items():
        if not hasattr(value, "cache_info") or value.__module__ != module.__name__:
            continue
        signature = inspect.signature(value)
        if "Pattern" not in str(signature.return_annotation):
            continue
        if not signature.parameters:
            yield name, value()
        for group, entries in read_words(GROUPS[module.__name__]).items() if signature.parameters else ():
            # A group is a list of phrases, or of entries with a phrase.
            if isinstance(entries, list) and (isinstance(entries[0], str) or "phrase" in entries[0]):
                yield f"{name}({group!r})", value(group)


def _written(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], str]]:
    tree = ast.parse(inspect.getsource(module))
    # What a function builds and keeps was taken with its name already.
    functions = [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and not node.decorator_list
    ]
    for node in (inner for function in functions for inner in ast.walk(function)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS:
            code = compile(ast.Expression(node.args[0]), module.__name__, "eval")
            if set(code.co_names) <= vars(module).keys() and not _has_own_names(node.args[0]):
                written = eval(code, vars(module))
                yield f"line {node.lineno}", re.compile(written), node.func.attr


def _has_own_names(node: ast.AST) -> bool:
    return any(isinstance(inner, (ast.comprehension, ast.Lambda)) for inner in ast.walk(node))


def pumped(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What leads to each repeat of a pattern, and what that repeat goes over: to be said again and again.

    Both together are such a part too: the pattern then begins again with each of them.
    """
    tree = _parser.parse(pattern.pattern, pattern.flags)
    found = [(before, part) for before, part in _repeats(list(tree), "") if part]
    return list(dict.fromkeys([*found, *(("", before + part) for before, part in found)]))


def _repeats(nodes: list[tuple[object, object]], before: str) -> Iterator[tuple[str, str]]:
    for kind, value in nodes:
        if kind in _REPEATS:
            low, _, inner = value  # type: ignore[misc]
            for sample in _each(list(inner)):
                yield before, sample
            yield from _repeats(list(inner), before)
            before += _sample(list(inner)) * low
            continue
        for inner in _children(kind, value):
            yield from _repeats(list(inner), before)
        before += _sample([(kind, value)])


_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}


def _children(kind: object, value: object) -> list[object]:
    if kind is op.SUBPATTERN:
        return [value[-1]]  # type: ignore[index]
    if kind is op.BRANCH:
        return list(value[1])  # type: ignore[index]
    if kind in {op.ASSERT, op.ASSERT_NOT}:
        return [value[1]]  # type: ignore[index]
    if kind is op.ATOMIC_GROUP:
        return [value]
    return []


def _each(nodes: list[tuple[object, object]]) -> list[str]:
    """A sample, and one for each alternative where there is a choice."""
    if len(nodes) == 1 and nodes[0][0] is op.SUBPATTERN:
        return _each(list(nodes[0][1][-1]))  # type: ignore[index]
    if len(nodes) == 1 and nodes[0][0] is op.BRANCH:
        return [_sample(list(branch)) for branch in nodes[0][1][1][:3]]  # type: ignore[index]
    return [_sample(nodes)]


def _sample(nodes: list[tuple[object, object]]) -> str:
    """A text that the nodes match, or nearly."""
    text = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            text += chr(value)  # type: ignore[arg-type]
        elif kind is op.ANY:
            text += "a"
        elif kind is op.NOT_LITERAL:
            text += "b" if value == ord("a") else "a"
        elif kind is op.IN:
            text += _member(value)  # type: ignore[arg-type]
        elif kind in _REPEATS:
            low, high, inner = value  # type: ignore[misc]
            text += _sample(list(inner)) * (low or min(1, high))
        elif kind is op.BRANCH:
            text += _sample(list(value[1][0]))  # type: ignore[index]
        elif kind in {op.SUBPATTERN, op.ATOMIC_GROUP}:
            text += _sample(list(_children(kind, value)[0]))  # type: ignore[call-overload]
    return text


def _member(items: list[tuple[object, object]]) -> str:
    if items[0][0] is op.NEGATE:
        return next((char for char in _SAMPLES if not _is_in(char, items[1:])), "a")
    kind, value = items[0]
    if kind is op.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    return chr(value[0]) if kind is op.RANGE else _CATEGORIES[value]  # type: ignore[index]


def _is_in(char: str, items: list[tuple[object, object]]) -> bool:
    for kind, value in items:
        if kind is op.LITERAL and ord(char) == value:
            return True
        if kind is op.RANGE and value[0] <= ord(char) <= value[1]:  # type: ignore[index]
            return True
        if kind is op.CATEGORY and re.match(_CLASSES[value], char):
            return True
    return False


_CLASSES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_NOT_WORD: r"\W",
}


def grows_too_fast(pattern: re.Pattern[str], before: str, part: str, *, is_sought: bool) -> bool:
    """Whether a pattern takes far more time than the text is longer when the part comes more often."""
    try_out = pattern.search if is_sought else pattern.match
    last: Callable[[], object] | None = None
    for count, allowed in STEPS:
        work = partial(try_out, before + part * count + END)
        if last is not None and all(_ratio(work, last) > allowed for _ in range(ROUNDS)):
            return True
        last = work
    return False


def _ratio(work: Callable[[], object], less: Callable[[], object]) -> float:
    return min(_time(work) for _ in range(2)) / max(min(_time(less) for _ in range(4)), 1e-9)


def _time(work: Callable[[], object]) -> float:
    # The time of this thread: on a busy machine the clock on the wall tells of others.
    start = time.thread_time()
    work()
    return time.thread_time() - start
