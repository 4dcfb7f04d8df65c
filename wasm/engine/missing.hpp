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
  not_defined = 4,       // "not-defined"  the definition has no version for the year
  no_data = 5,           // "no-data"  the bundle holds no cell for this place and year
  unknown = 6,           // ".." missing in the source
  suppressed = 7,        // "suppressed"  an average declared unusable
  confidential = 8,      // ":"
};

inline constexpr std::uint8_t missing_count = 9;

// The sign shown for a reason; "" for none.
std::string_view sign(Missing missing);

// The stronger of two reasons: what an arithmetic operation on the two gives.
constexpr Missing stronger(Missing a, Missing b) { return a < b ? b : a; }

// Remarks that stand beside a value or a reason; bits.
namespace flag {
inline constexpr std::uint8_t provisional = 1;  // "*" in the source, or a provisional table year
inline constexpr std::uint8_t break_ = 2;       // first year on new municipal borders
inline constexpr std::uint8_t overridden = 4;   // hand-corrected by a note in the bundle
inline constexpr std::uint8_t excluded = 8;     // left out of averages by a note
inline constexpr std::uint8_t footnote = 16;    // a note has a text for it
inline constexpr std::uint8_t mixed_borders =
    32;                                         // inputs of one value measured on different borders
inline constexpr std::uint8_t exact_zero = 64;  // "-" in the source
inline constexpr std::uint8_t less_than_half = 128;  // "0" in the source: less than half a unit
// What an average inherits from the members that take part in it.
inline constexpr std::uint8_t of_members = provisional | break_ | overridden | mixed_borders;
}  // namespace flag

// The sign that stands beside a cell: why it is missing, or what its value is marked with ("*",
// "-", "0"), or "".
std::string cell_sign(Missing missing, std::uint8_t flags);

// What a status sign of a source says.
struct Sign {
  Missing missing = Missing::none;
  std::uint8_t flags = 0;
  bool zero = false;  // the sign itself means the value 0 ("-" and "0")
  bool known = true;  // false: not one of the signs this engine knows
};
Sign read_sign(std::string_view text);

}  // namespace figur
