"""The site: MkDocs' events, the swap of a new site for the old, downloads."""
