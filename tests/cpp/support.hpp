// Shared by the tests: JSON in single quotes, cells as readable text, faults as lines.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "column.hpp"
#include "result.hpp"

namespace figur::test {

// JSON written with ' for ", so that it can be read in C++. No text in the tests holds either.
inline std::string json(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\'') c = '"';
  }
  return out;
}

// `text` with its only `from` replaced; a `from` that is not there is a fault of the test.
inline std::string changed(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "stands not exactly once: " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

// The fewest digits that read back as the same double.
inline std::string show(double value) {
  if (std::isnan(value)) return "nan";
  char out[40];
  if (value == std::floor(value) && std::fabs(value) < 1e15) {
    std::snprintf(out, sizeof out, "%.0f", value == 0 ? 0 : value);
    return out;
  }
  for (int digits = 1; digits <= 17; ++digits) {
    std::snprintf(out, sizeof out, "%.*g", digits, value);
    if (std::strtod(out, nullptr) == value) break;
  }
  return out;
}

// A cell as its number or the sign of its reason.
inline std::string show(const Column& column, std::size_t i) {
  if (i >= column.size()) return "outside";
  const Missing missing = column.missing[i];
  if (std::isnan(column.value[i]) != (missing != Missing::none)) return "value and reason disagree";
  return missing == Missing::none ? show(column.value[i]) : std::string(sign(missing));
}

inline std::string show(const Column& column) {
  std::string out;
  for (std::size_t i = 0; i < column.size(); ++i) out += (i == 0 ? "" : " ") + show(column, i);
  return out;
}

// The remarks beside a cell, "-" for none, else e.g. "provisional+break".
inline std::string show_flags(Flags flags) {
  static constexpr const char* names[] = {"provisional", "break",    "overridden",
                                          "excluded",    "footnote", "mixed",
                                          "zero",        "small",    "summed"};
  std::string out;
  for (unsigned bit = 0; bit < 9; ++bit) {
    if ((flags >> bit & 1U) != 0) out += (out.empty() ? "" : "+") + std::string(names[bit]);
  }
  return out.empty() ? "-" : out;
}

inline std::string show(const Fault& fault) {
  return (fault.severity == Severity::error ? "error " : "warning ") +
         std::string(name(fault.code)) + " at '" + fault.where + "': " + fault.message + "\n";
}

inline std::string show(const Faults& faults) {
  std::string out;
  for (const Fault& fault : faults.all()) out += show(fault);
  return out;
}

inline bool holds(const Faults& faults, Severity severity, std::string_view where,
                  std::string_view part) {
  for (const Fault& fault : faults.all()) {
    if (fault.severity == severity && fault.where == where &&
        fault.message.find(part) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// Pseudo-random numbers that are the same everywhere (SplitMix64, Steele et al. 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

 private:
  std::uint64_t state_;
};

}  // namespace figur::test
