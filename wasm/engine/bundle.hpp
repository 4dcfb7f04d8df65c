// A data bundle: tables, regions, groups, definitions and notes in one JSON file.
// The format is documented in indicator-defs/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "definition.hpp"
#include "note.hpp"
#include "region.hpp"
#include "select.hpp"
#include "table.hpp"

namespace figur {

inline constexpr int bundle_version = 1;

struct BoundVersion {
  std::vector<BoundInput> inputs;  // parallel to Version::inputs
};

struct Indicator {
  Definition definition;
  std::vector<BoundVersion> versions;  // parallel to Definition::versions
  // The data years for which every input of a version has a table year; empty span when none.
  Years years{1, 0};
  bool has_data() const { return years.from <= years.to; }
};

struct Bundle {
  Json json;  // the top-level members that are not read into the fields below
  std::string id;
  std::string kind;  // real | example
  Regions regions;
  std::vector<Group> groups;
  std::vector<Table> tables;
  std::vector<Indicator> indicators;
  CodeIndex indicator_index;  // by id
  std::vector<Note> notes;
  Years years{1, 0};  // over all indicators with data

  // nullptr when there is none of that id.
  const Indicator* find_indicator(std::string_view id) const;
  const Group* find_group(std::string_view id) const;
};

// What a group is asked for by: of a relative one, "id@code" as that region sees it.
std::string seen_by(const Bundle& bundle, const std::string& group, const std::string& region);

// Reads and checks a bundle completely; warnings do not stop it. On failure every error found is in
// `faults`, and the first is returned.
// `behind`: how many bytes behind the text may be read (text_padding).
Result<Bundle> read_bundle(std::string_view text, Faults& faults, std::size_t behind = 0);

// Binds a definition to the bundle's tables; `at` is the definition's place in the faults.
Indicator bind_indicator(Definition definition, const Path& at, Bundle& bundle, Faults& faults);

}  // namespace figur
