#include "command.hpp"
#include <algorithm>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace asss {

using namespace figur;

std::optional<std::string> read_file(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), std::strerror(errno));
    return std::nullopt;
  }
  std::string out;
  char buffer[1 << 16];
  std::size_t n = 0;
  while ((n = std::fread(buffer, 1, sizeof buffer, file)) > 0) {
    out.append(buffer, n);
    if (out.size() > max_file_bytes) break;  // refused by the reader, with its message
  }
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    return std::nullopt;
  }
  return out;
}

std::string fault_lines(const std::string& path, const Faults& faults, Severity severity) {
  std::string out;
  for (const Fault& fault : faults.all()) {
    if (fault.severity != severity) continue;
    out += path + ": " + (fault.where.empty() ? "" : fault.where + ": ") +
           (severity == Severity::warning ? "warning: " : "") + fault.message + "\n";
  }
  return out;
}

std::optional<Bundle> read_bundle_file(const std::string& path) {
  const std::optional<std::string> text = read_file(path);
  if (!text) return std::nullopt;
  Faults faults;
  Result<Bundle> bundle = read_bundle(*text, faults);
  if (!bundle) {
    std::fputs(fault_lines(path, faults, Severity::error).c_str(), stderr);
    return std::nullopt;
  }
  return std::move(*bundle);
}

int usage(const std::string& message) {
  std::fprintf(stderr, "asss: %s\n", message.c_str());
  return 2;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::size_t start = 0;
  for (;;) {
    const std::size_t end = text.find(separator, start);
    out.push_back(text.substr(start, end - start));
    if (end == std::string::npos) return out;
    start = end + 1;
  }
}

std::string shown(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t characters = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
    if ((byte & 0xC0U) != 0x80U) ++characters;
  }
  if (characters < width) out.append(width - characters, ' ');
  return out;
}

std::string csv(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string sign_of(const figur::Cell& cell, bool region) {
  const figur::Flags of_members = region ? figur::Flags{0} : figur::flag::overridden;
  return figur::cell_sign(cell.missing, static_cast<figur::Flags>(cell.flags & ~of_members));
}

std::string Arguments::get(const std::string& option) const {
  const auto found = options.find(option);
  return found == options.end() ? "" : found->second;
}

std::string parse_arguments(const std::vector<std::string>& words,
                            const std::vector<std::string>& known,
                            const std::vector<std::string>& required, Arguments& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word.rfind("--", 0) != 0) {
      if (!out.bundle.empty()) return "unexpected " + word;
      out.bundle = word;
      continue;
    }
    if (std::find(known.begin(), known.end(), word) == known.end()) return "unknown option " + word;
    if (i + 1 == words.size()) return word + " needs a value";
    if (word != "--own-group" && out.options.count(word) > 0) return word + " stands twice";
    out.options.emplace(word, words[++i]);
  }
  if (out.bundle.empty()) return "a bundle is missing";
  for (const std::string& option : required) {
    if (out.get(option).empty()) return option + " is missing";
  }
  return "";
}

bool parse_year(const std::string& text, int& out) {
  if (text.size() != 4) return false;
  out = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + (c - '0');
  }
  return true;
}

std::string parse_own_group(const std::string& text, std::vector<figur::Query::OwnGroup>& out) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return "--own-group is NAME=CODE+CODE…, not " + text;
  }
  out.push_back({text.substr(0, equals), "", split(text.substr(equals + 1), '+')});
  return "";
}

std::string parse_own_groups(const Arguments& arguments, std::vector<figur::Query::OwnGroup>& out) {
  const auto range = arguments.options.equal_range("--own-group");
  for (auto it = range.first; it != range.second; ++it) {
    const std::string wrong = parse_own_group(it->second, out);
    if (!wrong.empty()) return wrong;
  }
  return "";
}

std::string parse_predecessors(const std::string& text, figur::Predecessors& out) {
  if (text == "summed") out = figur::Predecessors::summed;
  else if (text != "as-published") return "--predecessors is as-published or summed, not " + text;
  return "";
}

void warn_of_example(const std::string& path, const figur::Bundle& bundle) {
  if (bundle.kind != "example") return;
  std::fprintf(stderr, "%s holds example data, not real figures\n", path.c_str());
}

int refuse(const std::string& path, const figur::Error& error) {
  const bool in_formula = error.code == figur::Code::formula || error.where == "/formula";
  const std::string column =
      in_formula ? "column " + std::to_string(error.position + 1) + ": " : "";
  std::fprintf(stderr, "%s: %s%s%s%s\n", path.c_str(), error.where.c_str(),
               error.where.empty() ? "" : ": ", column.c_str(), error.message.c_str());
  return 1;
}

}  // namespace asss
