from __future__ import annotations

from wagtail import hooks

from pages.comparing import register_comparisons
from pages.expiry import refuse_expired
from pages.pasting import scripts_for_pasting
from pages.rich_text import register_links
from pages.scheduling import register_scheduling

register_comparisons()
register_scheduling()

# After Wagtail's own links, and before its check of restrictions.
hooks.register("register_rich_text_features", register_links, order=10)
hooks.register("before_serve_page", refuse_expired, order=-10)
hooks.register("insert_editor_js", scripts_for_pasting)
