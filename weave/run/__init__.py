"""Runs programs and notebooks, each once, and keeps what came of them."""
