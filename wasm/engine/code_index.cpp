#include "code_index.hpp"

namespace figur {

// The slot that holds the code, or the empty one where it belongs (linear probing, FNV-1a).
std::size_t CodeIndex::slot_of(std::string_view code) const {
  std::uint32_t hash = 2166136261U;
  for (char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::size_t slot = (hash ^ (hash >> 15U)) & (slots_.size() - 1);
  while (slots_[slot] != absent && entries_[slots_[slot]].code != code) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

void CodeIndex::spread(std::size_t slots) {
  slots_.assign(slots, absent);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) slots_[slot_of(entries_[i].code)] = i;
}

void CodeIndex::reserve(std::size_t n) {
  std::size_t slots = 16;
  while (slots < 2 * n) slots *= 2;
  if (slots > slots_.size()) spread(slots);
  entries_.reserve(n);
}

bool CodeIndex::add(std::string_view code, std::uint32_t number) {
  if (entries_.size() * 2 >= slots_.size()) spread(slots_.empty() ? 16 : slots_.size() * 2);
  const std::size_t slot = slot_of(code);
  if (slots_[slot] != absent) return false;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({std::string(code), number});
  return true;
}

std::uint32_t CodeIndex::find(std::string_view code) const {
  if (slots_.empty()) return absent;
  const std::uint32_t entry = slots_[slot_of(code)];
  return entry == absent ? absent : entries_[entry].number;
}

}  // namespace figur
