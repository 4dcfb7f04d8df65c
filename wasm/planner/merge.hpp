// From replies to the one table that a bundle has of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dataset.hpp"
#include "json.hpp"

namespace figur {

// A reply of SSB, or a saved file of the same form.
struct Reply {
  std::string name;  // for messages
  std::string text;
  // Dimensions that were left out, each with the category that the reply stands for.
  std::vector<std::pair<std::string, std::string>> fixed;
};

// What becomes of the replies. Written by the planner (PlannedTable), or by hand for saved files.
struct MergeTask {
  std::string table;
  bool by_hand = false;
  std::vector<std::pair<std::string, std::vector<std::string>>> keep;  // else all categories
  struct Sum {
    std::string dimension, code, label;
    std::vector<std::string> codes;  // empty: the category of replies without the dimension
  };
  std::vector<Sum> sums;
  std::string geo, time;            // dimension ids; "" : by role or SSB's usual names
  std::string absent;               // the sign of cells that no reply states, or ""
  std::vector<std::string> accept;  // years ("2025") in which the table may be empty
};

// Reads {"id", "byHand", "keep", "sums", "geo", "time", "absent", "accept"}.
Result<MergeTask> read_merge_task(std::string_view text, Faults& faults);

// All replies as one dataset: time upwards, other categories as they came or as `keep` has them.
// Cells that two replies state alike overlap; that they state differently is an error naming both.
// A cell that no reply states has Missing::no_data. Sums follow the rule of select.hpp. A year in
// which no cell has a value, though others have, is an error unless accepted: SSB's tables are
// emptied for minutes on days of publication; so is a table without any value. A content that is
// empty in one year is a warning. Tables by hand may be empty anywhere.
Result<Dataset> merge(const std::vector<Reply>& replies, const MergeTask& task, Faults& faults);

// As JSON-stat 2.0: dense, row-major. A cell that nobody states is null without a status.
std::string jsonstat_text(const Dataset& dataset);

// Whether a reply is what was asked for: exactly these dimensions and codes, in any order. Errors
// name the dimension or code.
struct ReplyHead {
  std::size_t cells = 0;
  std::string updated;
};
Result<ReplyHead> inspect(
    std::string_view reply,
    const std::vector<std::pair<std::string, std::vector<std::string>>>& asked, Faults& faults);

}  // namespace figur
