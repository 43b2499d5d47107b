"""The names of MkDocs' events, and what answers them. There is nothing else to see here."""

from mkdocs.plugins import event_priority

from weave.site import Site

site = Site()

on_startup = site.on_startup
on_config = site.on_config
on_pre_build = site.on_pre_build
on_page_markdown = site.on_page_markdown
on_page_content = site.on_page_content
on_env = site.on_env
on_build_error = site.on_build_error


@event_priority(100)  # before mkdocs-jupyter looks at the notebooks
def on_files(files, config):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return site.on_files(files, config)


@event_priority(-100)  # after every plugin has written its files
def on_post_build(config):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return site.on_post_build(config)
