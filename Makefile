# make serve: read the book at http://127.0.0.1:8000/ while you change it.
# make test:  check everything. Both set up all they need first.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve test browser

serve: .venv/ready
	$(BIN)/mkdocs serve

test: .venv/ready browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check -q -r requirements.txt
	touch $@

# Chromium without windows, where the system has none: Debian's for root, else Playwright's own.
browser: .venv/ready
	@command -v chromium-headless-shell >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	     && apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } \
	|| command -v chromium chromium-browser google-chrome >/dev/null \
	|| $(BIN)/playwright install --only-shell chromium
