"""Whether long walks go their whole way, as `make soak` has them, or a bounded part of it."""

from __future__ import annotations

import os

IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
