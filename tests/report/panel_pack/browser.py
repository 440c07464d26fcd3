"""Pages in a real browser: headless Chromium, and axe-core for what people with disabilities need."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WHY_NOT = (
    "there is no Chromium" if CHROMIUM is None else f"there is no axe-core in {AXE.parent}" if not AXE.exists() else ""
)
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=20000",
)
_RUN = """
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(found => {
  const shown = one => ({id: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map(node => node.html)});
  const root = document.documentElement;
  document.title = JSON.stringify({
    violations: found.violations.map(shown),
    incomplete: found.incomplete.map(shown),
    passes: found.passes.length,
    overflow: root.scrollWidth - root.clientWidth,
  });
});
"""


def looked_at(page: str, folder: Path, *, dark: bool, wide: int) -> dict[str, Any]:
    """What axe-core finds on a page, and how many pixels of it lie beyond a window that is so wide."""
    place = folder / "page.html"
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{_RUN}</script></body>"
    place.write_text(page.replace("</body>", scripts), encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else ["--blink-settings=preferredColorScheme=1"]
    made = subprocess.run(
        [
            CHROMIUM or "",
            *_QUIET,
            *scheme,
            f"--window-size={wide},900",
            f"--user-data-dir={folder / 'profile'}",
            "--dump-dom",
            place.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    title = made.stdout.partition("<title>")[2].partition("</title>")[0]
    found: dict[str, Any] = json.loads(html.unescape(title))
    return found
