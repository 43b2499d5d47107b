"""What the forkserver does last, so that no child pays for it: imports, no torch operation."""

import gc

import numpy as np  # noqa: F401

import weave.run.worker  # noqa: F401

gc.collect()
gc.freeze()  # a collection in a child would otherwise copy every page it looks at
