"""The loom: runs the book's programs and weaves what they print and draw into its pages.

`Book` reads what lies on disk, `run` gives each program its result, `page` renders what a page asks
for with `draw` and `content`, and `notebook` offers the same as notebooks. `Edition` joins book and
results; `extension` is where Markdown enters, `site` what a build does around it.
"""
