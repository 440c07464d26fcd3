"""Pictures as files: valid, the same each time, told in words, and harmless."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualityframework.errors import Unusable
from qualityframework.report import write_plot
from tests.report.plots.shown import HOSTILE_PICTURES, PICTURES, SVG, image, texts

ROOT = Path(__file__).resolve().parents[3]
EXTRA = "vl-convert-python is an extra"


def drawn(spec: Any, path: Path) -> bytes:
    pytest.importorskip("vl_convert", reason=EXTRA)
    write_plot(spec, path)
    return path.read_bytes()


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_one_image_with_a_title_and_a_description(name: str, tmp_path: Path) -> None:
    drawn(PICTURES[name], tmp_path / "p.svg")
    root = image(tmp_path / "p.svg")
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title == " ".join(PICTURES[name]["title"]["text"])
    assert description == PICTURES[name]["description"]
    assert root.get("aria-label") == f"{title}. {description}"


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_same_picture_has_the_same_bytes(name: str, suffix: str, tmp_path: Path) -> None:
    first, second = (drawn(PICTURES[name], tmp_path / f"{number}.{suffix}") for number in (1, 2))
    assert first == second


def test_it_has_the_same_bytes_in_another_process_and_whatever_its_hashes_are(tmp_path: Path) -> None:
    here = drawn(PICTURES["funnel"], tmp_path / "here.svg")
    code = (
        "import sys; from tests.report.plots.shown import PICTURES; from qualityframework.report import write_plot; "
        "write_plot(PICTURES['funnel'], sys.argv[1])"
    )
    there = tmp_path / "there.svg"
    path = [str(ROOT), str(ROOT / "src")]
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(path), "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, str(there)], check=True, env=environment)
    assert here == there.read_bytes()


@pytest.mark.parametrize("name", PICTURES)
def test_a_png_is_one(name: str, tmp_path: Path) -> None:
    data = drawn(PICTURES[name], tmp_path / "p.PNG")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(data[16:20]) > 1_000  # wide enough to be printed


@pytest.mark.parametrize("name", HOSTILE_PICTURES)
def test_a_hostile_name_is_text_and_nothing_else(name: str, tmp_path: Path) -> None:
    data = drawn(HOSTILE_PICTURES[name], tmp_path / "p.svg")
    root = image(tmp_path / "p.svg")
    assert [element.tag for element in root.iter() if "script" in element.tag.lower()] == []
    assert b"<script" not in data
    assert not {0, 0x1B} & set(data)
    assert "\u202e".encode() not in data
    assert any("<script>alert" in text for text in texts(root))


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_fetched_from_anywhere(name: str, tmp_path: Path) -> None:
    data = drawn(PICTURES[name], tmp_path / "p.svg").decode()
    assert "href" not in data.replace("xmlns:xlink", "")
    assert "url(" not in data.replace("url(#", "")


@pytest.mark.parametrize("name", ["p.pdf", "p", "svg", "p.svg.gz"])
def test_another_ending_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=rf"\.svg or \.png, and `{name}` is neither"):
        write_plot(PICTURES["drift"], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there: Callable[..., Any] = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "vl_convert":
            raise ModuleNotFoundError(name)
        return there(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Unusable, match=r"plots need the extra: pip install 'qualityframework\[plots\]'"):
        write_plot(PICTURES["drift"], tmp_path / "p.svg")
    assert list(tmp_path.iterdir()) == []
