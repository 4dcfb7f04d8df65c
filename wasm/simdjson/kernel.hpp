// Internal: simdjson with our first stage (stage1.hpp) and its own for all the rest. On-Demand
// reads whole documents only, and never builds a tree.
#pragma once

#include "stage1.hpp"

namespace figur {

class KernelParser final : public simdjson::internal::dom_parser_implementation {
 public:
  simdjson::error_code stage1(const std::uint8_t* bytes, std::size_t size,
                              simdjson::stage1_mode) noexcept override {
    next_structural_index = 0;
    return Stage1(bytes, static_cast<std::uint32_t>(size), structural_indexes)
        .run(n_structural_indexes);
  }
  simdjson::error_code set_capacity(std::size_t capacity) noexcept override {
    _capacity = capacity;
    return simdjson::SUCCESS;
  }
  simdjson::error_code set_max_depth(std::size_t depth) noexcept override {
    _max_depth = depth;
    return simdjson::SUCCESS;
  }
  std::uint8_t* parse_string(const std::uint8_t* from, std::uint8_t* to,
                             bool replace) const noexcept override {
    return rest_.parse_string(from, to, replace);
  }
  std::uint8_t* parse_wobbly_string(const std::uint8_t* from,
                                    std::uint8_t* to) const noexcept override {
    return rest_.parse_wobbly_string(from, to);
  }
  simdjson::error_code parse(const std::uint8_t*, std::size_t,
                             simdjson::dom::document&) noexcept override {
    return simdjson::UNSUPPORTED_ARCHITECTURE;
  }
  simdjson::error_code stage2(simdjson::dom::document&) noexcept override {
    return simdjson::UNSUPPORTED_ARCHITECTURE;
  }
  simdjson::error_code stage2_next(simdjson::dom::document&) noexcept override {
    return simdjson::UNSUPPORTED_ARCHITECTURE;
  }

 private:
  simdjson::fallback::dom_parser_implementation rest_;
};

class Kernel final : public simdjson::implementation {
 public:
  Kernel() : simdjson::implementation("simd128", "WebAssembly SIMD", 0) {}
  simdjson::error_code create_dom_parser_implementation(
      std::size_t capacity, std::size_t depth,
      std::unique_ptr<simdjson::internal::dom_parser_implementation>& out) const noexcept override {
    out.reset(new (std::nothrow) KernelParser());
    if (!out) return simdjson::MEMALLOC;
    if (auto error = out->set_capacity(capacity)) return error;
    return out->set_max_depth(depth);
  }
  simdjson::error_code minify(const std::uint8_t*, std::size_t, std::uint8_t*,
                              std::size_t&) const noexcept override {
    return simdjson::UNSUPPORTED_ARCHITECTURE;
  }
  bool validate_utf8(const char*, std::size_t) const noexcept override { return false; }
};

inline const Kernel kernel;

// On a build without vectors simdjson goes on with its own, byte by byte.
inline const bool kernel_is_in_use = (simdjson::get_active_implementation() = &kernel, true);

}  // namespace figur
