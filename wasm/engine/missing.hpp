// A missing value is a value with a reason. This file is the one place that defines the reasons
// and how they combine; signs are Statistics Norway's (ssb.no, "standardtegn i tabeller") and,
// for what only the engine can know, short words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace figur {

// Ordered from weak to strong: where several meet, the strongest (largest) is the reason of the
// result. The numbers are part of the wire format to the page.
enum class Missing : std::uint8_t {
  none = 0,              // there is a value
  not_applicable = 1,    // "."  cannot occur, e.g. a function not in use that year
  division_by_zero = 2,  // "div0"
  overflow = 3,          // "overflow"  the result is not a finite number
  not_defined =
      4,        // "not-defined"  no version for the year, or no way to compute it for such a place
  no_data = 5,  // "no-data"  the bundle holds no cell for this place and year
  unknown = 6,  // ".." missing in the source
  suppressed = 7,    // "suppressed"  an average declared unusable
  confidential = 8,  // ":"
};

inline constexpr std::uint8_t missing_count = 9;

// The sign shown for a reason; "" for none.
std::string_view sign(Missing missing);

// The stronger of two reasons: what an arithmetic operation on the two gives.
constexpr Missing stronger(Missing a, Missing b) { return a < b ? b : a; }

// Remarks that stand beside a value or a reason; bits. The numbers are part of the wire format.
using Flags = std::uint16_t;
namespace flag {
inline constexpr Flags provisional = 1;  // "*" in the source, or a provisional table year
inline constexpr Flags break_ = 2;       // first year that cannot be compared with the one before
inline constexpr Flags overridden = 4;   // hand-corrected by a note in the bundle
inline constexpr Flags excluded = 8;     // left out of averages by a note
inline constexpr Flags footnote = 16;    // a note has a text for it
inline constexpr Flags mixed_borders = 32;    // inputs of one value measured on different borders
inline constexpr Flags exact_zero = 64;       // "-" in the source
inline constexpr Flags less_than_half = 128;  // "0" in the source: less than half a unit
inline constexpr Flags summed = 256;          // predecessors summed: computed, not published
// What an average inherits from the members that take part in it.
inline constexpr Flags of_members = provisional | break_ | overridden | mixed_borders | summed;
}  // namespace flag

// The sign that stands beside a cell: why it is missing, or what its value is marked with
// ("corrected", "summed", "mixed-borders", "*", "-", "0"; the first that holds), or "".
std::string cell_sign(Missing missing, Flags flags);

// What a status sign of a source says.
struct Sign {
  Missing missing = Missing::none;
  Flags flags = 0;
  bool zero = false;  // the sign itself means the value 0 ("-" and "0")
  bool known = true;  // false: not one of the signs this engine knows
};
Sign read_sign(std::string_view text);

}  // namespace figur
