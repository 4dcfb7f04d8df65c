// What is this file, and is it sound?
#pragma once

#include <string>
#include <string_view>

#include "bundle.hpp"

namespace figur {

struct Verdict {
  std::string kind = "unknown";  // bundle | dataset | collection | definition | unknown
  std::string summary;           // one line; "" when the file has errors
  Faults faults;
};

// With a bundle at hand a definition is also bound to its tables: unknown codes, labels, groups and
// indicators are errors.
Verdict check(std::string_view text, Bundle* at_hand = nullptr);

}  // namespace figur
