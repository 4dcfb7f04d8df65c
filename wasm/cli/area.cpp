// asss profile and asss keyfigures: one service area as KS shows it for a municipality.
#include <cstdio>

#include "command.hpp"
#include "profile.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

constexpr const char* profile_help =
    "profile BUNDLE --area AREA --region CODE[,CODE…] --year Y [--baseline ID] [--span GROUP]\n"
    "     [--own-group NAME=CODE+CODE…]… [--predecessors as-published|summed] [--format csv|json]\n"
    "  Index: the baseline is 100. The baseline (asss unless said) is a group, a relative group or "
    "a\n"
    "  region; the lowest and highest are those of --span, else of the baseline's members.";
constexpr const char* key_figures_help =
    "keyfigures BUNDLE --area AREA --region CODE[,CODE…] --year Y [--baseline GROUP]\n"
    "     [--own-group NAME=CODE+CODE…]… [--predecessors as-published|summed] [--format csv|json]";

struct Asked {
  std::string path;
  AreaQuery query;
  bool json = false;
};

// Returns what is wrong, or "".
std::string parse(const std::vector<std::string>& words, std::vector<std::string> options,
                  Asked& out) {
  for (const char* common : {"--area", "--region", "--year", "--baseline", "--own-group",
                             "--predecessors", "--format"}) {
    options.emplace_back(common);
  }
  Arguments arguments;
  std::string wrong = parse_arguments(words, options, {"--area", "--region", "--year"}, arguments);
  if (!wrong.empty()) return wrong;
  out.path = arguments.bundle;
  out.query.area = arguments.get("--area");
  out.query.regions = split(arguments.get("--region"), ',');
  if (!parse_year(arguments.get("--year"), out.query.year)) return "--year is four digits";
  if (!arguments.get("--baseline").empty()) out.query.baseline = arguments.get("--baseline");
  if (wrong.empty()) wrong = parse_own_groups(arguments, out.query.own_groups);
  if (!wrong.empty()) return wrong;
  out.query.span = arguments.get("--span");
  const std::string predecessors = arguments.get("--predecessors");
  if (!predecessors.empty()) wrong = parse_predecessors(predecessors, out.query.predecessors);
  const std::string format = arguments.get("--format");
  out.json = format == "json";
  if (!format.empty() && format != "csv" && !out.json) wrong = "--format is csv or json";
  return wrong;
}

// A CSV row that grows field by field.
class Row {
 public:
  Row& add(const std::string& text) {
    line_ += (first_ ? "" : ",") + csv(text);
    first_ = false;
    return *this;
  }
  Row& add(const char* text) { return add(std::string(text)); }
  Row& add(double value) { return add(number_text(value)); }
  Row& add(const Cell& cell, bool region = true) {
    return add(cell.value).add(sign_of(cell, region));
  }
  void print() const { std::printf("%s\n", line_.c_str()); }

 private:
  std::string line_;
  bool first_ = true;
};

Row head(const Indicator& indicator, const std::string& region) {
  const Definition& definition = indicator.definition;
  Row row;
  row.add(definition.id).add(definition.type < type_count ? types[definition.type] : "");
  row.add(region);
  return row;
}

void add_average(const Against& against, Row& row) {
  const bool group = against.average >= 0;
  row.add(group ? name(static_cast<Average>(against.average)) : std::string());
  row.add(group ? std::to_string(against.members) : std::string());
  row.add(group ? std::to_string(against.members_of) : std::string());
}

}  // namespace

int print_profile(const std::vector<std::string>& words) {
  Asked asked;
  const std::string wrong = parse(words, {"--span"}, asked);
  if (!wrong.empty()) return usage(wrong + "\n" + profile_help);
  std::optional<Bundle> bundle = read_bundle_file(asked.path);
  if (!bundle) return 1;
  Result<std::vector<ProfileRow>> rows = find_profile(*bundle, asked.query);
  if (!rows) return refuse(asked.path, rows.error());
  warn_of_example(asked.path, *bundle);
  if (asked.json) {
    JsonWriter out;
    write(*rows, out);
    std::printf("%s\n", out.str().c_str());
    return 0;
  }
  std::puts(
      "indicator,type,region,year,value,status,baseline,baseline_status,average,members,members_of,"
      "index,deviation,min,min_region,max,max_region,min_index,max_index,previous,previous_status,"
      "change");
  for (const ProfileRow& row : *rows) {
    Row line = head(*row.indicator, row.region);
    line.add(std::to_string(asked.query.year))
        .add(row.value)
        .add(row.baseline.cell, row.baseline.average < 0);
    add_average(row.baseline, line);
    line.add(row.index).add(row.deviation);
    line.add(row.baseline.least).add(row.baseline.least_region);
    line.add(row.baseline.most).add(row.baseline.most_region);
    line.add(row.least_index).add(row.most_index).add(row.previous).add(name(row.change));
    line.print();
  }
  return 0;
}

int print_key_figures(const std::vector<std::string>& words) {
  Asked asked;
  const std::string wrong = parse(words, {}, asked);
  if (!wrong.empty()) return usage(wrong + "\n" + key_figures_help);
  std::optional<Bundle> bundle = read_bundle_file(asked.path);
  if (!bundle) return 1;
  Result<std::vector<KeyFiguresRow>> rows = find_key_figures(*bundle, asked.query);
  if (!rows) return refuse(asked.path, rows.error());
  warn_of_example(asked.path, *bundle);
  if (asked.json) {
    JsonWriter out;
    write(*rows, asked.query.year, out);
    std::printf("%s\n", out.str().c_str());
    return 0;
  }
  Row header;
  header.add("indicator").add("type").add("region");
  for (int year = asked.query.year - 2; year <= asked.query.year; ++year) {
    header.add(std::to_string(year)).add(std::to_string(year) + "_status");
  }
  for (const char* column : {"mean", "mean_status", "average", "members", "members_of", "min",
                             "min_region", "max", "max_region"}) {
    header.add(column);
  }
  header.print();
  for (const KeyFiguresRow& row : *rows) {
    Row line = head(*row.indicator, row.region);
    for (const Cell& cell : row.values) line.add(cell);
    line.add(row.baseline.cell, row.baseline.average < 0);
    add_average(row.baseline, line);
    line.add(row.baseline.least).add(row.baseline.least_region);
    line.add(row.baseline.most).add(row.baseline.most_region);
    line.print();
  }
  return 0;
}

}  // namespace asss
