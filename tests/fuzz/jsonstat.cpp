// A JSON-stat file: read, told, written and read again.
#include "jsonstat.hpp"

#include "check.hpp"
#include "holds.hpp"

using namespace figur;
using namespace figur::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Faults faults;
  const Result<JsonStat> read = read_jsonstat(text, faults, Missing::no_data);
  holds_faults(faults);
  holds(read.ok() != faults.has_errors(), "what has errors is refused, and nothing else");
  holds_faults(check(text).faults);
  if (!read) {
    holds_error(read.error());
    return 0;
  }
  Faults more;
  const Result<JsonStat> again = read_jsonstat(text, more, Missing::no_data);
  holds(again.ok() && again->datasets.size() == read->datasets.size(),
        "what is read twice is the same");
  for (std::size_t i = 0; i < read->datasets.size(); ++i) {
    holds_dataset(read->datasets[i]);
    holds(same(read->datasets[i].cells, again->datasets[i].cells),
          "what is read twice is the same");
  }
  return 0;
}
