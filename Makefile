# The jobs of this project. `make` builds; `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
JOBS ?= $(shell nproc)
# cmake's list of what the preset sets is of no use to anybody; its errors go elsewhere
CONFIGURE = > /dev/null cmake --log-level=WARNING --preset
BUILD = cmake --build
CTEST = ctest -j $(JOBS) --preset
# of thousands of tests, only those that fail and the closing lines
FAILURES = { grep --line-buffered -vE '^ +Start +[0-9]+:|Passed +[0-9.]+ sec$$' || true; }

.PHONY: help setup build run letters test unit asan tsan fuzz nightly corpus lint layers names webassembly formatting tidy \
        format bench coverage knowledge trace review mutate mcdc census package notes freeze docs clean
.DEFAULT_GOAL := build

help: ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 12

setup: ## install the Debian packages that are missing
	@tools/setup

build/build.ninja:
	@$(CONFIGURE) dev

build: build/build.ninja ## everything, with the program as build/grevy
	@$(BUILD) build

run: build/build.ninja ## build the program and show a first advice
	@$(BUILD) build --target grevy
	@echo
	@echo '$$ build/grevy advise examples/first-case.yaml'
	@build/grevy advise examples/first-case.yaml

test: unit asan fuzz ## every test: unit tests, again under sanitizers, every fuzz target for 30 seconds

# Tests one after the other, so that each may use all cores.
.NOTPARALLEL:

unit: ## the unit tests, the package's test, and that the tests of the hazard log passed
	@$(CONFIGURE) dev -D GREVY_TESTS=ON
	@$(BUILD) build
	@$(CTEST) dev --output-junit tests.xml | $(FAILURES)
	@tools/check_hazards build build/tests.xml > build/hazards.txt && head -n 1 build/hazards.txt

asan: ## the unit tests under the address and undefined-behaviour sanitizers
	@$(CONFIGURE) asan
	@$(BUILD) build/asan
	@$(CTEST) asan | $(FAILURES)

tsan: ## the unit tests under the thread sanitizer
	@$(CONFIGURE) tsan
	@$(BUILD) build/tsan
	@$(CTEST) tsan | $(FAILURES)

fuzz: ## each fuzz target for GREVY_FUZZ_SECONDS (30)
ifneq ($(wildcard fuzz/*_fuzz.cc),)
	@$(CONFIGURE) fuzz
	@$(BUILD) build/fuzz --target fuzzers
	@$(CTEST) fuzz | $(FAILURES)
endif

nightly: export GREVY_FUZZ_SECONDS = 300
nightly: export GREVY_ALL_CASES = 1
nightly: unit fuzz tsan coverage ## all worked cases, each fuzz target for five minutes, the thread sanitizer, coverage

corpus: ## keep what fuzzing has found to reach new code, in fuzz/corpus
	@for found in build/fuzz/corpus/*/; do target=$$(basename $$found); \
	  build/fuzz/$$target -merge=1 fuzz/corpus/$$target $$found; done

lint: layers names texts webassembly formatting tidy ## format, clang-tidy, and the rules of the layout (-k: do not stop at the first)

layers names texts webassembly formatting tidy:
	@$(LINT_$@)

SOURCES = find src $(wildcard fuzz bench) -name '*.cc' -o -name '*.h'
LINT_layers = tools/check_layers
LINT_names = tools/check_drug_names
LINT_texts = tools/check_plain_texts
LINT_webassembly = tools/check_webassembly
LINT_formatting = $(SOURCES) | xargs -r clang-format-16 --dry-run --Werror
LINT_tidy = $(CONFIGURE) lint && tools/tidy build/lint

format: ## format the C++
	@$(SOURCES) | xargs -r clang-format-16 -i

bench: ## the benchmarks
	@$(CONFIGURE) dev -D GREVY_TESTS=ON
	@$(BUILD) build --target grevy_bench
	@build/grevy_bench

coverage: ## line coverage of each core module; fails under 95 %
	@$(CONFIGURE) coverage
	@$(BUILD) build/coverage
	@tools/coverage build/coverage 95 logic knowledge advice

# What a change of the knowledge has to pass beside its worked cases and proofs.
knowledge: census trace mutate mcdc letters ## every rule fires, no row is left over, no mistake unnoticed, letters are answered

trace: build ## where each row of the evidence is encoded, and which are left over
	@build/grevy trace knowledge --brief

mutate: build ## which small mistakes in the knowledge no worked case would notice; fails under 95 %
	@build/grevy mutate knowledge

mcdc: build ## which comparison of which rule no worked case shows to decide; fails under 95 %
	@build/grevy mcdc knowledge

census: build ## how often each rule fires, and each verdict occurs, in a million random cases
	@build/grevy census --knowledge knowledge

letters: build ## how much of thirty invented referral letters is settled
	@tools/read_letters build/grevy

review: build ## write the doubtful rows of the evidence as questions, docs/knowledge-review.md
	@build/grevy trace knowledge --brief --review docs/knowledge-review.md

notes: build ## write for whom the verdicts differ since the cases were frozen, as docs/releases/next.yaml
	@old=$$(mktemp -d); trap 'rm -r $$old' EXIT; \
	git archive $$(git log -1 --format=%H -- docs/releases/frozen_cases.bin) knowledge | tar x -C $$old; \
	build/grevy diff $$old/knowledge knowledge --out docs/releases/next.yaml || [ $$? -eq 1 ]

freeze: build ## with a release: give the frozen cases its verdicts, and begin new release notes
	@$(BUILD) build --target grevy_freeze
	@build/grevy_freeze
	@build/grevy diff knowledge knowledge --out docs/releases/next.yaml > build/notes.txt

package: build ## the Debian package
	@tools/package build

docs: ## draw the pictures (docs/*.dot)
	@for drawing in docs/*.dot; do [ ! -e "$$drawing" ] || dot -Tsvg "$$drawing" -o "$${drawing%.dot}.svg"; done

clean: ## remove what was built
	@rm -rf build
