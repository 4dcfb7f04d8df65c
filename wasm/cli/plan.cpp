// asss plan: what SSB has to be asked for, from a folder of definitions.
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "command.hpp"
#include "plan.hpp"

namespace asss {

using namespace figur;

namespace {

constexpr const char* help =
    "plan DEFS [--metadata DIR of <table>.json] [--areas A,B] [--places CODE,GROUP…] [--years "
    "A:B]\n"
    "     [--municipalities all] [--api v2|v1] [--max-cells N] [--format text|json]\n"
    "DEFS is a folder like indicator-defs. Without the metadata of a table only their address is\n"
    "printed.";

// The .json files of a folder by name; empty when it cannot be read.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::filesystem::path> folders(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> out;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.is_directory()) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// A file that is one JSON value; nullopt after saying on stderr why not.
std::optional<std::string> read_json(const std::string& path) {
  std::optional<std::string> text = read_file(path);
  if (!text) return std::nullopt;
  const Result<Json> json = parse_json(*text);
  if (json) return text;
  std::fprintf(stderr, "%s: %s\n", path.c_str(), json.error().message.c_str());
  return std::nullopt;
}

// The question as JSON, put together from the files; the choices are added by the caller.
std::optional<std::string> question_of(const std::string& defs, const std::string& metadata) {
  std::string out = "{";
  for (const char* name : {"regions", "groups", "tables"}) {
    const std::optional<std::string> text = read_json(defs + "/" + name + ".json");
    if (!text) return std::nullopt;
    out += std::string(out.size() > 1 ? "," : "") + "\"" + name + "\":" + *text;
  }
  out += ",\"definitions\":[";
  bool first = true;
  for (const auto& area : folders(defs)) {
    for (const auto& file : json_files(area)) {
      const std::optional<std::string> text = read_json(file.string());
      if (!text) return std::nullopt;
      out += (first ? "" : ",") + *text;
      first = false;
    }
  }
  std::error_code error;
  if (!metadata.empty() && !std::filesystem::is_directory(metadata, error)) {
    std::fprintf(stderr, "%s: is not a folder\n", metadata.c_str());
    return std::nullopt;
  }
  out += "],\"metadata\":{";
  first = true;
  for (const auto& file :
       metadata.empty() ? std::vector<std::filesystem::path>() : json_files(metadata)) {
    const std::optional<std::string> text = read_json(file.string());
    if (!text) return std::nullopt;
    out += std::string(first ? "" : ",") + "\"" + file.stem().string() + "\":" + *text;
    first = false;
  }
  return out + "}}";
}

std::string read_options(const Arguments& arguments, Question& out) {
  if (!arguments.get("--areas").empty()) out.areas = split(arguments.get("--areas"), ',');
  if (!arguments.get("--places").empty()) {
    out.all_places = false;
    out.places = split(arguments.get("--places"), ',');
  }
  const std::string municipalities = arguments.get("--municipalities");
  if (!municipalities.empty() && municipalities != "all") return "--municipalities is all";
  out.all_municipalities = municipalities == "all";
  const std::string years = arguments.get("--years");
  if (!years.empty()) {
    const std::vector<std::string> ends = split(years, ':');
    if (ends.size() > 2 || !parse_year(ends.front(), out.years.from) ||
        !parse_year(ends.back(), out.years.to) || out.years.from > out.years.to) {
      return "--years is A:B, four digits each";
    }
  }
  const std::string api = arguments.get("--api");
  if (!api.empty() && api != "v1" && api != "v2") return "--api is v2 or v1";
  if (api == "v1") out.api = Api::v1;
  const std::string most = arguments.get("--max-cells");
  if (!most.empty()) {
    if (most.size() > 9 || most.find_first_not_of("0123456789") != std::string::npos ||
        most.find_first_not_of('0') == std::string::npos) {
      return "--max-cells is a number from 1 on";
    }
    out.max_cells = static_cast<std::size_t>(std::stoul(most));
  }
  return "";
}

void print(const Plan& plan, const Question& question) {
  std::size_t requests = 0;
  std::size_t cells = 0;
  for (const PlannedTable& table : plan.tables) {
    if (table.by_hand) {
      std::printf("%s: handed in as a file\n", table.id.c_str());
      continue;
    }
    if (table.metadata == nullptr) {
      std::printf("%s: metadata needed: GET %s\n", table.id.c_str(),
                  metadata_path(table.id, question.api).c_str());
      continue;
    }
    std::printf("%s: %s\n", table.id.c_str(), shown(table.metadata->dataset.label).c_str());
    for (const PlannedRequest& request : table.requests) {
      std::printf("  POST %s  %zu cells\n  %s\n", data_path(table.id, question.api).c_str(),
                  request.cells, request_body(request, question.api).c_str());
      ++requests;
      cells += request.cells;
    }
  }
  std::printf("%zu requests, %zu cells, %zu tables, %zu indicators, %zu regions\n", requests, cells,
              plan.tables.size(), plan.definitions.size(), plan.regions.size());
}

void print_faults(const std::vector<PlanFault>& faults) {
  for (const PlanFault& fault : faults) {
    std::string line = fault.severity == Severity::warning ? "warning: " : "error: ";
    if (!fault.indicator.empty()) line += fault.indicator + " " + fault.input + ": ";
    line += fault.message;
    for (std::size_t i = 0; i < fault.nearest.size(); ++i) {
      line += (i == 0 ? "; nearest: " : " | ") + fault.nearest[i];
    }
    std::fprintf(stderr, "%s\n", shown(line).c_str());
  }
}

}  // namespace

int print_plan(const std::vector<std::string>& words) {
  Arguments arguments;
  std::string wrong = parse_arguments(words,
                                      {"--metadata", "--areas", "--places", "--years",
                                       "--municipalities", "--api", "--max-cells", "--format"},
                                      {}, arguments);
  if (wrong == "a bundle is missing") wrong = "the folder of definitions is missing";
  const std::string format = arguments.get("--format");
  if (wrong.empty() && !format.empty() && format != "text" && format != "json") {
    wrong = "--format is text or json";
  }
  Question options;
  if (wrong.empty()) wrong = read_options(arguments, options);
  if (!wrong.empty()) return usage(wrong + "\n" + help);
  const std::optional<std::string> text =
      question_of(arguments.bundle, arguments.get("--metadata"));
  if (!text) return 1;
  Faults faults;
  Result<Question> question = read_question(*text, faults);
  if (!question) {
    std::fputs(fault_lines(arguments.bundle, faults, Severity::error).c_str(), stderr);
    return 1;
  }
  question->areas = options.areas;
  question->all_places = options.all_places;
  question->places = options.places;
  question->all_municipalities = options.all_municipalities;
  question->years = options.years;
  question->api = options.api;
  question->max_cells = options.max_cells;
  Result<Plan> plan = make_plan(*question);
  if (!plan) return refuse(arguments.bundle, plan.error());
  if (format == "json") {
    std::puts(plan_json(*plan, *question).c_str());
  } else {
    print(*plan, *question);
    print_faults(plan->faults);
  }
  return 0;
}

}  // namespace asss
