// Codes and what number each has: one hash table for categories and regions.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

namespace figur {

class CodeIndex {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFFU;

  // False when the code is already there; its number then stays.
  bool add(const std::string& code, std::uint32_t number);
  std::uint32_t find(const std::string& code) const;

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace figur
