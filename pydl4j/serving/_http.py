"""Models served over HTTP and gRPC, in a JVM of its own."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from pydl4j.nn._network import NeuralNetwork
from pydl4j.serving._model import ServedModel
from pydl4j.serving._secret import Secret
from pydl4j.serving._server import Server
from pydl4j.serving._settings import HttpSettings, SessionSettings, check_names, routes_text

if TYPE_CHECKING:
    from typing_extensions import Unpack


class HttpServer(Server):
    """Serves models by the Open Inference Protocol V2: what ``pydl4j serve --http`` does, as a child of this process.

    ```python
    with HttpServer("lenet.zip") as server:
        client = tritonclient.http.InferenceServerClient(server.address)
        ...
    ```

    Args:
        model: Model file, a repository ``NAME/VERSION/FILE``, or a network, which is served under the name ``model`` as it is now.
        port: 0, the default, for a free one; see `port`.
        host: Address to listen at; ``"0.0.0.0"`` for all of this machine's.
        token: What clients must send as ``Authorization: Bearer …``; who has it may load and unload models. It is on no
            command line and in no file.
        tls_cert: PEM file of a certificate chain, for HTTPS alone.
        tls_key: PEM file of its private key (PKCS 8).
        start_timeout: Seconds until it must be ready.
        session: What ``dl.session`` takes too: ``threads``, ``memory``, ``heap``, ``java_home`` …
        **settings: Any other setting of ``pydl4j serve``, with underscores: ``http_max_batch=64``, ``versions="all"`` …;
            ``pydl4j serve --help`` has all of them with units and defaults.

    Raises:
        ServerError: It ended before it was ready; the message has its log.
        ConfigurationError: There is no such setting; the message names the nearest one.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | NeuralNetwork,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        token: str | None = None,
        tls_cert: str | os.PathLike[str] | None = None,
        tls_key: str | os.PathLike[str] | None = None,
        start_timeout: float = 60.0,
        session: SessionSettings | None = None,
        **settings: Unpack[HttpSettings],
    ) -> None:
        check_names("HttpServer", HttpSettings, settings)
        self._model = ServedModel(model)
        secret = None if token is None else Secret("http-token", token)
        self._host = host
        self._scheme = "http" if tls_cert is None else "https"
        routes = settings.get("routes")
        arguments = {
            "model": self._model.path, "http": port, "http_host": host, "http_token_file": secret and secret.path,
            "http_tls_cert": tls_cert, "http_tls_key": tls_key, **settings, "routes": None if routes is None else routes_text(routes),
        }  # fmt: skip
        super().__init__(arguments, session, start_timeout, secret)

    def _place(self) -> str:
        return f" at {self.url}"

    @property
    def port(self) -> int:
        """The port that it listens at.

        Raises:
            ServerError: It was closed.
        """
        found = re.search(rb"^http (\d+)$", self._opened.said, re.MULTILINE)
        assert found is not None
        return int(found.group(1))

    @property
    def address(self) -> str:
        """``host:port``, as clients of the protocol want it, over HTTP as over gRPC."""
        return f"{'127.0.0.1' if self._host == '0.0.0.0' else self._host}:{self.port}"

    @property
    def url(self) -> str:
        """Where a browser finds the page."""
        return f"{self._scheme}://{self.address}"

    def close(self) -> None:
        """Stops it if it runs; a second call does nothing."""
        super().close()
        self._model.close()
