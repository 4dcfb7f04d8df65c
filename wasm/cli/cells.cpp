// Every cell of a JSON-stat file in its own order, for comparing with other readers.
#include <cstdio>

#include "command.hpp"
#include "jsonstat.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

void print_dataset(const Dataset& dataset) {
  std::string header;
  for (const Dimension& dimension : dataset.dimensions) header += csv(dimension.id) + ",";
  std::printf("%svalue,status\n", header.c_str());
  for (std::size_t cell = 0; cell < dataset.cells.size(); ++cell) {
    std::string line;
    for (const Dimension& dimension : dataset.dimensions) {
      line += csv(dimension.codes[cell / dimension.stride % dimension.codes.size()]) + ",";
    }
    std::printf("%s%s,%s\n", line.c_str(), number_text(dataset.cells.value[cell]).c_str(),
                cell_sign(dataset.cells.missing[cell], dataset.cells.flags[cell]).c_str());
  }
}

}  // namespace

int print_cells(const std::vector<std::string>& arguments) {
  if (arguments.size() != 1) return usage("cells needs one JSON-stat file");
  const std::optional<std::string> text = read_file(arguments[0]);
  if (!text) return 1;
  Faults faults;
  Result<JsonStat> read = read_jsonstat(*text, faults);
  if (!read) {
    std::fputs(fault_lines(arguments[0], faults, Severity::error).c_str(), stderr);
    return 1;
  }
  for (const Dataset& dataset : read->datasets) print_dataset(dataset);
  return 0;
}

}  // namespace asss
