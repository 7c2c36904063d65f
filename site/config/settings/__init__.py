"""The settings, split by concern. Every value that differs between machines comes from the environment.

`docs` of the variables: README.md, section "Settings".
"""

from __future__ import annotations

from config.settings.applications import *
from config.settings.background import *
from config.settings.counting import *
from config.settings.database import *
from config.settings.extracting import *
from config.settings.files import *
from config.settings.language import *
from config.settings.logs import *
from config.settings.publishing import *
from config.settings.searching import *
from config.settings.security import *
