// A definition: checked, bound in a small bundle, and asked for as the reader's own.
#include "definition.hpp"

#include "answers.hpp"
#include "check.hpp"
#include "describe.hpp"
#include "holds.hpp"

using namespace figur;
using namespace figur::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Bundle& bundle = small_bundle();
  const Result<Json> json = parse_json(text);
  if (!json) {
    holds_error(json.error());
    return 0;
  }
  Faults faults;
  Definition definition = read_definition(*json, Path(), faults);
  holds_faults(faults);
  holds_faults(check(text, &bundle).faults);
  if (faults.has_errors()) return 0;
  for (const Version& version : definition.versions) {
    for (const Op& op : version.formula.ops) {
      holds(op.position < version.formula.text.size(), "every step has a place in the formula");
    }
  }
  Query query;
  query.indicators = {definition.id};
  query.own_indicators = {std::move(definition)};
  query.regions = {"0301", "4601", "EAK"};
  query.groups = {"asss", "andre@0301", "resten"};
  query.years = {2018, 2022};
  query.inputs = true;
  ask(bundle, query);
  query.predecessors = Predecessors::summed;
  ask(bundle, query);
  return 0;
}
