// The engine natively on the same bundle and question as run.ts; national.ts writes both, and the
// checksum of the answer. Usage: engine_bench [--benchmark_out=FILE …] [FOLDER]
#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "bundle.hpp"
#include "describe.hpp"
#include "json.hpp"
#include "json_writer.hpp"
#include "query.hpp"

namespace {

using namespace figur;

constexpr int repetitions = 15;
constexpr double seconds_each = 0.1;

bool read_file(const std::string& path, std::string& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s is missing: run tests/bench/national.ts\n", path.c_str());
    return false;
  }
  out.assign(std::istreambuf_iterator<char>(file), {});
  return true;
}

double sum(const figur::Buffer<double>& values) {
  double total = 0;
  for (double value : values) {
    if (!std::isnan(value)) total += value;
  }
  return total;
}

// Compares with checksum.json; the sums are taken in the same order there, so they agree exactly.
bool agrees(const Answer& answer, const Json& expected) {
  bool ok = true;
  auto check = [&ok](const char* what, double ours, const Json* theirs) {
    if (theirs != nullptr && theirs->is(Json::Type::number) && theirs->number == ours) return;
    std::fprintf(stderr, "wrong answer: %s is %.17g, not %.17g\n", what, ours,
                 theirs == nullptr ? 0.0 : theirs->number);
    ok = false;
  };
  std::array<double, missing_count> statuses{};
  for (Missing missing : answer.values.missing) ++statuses[static_cast<std::size_t>(missing)];
  double members = 0;
  for (std::uint16_t count : answer.members) members += count;
  check("cells", static_cast<double>(answer.values.size()), expected.find("cells"));
  check("values", sum(answer.values.value), expected.find("values"));
  check("deviations", sum(answer.deviation), expected.find("deviations"));
  check("extremes", sum(answer.least) + sum(answer.most), expected.find("extremes"));
  check("members", members, expected.find("members"));
  const Json* counts = expected.find("statuses");
  for (std::size_t i = 0; i < statuses.size(); ++i) {
    const bool there = counts != nullptr && i < counts->items.size();
    check("a count of statuses", statuses[i], there ? &counts->items[i] : nullptr);
  }
  return ok;
}

// As the binding's load: the bundle read and described.
void load(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    Faults faults;
    Result<Bundle> bundle = read_bundle(text, faults);
    JsonWriter out;
    describe(*bundle, out);
    benchmark::DoNotOptimize(out.str().data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void evaluate_all(benchmark::State& state, Bundle& bundle, const Query& query) {
  for (auto _ : state) {
    Result<Answer> answer = evaluate(bundle, query);
    benchmark::DoNotOptimize(answer->values.value.data());
  }
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::string folder = argc > 1 ? argv[1] : "build/bench-data";
  std::string text, question, checksum;
  if (!read_file(folder + "/national.json", text) ||
      !read_file(folder + "/question.json", question) ||
      !read_file(folder + "/checksum.json", checksum)) {
    return 1;
  }
  Faults faults;
  Result<Bundle> bundle = read_bundle(text, faults);
  Result<Query> query = read_query(question);
  Result<Json> expected = parse_json(checksum);
  if (!bundle || !query || !expected) {
    const Error& error = !bundle ? bundle.error() : !query ? query.error() : expected.error();
    std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
    return 1;
  }
  Result<Answer> answer = evaluate(*bundle, *query);
  if (!answer) {
    std::fprintf(stderr, "%s\n", answer.error().message.c_str());
    return 1;
  }
  if (!agrees(*answer, *expected)) return 1;

  auto measure = [](auto* registered) {
    registered->Unit(benchmark::kMillisecond)
        ->Repetitions(repetitions)
        ->MinTime(seconds_each)
        ->ReportAggregatesOnly();
  };
  measure(
      benchmark::RegisterBenchmark("load", [&](benchmark::State& state) { load(state, text); }));
  measure(benchmark::RegisterBenchmark(
      "evaluate", [&](benchmark::State& state) { evaluate_all(state, *bundle, *query); }));
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
