#include "command.hpp"

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
    if (out.size() > max_bundle_bytes) break;  // refused by the reader, with its message
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

}  // namespace asss
