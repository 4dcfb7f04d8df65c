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

void Faults::add(Fault fault) {
  if (fault.severity == Severity::error) ++errors_;
  if (all_.size() < kept) {
    all_.push_back(std::move(fault));
  } else {
    ++dropped_;
  }
}

void Faults::error(Code code, std::string where, std::string message) {
  add({Severity::error, code, std::move(where), std::move(message)});
}

void Faults::warning(Code code, std::string where, std::string message) {
  add({Severity::warning, code, std::move(where), std::move(message)});
}

Error Faults::first_error() const {
  for (const Fault& fault : all_) {
    if (fault.severity == Severity::error) return {fault.code, fault.where, fault.message};
  }
  return {Code::format, "", "more faults than are kept", 0};
}

void Faults::append(const Faults& other, const std::string& prefix) {
  for (const Fault& fault : other.all_) {
    add({fault.severity, fault.code, prefix + fault.where, fault.message});
  }
  dropped_ += other.dropped_;
}

}  // namespace figur
