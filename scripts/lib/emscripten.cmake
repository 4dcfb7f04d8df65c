# Emscripten's own toolchain file, found from where emcc lies: distributions and the emsdk put it in
# different places.
#
# The preset that uses this file also sets NODE_PATH: Debian keeps acorn, which emcc needs to shrink
# the JavaScript, in /usr/share/nodejs, where only Debian's own Node looks by itself.
find_program(FIGUR_EMCC emcc)
if(NOT FIGUR_EMCC)
  message(FATAL_ERROR "emcc was not found. Install the package emscripten, or put an emsdk on the PATH.")
endif()
file(REAL_PATH "${FIGUR_EMCC}" emcc_file)
get_filename_component(emscripten_root "${emcc_file}" DIRECTORY)
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# The flags that older versions of Emscripten hand to Node no longer exist in newer ones.
find_program(FIGUR_NODE node)
set(CMAKE_CROSSCOMPILING_EMULATOR "${FIGUR_NODE}")
