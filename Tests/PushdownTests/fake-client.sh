#!/bin/sh
# A client of an engine that does what stands in the script beside the link through which it is run.
. "$(dirname "$0")/script"
