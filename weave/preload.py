"""What the forkserver imports once, so that no child pays for it: imports, no torch operation."""

import gc

import matplotlib.backends.backend_agg
import matplotlib.backends.backend_svg
import matplotlib.pyplot  # noqa: F401, ICN001
import numpy as np  # noqa: F401
import torch  # noqa: F401

import weave.child  # noqa: F401

gc.collect()
gc.freeze()  # a collection in a child would otherwise copy every page it looks at
