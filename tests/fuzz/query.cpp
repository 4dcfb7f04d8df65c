// Questions of every kind to a small bundle.
#include "query.hpp"

#include "answers.hpp"
#include "holds.hpp"

using namespace figur;
using namespace figur::fuzz;

namespace {

template <class Asked>
void read_and_ask(const Result<Asked>& query) {
  if (!query) return holds_error(query.error());
  ask(small_bundle(), *query);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_and_ask(read_query(text));
  read_and_ask(read_area_query(text));
  read_and_ask(read_findings_query(text));
  read_and_ask(read_rank_query(text));
  return 0;
}
