// The planner as JavaScript sees it: texts and bytes in, JSON texts out. web/src/bundle/planner.ts
// is the only caller. A module of its own: whoever looks at figures does not download it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "describe.hpp"
#include "merge.hpp"
#include "plan.hpp"

namespace {

using emscripten::val;
using namespace figur;

class Planner {
 public:
  // Where the caller puts the `n` bytes of a question or a reply: a view into the heap, to be
  // filled at once and not kept.
  val input(std::size_t n) {
    input_.resize(n);
    return val(emscripten::typed_memory_view(n, reinterpret_cast<std::uint8_t*>(input_.data())));
  }

  // The plan for the question in the input, or {"error", "faults"}.
  std::string plan() {
    Faults faults;
    const std::string text = std::move(input_);
    Result<Question> question = read_question(text, faults);
    if (!question) return error_json(question.error(), &faults);
    Result<Plan> plan = make_plan(*question);
    if (!plan) return error_json(plan.error(), &faults);
    return plan_json(*plan, *question);
  }

  // Sets the input aside as a reply for merge; `head` is {"name", "fixed"}. "" or an error.
  std::string add_reply(const std::string& head) {
    Faults faults;
    Reply reply;
    reply.text = std::move(input_);
    Result<Json> json = parse_json(head);
    if (!json) return error_json(json.error(), &faults);
    Reader reader{faults};
    reader.text(*json, Path(), "name", true, reply.name);
    if (const Json* fixed = reader.object(*json, Path(), "fixed", false)) {
      for (const Json::Member& member : fixed->members) {
        reply.fixed.emplace_back(member.first, member.second.string);
      }
    }
    if (faults.has_errors()) return error_json(faults.first_error(), &faults);
    replies_.push_back(std::move(reply));
    return "";
  }

  // {"dataset", "faults": [warnings]} of the replies that were added, or {"error", "faults"}. The
  // replies are gone afterwards.
  std::string merge(const std::string& task_json) {
    Faults faults;
    const std::vector<Reply> replies = std::move(replies_);
    replies_.clear();
    Result<MergeTask> task = read_merge_task(task_json, faults);
    if (!task) return error_json(task.error(), &faults);
    Result<Dataset> merged = figur::merge(replies, *task, faults);
    if (!merged) return error_json(merged.error(), &faults);
    JsonWriter out;
    out.open('{');
    out.key("faults");
    describe(faults, out);
    out.close('}');
    std::string head = out.str();
    head.pop_back();
    return head + ",\"dataset\":" + jsonstat_text(*merged) + "}";
  }

  // {"cells", "updated"} when the input is a reply to the request, else {"error", "faults"}.
  std::string inspect(const std::string& asked_json) {
    Faults faults;
    const std::string text = std::move(input_);
    // Its "keep" are the dimensions asked for.
    Result<MergeTask> asked = read_merge_task(asked_json, faults);
    if (!asked) return error_json(asked.error(), &faults);
    Result<ReplyHead> head = figur::inspect(text, asked->keep, faults);
    if (!head) return error_json(head.error(), &faults);
    JsonWriter out;
    out.open('{');
    out.member("cells", static_cast<long long>(head->cells));
    out.member("updated", head->updated);
    out.close('}');
    return out.str();
  }

 private:
  std::string input_;
  std::vector<Reply> replies_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(planner) {
  emscripten::class_<Planner>("Planner")
      .constructor<>()
      .function("input", &Planner::input)
      .function("plan", &Planner::plan)
      .function("addReply", &Planner::add_reply)
      .function("merge", &Planner::merge)
      .function("inspect", &Planner::inspect);
}
