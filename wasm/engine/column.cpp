#include "column.hpp"

#include <cstring>

namespace figur {

Column::Column(std::size_t n, Missing reason)
    : value(n, reason == Missing::none ? 0.0 : nan_value), missing(n, reason), flags(n, 0) {}

void Column::reserve(std::size_t n) {
  value.reserve(n);
  missing.reserve(n);
  flags.reserve(n);
}

void Column::append(const Column& from, std::size_t first, std::size_t count) {
  value.append(from.value.data() + first, count);
  missing.append(from.missing.data() + first, count);
  flags.append(from.flags.data() + first, count);
}

void Column::copy(const Column& from, std::size_t first, std::size_t count, std::size_t to) {
  if (count == 0) return;
  std::memcpy(value.data() + to, from.value.data() + first, count * sizeof(double));
  std::memcpy(missing.data() + to, from.missing.data() + first, count);
  std::memcpy(flags.data() + to, from.flags.data() + first, count * sizeof(Flags));
}

}  // namespace figur
