// A question to the planner; replies made up for its requests, checked and merged.
#include "plan.hpp"

#include <algorithm>

#include "holds.hpp"
#include "json_writer.hpp"
#include "merge.hpp"

using namespace figur;
using namespace figur::fuzz;

namespace {

constexpr std::size_t most_cells = 20'000;  // of a table that replies are made for

std::size_t cells_of(const std::vector<PlannedDimension>& dimensions) {
  std::size_t out = 1;
  for (const PlannedDimension& dimension : dimensions) out *= dimension.codes.size();
  return out;
}

void holds_request(const PlannedRequest& request, const Question& question) {
  holds(request.cells > 0 && request.cells == cells_of(request.dimensions),
        "a request asks for as many cells as its codes span");
  holds(request.cells <= question.max_cells, "a request stays under the limit");
  holds_json(request_body(request, question.api));
}

// Follows from the codes, whatever their order and the other dimensions.
double value_of(const std::vector<PlannedDimension>& dimensions,
                const std::vector<std::size_t>& where) {
  std::size_t out = 0;
  for (std::size_t d = 0; d < where.size(); ++d) {
    std::size_t hash = 0;
    for (const char c : dimensions[d].id + "=" + dimensions[d].codes[where[d]]) {
      hash = hash * 131 + static_cast<unsigned char>(c);
    }
    out += hash % 9973;
  }
  return static_cast<double>(out % 1000);
}

// Calls `visit(cell, where)` for every cell that the dimensions span.
template <class Visit>
void each_cell(const std::vector<PlannedDimension>& dimensions, Visit visit) {
  std::vector<std::size_t> where(dimensions.size(), 0);
  const std::size_t cells = cells_of(dimensions);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    visit(cell, where);
    for (std::size_t d = where.size(); d-- > 0;) {
      if (++where[d] < dimensions[d].codes.size()) break;
      where[d] = 0;
    }
  }
}

std::string reply_to(const PlannedRequest& request) {
  const std::vector<PlannedDimension>& dimensions = request.dimensions;
  JsonWriter out;
  out.open('{');
  out.member("version", "2.0");
  out.member("class", "dataset");
  out.key("id");
  out.open('[');
  for (const PlannedDimension& one : dimensions) out.text(one.id);
  out.close(']');
  out.key("size");
  out.open('[');
  for (const PlannedDimension& one : dimensions) {
    out.integer(static_cast<long long>(one.codes.size()));
  }
  out.close(']');
  out.key("dimension");
  out.open('{');
  for (const PlannedDimension& one : dimensions) {
    out.key(one.id);
    out.open('{');
    out.key("category");
    out.open('{');
    out.key("index");
    out.texts(one.codes);
    out.close('}');
    out.close('}');
  }
  out.close('}');
  out.key("value");
  out.open('[');
  each_cell(dimensions, [&](std::size_t, const std::vector<std::size_t>& where) {
    out.number(value_of(dimensions, where));
  });
  out.close(']');
  out.close('}');
  return out.str();
}

MergeTask task_of(const PlannedTable& table) {
  MergeTask out;
  out.table = table.id;
  for (const PlannedDimension& one : table.keep) out.keep.emplace_back(one.id, one.codes);
  for (const auto& [dimension, sums] : table.sums) {
    for (const PlannedSum& sum : sums) {
      out.sums.push_back({dimension, sum.code, sum.label, sum.codes});
    }
  }
  out.geo = table.geo;
  out.time = table.time;
  return out;
}

// Every number stands where its codes are.
void holds_values(const Dataset& merged) {
  std::vector<PlannedDimension> dimensions;
  for (const Dimension& one : merged.dimensions) dimensions.push_back({one.id, one.codes});
  each_cell(dimensions, [&](std::size_t cell, const std::vector<std::size_t>& where) {
    const bool stated = merged.cells.missing[cell] != Missing::no_data;
    holds(!stated || merged.cells.value[cell] == value_of(dimensions, where),
          "a merged number is the reply's for the same codes");
  });
}

void holds_merged(const PlannedTable& table) {
  std::size_t cells = 0;
  for (const PlannedRequest& request : table.requests) cells += request.cells;
  if (cells == 0 || cells > most_cells || cells_of(table.keep) > most_cells) return;
  std::vector<Reply> replies;
  for (const PlannedRequest& request : table.requests) {
    Reply reply{"reply " + std::to_string(replies.size()), reply_to(request), request.fixed};
    std::vector<std::pair<std::string, std::vector<std::string>>> asked;
    for (const PlannedDimension& one : request.dimensions) asked.emplace_back(one.id, one.codes);
    Faults faults;
    const Result<ReplyHead> head = inspect(reply.text, asked, faults);
    holds(head.ok() && head->cells == request.cells, "what was asked for passes as a reply",
          head ? "" : head.error().message);
    replies.push_back(std::move(reply));
  }
  Faults faults;
  const Result<Dataset> merged = merge(replies, task_of(table), faults);
  holds_faults(faults);
  holds(merged.ok(), "replies as asked for are merged", merged ? "" : merged.error().message);
  holds_dataset(*merged);
  if (table.sums.empty()) holds_values(*merged);
  for (const PlannedDimension& kept : table.keep) {
    const Dimension* dimension = merged->find(kept.id);
    holds(dimension != nullptr && dimension->codes.size() == kept.codes.size(),
          "the table has what was kept", kept.id);
    for (const std::string& code : kept.codes) {
      holds(dimension->find(code) != Dimension::absent, "the table has what was kept", code);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Faults faults;
  Result<Question> question = read_question({reinterpret_cast<const char*>(data), size}, faults);
  holds_faults(faults);
  holds(question.ok() != faults.has_errors(), "what has errors is refused, and nothing else");
  if (!question) {
    holds_error(question.error());
    return 0;
  }
  const Result<Plan> plan = make_plan(*question);
  if (!plan) {
    holds_error(plan.error());
    return 0;
  }
  const std::string told = plan_json(*plan, *question);
  holds_json(told);
  const Result<Plan> again = make_plan(*question);
  holds(again.ok() && plan_json(*again, *question) == told, "the same question has the same plan");
  for (const PlanFault& fault : plan->faults) {
    holds(!fault.message.empty(), "a fault has a sentence");
  }
  for (const PlannedTable& table : plan->tables) {
    holds(table.requests.size() <= most_requests, "a table takes no more requests than allowed");
    for (const PlannedRequest& request : table.requests) holds_request(request, *question);
    holds_merged(table);
  }
  return 0;
}
