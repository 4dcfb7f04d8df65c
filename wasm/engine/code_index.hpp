// Codes and what number each has: one small hash table for categories, regions and keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace figur {

class CodeIndex {
 public:
  static constexpr std::uint32_t absent = 0xFFFFFFFFU;
  // How many other codes are looked at for one, at most.
  static constexpr std::size_t most_steps = 128;

  // Room for so many in all, taken at once.
  void reserve(std::size_t n);
  // False when the code is already there; its number then stays.
  bool add(std::string_view code, std::uint32_t number);
  std::uint32_t find(std::string_view code) const;
  // More codes than `most_steps` met in one place, as only codes made for it do: all are kept in
  // order instead.
  bool ordered() const { return !in_order_.empty(); }

 private:
  struct Entry {
    std::string code;
    std::uint32_t number;
  };
  std::size_t slot_of(std::string_view code) const;
  void spread(std::size_t slots);
  void put_in_order();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // index into entries_ or absent; a power of two, half empty
  std::map<std::string, std::uint32_t, std::less<>> in_order_;  // then the others are empty
};

}  // namespace figur
