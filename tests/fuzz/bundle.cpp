// A bundle: read, described, and asked everything.
#include "bundle.hpp"

#include "answers.hpp"
#include "check.hpp"
#include "describe.hpp"
#include "holds.hpp"

using namespace figur;
using namespace figur::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Faults faults;
  Result<Bundle> bundle = read_bundle(text, faults);
  holds_faults(faults);
  holds(bundle.ok() != faults.has_errors(), "what has errors is refused, and nothing else");
  if (!bundle) {
    holds_error(bundle.error());
    return 0;
  }
  for (const Table& table : bundle->tables) holds_column(table.dataset.cells);
  JsonWriter out;
  describe(*bundle, out);
  holds_json(out.str());
  holds_faults(check(text).faults);
  ask_everything(*bundle);
  JsonWriter again;
  describe(*bundle, again);
  holds(out.str() == again.str(), "questions do not change what a bundle tells of itself");
  return 0;
}
