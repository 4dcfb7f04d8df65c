// Which of many names comes near one that was not found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace figur {

// How alike two texts are, from 0 to 1: the share of their pairs of neighbouring bytes that they
// have in common, ignoring ASCII case (Dice's coefficient over bigrams).
double likeness(std::string_view a, std::string_view b);

// The positions of at most `most` candidates that are somewhat alike, the most alike first.
std::vector<std::size_t> nearest(std::string_view wanted,
                                 const std::vector<std::string>& candidates, std::size_t most = 3);

}  // namespace figur
