"""The settings of a whole site whose addresses are those of the counters' tests."""

from __future__ import annotations

from config.settings import *

ROOT_URLCONF = "tests.counters.addresses"
