"""What a `User-Agent` says of the program that asks: a browser, a helper of one, or anything else."""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import HttpRequest

from counters.bots import is_bot_agent
from counters.enums import AgentKind

LONGEST_USER_AGENT = 512
MOST_REMEMBERED = 4096
# Programs that fetch or show a file for the reader who has just clicked in a browser or an app: Android's
# downloads for the browsers inside apps, players of films and sound, download managers, Office opening links.
HELPERS = re.compile(
    r"(AndroidDownloadManager|Dalvik/|stagefright/|AppleCoreMedia/|NSPlayer/|QuickLook|Microsoft Office"
    r"|Microsoft-(Word|Excel|PowerPoint)|ms-office|IDM/|Internet Download Manager|Free Download Manager|FDM)",
    re.IGNORECASE,
)
# What the browsers inside apps say of the moment and not of the program: theme, language, kind of connection.
CHANGING = re.compile(
    r"\s*\b(?:ZaloTheme|ZaloLanguage|NetType|Language)/[\w-]+|\bFB(?:RV|CR|OP|SS|LC|SW|DM|CA)/[^;\]]*;?"
)


def agent_of(request: HttpRequest) -> str:
    return str(request.META.get("HTTP_USER_AGENT", ""))[:LONGEST_USER_AGENT]


@lru_cache(maxsize=MOST_REMEMBERED)
def kind_of(agent: str) -> AgentKind:
    if HELPERS.match(agent):
        return AgentKind.HELPER
    return AgentKind.BOT if is_bot_agent(agent) else AgentKind.BROWSER


@lru_cache(maxsize=MOST_REMEMBERED)
def stable_agent(agent: str) -> str:
    """The `User-Agent` without what changes while the same person reads on."""
    return CHANGING.sub("", agent)
