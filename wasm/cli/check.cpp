#include "check.hpp"

#include <algorithm>
#include <cstdio>

#include "command.hpp"

namespace asss {

using namespace figur;

int check_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> files = arguments;
  std::optional<Bundle> at_hand;
  const auto option = std::find(files.begin(), files.end(), "--bundle");
  if (option != files.end()) {
    if (option + 1 == files.end()) return usage("--bundle needs a value");
    at_hand = read_bundle_file(*(option + 1));
    if (!at_hand) return 1;
    files.erase(option, option + 2);
  }
  if (files.empty())
    return usage("check FILE… [--bundle BUNDLE, whose tables definitions are bound to]");
  int code = 0;
  for (const std::string& path : files) {
    const std::optional<std::string> text = read_file(path);
    if (!text) {
      code = 1;
      continue;
    }
    const Verdict verdict = check(*text, at_hand ? &*at_hand : nullptr);
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
