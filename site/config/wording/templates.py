"""Words of Wagtail's templates that are in English only, or wrong: put right when a template is read.

Copies of these templates would keep the mistakes of today, and miss what an update of Wagtail mends. A test
names the replacements for which an update leaves no place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.template import Origin
from django.template.loaders.app_directories import Loader as AppDirectoriesLoader
from django.utils.translation import gettext_noop

__all__ = ["REPLACEMENTS", "Loader"]

# Names of permissions that Django writes into the database, beside those that Wagtail has in its catalogue.
PERMISSIONS: Final = (gettext_noop("Can add page"), gettext_noop("Can change page"))
PROVIDER: Final = gettext_noop("Provider")
AUTHOR: Final = gettext_noop("Author")
GUIDE_TITLE: Final = gettext_noop("Guide for staff")
OWN_GUIDE: Final = "{% url 'staff_guide' as editor_guide_link %}"
SEARCH_BUTTON: Final = ('value="Search"', """value="{{ _('Search') }}\"""")
TASK_TYPE: Final = (
    "{% if field.name == 'task_type' %}{% formattedfield field label_text=_('Task type') %}"
    "{% else %}{% formattedfield field %}{% endif %}"
)
COUNTED: Final = "{% blocktranslate trimmed with "

REPLACEMENTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "wagtailadmin/home.html": (SEARCH_BUTTON,),
    # Help is ours; Wagtail's is English.
    "wagtailadmin/home/account_summary.html": (
        ("{% wagtail_feature_release_editor_guide_link as editor_guide_link %}", OWN_GUIDE),
        ("Wagtail {{ current_version }} editor guide", GUIDE_TITLE),
        ('target="_blank"', ""),
        ('{% icon name="link-external" classname="initial" %}', ""),
    ),
    "wagtailadmin/shared/side_panels/checks.html": (
        ("https://guide.wagtail.org/content-checks/", "{% url 'staff_guide' %}#kiểm-tra-nội-dung"),
    ),
    "wagtailadmin/shared/header.html": (SEARCH_BUTTON,),
    "wagtailadmin/shared/headers/_actions.html": (
        ('aria-label="Actions"', """aria-label="{{ _('Actions') }}\""""),
    ),
    # "True" and "None" are words of programs.
    "wagtailadmin/tables/boolean_cell.html": (("value|stringformat:'s'", "value|yesno"),),
    "wagtailadmin/shared/side_panel_toggle.html": (
        ("{{ count|intcomma }}", "{{ count|default:0|intcomma }}"),
    ),
    # The search over all types of pages counts "None".
    "wagtailadmin/pages/listing/_page_title_column_header.html": (
        (COUNTED, COUNTED + "model_name=model_name|default:_('pages') "),
    ),
    # Vietnamese has no capitals within a title.
    "wagtailadmin/reports/listing/_list_page_types_usage.html": (
        ("{{ page_type.name|title }}", "{{ page_type.name|capfirst }}"),
    ),
    # Where no name is given, the name by which somebody signs in is shown.
    "wagtailadmin/shared/user_avatar.html": (("{{ user }}", "{{ user|user_display_name }}"),),
    # "Views" are those of pages here.
    "wagtailsearchpromotions/queries/chooser/results.html": (
        ('{% trans "Views" %}', '{% trans "Searches" %}'),
    ),
    "wagtailimages/chooser/results.html": (('title="Select ', """title="{{ _('Choose') }} """),),
    # The database knows the names of permissions in English only.
    "wagtailusers/groups/includes/formatted_permissions.html": tuple(
        (
            f"{{{{ content_perms_dict.{verb}.perm.name }}}}",
            f"{{{{ _('{word}') }}}}: {{{{ content_perms_dict.object }}}}",
        )
        for verb, word in (("add", "Add"), ("change", "Change"), ("delete", "Delete"))
    ),
    "wagtailusers/groups/includes/page_permissions_form.html": (
        (
            "{{ option.choice_label }}",
            "{% translate option.data.value.instance.name as permission %}{{ permission }}",
        ),
    ),
    "wagtailadmin/workflows/task_chooser/chooser.html": (
        (
            "{% formattedfield field %}",
            TASK_TYPE,
        ),
    ),
    "wagtailembeds/embed_editor.html": (
        ("<p>Provider:", f"<p>{{{{ _('{PROVIDER}') }}}}:"),
        ("<p>Author:", f"<p>{{{{ _('{AUTHOR}') }}}}:"),
    ),
}
"""By the name of a template, what stands there and what is to stand there."""


class Loader(AppDirectoriesLoader):
    """Templates of apps with our replacements; templates of the project come from elsewhere."""

    def get_contents(self, origin: Origin) -> str:
        contents: str = super().get_contents(origin)
        for wrong, right in REPLACEMENTS.get(str(origin.template_name), ()):
            contents = contents.replace(wrong, right)
        return contents
