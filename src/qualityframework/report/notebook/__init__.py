"""Values as a notebook shows them: short, and in the colours of the notebook."""

from .fragments import notebook_html

__all__ = ["notebook_html"]
