"""The workflow between writer and editor: what a writer submits waits for someone who may publish there."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from home.roles.names import WORKFLOW
from news.models import PublisherApprovalTask

__all__ = ["put_under_review", "remove_unused_examples"]

# What Wagtail's first migrations make: two groups with rights on every page, and a workflow over all of them.
EXAMPLE_GROUPS = ("Moderators", "Editors")
EXAMPLE_WORKFLOW = "Moderators approval"


def put_under_review(place: Page) -> None:
    """Attach the workflow to a section or gallery index, unless an administrator has chosen one for it."""
    if not WorkflowPage.objects.filter(page=place.pk).exists():
        WorkflowPage.objects.create(page_id=place.pk, workflow=_workflow())


def _workflow() -> Workflow:
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        task = PublisherApprovalTask.objects.create(name=WORKFLOW)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def remove_unused_examples() -> None:
    """Remove Wagtail's example groups and workflow as long as nobody has used them.

    The workflow would hold up librarians, who publish by themselves.
    """
    Group.objects.filter(name__in=EXAMPLE_GROUPS, user__isnull=True).delete()
    Workflow.objects.filter(name=EXAMPLE_WORKFLOW, workflow_states__isnull=True).delete()
    Task.objects.filter(name=EXAMPLE_WORKFLOW, task_states__isnull=True).delete()
