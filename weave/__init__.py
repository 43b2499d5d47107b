"""The loom: runs the book's snippets and weaves what they print and draw into its pages.

A snippet goes one way: `snippet` reads it, `runner` runs it in a `child`, `cache` keeps the result,
`extension` weaves it into a page. `site` drives that from MkDocs' events, `hook` names the events.
"""
