// Replies merged to one table: {"task": …, "replies": [{"name", "fixed", "dataset"}]}.
#include "merge.hpp"

#include "holds.hpp"
#include "json_writer.hpp"

using namespace figur;
using namespace figur::fuzz;

namespace {

std::string text_of(const Json& json) {
  JsonWriter out;
  out.tree(json);
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Json> json = parse_json({reinterpret_cast<const char*>(data), size});
  if (!json) return 0;
  const Json* how = json->find("task");
  const Json* all = json->find("replies");
  if (how == nullptr || all == nullptr) return 0;
  Faults faults;
  const Result<MergeTask> task = read_merge_task(text_of(*how), faults);
  holds_faults(faults);
  if (!task) {
    holds_error(task.error());
    return 0;
  }
  std::vector<Reply> replies;
  for (const Json& one : all->items) {
    Reply reply{"reply " + std::to_string(replies.size()), "", {}};
    if (const Json* dataset = one.find("dataset")) reply.text = text_of(*dataset);
    if (const Json* fixed = one.find("fixed")) {
      for (const Json::Member& member : fixed->members) {
        reply.fixed.emplace_back(member.first, member.second.string);
      }
    }
    Faults own;
    const Result<ReplyHead> head = inspect(reply.text, task->keep, own);
    holds_faults(own);
    if (!head) holds_error(head.error());
    replies.push_back(std::move(reply));
  }
  const Result<Dataset> merged = merge(replies, *task, faults);
  holds_faults(faults);
  holds(merged.ok() != faults.has_errors(), "what has errors is refused, and nothing else");
  if (!merged) {
    holds_error(merged.error());
    return 0;
  }
  holds_dataset(*merged);
  return 0;
}
