# shellcheck shell=bash
# What the scripts share: numbered steps, and finding or installing what a command needs.
# Sourcing it moves to the root of the checkout.
set -euo pipefail
cd -P "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p build/log build/stamps

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# shellcheck disable=SC2034 # status and seconds are read elsewhere
steps=1 # how many there are; the script says
step=0

# On a terminal: the latest line of output behind the label, so that a long step is seen to move.
follow() {
  [ -t 1 ] || { cat >/dev/null; return; }
  local line width=$(($(tput cols 2>/dev/null || echo 80) - ${#1} - 2))
  while IFS= read -r line; do
    line=${line//[^[:print:]]/}
    ((width < 1)) || printf '\r\e[K%s %.*s' "$1" "$width" "$line"
  done
  printf '\r\e[K%s' "$1"
}

# run_step LABEL COMMAND...: one numbered step. Leaves its output in $log, its exit status in
# $status, its seconds in $seconds, and the line on the terminal open for the result.
run_step() {
  local label started=$SECONDS
  step=$((step + 1))
  label="[$step/$steps] $1 ..."
  log=build/log/${0##*/}-$step.log
  shift
  printf '%s' "$label"
  set +e
  (set -e; "$@") </dev/null 2>&1 | tee "$log" | follow "$label"
  status=${PIPESTATUS[0]}
  set -e
  seconds=$((SECONDS - started))
}

# The output of the last step. Cut, because Node prints the whole line that an error stands in, and a
# line of generated code is long.
show_log() {
  printf '\n'
  cut -c-500 "$log"
  printf '\n'
}

# Like run_step; a step that fails shows its output and ends the script.
step() {
  run_step "$@"
  if ((status)); then
    printf ' failed\n'
    show_log
    die "step $step failed: $1"
  fi
  printf ' %d s\n' "$seconds"
}

# locked NAME COMMAND...: two scripts at once take turns at what they share.
locked() {
  (
    flock 9
    shift
    "$@"
  ) 9>"build/$1.lock"
}

missing=() # Debian packages

# need PACKAGE TEST...: notes the package when the test fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || [[ " ${missing[*]} " == *" $package "* ]] || missing+=("$package")
}

need_cmake() {
  need cmake command -v cmake
  need ninja-build command -v ninja
}

need_native() {
  need_cmake
  need g++ command -v c++
}

need_wasm() {
  need_cmake
  need emscripten command -v emcc
}

need_googletest() {
  need googletest test -e /usr/src/googletest/CMakeLists.txt
}

# Whether clang can link a fuzzer: its runtime libraries are a package of their own.
can_fuzz() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
    clang++ -fsanitize=fuzzer,address,undefined -x c++ - -o build/can-fuzz
}

need_fuzzer() {
  need_native
  need clang command -v clang++
  need libclang-rt-dev can_fuzz
}

need_benchmark() {
  need libbenchmark-dev test -e /usr/include/benchmark/benchmark.h
}

# Exports FIGUR_CHROMIUM, the browser that the tests start.
find_chromium() {
  local name
  for name in "${FIGUR_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if FIGUR_CHROMIUM=$(command -v "${name:-none}"); then
      export FIGUR_CHROMIUM
      return
    fi
  done
  return 1
}

need_chromium() {
  local package=chromium
  ! grep -qs '^ID=ubuntu' /etc/os-release || package=chromium-browser
  need "$package" find_chromium
}

# Exports FIGUR_FIREFOX, which opens the single file in the tests.
find_firefox() {
  local name
  for name in "${FIGUR_FIREFOX:-}" firefox-esr firefox; do
    if FIGUR_FIREFOX=$(command -v "${name:-none}"); then
      export FIGUR_FIREFOX
      return
    fi
  done
  return 1
}

need_firefox() {
  local package=firefox-esr
  ! grep -qs '^ID=ubuntu' /etc/os-release || package=firefox
  need "$package" find_firefox
}

# office_has NAME: whether LibreOffice is here with the part of it that is called so.
office_has() {
  local program
  program=$(readlink -f "$(command -v soffice)") && [ -e "${program%/*}/lib$1lo.so" ]
}

# Programs that open what the page exports: other ones than those that wrote it.
need_readers() {
  need libreoffice-impress office_has sd
  need libreoffice-calc office_has sc
  need librsvg2-bin command -v rsvg-convert
  need poppler-utils command -v pdftoppm
}

# vite wants 20.19 or newer of the 20 series, or 22.12 and newer.
check_node() {
  local found major minor
  found=$(node --version 2>/dev/null) ||
    die "Node.js 20.19 or newer is needed, and no node was found on the PATH."
  IFS=. read -r major minor _ <<<"${found#v}"
  ((major == 20 && minor >= 19 || major == 22 && minor >= 12 || major > 22)) ||
    die "Node.js 20.19 or newer (of version 22: 22.12) is needed; $(command -v node) is $found."
  command -v npm >/dev/null || die "npm is needed beside node, and was not found on the PATH."
}

install_packages() {
  local as=()
  ((EUID == 0)) || as=(sudo -n)
  "${as[@]}" apt-get update -q
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

# One step: installs what the need_… calls before it found missing, or says what to install.
install_tools() {
  check_node
  if ((${#missing[@]} == 0)); then
    step "Looking for the tools" true
    return
  fi
  command -v apt-get >/dev/null ||
    die "these Debian packages, or what your system calls them, must be installed first: ${missing[*]}"
  ((EUID == 0)) || sudo -n true 2>/dev/null ||
    die "some tools are missing, and this user may not install them. Run this, then start again:
  sudo apt-get install --no-install-recommends ${missing[*]}"
  step "Installing ${missing[*]}" install_packages
}

# npm writes its hidden lock file last, so an interrupted installation is begun again.
npm_is_fresh() {
  [ -e node_modules/.package-lock.json ] && ! [ package-lock.json -nt node_modules/.package-lock.json ]
}

install_npm() {
  npm_is_fresh || npm ci --no-audit --no-fund
}
