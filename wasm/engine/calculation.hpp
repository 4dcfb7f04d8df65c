// The values of indicators over a scope: results of every region, averages of every group.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "remark.hpp"
#include "scope.hpp"

namespace figur {

struct Values {
  Column regions;                     // [row * years + year]
  Column groups;                      // [group * years + year]
  Buffer<std::int8_t> average;        // [year] Average, or -1 not defined
  Buffer<std::uint8_t> redefined;     // [year] 1 where it, or what it refers to, is computed anew
  std::vector<Spread> spreads;        // [group]
  std::vector<Part> parts;            // [group] who takes part in its average, when kept
  Buffer<Missing> without_weight;     // [row * years + year] why a result has no inhabitants; empty
                                      // when inhabitants do not weigh
  std::vector<std::string> names;     // of the inputs, over all versions
  std::vector<Column> region_inputs;  // [name]
  std::vector<Column> group_inputs;   // [name]
  std::vector<Corrected> corrected;
};

// Each indicator is computed once, when it is first asked for or referred to.
class Calculation {
 public:
  // `keep_parts`: the question is who is behind an average.
  explicit Calculation(const Scope& scope, bool keep_parts = false)
      : scope_(scope), keep_parts_(keep_parts) {}
  const Values& of(const Indicator& indicator);
  // Gives the room of its values back. No reference to them may be kept.
  void forget(const Indicator& indicator);

 private:
  struct Work;
  void mark_redefinitions(const Definition& definition, Values& out);
  void compute(Work& work);
  Column results_of(Work& work);
  void average(Work& work, const Column& results);
  void take_part(Work& work, const Column& results);
  void sum_inputs(Work& work);
  Column weighted(Work& work);
  Column means(const Work& work, const Column& results) const;
  void mark_rest(const Work& work, std::size_t g, const Column& results, Column& averages) const;
  void tell_members(Work& work, std::size_t g, const Column& results, Column& averages) const;
  const Column* operand(const Operand& operand, const Work& work);
  Column place_operand(const Operand& operand, const Work& work);
  Column repeated(const Column& series, std::size_t places) const;

  const Scope& scope_;
  const bool keep_parts_;
  std::vector<std::unique_ptr<Values>> done_;
  CodeIndex done_index_;  // by the indicator's id
};

}  // namespace figur
