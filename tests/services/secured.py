"""What makes a node one that only those with an account reach, over TLS: certificate, account, API key."""

from __future__ import annotations

import base64
import json
import shutil
import ssl
import subprocess
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ACCOUNT = "tester"
PASSWORD = "bi-mat-thu-nghiem"
PASSWORD_HASH = "$2a$10$abcdefghijklmnopqrstuuDoYsHtX0l4vFAAhA6qHpJvAZnMcneEm"


@dataclass(frozen=True)
class Secured:
    """A certificate that signs itself, in a folder of its own; made by `make`."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Secured:
        secured = cls(folder)
        command: list[str | Path] = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        command += ["-subj", "/CN=congdoan-tests", "-addext", "subjectAltName=IP:127.0.0.1"]
        command += ["-keyout", folder / "key.pem", "-out", secured.certificate]
        subprocess.run(command, check=True, capture_output=True)
        return secured

    @property
    def certificate(self) -> Path:
        return self.folder / "certificate.pem"

    def settings(self, config: Path) -> dict[str, object]:
        """The settings of a node, whose folder of settings gets the certificate and the account."""
        for name in ("key.pem", self.certificate.name):
            shutil.copy(self.folder / name, config / name)
        (config / "users").write_text(f"{ACCOUNT}:{PASSWORD_HASH}\n")
        (config / "users_roles").write_text(f"superuser:{ACCOUNT}\n")
        return {
            "xpack.security.enabled": True,
            "xpack.security.http.ssl.enabled": True,
            "xpack.security.http.ssl.key": "key.pem",
            "xpack.security.http.ssl.certificate": self.certificate.name,
        }

    def ask(self, url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer of the node to the account. Raises OSError where there is none."""
        request = urllib.request.Request(url, json.dumps(body).encode() if body else None)  # noqa: S310
        account = base64.b64encode(f"{ACCOUNT}:{PASSWORD}".encode()).decode()
        request.add_header("Authorization", f"Basic {account}")
        request.add_header("Content-Type", "application/json")
        context = ssl.create_default_context(cafile=self.certificate)
        with urllib.request.urlopen(request, timeout=5, context=context) as answer:  # noqa: S310
            parsed: dict[str, Any] = json.load(answer)
            return parsed

    def api_key(self, url: str) -> str:
        """A new key, encoded as clients send it."""
        return str(self.ask(f"{url}/_security/api_key", {"name": "congdoan"})["encoded"])
