"""The whole site as in production, on free ports: database, cache, engine, processes that answer, nginx."""

from __future__ import annotations

import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg

from tests.benchmarks.pages.processes import listener
from tests.services.daemon import daemon
from tests.services.service import first_program, free_port, listens
from tests.site_process import ROOT, SiteProcess

__all__ = ["Served", "Stack", "filled", "floor", "served"]

FOLDER: Final = "tests.benchmarks.pages"
WORKERS: Final = 2
OTHERS: Final = (
    ("redis", "TEST_REDIS_URL", "REDIS_URL"),
    ("engine", "TEST_ELASTICSEARCH_URL", "ELASTICSEARCH_URL"),
)
CONFIGURATION: Final = ROOT / "site" / "deploy" / "nginx.conf"
# What a machine with one name and a certificate has, and a benchmark has not.
FIRST_SERVER: Final = re.compile(r"server \{\s+listen 80;.*?\n\}\n", re.DOTALL)
TLS: Final = re.compile(r"^\s*(?:listen \[::\]:443|ssl_\w+) .*;\n", re.MULTILINE)
NGINX: Final = """
worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    # Readers of the benchmark say who they are; everything behind nginx sees them as readers with an address.
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Forwarded-For;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
{site}
}}
"""


@dataclass
class Stack:
    """A filled site: where it is asked, which processes belong to which part, and the paths of each kind."""

    state: Path
    environment: dict[str, str]
    paths: dict[str, list[str]] = field(default_factory=dict)
    services: dict[str, int] = field(default_factory=dict)


@dataclass
class Served:
    """A site that answers; `port` is that of nginx where there is one."""

    port: int
    groups: dict[str, int]


@contextmanager
def filled(articles: int, services: Mapping[str, str], kept: Path | None = None) -> Iterator[Stack]:
    """A site with so many articles. `services` are addresses as `tests.services` names them; SQLite without.

    It goes afterwards, unless it is `kept` in a folder, where the next call finds it.
    """
    with ExitStack() as left:
        state = kept or Path(left.enter_context(tempfile.TemporaryDirectory(prefix="congdoan-bench-")))
        found = state / "stack.json"
        known = json.loads(found.read_text()) if found.exists() else {"environment": {}, "paths": {}}
        stack = Stack(state, known["environment"], known["paths"])
        if url := services.get("TEST_POSTGRES_URL"):
            stack.services["database"] = _process_at(url)
            if not stack.paths:
                stack.environment["DATABASE_URL"] = left.enter_context(_database(url, keep=bool(kept)))
        for group, variable, setting in OTHERS:
            if url := services.get(variable):
                stack.environment[setting] = url
                stack.services[group] = _process_at(url)
        if not stack.paths:
            _fill(stack, articles)
            if kept:
                found.write_text(json.dumps({"environment": stack.environment, "paths": stack.paths}))
        yield stack


def _fill(stack: Stack, articles: int) -> None:
    stack.environment |= {
        "SECRET_KEY": secrets.token_hex(32),
        "TRUSTED_PROXIES": "127.0.0.1",
        "ELASTICSEARCH_INDEX_PREFIX": f"benchmark-{secrets.token_hex(4)}",
    }
    site = SiteProcess(stack.state, stack.environment)
    site.manage("prepare", "--demonstration")
    stack.paths = json.loads(_run(site, "-m", f"{FOLDER}.filling", str(articles)))
    site.manage("search_index", "rebuild")


@contextmanager
def served(stack: Stack, *, page_cache_mb: int, with_nginx: bool) -> Iterator[Served]:
    """The site as `manage.py serve` starts it, and nginx in front of it where it is there."""
    environment = {
        "DJANGO_SETTINGS_MODULE": f"{FOLDER}.settings",
        "PAGE_CACHE_MB": str(page_cache_mb),
        "WEB_WORKERS": str(WORKERS),
    }
    with _site(stack, environment) as site, ExitStack() as left:
        assert site.process is not None
        groups = {"web": site.process.pid, **stack.services}
        program = first_program("nginx", "/usr/sbin/nginx") if with_nginx else None
        port = site.port
        if program:
            port, groups["nginx"] = left.enter_context(_nginx(program, stack.state, site.port))
        yield Served(port, groups)


@contextmanager
def floor(stack: Stack) -> Iterator[Served]:
    """The same server and framework with a view that does nothing."""
    environment = {"DJANGO_SETTINGS_MODULE": f"{FOLDER}.floor_settings", "WEB_WORKERS": str(WORKERS)}
    with _site(stack, environment) as site:
        assert site.process is not None
        yield Served(site.port, {"web": site.process.pid})


@contextmanager
def _site(stack: Stack, environment: dict[str, str]) -> Iterator[SiteProcess]:
    site = SiteProcess(stack.state, stack.environment | environment, arguments=())
    site.start()
    try:
        yield site
    finally:
        site.stop()


@contextmanager
def _nginx(program: Path, state: Path, upstream: int) -> Iterator[tuple[int, int]]:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="nginx-", dir=state) as name:
        folder = Path(name)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, site=_site_of(folder, port, upstream)))
        command: list[str | Path] = [program, "-c", folder / "nginx.conf", "-p", folder]
        with daemon(command, log=folder / "log", ready=lambda: listens(port)) as process:
            yield port, process.pid


def _site_of(folder: Path, port: int, upstream: int) -> str:
    """The project's own configuration without what only a real machine has."""
    text = TLS.sub("", FIRST_SERVER.sub("", CONFIGURATION.read_text(encoding="utf-8")))
    text = text.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    text = text.replace("server 127.0.0.1:8000;", f"server 127.0.0.1:{upstream};")
    return text.replace("/var/log/nginx/", f"{folder}/")


@contextmanager
def _database(server_url: str, *, keep: bool) -> Iterator[str]:
    name = f"bench_{secrets.token_hex(6)}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield f"{server_url.rpartition('/')[0]}/{name}"
        finally:
            if not keep:
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def _process_at(url: str) -> int:
    return listener(urlsplit(url).port or 0)


def _run(site: SiteProcess, *arguments: str) -> str:
    environment = site.variables | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": os.fspath(ROOT),
    }
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout
