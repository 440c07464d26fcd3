"""The panel pack: all that a panel wants before it about one inspection, as one page that needs nothing else.

Checked -> sheets (what is told of each subject, in words) -> page (HTML for a reader, by its template)
"""

from .page import Audience, panel_page
from .sending import before_sending

__all__ = ["Audience", "before_sending", "panel_page"]
