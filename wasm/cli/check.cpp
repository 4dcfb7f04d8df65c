#include "check.hpp"

#include <cstdio>

#include "command.hpp"

namespace asss {

using namespace figur;

int check_files(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return usage("check needs at least one file");
  int code = 0;
  for (const std::string& path : arguments) {
    const std::optional<std::string> text = read_file(path);
    if (!text) {
      code = 1;
      continue;
    }
    const Verdict verdict = check(*text);
    std::fputs(fault_lines(path, verdict.faults, Severity::warning).c_str(), stderr);
    if (verdict.faults.has_errors()) {
      std::fputs(fault_lines(path, verdict.faults, Severity::error).c_str(), stdout);
      if (verdict.faults.dropped() > 0) {
        std::printf("%s: and %zu more\n", path.c_str(), verdict.faults.dropped());
      }
      code = 1;
    } else {
      std::printf("%s: %s: %s\n", path.c_str(), verdict.kind.c_str(), verdict.summary.c_str());
    }
  }
  return code;
}

}  // namespace asss
