"""Who may do what has changed, told to the security log."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import GroupCollectionPermission, GroupPagePermission, PageViewRestriction

from sign_in.security_log import write_change

User = get_user_model()
CHANGES = {"post_add": "added", "post_remove": "removed", "post_clear": "cleared"}


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
@receiver(m2m_changed, sender=Group.permissions.through)
def groups_or_permissions_changed(
    sender: type[Model], instance: Model, action: str, pk_set: set[int] | None, **_kwargs: object
) -> None:
    if action in CHANGES:
        keys = ",".join(map(str, sorted(pk_set or ())))
        _write(f"{sender._meta.model_name} {CHANGES[action]} {keys}".strip(), instance)


@receiver(pre_save, sender=User)
def rank_or_password_changed(instance: Model, *, raw: bool = False, **_kwargs: object) -> None:
    before = None if raw or instance.pk is None else User._default_manager.filter(pk=instance.pk).first()
    if before is None:
        return
    for name in ("is_superuser", "is_active", "is_staff", "password"):
        if getattr(before, name) != getattr(instance, name):
            value = "" if name == "password" else f" to {getattr(instance, name)}"
            _write(f"{name}{value}", instance)


@receiver(post_save, sender=User)
def account_made(instance: Model, *, created: bool, raw: bool = False, **_kwargs: object) -> None:
    if created and not raw:
        _write("account made", instance)


@receiver(post_delete, sender=User)
def account_deleted(instance: Model, **_kwargs: object) -> None:
    _write("account deleted", instance)


@receiver(post_save, sender=GroupPagePermission)
@receiver(post_save, sender=GroupCollectionPermission)
@receiver(post_save, sender=PageViewRestriction)
def given(instance: Model, *, raw: bool = False, **_kwargs: object) -> None:
    if not raw:
        _write(f"{instance._meta.model_name} given", instance)


@receiver(post_delete, sender=GroupPagePermission)
@receiver(post_delete, sender=GroupCollectionPermission)
@receiver(post_delete, sender=PageViewRestriction)
def taken(instance: Model, **_kwargs: object) -> None:
    _write(f"{instance._meta.model_name} taken", instance)


def _write(what: str, instance: Model) -> None:
    """`by` is who is signed in at the admin; a command is nobody."""
    actor = get_active_log_context().user
    about = [f"{instance._meta.model_name}:{instance.pk}"]
    about += [
        f"{name}:{getattr(instance, name)}"
        for name in ("group_id", "page_id", "permission_id")
        if hasattr(instance, name)
    ]
    write_change(what, " ".join(about), f"account:{actor.pk}" if actor else None)
