// How much the engine takes. More is refused with Code::limit and its place, before memory runs out
// or time goes. Each figure is well above what statistics of all Norwegian municipalities need and
// well below what a browser gives; docs/limits.md has the reasons. Where no limit stands, the size
// of the file is one.
#pragma once

#include <cstddef>
#include <cstdint>

namespace figur {

// Any text that is read. While it is read, a file takes up to 18 times its size.
inline constexpr std::size_t max_file_bytes = 128U << 20U;
// Of JSON: nesting; values that are not figures (some 100 bytes each in memory); the name of a
// member; a text.
inline constexpr int json_depth = 48;
inline constexpr std::size_t max_json_values = 2'000'000;
inline constexpr std::size_t max_key_bytes = 1000;
inline constexpr std::size_t max_text_bytes = 50'000;

// Of a dataset; cells and categories also of all tables of a file together (10 bytes a cell and
// some 150 a category).
inline constexpr std::size_t max_dimensions = 50;
inline constexpr std::size_t max_cells = 50'000'000;
inline constexpr std::size_t max_categories = 200'000;
inline constexpr std::size_t max_categories_in_all = 5'000'000;

// Of a bundle.
inline constexpr std::size_t max_tables = 1000;
inline constexpr std::size_t max_regions = 50'000;
inline constexpr std::size_t max_groups = 1000;
inline constexpr std::size_t max_indicators = 5000;
inline constexpr std::size_t max_notes = 10'000;
// Where regions and years stand in tables: pairs of dimensions that one table is read along; and
// regions times years over all tables (4 bytes each).
inline constexpr std::size_t max_indexes = 10;
inline constexpr std::size_t max_index_entries = 50'000'000;
// Of a region: codes over time, aliases, breaks; of a break: predecessors.
inline constexpr std::size_t max_codes = 100;
inline constexpr std::size_t max_aliases = 20;
inline constexpr std::size_t max_breaks = 100;
// Of a group: spans of years with the same members; what it is made without. Members of all spans
// of all groups.
inline constexpr std::size_t max_memberships = 200;
inline constexpr std::size_t max_without = 100;
inline constexpr std::size_t max_members = 5'000'000;

// Of an indicator; of a version; of an input.
inline constexpr std::size_t max_versions = 100;
inline constexpr std::size_t max_inputs = 200;
inline constexpr std::size_t max_sources = 1000;
// Cells of a table that one source adds up for a region and year, and those of all sources of the
// bundle (8 bytes each).
inline constexpr std::size_t max_chosen = 10'000;
inline constexpr std::size_t max_chosen_in_all = 10'000'000;
// Of a formula. Nesting is recursion: some 500 bytes of stack a level.
inline constexpr std::size_t max_formula_bytes = 4000;
inline constexpr int max_formula_nesting = 60;
// How deep indicators may refer to each other.
inline constexpr std::size_t max_reference_depth = 100;

// Of a question: the cells of its answer, inputs included; regions in play times years, for all
// indicators or groups together.
inline constexpr std::size_t max_answer_cells = 20'000'000;
inline constexpr std::size_t max_scope_cells = 100'000'000;
inline constexpr std::size_t max_own = 1000;  // definitions that come with it

// Whether a product exceeds a limit; of 64 bits, for a size_t of the browser has 32.
inline bool exceeds(std::size_t limit, std::size_t a, std::size_t b, std::size_t c = 1) {
  const auto product = static_cast<double>(a) * static_cast<double>(b) * static_cast<double>(c);
  return product > static_cast<double>(limit);
}

}  // namespace figur
