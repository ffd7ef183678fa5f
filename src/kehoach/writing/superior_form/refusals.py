"""Why a superior's form is not filled: one class a fact, each with the sentence that a person reads."""


class FormRefused(ValueError):
    """The form is left as it is; `str()` says why and what to do."""


class NotAWorkbook(FormRefused):
    """The bytes are no Excel file of the present format."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp biểu mẫu không phải tệp Excel (.xlsx), bị hỏng hoặc có mật khẩu. "
            "Hãy mở bằng Excel, bỏ mật khẩu, lưu dạng .xlsx rồi tải lên lại."
        )


class HasMacros(FormRefused):
    """The file holds a program."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp biểu mẫu có macro (chương trình chạy kèm), nên không được nhận. "
            "Hãy lưu lại dạng .xlsx không có macro rồi tải lên lại."
        )


class TooMuchInside(FormRefused):
    """It would unpack to far more than a form holds."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp biểu mẫu bung ra lớn bất thường, nên không được mở. Hãy xin lại tệp gốc của cấp trên."
        )


class NoSuchSheet(FormRefused):
    """The mapping names a sheet that the form has not."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Biểu mẫu không có trang «{sheet}». Hãy chọn lại trang, vì cấp trên có thể đã đổi biểu mẫu."
        )


class NoSuchCell(FormRefused):
    """The mapping names a place that no sheet has."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(f"Trang «{sheet}»: «{cell}» không phải là địa chỉ ô. Hãy ghi địa chỉ ô, ví dụ: D7.")


class RowNotFound(FormRefused):
    """No row, or more than one, bears the name that the mapping seeks."""

    def __init__(self, sheet: str, column: str, name: str, *, count: int) -> None:
        found = f"có {count} dòng" if count else "không có dòng nào"
        super().__init__(
            f"Trang «{sheet}», cột {column}: {found} tên «{name}». Hãy chọn lại dòng của chỉ tiêu này."
        )


class FormulaInTheWay(FormRefused):
    """The cell reckons its value; what is written over it would be lost to the superior."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(
            f"Trang «{sheet}», ô {cell}: đang có công thức của cấp trên, nên không ghi số đè lên. "
            "Hãy bỏ ô này khỏi danh sách điền."
        )


class CoveredCell(FormRefused):
    """The cell lies under another that is merged over it."""

    def __init__(self, sheet: str, cell: str, shown: str) -> None:
        super().__init__(
            f"Trang «{sheet}», ô {cell}: nằm trong ô gộp bắt đầu từ {shown}. Hãy chọn ô {shown}."
        )


class UnknownFigure(FormRefused):
    """The mapping asks for a figure that is not among those given."""

    def __init__(self, sheet: str, cell: str, key: str) -> None:
        super().__init__(
            f"Trang «{sheet}», ô {cell}: không có số liệu «{key}». Hãy chọn lại số liệu cho ô này."
        )


class FilledTwice(FormRefused):
    """Two figures are meant for one cell."""

    def __init__(self, sheet: str, cell: str) -> None:
        super().__init__(f"Trang «{sheet}», ô {cell}: được chọn cho hai số liệu. Hãy bỏ bớt một.")
