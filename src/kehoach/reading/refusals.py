"""Why a file cannot be read: one class a fact, each with the sentence that its owner reads."""


class Unreadable(Exception):
    """A file that the reader declines; `str()` is one polite Vietnamese sentence."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = name


class EmptyFile(Unreadable):
    """Nothing is in the file, or nothing but blanks."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, f"Tệp «{name}» không có nội dung; hãy mở lại tệp gốc, kiểm tra rồi tải lên lần nữa."
        )


class TooLarge(Unreadable):
    """The file is above the limit that one document may have."""

    def __init__(self, name: str, *, limit: int) -> None:
        megabytes = limit // (1024 * 1024)
        super().__init__(
            name,
            f"Tệp «{name}» lớn hơn {megabytes} MB; hãy tách bớt phụ lục hoặc giảm dung lượng "
            "ảnh rồi tải lên lại.",
        )


class WrongEnding(Unreadable):
    """The ending promises a kind of file that the content is not."""

    def __init__(self, name: str, *, ending: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» có đuôi {ending} nhưng nội dung bên trong không phải loại tệp đó; "
            "hãy mở bằng phần mềm đã tạo ra tệp, lưu lại đúng định dạng rồi tải lên.",
        )


class UnknownKind(Unreadable):
    """A kind of file that plans are not written in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» không phải loại văn bản đọc được; hãy gửi tệp Word (.docx), PDF, Excel (.xlsx), "
            "trang web (.html), ảnh chụp hoặc văn bản thuần (.txt).",
        )


class BinaryFile(Unreadable):
    """The bytes are no text in any encoding that Vietnamese is written in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Nội dung tệp «{name}» không phải chữ tiếng Việt ở bảng mã nào nhận ra được; "
            "hãy lưu lại bằng bảng mã Unicode (UTF-8) hoặc gửi bản Word, PDF.",
        )


class Encrypted(Unreadable):
    """The file asks for a password."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name, f"Tệp «{name}» đang đặt mật khẩu; hãy bỏ mật khẩu trong phần mềm gốc rồi tải lên lại."
        )


class Broken(Unreadable):
    """The file is of a known kind but cannot be taken apart."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» bị hỏng hoặc tải chưa hết; hãy mở thử tệp gốc, lưu thành bản mới rồi tải lên lại.",
        )


class MacroFile(Unreadable):
    """The file carries a program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» có chứa macro nên không được nhận; hãy lưu lại thành tệp không có "
            "macro (.docx hoặc .xlsx).",
        )


class ZipBomb(Unreadable):
    """Unpacked, the file would be far larger than any document."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» bung ra lớn bất thường nên không được mở; hãy sao chép nội dung "
            "sang một tệp mới rồi tải lên.",
        )


class XmlEntities(Unreadable):
    """An XML part declares a document type or entities, which no office program writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» có khai báo XML không an toàn bên trong; "
            "hãy mở bằng Word hoặc Excel, lưu thành bản mới rồi tải lên lại.",
        )


class TooManyPages(Unreadable):
    """A document with more pages than any plan has."""

    def __init__(self, name: str, *, limit: int) -> None:
        super().__init__(
            name, f"Tệp «{name}» có hơn {limit} trang; hãy tách riêng phần kế hoạch cần đọc rồi tải lên lại."
        )


class NoTextLayer(Unreadable):
    """Pictures of pages in which no text could be recognised."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Không nhận ra chữ nào trên các trang của tệp «{name}»; "
            "hãy quét lại rõ hơn (từ 200 dpi, thẳng trang) hoặc gửi bản Word.",
        )


class NeedsTesseract(Unreadable):
    """A scan, on a machine that cannot recognise Vietnamese text in pictures."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» là bản chụp không có lớp chữ, và máy chủ chưa cài bộ nhận dạng chữ "
            "tiếng Việt; hãy gửi bản "
            "Word hoặc PDF gốc, hoặc nhờ quản trị cài các gói tesseract-ocr và tesseract-ocr-vie.",
        )


class NeedsLibreOffice(Unreadable):
    """An old word processor's file, on a machine without LibreOffice."""

    def __init__(self, name: str) -> None:
        super().__init__(
            name,
            f"Tệp «{name}» thuộc định dạng cũ, và máy chủ chưa cài LibreOffice để chuyển đổi; "
            "hãy lưu lại thành .docx "
            "rồi tải lên, hoặc nhờ quản trị cài gói libreoffice-writer.",
        )
