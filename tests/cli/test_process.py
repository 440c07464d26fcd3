"""The command as a process of its own: pipes, bytes, and what is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ILLUSTRATIVE, ORKNEY, ROOT, run

COMMAND = (sys.executable, "-m", "qualityframework")


def process(*arguments: str | Path, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Runs it away from the checkout, as an installed one is; paths of the examples are absolute."""
    environment = process_environment(**variables)
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, env=environment, cwd=ROOT.parent)


def process_environment(**variables: str) -> dict[str, str]:
    """Ours, with the source that is tested."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}


@pytest.mark.parametrize("arguments", [("check", ILLUSTRATIVE), ("check", ORKNEY), ("check", "not-there.yaml")])
def test_a_process_prints_and_ends_as_the_function_does(arguments: tuple[str | Path, ...]) -> None:
    there, here = process(*arguments), run(*arguments)
    assert here.code == there.returncode
    assert (here.out.encode(), here.err.encode()) == (there.stdout, there.stderr)


def test_a_record_can_be_piped_in() -> None:
    there = process("check", "-", stdin=ORKNEY.read_bytes())
    assert run("check", ORKNEY).out.encode() == there.stdout
    assert (there.returncode, there.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_input_gives_the_same_bytes(form: str) -> None:
    """Neither the order of sets, nor the terminal's size, nor the locale is seen in the output."""
    seen = {
        process("check", "--format", form, ILLUSTRATIVE, PYTHONHASHSEED=seed, COLUMNS=columns, LC_ALL=locale).stdout
        for seed, columns, locale in (("0", "40", "C"), ("4242", "300", "en_GB.ISO-8859-1"))
    }
    assert len(seen) == 1
    assert b"\r" not in seen.pop()


def test_the_explanation_is_the_same_under_another_hash_seed() -> None:
    seen = {process("explain", ILLUSTRATIVE, "5.4", PYTHONHASHSEED=seed).stdout for seed in ("0", "99")}
    assert len(seen) == 1


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is told in another way on Windows")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", ILLUSTRATIVE), 1),
        (("check", "--format", "json", ILLUSTRATIVE), 1),
        (("rules", "facts"), 0),
        (("check", "--help"), 0),
        (("--version",), 0),
        (("--show-completion", "bash"), 0),
    ],
    ids=lambda value: " ".join(Path(part).name for part in value) if isinstance(value, tuple) else "",
)
def test_a_closed_pipe_ends_quietly_with_the_code_it_would_have_had(
    arguments: tuple[str | Path, ...], code: int
) -> None:
    """Whoever reads it has seen enough before the first line comes: nothing is said about that."""
    read, write = os.pipe()
    os.close(read)
    try:
        ended = subprocess.run([*COMMAND, *arguments], stdout=write, stderr=subprocess.PIPE, cwd=ROOT)
    finally:
        os.close(write)
    assert (ended.returncode, ended.stderr) == (code, b"")


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is told in another way on Windows")
def test_faults_that_nobody_hears_are_faults_all_the_same(tmp_path: Path) -> None:
    """A pack that cannot be read must not end as well as one without faults."""
    pack = tmp_path / "mine" / "1"
    pack.mkdir(parents=True)
    (pack / "framework.yaml").write_text("x: [", encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    try:
        line = [*COMMAND, "frameworks", "list", "--rulesets", str(tmp_path)]
        ended = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=write, cwd=ROOT)
    finally:
        os.close(write)
    assert ended.returncode == 2


def test_a_fault_gives_the_runner_of_a_workflow_no_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('id: "::warning ##[error]x"\n', encoding="utf-8")
    told = process("check", tmp_path / "a.yaml").stderr.decode()
    assert "## [error]x" in told
    assert "##[" not in told
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with `head`")
def test_head_ends_it_quietly() -> None:
    line = f'"{sys.executable}" -m qualityframework check --format json "{ILLUSTRATIVE}" | head -1'
    ended = subprocess.run(["/bin/sh", "-c", line], capture_output=True, cwd=ROOT)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"{\n", b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize("path", [ILLUSTRATIVE, "not-there.yaml"], ids=lambda path: Path(path).stem)
@pytest.mark.parametrize("closed", [1, 2])
def test_what_goes_to_a_closed_stream_does_not_go_to_the_other_one(path: str | Path, closed: int) -> None:
    whole = process("check", "--format", "json", path)
    line = f'"{sys.executable}" -m qualityframework check --format json "{path}" {closed}>&-'
    ended = subprocess.run(["/bin/sh", "-c", line], capture_output=True, cwd=ROOT.parent, env=process_environment())
    out, err = (b"" if closed == 1 else whole.stdout), (b"" if closed == 2 else whole.stderr)
    assert (ended.returncode, ended.stdout, ended.stderr) == (whole.returncode, out, err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_ends_with_2() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*COMMAND, "check", ORKNEY], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env=os.environ
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"error: No space left on device\n")
    assert b"Traceback" not in ended.stderr


def test_checking_in_a_pipe_loads_no_drawing_library() -> None:
    """Start-up time is a feature: colour is loaded for a terminal only."""
    code = (
        "import sys; from qualityframework.cli import main\n"
        f"sys.argv = ['qualityframework', 'check', {str(ORKNEY)!r}]\n"
        "try: main()\n"
        "except SystemExit: print(sorted({'rich', 'numpy', 'markdown_it', 'pygments'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr
