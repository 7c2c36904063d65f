"""What is pasted from office programs into the text of a page: scripts of the forms, and their words."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

__all__ = ["scripts_for_pasting"]


def scripts_for_pasting() -> SafeString:
    """The scripts, with what they say in the language that the member of staff has chosen."""
    return format_html(
        '<script src="{}"></script><script src="{}" data-table-moved="{}" data-table-flattened="{}"'
        ' data-pictures-left-out="{}" data-standing-lost="{}"></script>',
        static("admin/pasted_html.js"),
        static("admin/pasting.js"),
        _("The pasted table became a table block of its own. Check its rows and its headers."),
        _(
            "This field takes no tables: each row of the pasted table became a line of text."
            " To keep the table, add a table block and paste it there."
        ),
        _("Pasted pictures were left out. Add them as picture blocks."),
        _("This field takes no superscript or subscript: some was pasted as plain text."),
    )
