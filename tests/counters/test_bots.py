from __future__ import annotations

import pytest
from django.test import RequestFactory

from counters.agents import LONGEST_USER_AGENT, agent_of, kind_of, stable_agent
from counters.bots import is_bot_agent, is_prefetch
from counters.enums import AgentKind

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
    "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
    "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
    f"Mozilla/5.0 (Linux; Android 10; K) {LIKE} Chrome/140.0.0.0 Mobile Safari/537.36",
    "UCWEB/2.0 (MIDP-2.0; U; Adr 4.0.4; vi; Nokia_X) U2/1.0.0 UCBrowser/9.4",
    "Nokia5130c-2/2.0 (07.97) Profile/MIDP-2.1 Configuration/CLDC-1.1",
    "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1",
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
    "undici",
    "Dart/3.5 (dart:io)",
    "PostmanRuntime/7.43.0",
    "WinHTTP",
    "Mozilla/4.0 (compatible; Win32; WinHttp.WinHttpRequest.5)",
    "Mozilla/5.0 (Windows NT; Windows NT 10.0; vi-VN) WindowsPowerShell/5.1.19041",
    "libcurl-agent/1.0",
    "aiohttp/3.9",
    "reqwest/0.12",
    "Deno/2.1",
    "HTTPie/3.2",
    "RestSharp/112.0.0.0",
    "A library that nobody has written yet/0.1",
    "Mozilla/5.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
    "Mozilla/5.0 (compatible; MyCollector; +https://example.vn)",
]
HELPERS = [
    "AndroidDownloadManager/14 (Linux; U; Android 14; SM-A155F Build/UP1A)",
    "Dalvik/2.1.0 (Linux; U; Android 13; CPH2365)",
    "Microsoft Office Word 2014",
    "Microsoft Office Excel/16.0",
    "AppleCoreMedia/1.0.0.20G81 (iPhone; U; CPU OS 16_6 like Mac OS X; vi_vn)",
    "stagefright/1.2 (Linux;Android 12)",
]


@pytest.mark.parametrize("agent", READERS)
def test_browsers_are_readers(agent: str):
    assert not is_bot_agent(agent)


@pytest.mark.parametrize("agent", BOTS)
def test_programs_are_bots(agent: str):
    assert is_bot_agent(agent)


@pytest.mark.parametrize("agent", HELPERS)
def test_what_fetches_a_file_for_a_reader_is_neither(agent: str):
    assert kind_of(agent) is AgentKind.HELPER


def test_a_request_without_user_agent_is_a_bots():
    assert kind_of(agent_of(RequestFactory().get("/"))) is AgentKind.BOT


def test_only_the_beginning_of_an_endless_user_agent_is_read():
    agent = READERS[0].ljust(LONGEST_USER_AGENT) + " Googlebot/2.1"
    assert kind_of(agent_of(RequestFactory().get("/", headers={"user-agent": agent}))) is AgentKind.BROWSER


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Zalo android/12110611 ZaloTheme/light ZaloLanguage/vi", "Zalo android/12110611 ZaloTheme/dark"),
        (
            "[FBAN/FBIOS;FBAV/470.0;FBRV/600111;FBDV/iPhone14,5;FBCR/Viettel]",
            "[FBAN/FBIOS;FBAV/470.0;FBRV/600112;FBDV/iPhone14,5;FBCR/]",
        ),
        ("MicroMessenger/8.0 NetType/WIFI Language/vi", "MicroMessenger/8.0 NetType/4G Language/vi"),
    ],
)
def test_theme_and_network_do_not_make_another_reader(before: str, after: str):
    assert stable_agent(f"{READERS[0]} {before}") == stable_agent(f"{READERS[0]} {after}")


def test_another_phone_is_another_reader():
    phone, other = ("[FBAN/FBIOS;FBDV/iPhone14,5;FBRV/1]", "[FBAN/FBIOS;FBDV/iPhone15,2;FBRV/1]")
    assert stable_agent(phone) != stable_agent(other)


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
