"""What a civil servant was given to do in a month, and what came of it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Product:
    """A piece of work in standard units (Article 13); `done` of them are finished, None: nobody has said.

    Work handed over to a colleague stays with `done` 0; work taken over, or given outside of the plan, is
    `extra`: it counts as done and not as assigned (point d, clause 1, Article 18). `redos` are failed
    reviews, `delays` missed deadlines; those that an authority confirmed as nobody's fault are excused.
    """

    name: str
    units: Decimal
    done: Decimal | None = None
    redos: int | None = None
    delays: int | None = None
    excused_redos: int = 0
    excused_delays: int = 0
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Leadership:
    """What leaders are asked beside their own work (clause 3, Article 15), deputies within their field.

    `staff_points` are the points of those below for the same time; `organizes_well`: all planned work done in
    time and well, nothing dragging on; `is_united`: no lasting quarrels or complaints about them.
    """

    staff_points: tuple[Decimal | None, ...] = ()
    organizes_well: bool | None = None
    is_united: bool | None = None


@dataclass(frozen=True, slots=True)
class WorkDone:
    """All that a month's score is computed from; `leadership` None: not a leader."""

    general: Decimal | None
    products: tuple[Product, ...]
    leadership: Leadership | None = None


class WorkImpossible(ValueError):
    """Figures that no work can have: negative units, more excused than counted."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(f"«{name}»: {fault}")


def refuse_impossible(product: Product) -> None:
    """Refuse a piece of work whose figures contradict each other.

    :raises WorkImpossible: they do.
    """
    if product.units < 0 or (product.done is not None and product.done < 0):
        raise WorkImpossible(product.name, "số đơn vị sản phẩm không được âm. Sửa lại số.")
    for counted, excused, word in (
        (product.redos, product.excused_redos, "làm lại"),
        (product.delays, product.excused_delays, "chậm"),
    ):
        if excused < 0 or (counted is not None and not excused <= counted):
            raise WorkImpossible(
                product.name, f"số lần {word} được miễn nhiều hơn số lần {word}. Sửa lại số lần."
            )
