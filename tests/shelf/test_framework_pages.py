"""The pages of the frameworks that are committed are those that the packs make."""

from pathlib import Path

from qualityframework.frameworks import illustrations, load, packs
from qualityframework.report import framework_index, framework_page
from tests.cli.running import ROOT, run

FOLDER = ROOT / "docs" / "reference" / "frameworks"
FRAMEWORKS = [load(pack.name) for pack in packs(kind="framework")]


def test_the_pages_are_those_of_the_packs() -> None:
    made = {f"{one.id}-{one.edition}.md": framework_page(one, *illustrations(one.name)) for one in FRAMEWORKS}
    made["index.md"] = framework_index(FRAMEWORKS)
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert there == made, "run `qualityframework frameworks pages docs/reference/frameworks`"


def test_a_page_tells_every_item_its_status_and_every_source() -> None:
    for one in FRAMEWORKS:
        page = framework_page(one)
        for indicator in one.file.indicators:
            assert f"\\[{indicator.status}" in page or f"[{indicator.status}" in page
        assert page.count("(read ") >= len(one.file.sources)


def test_the_command_writes_them(tmp_path: Path) -> None:
    ran = run("frameworks", "pages", tmp_path / "pages")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == sorted(
        path.name for path in FOLDER.iterdir()
    )
