# Set-up, build, tests and the demonstration of parsurvey. `make` alone lists the targets.

ROUND ?= samples/dien-bien-2024
OUT ?= out/dien-bien-2024
# Every import must be a declared dependency: this is what holds the order of the rooms (docs/architecture.md).
STRICT := --explicit-target-dependency-import-check error
# The tool carries the Swift runtime in it: it starts faster, and runs where no Swift is installed.
RELEASE := --static-swift-stdlib -Xlinker -s
TOOL := .build/release/parsurvey
# Libraries that few jobs need are loaded by those jobs, not whenever the tool starts (docs/decisions/0011).
LATE = $(shell grep -o '"lib[^"]*[.]so[^"]*"' Sources/SystemLibraries/SystemLibrary.swift)

.DEFAULT_GOAL := help
.PHONY: help setup build demo test check-browser check-r coverage bench fuzz sanitize lint format clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

setup: ## Install missing Debian packages (as root or with sudo)
	@.ci/setup

build: setup ## Build the tool in release mode: .build/release/parsurvey
	swift build -c release --product parsurvey $(STRICT) $(RELEASE)
	@patchelf $(addprefix --remove-needed ,$(LATE)) $(TOOL)

demo: build ## Run the sample round: points on the terminal, results in out/dien-bien-2024/
	$(TOOL) points $(ROUND)
	$(TOOL) export $(ROUND) --output $(OUT)

test: setup ## Run every test
	swift build --build-tests $(STRICT)
	swift test --skip-build --disable-xctest --quiet

check-browser: build ## Fill in forms and read the report in a browser, and look for what keeps people out (installs chromium)
	@.ci/setup check-browser
	PARSURVEY=$(TOOL) PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m unittest discover --start-directory Tests/Browser

check-r: build ## Hold `estimate`, `weights` and the errors of rounds against R's survey (installs R)
	@.ci/setup check-r
	@for script in estimate weights replicates designs rounds; do \
	    echo Rscript Tests/R/$$script.R $(TOOL); Rscript Tests/R/$$script.R $(TOOL) || failed=1; done; exit $${failed:-0}

DATA ?= ../shared/data
coverage: setup ## Draw 10 000 samples by each plan: do intervals cover the truth? (DATA=FOLDER of apipop.csv; installs R)
	@.ci/setup check-r
	swift build -c release --product SimulateCoverage $(STRICT)
	@mkdir -p out
	.build/release/SimulateCoverage $(DATA)/apipop.csv > out/coverage.csv; status=$$?; cat out/coverage.csv; exit $$status
	Rscript Tests/R/coverage.R out/coverage.csv
	PARSURVEY_ROUNDS=4000 swift test --disable-xctest --quiet --filter RoundCoverageTests

bench: build ## Time the tool beside its peers (PEERS=../shared/bench; CASES="table xml scaling errors replicates attacks")
	@.ci/setup bench
	swift run -c release --package-path Benchmarks bench $(CASES)
	swift build -c release --product EstimateBenchmark $(STRICT)
	Rscript Tests/R/bench.R .build/release/EstimateBenchmark

SECONDS ?= 60
FUZZ := PARSURVEY_FUZZ=1 swift build -c release --sanitize=address --scratch-path .build-fuzz --product
fuzz: setup ## Feed tables, XML and YAML with ever new bytes, SECONDS each (60)
	$(FUZZ) FuzzTable && $(FUZZ) FuzzXML && $(FUZZ) FuzzYAML
	@for target in table:FuzzTable xml:FuzzXML yaml:FuzzYAML; do \
	    corpus=$${target%%:*}; mkdir -p out/fuzz/$$corpus; \
	    .build-fuzz/release/$${target#*:} -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=3000 \
	        -artifact_prefix=out/fuzz/ out/fuzz/$$corpus Tests/Fuzzing/corpus/$$corpus || exit 1; done

sanitize: setup ## Run every test under the address and the thread sanitizer
	swift build --build-tests --sanitize=address --scratch-path .build-asan $(STRICT)
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --disable-xctest --quiet --sanitize=address --scratch-path .build-asan
	swift build --build-tests --sanitize=thread --scratch-path .build-tsan $(STRICT)
	swift test --skip-build --disable-xctest --quiet --sanitize=thread --scratch-path .build-tsan

lint: ## Check format and style
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

format: ## Put the sources into the house's format
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

clean: ## Remove what was built and written
	rm -rf .build Benchmarks/.build out
