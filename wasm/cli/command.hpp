// What the commands of `asss` share: arguments, files, and how faults are told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bundle.hpp"
#include "query.hpp"

namespace asss {

// Exit codes: 0 fine, 1 the input has faults, 2 the command line is wrong.
int check_files(const std::vector<std::string>& arguments);
int list_bundle(const std::vector<std::string>& arguments);
int evaluate_bundle(const std::vector<std::string>& arguments);
int print_cells(const std::vector<std::string>& arguments);
int print_profile(const std::vector<std::string>& arguments);
int print_key_figures(const std::vector<std::string>& arguments);
int print_ranking(const std::vector<std::string>& arguments);
int print_findings(const std::vector<std::string>& arguments);
int print_members(const std::vector<std::string>& arguments);
int print_plan(const std::vector<std::string>& arguments);

// A bundle and options, each with a value; those of own groups may stand several times.
struct Arguments {
  std::string bundle;
  std::multimap<std::string, std::string> options;
  std::string get(const std::string& option) const;  // "" when it is not there
};
// Returns what is wrong, or "".
std::string parse_arguments(const std::vector<std::string>& words,
                            const std::vector<std::string>& known,
                            const std::vector<std::string>& required, Arguments& out);
// "NAME=CODE+CODE…"; returns what is wrong, or "".
std::string parse_own_group(const std::string& text, std::vector<figur::Query::OwnGroup>& out);
std::string parse_own_groups(const Arguments& arguments, std::vector<figur::Query::OwnGroup>& out);
bool parse_year(const std::string& text, int& out);
// "" or what is wrong with --predecessors.
std::string parse_predecessors(const std::string& text, figur::Predecessors& out);

// Says on stderr that a bundle's numbers are made up, when they are.
void warn_of_example(const std::string& path, const figur::Bundle& bundle);
// Says the error of a question on stderr and returns 1.
int refuse(const std::string& path, const figur::Error& error);

// The whole file; nullopt after saying why on stderr.
std::optional<std::string> read_file(const std::string& path);

// Reads a bundle; nullopt after printing its faults, one line each, on stderr.
std::optional<figur::Bundle> read_bundle_file(const std::string& path);

// "file: where: message" per line.
std::string fault_lines(const std::string& path, const figur::Faults& faults,
                        figur::Severity severity);

// Says it on stderr and returns 2.
int usage(const std::string& message);

std::vector<std::string> split(const std::string& text, char separator);

// `text` for a terminal: control characters blanked, filled with blanks to `width` characters.
std::string shown(const std::string& text, std::size_t width = 0);

// The sign beside a number of a place: that a member was corrected does not make an average so.
std::string sign_of(const figur::Cell& cell, bool region);

// A CSV field: quoted when it holds a comma, a quote or a line break.
std::string csv(const std::string& text);

}  // namespace asss
