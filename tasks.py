"""The two commands of a fresh checkout, and four small ones. Each does its own set-up.

    python3 tasks.py demo      check two example inspections
    python3 tasks.py test      all that must hold: static checks, tests, and the wheel in a place of its own
    python3 tasks.py check     the static checks alone
    python3 tasks.py docs      the documentation, as a site
    python3 tasks.py reached   the lines that the tests reach, which takes twice as long as the tests alone
    python3 tasks.py format    bring the code into its format

Needs Python 3.11 or newer and a package index that pip can reach, nothing else.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from importlib.util import find_spec
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python is told so, instead of failing somewhere below)
    sys.exit("qualityframework needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SITE, READ = Path("build", "site"), Path("build", "read")
EXAMPLES = {
    "illustrative-partnership.yaml": "An invented partnership with all its evidence, as a panel would see it:",
    "orkney-2020.yaml": "A published joint inspection (Orkney, 2020), as far as it is publicly known:",
}
ON_ALL_CORES = ("-n", "auto", "--dist", "worksteal", "-m", "not perf")
RAN = (0, 1)  # `qualityframework check` did its work: nothing found, or findings


def program(name: str, venv: Path = VENV) -> Path:
    """Where a virtual environment keeps a program."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def run(*command: str | Path, cwd: Path = ROOT, fine: tuple[int, ...] = (0,), **variables: str) -> int:
    """Run a command; 0 if its exit code is a fine one, else that code."""
    sys.stdout.flush()
    code = subprocess.run(command, cwd=cwd, env={**os.environ, **variables}).returncode
    return 0 if code in fine else code


def must(message: str, *command: str | Path, cwd: Path = ROOT, fine: tuple[int, ...] = (0,), **variables: str) -> None:
    """Say what comes and run it; if it fails, stop everything with its exit code."""
    print(message)
    code = run(*command, cwd=cwd, fine=fine, **variables)
    if code:
        print(f"Stopped by exit code {code} of: {' '.join(map(str, command))}", file=sys.stderr)
        sys.exit(code)


def make_venv(venv: Path) -> None:
    """Make a virtual environment; where the system leaves ensurepip out, one without its own pip."""
    bare = [] if find_spec("ensurepip") else ["--without-pip"]
    try:
        must(f"Making {venv.name} ...", sys.executable, "-m", "venv", *bare, venv)
    except BaseException:
        shutil.rmtree(venv, ignore_errors=True)  # half a one would be taken for a whole one next time
        raise


PINS = "constraints.txt"
"""Relative: pip splits such a variable at spaces."""


def installing(venv: Path, *what: str | Path) -> tuple[str | Path, ...]:
    """The command that installs something."""
    python = program("python", venv)
    pip: tuple[str | Path, ...] = (python, "-m", "pip")
    if not find_spec("ensurepip"):
        pip = (sys.executable, "-m", "pip", "--python", python)
    return (*pip, "install", "-qq", "--disable-pip-version-check", "--no-input", *what)


def install(message: str, venv: Path, *what: str | Path) -> None:
    """Install with the versions of constraints.txt, in the environments that pip builds in too."""
    must(message, *installing(venv, *what), PIP_CONSTRAINT=PINS, PIP_BUILD_CONSTRAINT=PINS)


def engine_of_live_sessions() -> str | None:
    """Install the extra `durable`, which is built from its source; the reason where that cannot be."""
    if loads("durable_rules_engine"):
        return None
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if sys.version_info >= (3, 14):
        return "durable-rules cannot be built for Python 3.14 or newer"
    if os.name != "nt" and shutil.which(compiler) is None:
        return f"durable-rules is built from its source, and there is no compiler (`{compiler}`)"
    flags = "-DPyEval_CallObject=PyObject_CallObject" if sys.version_info >= (3, 13) else ""  # gone, but for its name
    print("-- build durable-rules")
    anew = "--force-reinstall", "--no-deps", "--no-cache-dir"  # one that was built without the flags does not load
    flags = f"{os.environ.get('CPPFLAGS', '')} {flags}".strip()
    run(*installing(VENV, *anew, "durable-rules"), CPPFLAGS=flags, PIP_CONSTRAINT=PINS, PIP_BUILD_CONSTRAINT=PINS)
    return None if loads("durable_rules_engine") else "durable-rules could not be built, as is told above"


def loads(module: str) -> bool:
    """Whether .venv has a module that can be imported."""
    return not subprocess.run([program("python"), "-c", f"import {module}"], capture_output=True).returncode


def set_up(extra: str = "") -> None:
    """Make .venv hold what pyproject.toml and constraints.txt say; does nothing when it already does."""
    stamp = VENV / "installed-by-tasks"
    place, _, done = (stamp.read_text(encoding="utf-8") if stamp.exists() else "").partition("\n")
    if place not in ("", str(ROOT)):
        shutil.rmtree(VENV)  # the checkout was moved, and every program in .venv names the old place
    if not program("python").exists():
        make_venv(VENV)
    inputs = (ROOT / "pyproject.toml", ROOT / "constraints.txt", VENV / "pyvenv.cfg")  # the last names its Python
    state = hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()
    if done in (f"{state} {extra}", f"{state} dev"):
        return
    stamp.unlink(missing_ok=True)
    install("Installing into .venv (once; this may take a minute) ...", VENV, "-e", f".[{extra}]" if extra else ".")
    stamp.write_text(f"{ROOT}\n{state} {extra}", encoding="utf-8")


def demo() -> None:
    """Check both examples with the console script, as a user would."""
    set_up("docx,excel")  # workbooks and papers are what whoever begins here has at hand
    command = program("qualityframework")
    for name, about in EXAMPLES.items():
        must(f"\n{about}", command, "check", Path("examples", name), fine=RAN)
    print(f"\nTo use it yourself: {command.relative_to(ROOT)} --help")


def check() -> None:
    """Run every static check, then stop with the first exit code that is not 0."""
    set_up("dev")
    checks = ("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-logo")
    codes = []
    for name, *arguments in checks:
        print(" ".join(("--", name, *arguments)))
        codes.append(run(program(name), *arguments))
    if any(codes):
        failed = [" ".join(command) for command, code in zip(checks, codes, strict=True) if code]
        print(f"Stopped: {', '.join(failed)} failed.", file=sys.stderr)
        sys.exit(next(filter(None, codes)))


def wheel() -> None:
    """Build the wheel, install it elsewhere and use it from there: the packs must have come with it."""
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Path(folder)
        must("-- build the wheel", program("hatchling"), "build", "-t", "wheel", "-d", elsewhere)
        make_venv(elsewhere / "venv")
        install("-- install it in a fresh environment", elsewhere / "venv", *elsewhere.glob("*.whl"))
        command = program("qualityframework", elsewhere / "venv")
        must("-- frameworks list, from there", command, "frameworks", "list", cwd=elsewhere)
        for name in EXAMPLES:
            shutil.copy(ROOT / "examples" / name, elsewhere)
            must(f"-- check {name}, from there", command, "check", name, cwd=elsewhere, fine=RAN)


def docs() -> None:
    """Build the site; a link that leads nowhere, and whatever else Sphinx warns of, stops it."""
    set_up("dev")
    quiet = "-q", "-E", "-W", "--keep-going", "-j", "auto"
    must(
        "-- build the documentation", program("sphinx-build"), *quiet, "-b", "html", "-c", "docs", "-d", READ, ".", SITE
    )
    print(f"The documentation: {SITE / 'index.html'}")


def test() -> None:
    """All that must hold before a change is accepted."""
    check()
    why_not = engine_of_live_sessions()
    must("-- pytest, on all cores", program("pytest"), *ON_ALL_CORES)
    for measured in sorted((ROOT / "tests" / "perf").glob("test_*.py")):  # what one file leaves slows down the next
        must(f"-- pytest, {measured.stem}, alone", program("pytest"), "-q", "-m", "perf", measured)
    docs()
    wheel()
    if why_not is not None:
        print(f"Live sessions were not tested here: {why_not}.")
    print("All is well.")


def reached() -> None:
    """The lines that no test reaches, and how many they are."""
    set_up("dev")
    must("-- pytest, with the lines that are reached", program("pytest"), *ON_ALL_CORES, "--cov")


def reformat() -> None:
    """Sort imports, mend what can be mended, and format."""
    set_up("dev")
    run(program("ruff"), "check", "--fix", "--quiet")
    must("Formatting ...", program("ruff"), "format")


TASKS = {"demo": demo, "test": test, "check": check, "docs": docs, "reached": reached, "format": reformat}


def main(arguments: list[str]) -> None:
    """Run the one task that is named, or say which there are."""
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(__doc__)
        sys.exit(2 if arguments else 0)
    try:
        TASKS[arguments[0]]()
    except OSError as error:
        sys.exit(f"Stopped: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv[1:])
