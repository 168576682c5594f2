"""Secrets for a child process: in memory that goes with the two processes, in no file that a crash could leave behind."""

from __future__ import annotations

import os
import tempfile


class Secret:
    """A text that a child reads as a file, under `path`, which is valid in the child that `fd` is passed to."""

    def __init__(self, name: str, text: str) -> None:
        if hasattr(os, "memfd_create"):
            self.fd = os.memfd_create(name)
        else:  # not Linux: a file without a name
            handle, path = tempfile.mkstemp(prefix=f"{name}-")
            os.unlink(path)
            self.fd = handle
        os.write(self.fd, text.encode())
        os.lseek(self.fd, 0, os.SEEK_SET)

    @property
    def path(self) -> str:
        """Where the child finds it."""
        return f"/dev/fd/{self.fd}"

    def close(self) -> None:
        """Lets it go; a second call does nothing."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
