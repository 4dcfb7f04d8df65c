#include "choice.hpp"

#include "code_index.hpp"

namespace figur {

namespace {

// The definitions of the areas, and what their formulas and counterparts refer to, each once and in
// the order of the question.
Error choose_definitions(const Question& question, Plan& out) {
  const std::size_t n = question.definitions.size();
  CodeIndex by_id;
  for (std::size_t i = 0; i < n; ++i) {
    by_id.add(question.definitions[i].id, static_cast<std::uint32_t>(i));
  }
  std::vector<std::size_t> open;
  std::vector<bool> chosen(n, false);
  const auto add = [&](std::size_t i) {
    if (chosen[i]) return;
    chosen[i] = true;
    open.push_back(i);
  };
  for (std::size_t i = 0; i < n && question.areas.empty(); ++i) add(i);
  for (const std::string& area : question.areas) {
    bool found = false;
    for (std::size_t i = 0; i < n; ++i) {
      if (question.definitions[i].area != area) continue;
      found = true;
      add(i);
    }
    if (!found) {
      return fault(Code::unknown, Path() / "areas", "no definition is of the area @", area);
    }
  }
  while (!open.empty()) {
    const Definition& definition = question.definitions[open.back()];
    open.pop_back();
    std::vector<std::string> others;
    for (const Version& version : definition.versions) {
      for (const Operand& operand : version.formula.operands) {
        if (operand.kind == Operand::Kind::indicator) others.push_back(operand.name);
      }
    }
    if (!definition.counterpart.empty()) others.push_back(definition.counterpart);
    for (const std::string& id : others) {
      const std::uint32_t other = by_id.find(id);
      // What a bundle lacks, its builder has said already.
      if (other != CodeIndex::absent) add(other);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (chosen[i]) out.definitions.push_back(i);
  }
  return {};
}

class RegionChoice {
 public:
  explicit RegionChoice(const Question& question)
      : question_(question), chosen_(question.regions.all.size(), false) {}

  void add_all() { chosen_.assign(chosen_.size(), true); }

  // False when it is neither a region nor a group.
  bool add(const std::string& place) {
    const std::uint32_t region = question_.regions.find(place);
    if (region != Regions::absent) {
      chosen_[region] = true;
      return true;
    }
    for (const Group& group : question_.groups) {
      if (group.id != place) continue;
      if (group.is_rest()) chosen_[group.rest_of] = true;
      for (const Membership& membership : group.memberships) {
        for (std::uint32_t member : membership.regions) chosen_[member] = true;
      }
      return true;
    }
    return false;
  }

  std::vector<std::uint32_t> chosen() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < chosen_.size(); ++i) {
      if (chosen_[i]) out.push_back(i);
    }
    return out;
  }

 private:
  const Question& question_;
  std::vector<bool> chosen_;
};

}  // namespace

Error choose(const Question& question, Plan& out) {
  Error error = choose_definitions(question, out);
  if (!error.message.empty()) return error;
  RegionChoice choice(question);
  if (question.all_places) choice.add_all();
  for (std::size_t i = 0; i < question.places.size(); ++i) {
    if (choice.add(question.places[i])) continue;
    return fault(Code::unknown, Path() / "places" / i, "@ is neither a region nor a group",
                 question.places[i]);
  }
  for (std::size_t i : out.definitions) {
    for (const Version& version : question.definitions[i].versions) {
      for (const Operand& operand : version.formula.operands) {
        if (!operand.group.empty()) choice.add(operand.group);
      }
    }
  }
  out.regions = choice.chosen();
  return {};
}

}  // namespace figur
