#!/usr/bin/env bash
# The main job on the example: a new scratch repository, two runs, and what they wrote.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$here/examples/parcels.stack.yaml" "$scratch/stack.yaml"
cd "$scratch"
git init -q

echo '$ npx create-arch-adr --answers stack.yaml'
node "$here/bin/create-arch-adr.js" --answers stack.yaml
echo
echo '$ npx create-arch-adr --answers stack.yaml   # again: nothing changes'
node "$here/bin/create-arch-adr.js" --answers stack.yaml --quiet
echo
for file in docs/adr/0002-*.md docs/stack.md; do
  printf '===== %s\n\n' "$file"
  cat "$file"
  echo
done
