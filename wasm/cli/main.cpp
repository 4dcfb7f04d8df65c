// asss: the engine on the command line.
#include <cstdio>
#include <string>
#include <vector>

#include "command.hpp"

namespace {

constexpr const char* help =
    "asss: municipal indicators computed from a data bundle\n"
    "\n"
    "  asss check FILE…        is a bundle, a JSON-stat 2.0 file or a definition sound?\n"
    "  asss list BUNDLE        indicators, regions, groups, years, and tables with provenance\n"
    "  asss eval BUNDLE …      indicators or a formula, one row per place and year\n"
    "  asss profile BUNDLE …   tjenesteprofil: a municipality held against an average\n"
    "  asss keyfigures BUNDLE … nøkkeltall: three years, mean, lowest and highest\n"
    "  asss findings BUNDLE …  what stands out: changes, spreads, deviations, turns\n"
    "  asss members BUNDLE …   who is behind an average, and who is not and why\n"
    "  asss rank BUNDLE …      order and grades, with their method\n"
    "  asss plan DEFS …        what Statistics Norway has to be asked for\n"
    "  asss cells FILE         every cell of a JSON-stat 2.0 file as CSV\n";

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 1 ? 2 : 1), argv + argc);
  const std::string command = argc > 1 ? argv[1] : "";
  for (const std::string& word : arguments) {
    if (word != "--help") continue;
    std::fputs(help, stdout);
    std::puts("\nA command without arguments tells its own options.");
    return 0;
  }
  if (command == "check") return asss::check_files(arguments);
  if (command == "list") return asss::list_bundle(arguments);
  if (command == "eval") return asss::evaluate_bundle(arguments);
  if (command == "profile") return asss::print_profile(arguments);
  if (command == "keyfigures") return asss::print_key_figures(arguments);
  if (command == "findings") return asss::print_findings(arguments);
  if (command == "members") return asss::print_members(arguments);
  if (command == "rank") return asss::print_ranking(arguments);
  if (command == "plan") return asss::print_plan(arguments);
  if (command == "cells") return asss::print_cells(arguments);
  if (command == "help" || command == "--help") {
    std::fputs(help, stdout);
    return 0;
  }
  std::fputs(help, stderr);
  return 2;
}
