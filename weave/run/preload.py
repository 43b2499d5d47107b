"""What the forkserver does last, so that no child pays for it: imports, no torch operation."""

import gc

import numpy.random  # noqa: F401 - each run seeds it

import weave.run.worker  # noqa: F401

gc.collect()
gc.freeze()  # a collection in a child would otherwise copy every page it looks at
