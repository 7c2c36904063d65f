from __future__ import annotations

import pytest

from documents.public.viewer.finding import find
from documents.public.viewer.page_text import text_pages


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", []),
        ("một\n\n hai ", ["p", "p"]),
        ("# Chương I\n## Điều 1\nlời", ["h3", "h4", "p"]),
        ("### Điều 1\n### Điều 2\n# Chương", ["h3", "h4", "h3"]),
        ("###### sâu\n" * 6, ["h3", "h4", "h5", "h6", "h6", "h6"]),
        ("#không có khoảng trắng\n####### bảy\n# ", ["p", "p", "p"]),
    ],
)
def test_headings_follow_that_of_the_page_without_gaps(text, tags):
    [page] = text_pages([(1, text)])
    assert [block.tag for block in page.blocks] == tags


def test_text_is_escaped_and_what_was_sought_is_marked():
    pattern = find("dieu 1", [(1, "Điều 1")]).pattern
    [page] = text_pages([(7, "# Điều 1. <b>")], pattern)
    assert page.number == 7
    assert page.blocks[0].html == "<mark>Điều 1</mark>. &lt;b&gt;"
