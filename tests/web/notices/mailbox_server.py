"""A mailbox of the test's own: Dovecot in a folder of its own, on a free port of this machine."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from datetime import datetime
from pathlib import Path

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PASSWORD = "mat-khau-hop-thu"
_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


class MailboxServer:
    """The server, and ways to put mail into its one mailbox."""

    user = "ke-hoach"

    def __init__(self) -> None:
        assert DOVECOT is not None
        # Below /tmp and open to others: the server reads mail as somebody who is not root.
        self._folder = Path(tempfile.mkdtemp(prefix="kehoach-dovecot-"))
        self._folder.chmod(0o755)
        (self._folder / "mail").mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        is_root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.geteuid())
        if is_root:
            os.chown(self._folder / "mail", owner.pw_uid, owner.pw_gid)
        me = pwd.getpwuid(os.geteuid()).pw_name
        path = self._folder / "dovecot.conf"
        path.write_text(
            _CONFIGURATION.format(
                folder=self._folder,
                internal="dovecot" if is_root else me,
                group="dovecot" if is_root else grp.getgrgid(os.getegid()).gr_name,
                login="dovenull" if is_root else me,
                password=PASSWORD,
                uid=owner.pw_uid,
                gid=owner.pw_gid,
                port=self.port,
            )
        )
        self._process = subprocess.Popen([DOVECOT, "-F", "-c", str(path)])
        deadline = time.monotonic() + 30
        while not self._answers():
            said = self._folder / "log"
            assert time.monotonic() < deadline, said.read_text() if said.exists() else "no answer"
            time.sleep(0.1)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def put(self, content: bytes, *, at: datetime) -> None:
        """Put a mail into the mailbox, as if it had arrived then."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=20) as client:
            client.login(self.user, PASSWORD)
            kind, answer = client.append("INBOX", "", imaplib.Time2Internaldate(at), content)
            assert kind == "OK", answer

    def unseen(self) -> int:
        """How many mails nobody has looked at."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=20) as client:
            client.login(self.user, PASSWORD)
            client.select("INBOX", readonly=True)
            _kind, found = client.search(None, "UNSEEN")
            return len(found[0].split())

    def empty(self) -> None:
        """Take every mail out."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=20) as client:
            client.login(self.user, PASSWORD)
            _kind, count = client.select("INBOX")
            if count != [b"0"]:
                client.store("1:*", "+FLAGS", r"(\Deleted)")
                client.expunge()

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._process.terminate()
        self._process.wait(20)
        shutil.rmtree(self._folder, ignore_errors=True)
