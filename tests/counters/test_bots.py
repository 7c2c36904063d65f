from __future__ import annotations

import pytest
from django.test import RequestFactory

from counters.bots import LONGEST_USER_AGENT, is_bot, is_bot_agent, is_prefetch

LIKE = "AppleWebKit/537.36 (KHTML, like Gecko)"
APPLE = "AppleWebKit/605.1.15 (KHTML, like Gecko)"
READERS = [
    f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {LIKE} Chrome/140.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {APPLE} Version/18.0 Safari/605.1.15",
    f"Mozilla/5.0 (Windows NT 10.0; WOW64) {LIKE} coc_coc_browser/112.0 Chrome/106 Safari/537.36",
    f"Mozilla/5.0 (Linux; Android 14; SM-A155F) {LIKE} SamsungBrowser/27.0 Chrome/125 Mobile Safari/537.36",
    f"Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) {LIKE} Chrome/126 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Zalo iOS/620 ZaloTheme",
    "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo android/12100",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 [FBAN/FBIOS;FBAV/470.0]",
    "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
    f"Mozilla/5.0 (X11; Linux x86_64) {LIKE} Chrome/140.0 Safari/537.36 Edg/140.0",
    "Opera/9.80 (Android; Opera Mini/36.2/191.249; U; vi) Presto/2.12.423 Version/12.16",
]
BOTS = [
    "",
    "   ",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0) Chrome/116 Safari/537.36",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Zalo",
    "ZaloBot/1.0",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Viber/13.3",
    "curl/8.5.0",
    "Wget/1.21",
    "python-requests/2.32",
    "Python-urllib/3.11",
    "Java/17.0.2",
    "Go-http-client/1.1",
    "okhttp/4.12",
    "node-fetch",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 3 subscribers)",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Mozilla/5.0 (compatible; SomethingNobodyListedBot/0.1)",
    "FeedFetcher/2",
    "Mozilla/5.0 (compatible; Xenu Link-Checker)",
]


@pytest.mark.parametrize("agent", READERS)
def test_browsers_are_readers(agent: str):
    assert not is_bot_agent(agent)


@pytest.mark.parametrize("agent", BOTS)
def test_programs_are_bots(agent: str):
    assert is_bot_agent(agent)


def test_a_request_without_user_agent_is_a_bots():
    assert is_bot(RequestFactory().get("/"))


def test_only_the_beginning_of_an_endless_user_agent_is_read():
    agent = "x" * LONGEST_USER_AGENT + " Googlebot/2.1"
    assert not is_bot(RequestFactory().get("/", headers={"user-agent": agent}))


@pytest.mark.parametrize(
    ("header", "value", "expected"),
    [
        ("sec-purpose", "prefetch", True),
        ("sec-purpose", "prefetch;prerender", True),
        ("purpose", "prefetch", True),
        ("x-purpose", "preview", True),
        ("x-moz", "prefetch", True),
        ("sec-fetch-dest", "document", False),
        ("purpose", "", False),
    ],
)
def test_prefetching_is_told_by_its_headers(header: str, value: str, expected: bool):
    assert is_prefetch(RequestFactory().get("/", headers={header: value})) is expected
