#include "result.hpp"

namespace figur {

const char* name(Code code) {
  switch (code) {
    case Code::json: return "json";
    case Code::type: return "type";
    case Code::format: return "format";
    case Code::limit: return "limit";
    case Code::unknown: return "unknown";
    case Code::ambiguous: return "ambiguous";
    case Code::formula: return "formula";
    case Code::cycle: return "cycle";
    case Code::unsupported: return "unsupported";
  }
  return "format";
}

void Faults::keep(Fault fault) {
  std::size_t& so_far = fault.severity == Severity::error ? errors_ : warnings_;
  if (so_far++ < kept) all_.push_back(std::move(fault));
  else ++dropped_;
}

void Faults::add(Severity severity, Code code, const Path& where, const char* sentence,
                 const Word* words, std::size_t count) {
  std::size_t& so_far = severity == Severity::error ? errors_ : warnings_;
  if (so_far >= kept) {
    ++so_far;
    ++dropped_;
    return;
  }
  keep({severity, code, where.text(), fill(sentence, words, count)});
}

void Faults::add(const Error& error) {
  keep({Severity::error, error.code, error.where, error.message});
}

void Faults::append(const Faults& other) {
  for (const Fault& one : other.all_) keep(one);
  dropped_ += other.dropped_;
}

Error Faults::first_error() const {
  for (const Fault& one : all_) {
    if (one.severity == Severity::error) return {one.code, one.where, one.message, 0};
  }
  return {};
}

Error make_error(Code code, const Path& where, std::size_t position, std::string message) {
  return {code, where.text(), std::move(message), position};
}

}  // namespace figur
