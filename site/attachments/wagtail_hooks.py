from __future__ import annotations

from wagtail import hooks

from attachments.admin_api import register_api
from attachments.comparing import register_comparison

register_comparison()
# After Wagtail's own.
hooks.register("construct_admin_api", register_api, order=10)
