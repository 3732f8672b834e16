"""Turns a folder of records and prose into everything that is published about a plan."""

from pathlib import Path

GENERATOR = Path(__file__).parents[2]
"""The folder of the generator: it holds hooks/, templates/ and overrides/."""
