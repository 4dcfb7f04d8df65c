// What the commands of `asss` share: arguments, files, and how faults are told.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bundle.hpp"

namespace asss {

// Exit codes: 0 fine, 1 the input has faults, 2 the command line is wrong.
int check_files(const std::vector<std::string>& arguments);
int list_bundle(const std::vector<std::string>& arguments);
int evaluate_bundle(const std::vector<std::string>& arguments);
int print_cells(const std::vector<std::string>& arguments);

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

// A CSV field: quoted when it holds a comma, a quote or a line break.
std::string csv(const std::string& text);

}  // namespace asss
