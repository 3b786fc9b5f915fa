# Build, test and measure Casebook. `make site` and `make test` install what Debian 12 lacks beside Swift.
CASEBOOK := .build/release/casebook
# Every import must be a declared dependency of its target, so that the layers hold.
SWIFT_FLAGS := --explicit-target-dependency-import-check error
RELEASE_FLAGS := -c release --static-swift-stdlib --product casebook
SWIFT_FILES = $(shell git ls-files --cached --others --exclude-standard '*.swift')

.PHONY: site program test bench format lint clean

# This repository's own knowledge base into public/.
site: program
	$(CASEBOOK) build .

# One relocatable file: the Swift runtime, libcmark and libgumbo are inside.
program:
	@.ci/install-missing libcmark libgumbo zlib
	swift build $(SWIFT_FLAGS) $(RELEASE_FLAGS)

test:
	@.ci/test

bench: program
	Benchmarks/run.sh $(CASEBOOK)

format:
	swift format -i $(SWIFT_FILES)

lint:
	swift format lint --strict $(SWIFT_FILES)

clean:
	rm -rf .build .build-tools
