# shellcheck shell=bash
# The build trees of CMakePresets.json, and dist/. Sourced after setup.sh.
# shellcheck disable=SC2034 # steps and dist_steps are read elsewhere

# build_tree PRESET TESTS TARGET...: TESTS is ON or OFF. A tree that has the tests keeps them, so
# that a command which needs no GoogleTest neither asks for it nor undoes another's configuration.
build_tree() {
  locked "$1" build_tree_now "$@"
}

build_tree_now() {
  local preset=$1 tests=$2 tree=build/$1 cache=build/$1/CMakeCache.txt
  shift 2
  is_of_this_checkout "$preset" || rm -rf "$tree"
  if grep -qs '^FIGUR_TESTS:[A-Z]*=ON$' "$cache"; then
    tests=ON
  elif [ "$tests" = ON ]; then
    rm -f "$tree/configured"
  fi
  if ! [ "$tree/configured" -nt CMakePresets.json ]; then
    cmake --preset "$preset" "-DFIGUR_TESTS=$tests"
    touch "$tree/configured"
  fi
  cmake --build --preset "$preset" --target "$@"
}

# False for a tree that came along when the checkout was moved or copied.
is_of_this_checkout() {
  grep -qsFx "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "build/$1/CMakeCache.txt"
}

# made_from NAME OUTPUT INPUT... -- COMMAND...: runs the command, unless OUTPUT is there and was
# made from the same contents of the INPUT files and folders by the same command.
made_from() {
  local name=$1 output=$2 stamp=build/stamps/$1 inputs=() now
  shift 2
  while [ "$1" != -- ]; do
    inputs+=("$1")
    shift
  done
  shift
  now=$({ echo "$@"; find "${inputs[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum)
  if [ -e "$output" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
    echo "$name is up to date"
    return
  fi
  rm -f "$stamp"
  "$@" || return
  echo "$now" >"$stamp"
}

wasm_files=(build/wasm/{figur,planner}.{js,wasm})

# The calculator, and the planner that builds bundles and fetches figures anew.
build_wasm() {
  build_tree wasm OFF figur planner_module
}

tsx() {
  node --import tsx "$@"
}

# The bundles that ship with the page: every folder of web/data, and the example bundle.
build_data() {
  local tools=(scripts/lib web/src/bundle indicator-defs package-lock.json build/wasm/planner.wasm)
  local source name
  mkdir -p build/data
  made_from demo build/data/demo.json "${tools[@]}" -- build_demo
  for source in web/data/*; do
    name=$(basename "$source")
    made_from "$name" "build/data/$name.json" "$source" "${tools[@]}" -- \
      tsx scripts/lib/bundle/main.ts --from "$source" --out "build/data/$name.json"
  done
}

# As any bundle is made of SSB's figures, but of a stand-in's.
build_demo() {
  local line base status=0
  rm -rf build/demo-source build/data/demo.json
  tsx scripts/lib/demo.ts --out build/demo-source
  coproc STUB { exec node --import tsx scripts/lib/stub/main.ts --port 0; }
  local stub=$STUB_PID
  read -r line <&"${STUB[0]}" || return 1
  base=$(grep -o 'http://[^ ]*' <<<"$line")
  tsx scripts/lib/bundle/main.ts --from "$base" --manual build/demo-source --cache build/demo-cache \
    --out build/data/demo.json || status=$?
  kill "$stub"
  return "$status"
}

# The page as one HTML file, without data.
build_single_file() {
  made_from single-file build/enkeltfil.html web indicator-defs package-lock.json tsconfig.json \
    scripts/lib/single-file "${wasm_files[@]}" -- tsx scripts/lib/single-file/build.ts build/enkeltfil.html
}

# vite empties dist/, so the page comes first and the data are copied in. The service worker comes after
# them, for it has the sums of all the rest, and what a web server sends compressed after that.
build_page() {
  local file
  build_single_file
  made_from page dist/index.html web indicator-defs package-lock.json tsconfig.json \
    "${wasm_files[@]}" -- node_modules/.bin/vite build web --outDir ../dist --emptyOutDir
  mkdir -p dist/data
  for file in build/data/*.json; do
    [[ $file == *.report.json ]] || cp "$file" dist/data/
  done
  cp build/enkeltfil.html dist/
  tsx scripts/lib/offline/main.ts dist
  tsx scripts/lib/compress.ts dist
}

dist_steps=3
build_dist() {
  step "Building the engine as WebAssembly" build_wasm
  step "Building the data bundles" locked data build_data
  step "Building the page" locked page build_page
}

# For scripts that answer on stdout: builds build/native/asss when it is missing or older than its
# sources. Silent when there is nothing to do, otherwise the steps go to stderr.
build_asss() {
  if ! { npm_is_fresh && asss_is_fresh; }; then
    steps=3
    need_native
    install_tools
    step "Installing npm packages" locked npm install_npm
    step "Building the asss command" build_tree native OFF asss
  fi >&2
}

asss_is_fresh() {
  is_of_this_checkout native && [ build/native/configured -nt CMakePresets.json ] &&
    ninja -C build/native -n asss 2>/dev/null | grep -q 'no work to do'
}
