"""Benchmarks of the loom, beside other tools that run a site's programs and beside plain MkDocs."""
