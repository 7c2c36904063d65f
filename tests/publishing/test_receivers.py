"""Saving one thing calls nobody who waits for another."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db.models.signals import ModelSignal, m2m_changed, post_delete, post_save, pre_delete, pre_save

APPS = [app for app in apps.get_app_configs() if "site-packages" not in Path(app.path).parts]
OURS = {app.name.split(".")[0] for app in APPS}
SIGNALS = {
    "m2m_changed": m2m_changed,
    "post_delete": post_delete,
    "post_save": post_save,
    "pre_delete": pre_delete,
    "pre_save": pre_save,
}


@pytest.mark.parametrize("name", SIGNALS)
def test_every_receiver_of_ours_has_a_sender(name: str) -> None:
    assert [function for function in _heard_from_all(SIGNALS[name]) if function.split(".")[0] in OURS] == []


def _heard_from_all(signal: ModelSignal) -> list[str]:
    found = []
    for (_receiver, sender), reference, *_others in signal.receivers:
        function = reference() if callable(reference) and not hasattr(reference, "__name__") else reference
        if sender == id(None) and function is not None:
            found.append(f"{function.__module__}.{getattr(function, '__qualname__', function)}")
    return found
