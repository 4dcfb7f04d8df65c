#include "code_index.hpp"

#include <utility>

namespace figur {

namespace {

constexpr std::size_t crowded = ~std::size_t{0};

}  // namespace

// The slot that holds the code, or the empty one where it belongs (linear probing, FNV-1a);
// `crowded` where there is neither within `most_steps`.
std::size_t CodeIndex::slot_of(std::string_view code) const {
  std::uint32_t hash = 2166136261U;
  for (char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::size_t slot = (hash ^ (hash >> 15U)) & (slots_.size() - 1);
  for (std::size_t step = 0; step <= most_steps; ++step) {
    if (slots_[slot] == absent || entries_[slots_[slot]].code == code) return slot;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return crowded;
}

void CodeIndex::spread(std::size_t slots) {
  slots_.assign(slots, absent);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const std::size_t slot = slot_of(entries_[i].code);
    if (slot == crowded) return put_in_order();
    slots_[slot] = i;
  }
}

void CodeIndex::put_in_order() {
  for (Entry& entry : entries_) in_order_.emplace(std::move(entry.code), entry.number);
  entries_ = {};
  slots_ = {};
}

void CodeIndex::reserve(std::size_t n) {
  if (ordered()) return;
  std::size_t slots = 16;
  while (slots < 2 * n) slots *= 2;
  if (slots > slots_.size()) spread(slots);
  entries_.reserve(n);
}

bool CodeIndex::add(std::string_view code, std::uint32_t number) {
  if (!ordered() && entries_.size() * 2 >= slots_.size()) {
    spread(slots_.empty() ? 16 : slots_.size() * 2);
  }
  if (!ordered()) {
    const std::size_t slot = slot_of(code);
    if (slot != crowded) {
      if (slots_[slot] != absent) return false;
      slots_[slot] = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back({std::string(code), number});
      return true;
    }
    put_in_order();
  }
  return in_order_.emplace(code, number).second;
}

std::uint32_t CodeIndex::find(std::string_view code) const {
  if (ordered()) {
    const auto found = in_order_.find(code);
    return found == in_order_.end() ? absent : found->second;
  }
  const std::size_t slot = slots_.empty() ? crowded : slot_of(code);
  return slot == crowded || slots_[slot] == absent ? absent : entries_[slots_[slot]].number;
}

}  // namespace figur
