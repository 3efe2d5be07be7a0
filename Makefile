# Set-up, build, tests and the demonstration of parsurvey. `make` alone lists the targets.

ROUND ?= samples/dien-bien-2024
OUT ?= out/dien-bien-2024
# Every import must be a declared dependency: this is what holds the order of the rooms (docs/architecture.md).
STRICT := --explicit-target-dependency-import-check error
TOOL := .build/release/parsurvey

.DEFAULT_GOAL := help
.PHONY: help setup build demo test check-r bench lint format clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## Install missing Debian packages (as root or with sudo)
	@.ci/setup

build: setup ## Build the tool in release mode: .build/release/parsurvey
	swift build -c release --product parsurvey $(STRICT)

demo: build ## Run the sample round: points on the terminal, results in out/dien-bien-2024/
	$(TOOL) points $(ROUND)
	$(TOOL) export $(ROUND) --output $(OUT)

test: setup ## Run every test
	swift build --build-tests $(STRICT)
	swift test --skip-build --disable-xctest --quiet

check-r: build ## Hold `estimate` against R's survey, run beside it (installs R)
	@.ci/setup check-r
	Rscript Tests/R/estimate.R $(TOOL)

bench: setup ## Time a million rows beside R's survey (installs R)
	@.ci/setup check-r
	swift build -c release --product EstimateBenchmark $(STRICT)
	Rscript Tests/R/bench.R .build/release/EstimateBenchmark

lint: ## Check format and style
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## Put the sources into the house's format
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean: ## Remove what was built and written
	rm -rf .build out
