// asss rank: a chosen set of municipalities in order, and grades.
#include <cstdio>

#include "command.hpp"
#include "ranking.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

constexpr const char* help =
    "rank BUNDLE --indicator ID --year Y (--group ID | --region CODE,…) [--best high|low]\n"
    "     [--predecessors as-published|summed] [--format csv|json]";

constexpr const char* method =
    "Equal as shown is equal in rank. Grade = 3.5 + 1.25 x standard deviations on the better side\n"
    "of the set's plain mean, cut to 1-6; the average municipality gets 3.5. ASSS does not rank:\n"
    "high is not good or bad in itself.";

}  // namespace

int print_ranking(const std::vector<std::string>& words) {
  Arguments arguments;
  std::string wrong = parse_arguments(
      words,
      {"--indicator", "--year", "--group", "--region", "--best", "--predecessors", "--format"},
      {"--indicator", "--year"}, arguments);
  RankQuery query;
  query.indicator = arguments.get("--indicator");
  query.group = arguments.get("--group");
  const std::string regions = arguments.get("--region");
  if (!regions.empty()) query.regions = split(regions, ',');
  const std::string best = arguments.get("--best");
  if (best == "high") query.best = RankQuery::Best::high;
  if (best == "low") query.best = RankQuery::Best::low;
  const std::string format = arguments.get("--format");
  const std::string predecessors = arguments.get("--predecessors");
  if (wrong.empty() && !predecessors.empty())
    wrong = parse_predecessors(predecessors, query.predecessors);
  if (wrong.empty() && !parse_year(arguments.get("--year"), query.year))
    wrong = "--year is four digits";
  if (wrong.empty() && query.group.empty() == regions.empty())
    wrong = "either --group or --region, one of them";
  if (wrong.empty() && !best.empty() && query.best == RankQuery::Best::unsaid)
    wrong = "--best is high or low";
  if (wrong.empty() && !format.empty() && format != "csv" && format != "json")
    wrong = "--format is csv or json";
  if (!wrong.empty()) return usage(wrong + "\n" + help + "\n" + method);
  std::optional<Bundle> bundle = read_bundle_file(arguments.bundle);
  if (!bundle) return 1;
  Result<Ranking> ranking = rank(*bundle, query);
  if (!ranking) return refuse(arguments.bundle, ranking.error());
  warn_of_example(arguments.bundle, *bundle);
  std::fprintf(stderr, "%s\n", method);
  if (format == "json") {
    JsonWriter out;
    write(*ranking, out);
    std::printf("%s\n", out.str().c_str());
    return 0;
  }
  std::puts("indicator,year,region,value,status,rank,tied,grade");
  for (const Ranking::Row& row : ranking->rows) {
    const std::string place =
        row.rank == 0 ? "," : std::to_string(row.rank) + "," + std::to_string(row.tied);
    std::printf("%s,%d,%s,%s,%s,%s,%s\n", csv(query.indicator).c_str(), query.year,
                csv(row.region).c_str(), number_text(row.cell.value).c_str(),
                cell_sign(row.cell.missing, row.cell.flags).c_str(), place.c_str(),
                number_text(row.grade).c_str());
  }
  return 0;
}

}  // namespace asss
