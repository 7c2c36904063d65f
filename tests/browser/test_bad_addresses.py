"""A wrong address helps on: a page with a search form, or the page that was meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reading import found

MISSING = [
    "/khong-co/",
    "/van-ban/khong-co/",
    "/hoat-dong-cong-doan/2026/02/31/",
    "/thu-vien-anh/thang-cong-nhan-2026-qua-anh/anh/999999/",
    "/van-ban/18-hd-ldld/tep/999999/",
    "/the/khong-co/",
]
CORRECTED = [
    "/van-ban/?trang=abc",
    "/van-ban/?trang=0",
    "/van-ban/?trang=999999",
    "/van-ban/?loai=khong-co&nam=abc&hieu_luc=x&sap_xep=x",
    "/hoat-dong-cong-doan/?trang=-1",
    "/tim-kiem/?q=huong+dan&trang=abc&loai=x",
    "/tim-kiem/?q=%FF%00" + "a" * 2_000,
]


@pytest.mark.parametrize("address", MISSING)
def test_a_page_that_is_not_there_offers_the_search(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response is not None
    assert response.status == 404
    field = page.locator("main input[name=q]")
    field.fill("hoi nghi nguoi lao dong")
    field.press("Enter")
    page.wait_for_url("**/tim-kiem/**")
    assert found(page)


@pytest.mark.parametrize("address", CORRECTED)
def test_a_wrong_parameter_shows_the_page_all_the_same(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response is not None
    assert response.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()
