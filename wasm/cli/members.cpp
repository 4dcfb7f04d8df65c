// asss members: who is behind an average, and who is not and why.
#include <cstdio>

#include "command.hpp"
#include "query.hpp"

namespace asss {

using namespace figur;

namespace {

constexpr const char* help =
    "members BUNDLE --indicator ID --group ID --year Y [--own-group NAME=CODE+CODE…]…\n"
    "     [--predecessors as-published|summed]";

void print_member(const Bundle& bundle, const std::string& code, bool in, const std::string& why) {
  const Region& region = bundle.regions.all[bundle.regions.find(code)];
  std::printf("%s,%s,%s,%s\n", csv(code).c_str(), csv(region.name).c_str(), in ? "yes" : "no",
              why.c_str());
}

}  // namespace

int print_members(const std::vector<std::string>& words) {
  Arguments arguments;
  std::string wrong =
      parse_arguments(words, {"--indicator", "--group", "--year", "--own-group", "--predecessors"},
                      {"--indicator", "--group", "--year"}, arguments);
  Query query;
  query.indicators = {arguments.get("--indicator")};
  query.groups = {arguments.get("--group")};
  if (wrong.empty() && !parse_year(arguments.get("--year"), query.years.from))
    wrong = "--year is four digits";
  query.years.to = query.years.from;
  if (wrong.empty()) wrong = parse_own_groups(arguments, query.own_groups);
  const std::string predecessors = arguments.get("--predecessors");
  if (wrong.empty() && !predecessors.empty())
    wrong = parse_predecessors(predecessors, query.predecessors);
  if (!wrong.empty()) return usage(wrong + "\n" + help);
  std::optional<Bundle> bundle = read_bundle_file(arguments.bundle);
  if (!bundle) return 1;
  Result<Members> members = find_members(*bundle, query);
  if (!members) return refuse(arguments.bundle, members.error());
  std::puts("region,name,takes_part,status");
  for (const std::string& code : members->in) print_member(*bundle, code, true, "");
  for (const Members::Out& out : members->out) {
    print_member(*bundle, out.region, false,
                 out.excluded                  ? "excluded"
                 : out.reason == Missing::none ? "subtracted"
                                               : std::string(sign(out.reason)));
  }
  return 0;
}

}  // namespace asss
