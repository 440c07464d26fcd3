"""The hook `qualityframework-check` of pre-commit, which names many records at once: checks them one after the other.

Lies beside the package so that each check is a process of its own, as on the command line.
"""

import subprocess
import sys


def main() -> int:
    """Checks every record that is named, with the options that are given; the highest exit code of them."""
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    records = [word for word in sys.argv[1:] if not word.startswith("-")]
    command = [sys.executable, "-m", "qualityframework", "check", *options, "--"]
    return max((subprocess.run([*command, record]).returncode for record in records), default=0)


if __name__ == "__main__":
    sys.exit(main())
