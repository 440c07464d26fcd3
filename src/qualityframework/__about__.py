"""The version, said once: the build reads it from here, and so does a plain checkout."""

__version__ = "0.1.0"
