"""What happens in the newsroom when something happens elsewhere."""

from __future__ import annotations

from wagtail.models import TaskState
from wagtail.signals import task_submitted

from news.approval_emails import ApprovalEmailNotifier

# A signal holds its receivers weakly.
NOTIFIER = ApprovalEmailNotifier()

task_submitted.connect(NOTIFIER, sender=TaskState, dispatch_uid="news_approval_emails")
