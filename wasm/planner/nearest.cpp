#include "nearest.hpp"

#include <cstdint>

#include "number.hpp"

namespace figur {

namespace {

constexpr double least_likeness = 0.3;

unsigned lower(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? byte + 32U : byte;
}

// How often each pair of neighbours occurs, by a small hash: a rare collision only makes two texts
// look a little more alike.
struct Pairs {
  std::uint16_t count[1024] = {};
  std::size_t all = 0;

  explicit Pairs(std::string_view text) {
    unsigned before = ' ';
    for (char c : text) {
      add(before, lower(c));
      before = lower(c);
    }
    add(before, ' ');
  }
  void add(unsigned a, unsigned b) {
    ++count[(a * 31U + b) % 1024U];
    ++all;
  }
};

double alike(const Pairs& a, const Pairs& b) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < 1024; ++i) {
    common += a.count[i] < b.count[i] ? a.count[i] : b.count[i];
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.all + b.all);
}

}  // namespace

double likeness(std::string_view a, std::string_view b) { return alike(Pairs(a), Pairs(b)); }

std::vector<std::size_t> nearest(std::string_view wanted,
                                 const std::vector<std::string>& candidates, std::size_t most) {
  const Pairs pairs(wanted);
  std::vector<double> distance;
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const double value = alike(pairs, Pairs(candidates[i]));
    if (value < least_likeness) continue;
    distance.push_back(-value);
    which.push_back(i);
  }
  std::vector<std::size_t> out;
  for (std::uint32_t i : ascending(distance)) {
    if (out.size() < most) out.push_back(which[i]);
  }
  return out;
}

}  // namespace figur
