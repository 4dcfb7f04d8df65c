// Who and when a question is about: the regions and groups that it names, that its formulas name,
// and all members of those groups, as rows of columns.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "average.hpp"
#include "query.hpp"

namespace figur {

// A region or group in play.
struct InPlay {
  bool group = false;
  std::size_t index = 0;  // into Scope::groups, else Scope::universe
};

struct Scope {
  Bundle* bundle = nullptr;
  const Query* query = nullptr;
  int first_year = 0;
  std::size_t years = 0;

  std::vector<const Indicator*> indicators;  // asked for
  std::vector<std::uint32_t> regions;        // asked for: indices into Regions::all
  std::vector<std::size_t> asked_groups;     // asked for: indices into groups
  InPlay baseline;                           // when the question has one

  std::vector<std::uint32_t> universe;  // row -> region: asked for or named, and every member
  std::vector<std::uint32_t> row_of;    // region -> row, or Regions::absent
  std::size_t asked_rows = 0;           // the first rows are the regions asked for, each once
  Buffer<std::uint8_t> broken;          // [row] 1 where the region has breaks
  std::vector<const Group*> groups;     // in play
  std::vector<GroupRows> rows;          // [group]

  CodeIndex referred;  // ids of the indicators that formulas refer to

  std::vector<std::unique_ptr<Indicator>> own_indicators;
  std::vector<std::unique_ptr<Group>> own_groups;  // put together by the user, or seen by a region

  int year(std::size_t y) const { return first_year + static_cast<int>(y); }
  bool summed() const { return query->predecessors == Predecessors::summed; }
  std::size_t row(std::uint32_t region) const { return row_of[region]; }
  const Region& region(std::size_t row_index) const {
    return bundle->regions.all[universe[row_index]];
  }
  // nullptr when neither the question nor the bundle has it.
  const Indicator* find_indicator(const std::string& id) const;
  // What a formula calls group(name, …). Precondition: the name was found when the scope was made.
  InPlay find_place(const std::string& name) const;
};

// Errors: unknown names (with the name), a formula that does not compile, references in a circle.
// `bundle` and `query` must outlive the scope.
Result<Scope> make_scope(Bundle& bundle, const Query& query);

}  // namespace figur
