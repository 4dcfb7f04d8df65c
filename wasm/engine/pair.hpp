// Two doubles at a time: a vector register in WebAssembly and on x86-64 alike, each half computed
// exactly as one double is.
#pragma once

#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace figur {

using Pair = double __attribute__((vector_size(16)));
using PairMask = decltype(Pair{} == Pair{});  // all bits of a half, or none

inline Pair load_pair(const double* from) {
  Pair out;
  std::memcpy(&out, from, sizeof out);
  return out;
}
inline void store_pair(double* to, Pair pair) { std::memcpy(to, &pair, sizeof pair); }

// The halves that are marked, 0 for the others.
inline Pair where(PairMask marked, Pair pair) {
  return reinterpret_cast<Pair>(reinterpret_cast<PairMask>(pair) & marked);
}
// The marked halves of one, the others of the other.
inline Pair choose(PairMask marked, Pair one, Pair other) {
  const auto bits =
      (reinterpret_cast<PairMask>(one) & marked) | (reinterpret_cast<PairMask>(other) & ~marked);
  return reinterpret_cast<Pair>(bits);
}
inline Pair magnitude(Pair pair) {
  constexpr long long all_but_sign = 0x7FFFFFFFFFFFFFFF;
  return where(PairMask{all_but_sign, all_but_sign}, pair);
}
inline bool any(PairMask marked) {
#ifdef __wasm_simd128__
  return wasm_v128_any_true(reinterpret_cast<v128_t>(marked));
#else
  return (marked[0] | marked[1]) != 0;
#endif
}

}  // namespace figur
