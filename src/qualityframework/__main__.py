"""`python -m qualityframework`."""

from .cli import main

main()
