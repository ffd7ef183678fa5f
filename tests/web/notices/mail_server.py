"""A mail server that keeps what it is given, and refuses whom it is told to."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller


class _Keeper:
    """Takes every mail, but for refused addresses."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 - the server asks for it by this name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append(cast("EmailMessage", message_from_bytes(envelope.content, policy=policy.default)))
        return "250 OK"


class MailServer:
    """The server and what came to it."""

    def __init__(self, port: int) -> None:
        self._keeper = _Keeper()
        self._port = port
        self._controller: Controller | None = None

    @property
    def mails(self) -> list[EmailMessage]:
        """What came, in order."""
        return self._keeper.mails

    def refuse(self, address: str, answer: str) -> None:
        """Take nothing for this address from now on."""
        self._keeper.refused[address] = answer

    def take(self, address: str) -> None:
        """Take everything for this address again."""
        self._keeper.refused.pop(address, None)

    def start(self) -> None:
        """Listen."""
        self._controller = Controller(self._keeper, hostname="127.0.0.1", port=self._port)
        self._controller.start()

    def stop(self) -> None:
        """Listen no more."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    """The text of a mail."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())
