// simdjson for the browser: its On-Demand half. The other half, which builds a tree of the whole
// document, hangs on virtual functions that no linker can drop; here they are stubs that refuse.
#include <simdjson.h>

namespace simdjson::fallback {
namespace {
namespace stage2 {
struct tape_builder {
  template <bool>
  static error_code parse_document(dom_parser_implementation&, dom::document&) noexcept {
    return UNSUPPORTED_ARCHITECTURE;
  }
};
}  // namespace stage2
}  // namespace
}  // namespace simdjson::fallback

#define SIMDJSON_SRC_GENERIC_STAGE2_TAPE_BUILDER_H
#include <simdjson.cpp>
#ifdef __wasm_simd128__
#include "kernel.hpp"
#endif
