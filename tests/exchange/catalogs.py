"""Catalogs to read, and what is told of those that are none."""

from __future__ import annotations

import json
from typing import Any

from qualityframework.documents import Document, Source, document_of
from qualityframework.errors import InvalidInput
from qualityframework.exchange import from_oscal
from qualityframework.frameworks import FrameworkFile
from qualityframework.vocabulary import Diagnostic

METADATA = {
    "title": "Controls of others",
    "last-modified": "2024-02-03T04:05:06Z",
    "version": "5.1.1+u3",
    "oscal-version": "1.1.2",
}


def catalog(**keys: Any) -> dict[str, Any]:
    """A catalog of others, with one control unless told otherwise."""
    uuid = "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724"
    controls = {"controls": [{"id": "ac-1", "title": "Policy"}]} if "groups" not in keys else {}
    return {"catalog": {"uuid": uuid, "metadata": METADATA} | controls | keys}


def document(data: object) -> Document:
    text = data if isinstance(data, str) else json.dumps(data, indent=1)
    return document_of(Source("catalog.json", text))


def read(data: object, scale: str | None = "six-point-scale/1") -> FrameworkFile:
    return from_oscal(document(data), scale).file


def left(data: object) -> list[str]:
    """What is told of that is not in the framework, or was made for it."""
    return [str(one) for one in from_oscal(document(data), "six-point-scale/1").left]


def faults(data: object, scale: str | None = "six-point-scale/1") -> tuple[Diagnostic, ...]:
    try:
        read(data, scale)
    except InvalidInput as error:
        return error.diagnostics
    return ()
