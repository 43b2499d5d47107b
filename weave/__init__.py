"""The loom: runs the book's programs and weaves what they print and draw into its pages.

`Book` reads the files, `run` gives each program its result, `page` renders the references of a page
with `draw` and `content`, and `notebook` makes notebooks of the same. `Edition` joins the book and
its results; `extension` receives the Markdown, and `site` builds the site around it.
"""
