"""The plugin of pytest: with `--quality-frameworks`, or `quality_frameworks = true` in its settings, packs are tested.

It stands outside the package so that to start pytest loads nothing of it: what collects is in
`qualityframework.testing.collecting`, and is loaded only when it is asked for.
"""

from __future__ import annotations

import pytest

_ASKED = "quality_frameworks"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flag and the setting."""
    told = "run the examples in rule files, and what the tests.yaml of packs expect, wherever packs are"
    group = parser.getgroup("qualityframework")
    group.addoption("--quality-frameworks", action="store_true", dest=_ASKED, default=False, help=told)
    parser.addini(_ASKED, told, type="bool", default=False)


def pytest_configure(config: pytest.Config) -> None:
    """Lets packs be collected where that is asked for."""
    if config.getoption(_ASKED) or config.getini(_ASKED):
        from qualityframework.testing import collecting

        config.pluginmanager.register(collecting, "qualityframework-collecting")
