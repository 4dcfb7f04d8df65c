// Internal: everything that is wanted of one table, put together.
#pragma once

#include "resolve.hpp"

namespace figur {

class TablePlan {
 public:
  TablePlan(std::string id, const Question& question);

  const std::string& id() const { return id_; }
  const TableFacts& facts() const { return facts_; }
  const Metadata* metadata() const { return metadata_; }

  // The source's figures are wanted; `times` are positions along its time dimension.
  void add(const ResolvedSource& source, const std::vector<std::size_t>& times);

  // What is kept and asked for, for these regions. Regions that the table does not have, and
  // municipalities that only the table has, are told in `plan`.
  PlannedTable finish(const Question& question, Plan& plan) const;

 private:
  // Sources that leave out the same dimensions, and so can share requests.
  struct Part {
    std::vector<std::pair<std::string, std::string>> fixed;
    std::vector<std::vector<bool>> asked;  // per dimension of the metadata, by position
  };
  Part& part_for(const ResolvedSource& source);
  void keep(const std::string& dimension, const std::string& code);
  std::vector<bool> region_codes(const Question& question, Plan& plan) const;
  std::vector<int> years_asked() const;

  std::string id_;
  const TableFacts& facts_;
  const Metadata* metadata_;
  std::vector<Part> parts_;
  std::vector<PlannedDimension> kept_;
  std::size_t geo_ = 0, time_ = 0;
};

// The fewest boxes that together hold `whole` and none more than `most` cells.
std::vector<PlannedRequest> split(const PlannedRequest& whole, std::size_t most);

}  // namespace figur
