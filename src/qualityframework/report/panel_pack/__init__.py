"""The panel pack: all that a panel wants before it about one inspection, as one page that needs nothing else.

Checked -> sheets (what is told of each subject, in words) -> page (HTML for a reader, by its template)
"""

from .page import Audience, panel_page

__all__ = ["Audience", "panel_page"]
