// asss: the engine on the command line.
#include <cstdio>
#include <string>
#include <vector>

#include "command.hpp"

namespace {

constexpr const char* help =
    "asss: municipal indicators computed from a data bundle\n"
    "\n"
    "  asss check FILE...     is a bundle, a JSON-stat 2.0 file or a definition sound?\n"
    "  asss list BUNDLE       indicators, regions, groups, years, and tables with their "
    "provenance\n"
    "  asss eval BUNDLE ...   indicators or a formula, one row per place and year\n"
    "  asss cells FILE        every cell of a JSON-stat 2.0 file as CSV\n";

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 1 ? 2 : 1), argv + argc);
  const std::string command = argc > 1 ? argv[1] : "";
  if (command == "check") return asss::check_files(arguments);
  if (command == "list") return asss::list_bundle(arguments);
  if (command == "eval") return asss::evaluate_bundle(arguments);
  if (command == "cells") return asss::print_cells(arguments);
  if (command == "help" || command == "--help") {
    std::fputs(help, stdout);
    return 0;
  }
  std::fputs(help, stderr);
  return 2;
}
