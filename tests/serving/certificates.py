"""Certificates for one test run, made with Java's keytool: an authority, and who it vouches for."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pydl4j import _java

PASSWORD = "store-secret"


class Certificates:
    """Files in a folder: ``ca.pem`` and ``trust.p12`` (the authority), ``broker.p12`` and ``scorer.p12`` (certificate and key)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._make("ca", "CN=pydl4j test authority", "-ext", "bc:critical=ca:true")
        self._make("broker", "CN=broker", "-signer", "ca", "-ext", "san=dns:localhost")
        self._make("scorer", "CN=scorer", "-signer", "ca")
        self._keytool("all", "-exportcert", "-rfc", "-alias", "ca", "-file", self.path("ca.pem"))
        self._keytool("trust", "-importcert", "-noprompt", "-alias", "ca", "-file", self.path("ca.pem"))
        for name in ("broker", "scorer"):
            self._keytool("", "-importkeystore", "-noprompt", "-srckeystore", self.path("all.p12"), "-srcstorepass", PASSWORD,
                          "-srcalias", name, "-destkeystore", self.path(f"{name}.p12"), "-deststorepass", PASSWORD)  # fmt: skip

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def trust(self) -> dict[str, str]:
        """Client properties of Java: whom to believe."""
        return {"ssl.truststore.location": self.path("trust.p12"), "ssl.truststore.password": PASSWORD}

    def key(self, name: str) -> dict[str, str]:
        """Properties of Java: who we are."""
        return {"ssl.keystore.location": self.path(f"{name}.p12"), "ssl.keystore.password": PASSWORD}

    def _make(self, name: str, who: str, *more: str) -> None:
        self._keytool("all", "-genkeypair", "-alias", name, "-dname", who, "-keyalg", "EC", "-validity", "2", *more)

    def _keytool(self, store: str, *arguments: str) -> None:
        command = [str(_java.find().home / "bin" / "keytool"), *arguments]
        if store:
            command += ["-keystore", self.path(f"{store}.p12"), "-storetype", "PKCS12", "-storepass", PASSWORD]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
