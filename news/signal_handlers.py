"""What happens in the newsroom when something happens elsewhere."""

from __future__ import annotations

from django.dispatch import receiver
from wagtail.models import Page, TaskState
from wagtail.signals import post_page_move, task_submitted

from news.approval_emails import ApprovalEmailNotifier
from news.models import ArticlePage

# A signal holds its receivers weakly.
NOTIFIER = ApprovalEmailNotifier()

task_submitted.connect(NOTIFIER, sender=TaskState, dispatch_uid="news_approval_emails")


@receiver(post_page_move, sender=ArticlePage, dispatch_uid="news_article_moved")
def keep_section(instance: ArticlePage, parent_page_after: Page, **_others: object) -> None:
    """Moving changes the tree without saving the page, which keeps its section beside it."""
    ArticlePage.objects.filter(pk=instance.pk).update(section=parent_page_after.pk)
