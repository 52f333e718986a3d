# Everything is set up in .venv from a bare Python 3.11 or newer; nothing outside this folder is touched.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
OUT ?= out

.PHONY: demo test test-all check format lock bench clean

demo: .venv/ready ## scan the example drive, print its findings, write a report
	$(BIN)/python examples/regional-grid/demo.py --out $(OUT)

test: .venv/ready ## every check and every test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto

test-all: test ## the same, and the tests that take minutes
	$(BIN)/python -m pytest -m slow

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/ready ## renew the lock after changing pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --quiet --upgrade -o .ci/requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra ocr --universal --generate-hashes --no-header --no-annotate --quiet --upgrade -c .ci/requirements.lock -o .ci/ocr.lock
	$(BIN)/uv pip compile --group recognisers --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade -c .ci/requirements.lock -o .ci/recognisers.lock
	$(BIN)/uv pip compile --group vendors --universal --generate-hashes --no-header --no-annotate --quiet --upgrade -c .ci/requirements.lock -o .ci/vendors.lock

bench: .venv/ready ## time reading beside the bare libraries, and beside markitdown with MARKITDOWN=/its/python; count what extraction finds; time the exposure model beside pandas, networkx and HiGHS; renews README's tables; values too with SPECS=folder, names with NAMES=folder, links with PLANTS=folder; the other libraries with PEERS=/their/python
	mkdir -p $(OUT)
	$(BIN)/python tests/bench/reading.py --json $(if $(MARKITDOWN),--markitdown $(MARKITDOWN)) > $(OUT)/reading.json
	$(BIN)/python tests/bench/table.py README.md < $(OUT)/reading.json
	$(if $(SPECS),$(BIN)/python tests/bench/values.py $(SPECS) --json $(if $(PEERS),--peers $(PEERS)) > $(OUT)/values.json)
	$(if $(SPECS),$(BIN)/python tests/bench/values_table.py README.md < $(OUT)/values.json)
	$(if $(NAMES),$(BIN)/python tests/bench/names.py $(NAMES) --json $(if $(PEERS),--peers $(PEERS)) > $(OUT)/names.json)
	$(if $(NAMES),$(BIN)/python tests/bench/names_table.py README.md < $(OUT)/names.json)
	$(BIN)/python tests/bench/extraction_figures.py $(if $(PEERS),--peers $(PEERS)) > $(OUT)/extraction.json
	$(BIN)/python tests/bench/extraction_table.py README.md < $(OUT)/extraction.json
	$(BIN)/python tests/bench/extraction_speed.py --json $(if $(PEERS),--peers $(PEERS)) > $(OUT)/speed.json
	$(BIN)/python tests/bench/speed_table.py README.md < $(OUT)/speed.json
	$(BIN)/python tests/bench/exposure.py --json > $(OUT)/exposure.json
	$(BIN)/python tests/bench/exposure_table.py README.md < $(OUT)/exposure.json
	$(BIN)/python tests/bench/what_if.py 10000 100000 1000000 --json > $(OUT)/what_if.json
	$(BIN)/python tests/bench/what_if_table.py README.md < $(OUT)/what_if.json
	$(if $(PLANTS),$(BIN)/python tests/bench/linking.py $(PLANTS) --json > $(OUT)/linking.json)
	$(if $(PLANTS),$(BIN)/python tests/bench/linking_table.py README.md < $(OUT)/linking.json)

.venv/ready: .ci/requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "aggregator needs Python 3.11 or newer with venv (on Debian: python3-venv); or: make PYTHON=/path/to/python" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:
	rm -rf .venv $(OUT)
