// The engine natively on the same bundle and questions as measure.ts; data.ts writes both, and the
// checksums of the answers. Usage: engine_bench [--benchmark_out=FILE …] FOLDER
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "bundle.hpp"
#include "describe.hpp"
#include "json.hpp"
#include "json_writer.hpp"
#include "query.hpp"

namespace {

using namespace figur;

constexpr int repetitions = 7;
constexpr double seconds_each = 0.05;

bool read_file(const std::string& path, std::string& out) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "%s is missing: run tests/bench/data.ts\n", path.c_str());
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

// Compares with the checksum; the sums are taken in the same order there, so they agree exactly.
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

// What is given back to nobody, in bytes. glibc's own account, large pieces included.
double allocated() {
  const struct mallinfo2 info = mallinfo2();
  return static_cast<double>(info.uordblks) + static_cast<double>(info.hblkhd);
}

// As the binding's load: the bundle read and described.
void open(benchmark::State& state, const std::string& text) {
  for (auto _ : state) {
    Faults faults;
    Result<Bundle> bundle = read_bundle(text, faults);
    JsonWriter out;
    describe(*bundle, out);
    benchmark::DoNotOptimize(out.str().data());
  }
}

// As the binding's evaluate: the question read and answered. The questions take turns.
void ask(benchmark::State& state, Bundle& bundle, const std::vector<std::string>& questions) {
  std::size_t turn = 0;
  for (auto _ : state) {
    Result<Query> query = read_query(questions[turn++ % questions.size()]);
    Result<Answer> answer = evaluate(bundle, *query);
    benchmark::DoNotOptimize(answer->values.value.data());
  }
}

struct Work {
  std::string name;
  std::vector<std::string> questions;
};

// Every question of work.json; false when the file is not sound or an answer is wrong.
bool read_work(const std::string& text, Bundle& bundle, std::vector<Work>& out) {
  Result<Json> read = parse_json(text);
  if (!read) {
    std::fprintf(stderr, "work.json: %s\n", read.error().message.c_str());
    return false;
  }
  for (const auto& [name, list] : read->members) {
    Work work{name, {}};
    for (const Json& one : list.items) {
      const Json* question = one.find("question");
      const Json* checksum = one.find("checksum");
      if (question == nullptr || checksum == nullptr) return false;
      JsonWriter asked;
      asked.tree(*question);
      Result<Query> query = read_query(asked.str());
      Result<Answer> answer = query ? evaluate(bundle, *query) : query.error();
      if (!answer) {
        std::fprintf(stderr, "%s: %s\n", name.c_str(), answer.error().message.c_str());
        return false;
      }
      if (!agrees(*answer, *checksum)) return false;
      work.questions.push_back(asked.str());
    }
    out.push_back(work);
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: engine_bench [--benchmark_out=FILE …] FOLDER\n");
    return 2;
  }
  const std::string folder = argv[1];
  std::string text, work_file;
  if (!read_file(folder + "/bundle.json", text) || !read_file(folder + "/work.json", work_file)) {
    return 1;
  }
  const double before = allocated();
  Faults faults;
  Result<Bundle> bundle = read_bundle(text, faults);
  if (!bundle) {
    std::fprintf(stderr, "%s: %s\n", bundle.error().where.c_str(), bundle.error().message.c_str());
    return 1;
  }
  benchmark::AddCustomContext("bytes_of_bundle", std::to_string(allocated() - before));
  std::vector<Work> works;
  if (!read_work(work_file, *bundle, works)) return 1;

  auto measure = [](auto* registered) {
    registered->Unit(benchmark::kMillisecond)->Repetitions(repetitions)->MinTime(seconds_each);
  };
  measure(
      benchmark::RegisterBenchmark("open", [&](benchmark::State& state) { open(state, text); }));
  for (const Work& work : works) {
    measure(benchmark::RegisterBenchmark(
        work.name.c_str(), [&](benchmark::State& state) { ask(state, *bundle, work.questions); }));
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
