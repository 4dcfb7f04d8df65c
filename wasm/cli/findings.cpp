// asss findings: what stands out in a service area, in lines that an editor can read.
#include "findings.hpp"

#include <cstdio>

#include "command.hpp"
#include "number.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

constexpr const char* help =
    "findings BUNDLE --area AREA --year Y [--region CODE] [--group ID] [--years N] [--minimum N]\n"
    "     [--most N] [--own-group NAME=CODE+CODE…]… [--predecessors as-published|summed]\n"
    "     [--format text|json]";

constexpr const char* method =
    "Our rule, not KS's. The period is --years (3) up to Y. Size: of changes of the group's "
    "average\n"
    "and of turns of the region's own last three years, standard deviations between the members "
    "in\n"
    "Y; of spreads and deviations, per cent of the average. Less than 0.2 standard deviations is\n"
    "not told. Left out is what cannot be compared, is provisional, or rests on fewer than\n"
    "--minimum cases (30). [unguarded]: nothing behind the number is counted, so few cases cannot\n"
    "be seen. --most (5) are told of each kind.";

std::string told(double value, int decimals) { return number_text(rounded(value, decimals)); }

class Printer {
 public:
  Printer(const Bundle& bundle, const Findings& findings) : bundle_(bundle), all_(findings) {}

  void print() const {
    const std::string year = std::to_string(all_.year);
    print(Findings::Kind::change,
          "changes of " + all_.group + ", " + std::to_string(all_.from) + " to " + year);
    print(Findings::Kind::spread, "spreads in " + all_.group + ", " + year);
    if (!all_.region.empty()) {
      const std::string who = region(bundle_.regions.find(all_.region));
      print(Findings::Kind::deviation,
            "deviations of " + who + " from " + all_.group + ", " + year);
      print(Findings::Kind::turn,
            "turns of " + who + ", " + std::to_string(all_.year - 2) + " to " + year);
    }
    print_left_out();
  }

 private:
  void print(Findings::Kind kind, const std::string& heading) const {
    std::puts(heading.c_str());
    for (const Findings::Found& one : all_.found) {
      if (one.kind != kind) continue;
      const Definition& definition = this->definition(one);
      std::printf("  %s: %s, %s. Size %s%s\n", definition.id.c_str(), told_of(one).c_str(),
                  shown(definition.unit).c_str(), told(one.size, 2).c_str(),
                  one.unguarded ? " [unguarded]" : "");
    }
  }

  std::string told_of(const Findings::Found& one) const {
    const int decimals = definition(one).decimals;
    const auto number = [decimals](double value) { return told(value, decimals); };
    const auto cell = [&](int i) { return number(one.cells[i].value); };
    switch (one.kind) {
      case Findings::Kind::change:
        return cell(0) + " -> " + cell(1) + " (" +
               signed_text(number(one.cells[1].value - one.cells[0].value)) +
               (std::isnan(one.per_cent) ? "" : ", " + per_cent(one)) + ")" + members(one);
      case Findings::Kind::spread:
        return number(one.low.value) + " " + region(one.low.region) + " to " +
               number(one.high.value) + " " + region(one.high.region) + ", average " + cell(0) +
               members(one);
      case Findings::Kind::deviation:
        return per_cent(one) + ": " + cell(0) + ", average " + cell(1) + members(one);
      case Findings::Kind::turn: return cell(0) + " -> " + cell(1) + " -> " + cell(2);
    }
    return "";
  }

  // What has the same reason stands on one line.
  void print_left_out() const {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Findings::LeftOut& one : all_.left_out) {
      const std::string reason = std::string(name(one.kind)) + ", " + name(one.why);
      std::string which = all_.indicators[one.indicator];
      for (std::size_t i = 0; i < one.regions.size(); ++i) {
        which += (i == 0 ? " (only " : ", ") + region(one.regions[i]);
      }
      if (!one.regions.empty()) which += ")";
      std::size_t at = 0;
      while (at < lines.size() && lines[at].first != reason) ++at;
      if (at == lines.size()) lines.push_back({reason, which});
      else lines[at].second += "; " + which;
    }
    std::puts("left out");
    for (const auto& [reason, which] : lines) {
      std::printf("  %s: %s\n", reason.c_str(), which.c_str());
    }
  }

  const Definition& definition(const Findings::Found& one) const {
    return bundle_.find_indicator(all_.indicators[one.indicator])->definition;
  }
  static std::string members(const Findings::Found& one) {
    return " (" + std::string(name(one.average)) + ", " + std::to_string(one.members) + " of " +
           std::to_string(one.members_of) + ")";
  }
  static std::string signed_text(const std::string& number) {
    return (number.empty() || number[0] == '-' ? "" : "+") + number;
  }
  static std::string per_cent(const Findings::Found& one) {
    return signed_text(told(one.per_cent, 1)) + " %";
  }
  std::string region(std::uint32_t index) const { return shown(bundle_.regions.all[index].name); }

  const Bundle& bundle_;
  const Findings& all_;
};

// A whole number of at most nine digits, where the option stands.
bool parse_count(const Arguments& arguments, const char* option, int& out) {
  const std::string text = arguments.get(option);
  if (text.empty()) return true;
  if (text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) return false;
  out = std::stoi(text);
  return true;
}

}  // namespace

int print_findings(const std::vector<std::string>& words) {
  Arguments arguments;
  std::string wrong =
      parse_arguments(words,
                      {"--area", "--year", "--region", "--group", "--years", "--minimum", "--most",
                       "--own-group", "--predecessors", "--format"},
                      {"--area", "--year"}, arguments);
  FindingsQuery query;
  query.area = arguments.get("--area");
  query.region = arguments.get("--region");
  if (!arguments.get("--group").empty()) query.group = arguments.get("--group");
  if (wrong.empty() && !parse_year(arguments.get("--year"), query.year))
    wrong = "--year is four digits";
  if (wrong.empty() && !(parse_count(arguments, "--years", query.years) &&
                         parse_count(arguments, "--minimum", query.minimum) &&
                         parse_count(arguments, "--most", query.most)))
    wrong = "--years, --minimum and --most are whole numbers";
  if (wrong.empty()) wrong = parse_own_groups(arguments, query.own_groups);
  const std::string predecessors = arguments.get("--predecessors");
  if (wrong.empty() && !predecessors.empty())
    wrong = parse_predecessors(predecessors, query.predecessors);
  const std::string format = arguments.get("--format");
  if (wrong.empty() && !format.empty() && format != "text" && format != "json")
    wrong = "--format is text or json";
  if (!wrong.empty()) return usage(wrong + "\n" + help + "\n" + method);
  std::optional<Bundle> bundle = read_bundle_file(arguments.bundle);
  if (!bundle) return 1;
  Result<Findings> found = find_findings(*bundle, std::move(query));
  if (!found) return refuse(arguments.bundle, found.error());
  warn_of_example(arguments.bundle, *bundle);
  if (format == "json") {
    JsonWriter out;
    write(*found, bundle->regions, out);
    std::printf("%s\n", out.str().c_str());
    return 0;
  }
  std::fprintf(stderr, "%s\n", method);
  Printer(*bundle, *found).print();
  return 0;
}

}  // namespace asss
