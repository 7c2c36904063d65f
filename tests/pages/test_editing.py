from __future__ import annotations

from typing import ClassVar

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, Panel

from home.models import HomePage
from news.models import ArticlePage
from pages.checks import check_edit_forms
from pages.editing import FormFromAbove, PanelSlot, compose_editor
from pages.mixins import ReadableSlugMixin
from pages.models import Tag


class Edited(models.Model):
    base_form_class = FormFromAbove()
    panels: ClassVar = [FieldPanel("name"), ObjectList([PanelSlot("below")]), PanelSlot("foot")]

    class Meta:
        abstract = True


class Special(Edited):
    class Meta:
        abstract = True


class Unsaid(models.Model):
    base_form_class = FormFromAbove()

    class Meta:
        abstract = True


class PlainForm(WagtailAdminModelForm):
    pass


class SpecialForm(PlainForm):
    pass


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch):
    for registry in ("_FORMS", "_PANELS"):
        monkeypatch.setattr(f"pages.editing.{registry}", {})


def standing_in(model: type[models.Model], *panels: Panel) -> list[Panel]:
    return ObjectList(panels).bind_to_model(model).children


def test_a_model_is_edited_with_the_form_that_was_given_for_it():
    compose_editor(Edited, form=PlainForm)
    assert Edited.base_form_class is PlainForm


def test_a_model_inherits_its_form_until_it_has_one_of_its_own():
    compose_editor(Edited, form=PlainForm)
    assert Special.base_form_class is PlainForm
    compose_editor(Special, form=SpecialForm)
    assert (Edited.base_form_class, Special.base_form_class) == (PlainForm, SpecialForm)


def test_a_model_without_a_form_cannot_be_edited():
    with pytest.raises(AttributeError, match="Unsaid"):
        _ = Unsaid.base_form_class


def test_the_panel_given_for_a_slot_stands_in_its_place_bound_to_the_model():
    given = HelpPanel("Mind the gap.", heading="Help")
    compose_editor(Edited, panels={"foot": given})
    first, second, third = standing_in(Edited, Panel(heading="A"), PanelSlot("foot"), Panel(heading="B"))
    assert (first.heading, third.heading) == ("A", "B")
    assert isinstance(second, HelpPanel)
    assert (second.content, second.model) == ("Mind the gap.", Edited)
    assert given.model is None


def test_a_slot_may_stand_within_a_group():
    compose_editor(Edited, panels={"below": HelpPanel("Below")})
    [group] = standing_in(Edited, ObjectList([PanelSlot("below")]))
    assert [panel.content for panel in group.children] == ["Below"]


def test_a_slot_that_stands_in_two_models_has_the_panel_of_each():
    compose_editor(Edited, panels={"foot": HelpPanel("Any")})
    compose_editor(Special, panels={"foot": HelpPanel("Special")})
    assert [standing_in(model, PanelSlot("foot"))[0].content for model in (Edited, Special)] == [
        "Any",
        "Special",
    ]


def test_panels_of_several_calls_add_up_and_leave_the_form_alone():
    compose_editor(Edited, form=PlainForm, panels={"below": HelpPanel("Below")})
    compose_editor(Edited, panels={"foot": HelpPanel("Foot")})
    assert Edited.base_form_class is PlainForm
    panels = standing_in(Edited, PanelSlot("below"), PanelSlot("foot"))
    assert [panel.content for panel in panels] == ["Below", "Foot"]


def test_a_slot_in_which_nothing_stands_is_an_error():
    compose_editor(Edited, panels={"foot": HelpPanel("Foot")})
    with pytest.raises(ImproperlyConfigured, match='"below" of Edited'):
        standing_in(Edited, PanelSlot("below"))


def test_a_slot_can_be_cloned():
    assert PanelSlot("foot", heading="Foot").clone().name == "foot"


def test_models_that_nobody_composed_are_found_by_a_check():
    compose_editor(ReadableSlugMixin, form=PlainForm)
    assert {HomePage, Tag} <= {error.obj for error in check_edit_forms()}
    assert ArticlePage not in {error.obj for error in check_edit_forms()}
