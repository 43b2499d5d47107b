"""Runs programs and notebooks, each once, and keeps their results."""
