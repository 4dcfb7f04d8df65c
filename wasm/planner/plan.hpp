// From definitions to what SSB is asked for: the tables, their codes, and the fewest requests that
// stay under SSB's limit. Nothing here fetches: the plan is made again when metadata have come.
//
// SSB's API (ssb.no/api/pxwebapi): at most 800 000 cells a request; v2 and the older v1 take the
// same choice in different words.
#pragma once

#include <string>
#include <vector>

#include "question.hpp"

namespace figur {

// Something of a definition that the tables do not have. The rest of the plan stands without it.
struct PlanFault {
  Severity severity = Severity::error;
  std::string indicator, input;  // "" for the table as a whole
  std::string table, dimension;
  std::string wanted;                // the code, label or years; or ""
  std::vector<std::string> nearest;  // what the table has instead: "code label"
  std::string message;
};

// A category of ours: the sum of SSB's `codes`; without any, what SSB gives when the dimension is
// left out.
struct PlannedSum {
  std::string code, label;
  std::vector<std::string> codes;
};

struct PlannedDimension {
  std::string id;
  std::vector<std::string> codes;
};

struct PlannedRequest {
  std::vector<PlannedDimension> dimensions;  // in the table's order
  // Dimensions left out, each with the category of ours that the reply stands for.
  std::vector<std::pair<std::string, std::string>> fixed;
  std::size_t cells = 0;
};

struct PlannedTable {
  std::string id;
  bool by_hand = false;
  const Metadata* metadata = nullptr;  // nullptr: still to be fetched, or handed in
  std::vector<PlannedDimension> keep;  // categories that the bundle's table has
  std::vector<std::pair<std::string, std::vector<PlannedSum>>> sums;  // by dimension
  std::string geo, time;
  std::vector<PlannedRequest> requests;
};

// The sources of one input as they are to stand in the bundle.
struct PlannedInput {
  std::size_t definition = 0;  // index into Question::definitions
  std::size_t version = 0;
  std::string input;
  std::vector<Source> sources;
};

struct Plan {
  std::vector<std::size_t> definitions;  // asked for, and those they build on
  std::vector<std::uint32_t> regions;    // asked for: index into Regions::all
  // Municipalities of the tables that no region's history has.
  std::vector<std::pair<std::string, std::string>> unknown_regions;  // code, label
  std::vector<PlannedTable> tables;
  std::vector<PlannedInput> inputs;
  std::vector<PlanFault> faults;
};

// Most requests that one table may take.
inline constexpr std::size_t most_requests = 1000;

// Errors: a question that names areas, places or indicators that do not exist.
Result<Plan> make_plan(const Question& question);

// As JSON (web/src/bundle/types.ts: Plan).
std::string plan_json(const Plan& plan, const Question& question);
// Body and address of a request, the latter below "…/api/".
std::string request_body(const PlannedRequest& request, Api api);
std::string data_path(const std::string& table, Api api);
std::string metadata_path(const std::string& table, Api api);

}  // namespace figur
