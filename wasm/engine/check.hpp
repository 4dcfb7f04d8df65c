// What is this file, and is it sound?
#pragma once

#include <string>
#include <string_view>

#include "result.hpp"

namespace figur {

struct Verdict {
  std::string kind = "unknown";  // bundle | dataset | collection | definition | unknown
  std::string summary;           // one line; "" when the file has errors
  Faults faults;
};

Verdict check(std::string_view text);

}  // namespace figur
