#include "code_index.hpp"

namespace figur {

bool CodeIndex::add(const std::string& code, std::uint32_t number) {
  return numbers_.emplace(code, number).second;
}

std::uint32_t CodeIndex::find(const std::string& code) const {
  auto found = numbers_.find(code);
  return found == numbers_.end() ? absent : found->second;
}

}  // namespace figur
