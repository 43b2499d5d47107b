"""Pictures and tables of a run, as SVG, HTML and Markdown."""
