#include "merge.hpp"

#include <algorithm>
#include <cmath>

#include "jsonstat.hpp"
#include "metadata.hpp"
#include "number.hpp"
#include "text.hpp"

namespace figur {

namespace {

// Walks every cell of some dimensions; `where` has the position along each.
template <class Visit>
void for_each_cell(const std::vector<Dimension>& dimensions, Visit visit) {
  std::vector<std::size_t> where(dimensions.size(), 0);
  std::size_t cells = 1;
  for (const Dimension& dimension : dimensions) cells *= dimension.codes.size();
  for (std::size_t cell = 0; cell < cells; ++cell) {
    visit(cell, where);
    for (std::size_t d = where.size(); d-- > 0;) {
      if (++where[d] < dimensions[d].codes.size()) break;
      where[d] = 0;
    }
  }
}

std::size_t set_strides(std::vector<Dimension>& dimensions) {
  std::size_t stride = 1;
  for (std::size_t i = dimensions.size(); i-- > 0;) {
    dimensions[i].stride = stride;
    stride *= dimensions[i].codes.size();
  }
  return stride;
}

void add_category(Dimension& out, const std::string& code, const std::string& label,
                  const Unit& unit) {
  const auto position = static_cast<std::uint32_t>(out.codes.size());
  if (!out.position.add(code, position)) {
    const std::uint32_t known = out.find(code);
    if (out.labels[known] == code) out.labels[known] = label;
    if (out.units[known].base.empty() && out.units[known].decimals < 0) out.units[known] = unit;
    return;
  }
  out.codes.push_back(code);
  out.labels.push_back(label);
  out.units.push_back(unit);
}

std::string cell_text(const Cell& cell) {
  const std::string sign = cell_sign(cell.missing, cell.flags);
  if (cell.missing != Missing::none) return sign;
  return number_text(cell.value) + (sign.empty() ? "" : " (" + sign + ")");
}

// The replies' cells laid into one box of all their categories.
class Box {
 public:
  Box(const MergeTask& task, Faults& faults) : task_(task), faults_(faults) {}

  // Adds the dimension that was left out, with the category that the reply stands for.
  static void put_back(const Reply& reply, Dataset& dataset) {
    for (const auto& [id, code] : reply.fixed) {
      if (dataset.find(id) != nullptr) continue;
      Dimension dimension;
      dimension.id = id;
      dimension.label = id;
      dimension.units.resize(1);
      dimension.codes = {code};
      dimension.labels = {code};
      dimension.position.add(code, 0);
      // A dimension of one category moves no cell, wherever it stands.
      const std::ptrdiff_t place = dataset.dimensions.empty() ? 0 : 1;
      dataset.dimensions.insert(dataset.dimensions.begin() + place, std::move(dimension));
      set_strides(dataset.dimensions);
    }
  }

  void widen(const Dataset& dataset, const std::string& name) {
    std::vector<Dimension>& own = box_.dimensions;
    if (own.empty()) {
      for (const Dimension& dimension : dataset.dimensions) {
        Dimension empty;
        empty.id = dimension.id;
        empty.label = dimension.label;
        own.push_back(std::move(empty));
      }
      first_ = name;
    }
    bool same = own.size() == dataset.dimensions.size();
    for (const Dimension& dimension : own) same = same && dataset.find(dimension.id) != nullptr;
    if (!same) {
      faults_.error(Code::format, Path(), "% has the dimensions %, but % has %", name,
                    ids(dataset.dimensions), first_, ids(own));
      return;
    }
    for (Dimension& dimension : own) {
      const Dimension& theirs = *dataset.find(dimension.id);
      if (dimension.role == Role::none) dimension.role = theirs.role;
      if (dimension.label == dimension.id) dimension.label = theirs.label;
      for (std::size_t i = 0; i < theirs.codes.size(); ++i) {
        add_category(dimension, theirs.codes[i], theirs.labels[i],
                     theirs.units.empty() ? Unit() : theirs.units[i]);
      }
    }
    if (box_.label.empty()) box_.label = dataset.label;
    if (box_.source.empty()) box_.source = dataset.source;
    if (dataset.updated > box_.updated) box_.updated = dataset.updated;
    for (const std::string& note : dataset.notes) {
      if (std::find(box_.notes.begin(), box_.notes.end(), note) == box_.notes.end()) {
        box_.notes.push_back(note);
      }
    }
  }

  bool allocate() {
    double cells = 1;
    for (const Dimension& dimension : box_.dimensions) {
      cells *= static_cast<double>(dimension.codes.size());
    }
    if (cells > static_cast<double>(max_cells)) {
      faults_.error(Code::limit, Path(), "more than % cells", max_cells);
      return false;
    }
    box_.cells = Column(set_strides(box_.dimensions));
    origin_ = Buffer<std::uint32_t>(box_.cells.size(), 0);
    return true;
  }

  void lay(const Dataset& dataset, const std::vector<Reply>& replies, std::uint32_t which) {
    // Per dimension of the reply: where each of its categories stands in the box.
    std::vector<std::vector<std::size_t>> offsets;
    for (const Dimension& theirs : dataset.dimensions) {
      const Dimension& own = *box_.find(theirs.id);
      offsets.emplace_back();
      for (const std::string& code : theirs.codes) {
        offsets.back().push_back(own.find(code) * own.stride);
      }
    }
    for_each_cell(dataset.dimensions, [&](std::size_t cell, const std::vector<std::size_t>& where) {
      const Cell theirs = dataset.cells.at(cell);
      std::size_t at = 0;
      for (std::size_t d = 0; d < where.size(); ++d) at += offsets[d][where[d]];
      const Cell own = box_.cells.at(at);
      if (theirs.missing == Missing::no_data) {
        // A null contradicts nothing, but may be marked as provisional.
        if (own.missing == Missing::no_data) box_.cells.flags[at] |= theirs.flags;
      } else if (own.missing == Missing::no_data) {
        box_.cells.value[at] = theirs.value;
        box_.cells.missing[at] = theirs.missing;
        box_.cells.flags[at] = theirs.flags;
        origin_[at] = which;
      } else if (own.missing != theirs.missing || own.flags != theirs.flags ||
                 (own.missing == Missing::none && own.value != theirs.value)) {
        contradict(dataset, where, cell_text(theirs), replies[which].name, cell_text(own),
                   replies[origin_[at]].name);
      }
    });
  }

  Dataset take() { return std::move(box_); }

 private:
  static std::string ids(const std::vector<Dimension>& dimensions) {
    std::string out;
    for (const Dimension& dimension : dimensions) out += (out.empty() ? "" : ", ") + dimension.id;
    return out;
  }

  void contradict(const Dataset& dataset, const std::vector<std::size_t>& where,
                  const std::string& theirs, const std::string& their_name, const std::string& own,
                  const std::string& own_name) {
    std::string codes;
    for (std::size_t d = 0; d < where.size(); ++d) {
      const Dimension& dimension = dataset.dimensions[d];
      codes += (d == 0 ? "" : " ") + dimension.id + "=" + dimension.codes[where[d]];
    }
    faults_.error(Code::ambiguous, Path(), "table % at %: % says %, but % says %", task_.table,
                  codes, their_name, theirs, own_name, own);
  }

  const MergeTask& task_;
  Faults& faults_;
  Dataset box_;
  std::string first_;  // name of the first reply
  Buffer<std::uint32_t> origin_;
};

// One dimension of the result, and which categories of the box each of its own is the sum of.
struct Slice {
  Dimension dimension;
  std::vector<std::vector<std::size_t>> from;  // offsets in the box
};

Slice slice_of(const Dimension& box, const MergeTask& task, bool is_time, Faults& faults) {
  Slice out;
  out.dimension.id = box.id;
  out.dimension.label = box.label;
  out.dimension.role = box.role;
  std::vector<std::string> codes = box.codes;
  for (const auto& [id, kept] : task.keep) {
    if (id == box.id) codes = kept;
  }
  if (is_time) {
    // Years, quarters and months of one table are equally long, so their order as texts is time's.
    std::sort(codes.begin(), codes.end());
  }
  for (const std::string& code : codes) {
    const MergeTask::Sum* sum = nullptr;
    for (const MergeTask::Sum& one : task.sums) {
      if (one.dimension == box.id && one.code == code) sum = &one;
    }
    std::vector<std::string> parts{code};
    if (sum != nullptr && !sum->codes.empty()) parts = sum->codes;
    std::vector<std::size_t> offsets;
    for (const std::string& part : parts) {
      const std::uint32_t position = box.find(part);
      if (position == Dimension::absent) {
        faults.error(Code::unknown, Path(), "table % has no @ in %", task.table, part, box.id);
        continue;
      }
      offsets.push_back(position * box.stride);
    }
    const std::uint32_t own = box.find(code);
    const Unit unit = own == Dimension::absent ? Unit() : box.units[own];
    const std::string& label = sum != nullptr             ? sum->label
                               : own == Dimension::absent ? code
                                                          : box.labels[own];
    add_category(out.dimension, code, label, unit);
    out.from.push_back(std::move(offsets));
  }
  return out;
}

// The sum of some cells of the box, as select.hpp sums codes; a cell that nobody stated makes it
// unstated.
Cell sum_of(const Column& cells, const std::vector<std::size_t>& at) {
  if (at.size() == 1) return cells.at(at[0]);
  Cell out;
  double total = 0;
  bool counted = false;
  out.missing = Missing::none;
  bool unstated = false;
  for (std::size_t i : at) {
    const Missing missing = cells.missing[i];
    out.flags = static_cast<Flags>(out.flags | (cells.flags[i] & flag::provisional));
    if (missing == Missing::not_applicable) continue;
    if (missing == Missing::no_data) unstated = true;
    out.missing = stronger(out.missing, missing);
    total += cells.value[i];
    counted = true;
  }
  if (!counted) out.missing = Missing::not_applicable;
  if (unstated) out.missing = Missing::no_data;
  if (out.missing == Missing::none && !std::isfinite(total)) out.missing = Missing::overflow;
  out.value = out.missing == Missing::none ? total : nan_value;
  return out;
}

Dataset slice(const Dataset& box, const MergeTask& task, const Dimension* time, Faults& faults) {
  Dataset out;
  out.label = box.label;
  out.source = box.source;
  out.updated = box.updated;
  out.notes = box.notes;
  std::vector<Slice> slices;
  for (const Dimension& dimension : box.dimensions) {
    slices.push_back(slice_of(dimension, task, &dimension == time, faults));
    out.dimensions.push_back(slices.back().dimension);
  }
  if (faults.has_errors()) return out;
  out.cells = Column(set_strides(out.dimensions));
  std::vector<std::size_t> at;
  for_each_cell(out.dimensions, [&](std::size_t cell, const std::vector<std::size_t>& where) {
    at.assign(1, 0);
    for (std::size_t d = 0; d < where.size(); ++d) {
      const std::vector<std::size_t>& from = slices[d].from[where[d]];
      const std::size_t n = at.size();
      for (std::size_t i = 1; i < from.size(); ++i) {
        for (std::size_t a = 0; a < n; ++a) at.push_back(at[a] + from[i]);
      }
      for (std::size_t a = 0; a < n; ++a) at[a] += from[0];
    }
    const Cell sum = sum_of(box.cells, at);
    out.cells.value[cell] = sum.value;
    out.cells.missing[cell] = sum.missing;
    out.cells.flags[cell] = sum.flags;
  });
  return out;
}

// Which categories of a dimension have a value somewhere, over those of another: [other * n + one].
struct Filled {
  std::vector<bool> year;     // by time
  std::vector<bool> content;  // by content * times + time
};

Filled filled_in(const Dataset& dataset, std::size_t time, std::size_t metric) {
  const std::size_t times = dataset.dimensions[time].codes.size();
  const std::size_t contents =
      metric < dataset.dimensions.size() ? dataset.dimensions[metric].codes.size() : 1;
  Filled out{std::vector<bool>(times, false), std::vector<bool>(contents * times, false)};
  for_each_cell(dataset.dimensions, [&](std::size_t cell, const std::vector<std::size_t>& where) {
    if (dataset.cells.missing[cell] != Missing::none) return;
    out.year[where[time]] = true;
    const std::size_t content = metric < where.size() ? where[metric] : 0;
    out.content[content * times + where[time]] = true;
  });
  return out;
}

void check_filled(const Dataset& dataset, const MergeTask& task, Faults& faults) {
  const Dimension* time = dataset.find(Role::time, task.time);
  if (time == nullptr || dataset.cells.size() == 0) return;
  const Dimension* metric = dataset.find(Role::metric);
  const auto index = [&](const Dimension* one) {
    return one == nullptr ? dataset.dimensions.size()
                          : static_cast<std::size_t>(one - dataset.dimensions.data());
  };
  const Filled filled = filled_in(dataset, index(time), index(metric));
  const std::size_t times = time->codes.size();
  const bool any = std::find(filled.year.begin(), filled.year.end(), true) != filled.year.end();
  bool all_accepted = true;
  for (const std::string& year : time->codes) {
    all_accepted = all_accepted &&
                   std::find(task.accept.begin(), task.accept.end(), year) != task.accept.end();
  }
  if (!any && !all_accepted) {
    faults.error(Code::format, Path(), "table % has no value at all", task.table);
    return;
  }
  for (std::size_t t = 0; t < times; ++t) {
    const std::string& year = time->codes[t];
    const bool accepted =
        std::find(task.accept.begin(), task.accept.end(), year) != task.accept.end();
    if (!filled.year[t] && !accepted) {
      faults.error(Code::format, Path(),
                   "table % has no value at all in %, which other years have: SSB may be "
                   "publishing just now",
                   task.table, year);
    }
    if (!filled.year[t] || metric == nullptr || metric->codes.size() < 2) continue;
    for (std::size_t c = 0; c < metric->codes.size(); ++c) {
      const auto first = filled.content.begin() + static_cast<std::ptrdiff_t>(c * times);
      const bool elsewhere = std::find(first, first + static_cast<std::ptrdiff_t>(times), true) !=
                             first + static_cast<std::ptrdiff_t>(times);
      if (filled.content[c * times + t] || !elsewhere) continue;
      faults.warning(Code::format, Path(), "table %: % has no value in %", task.table,
                     metric->labels[c], year);
    }
  }
}

}  // namespace

Result<MergeTask> read_merge_task(std::string_view text, Faults& faults) {
  Result<Json> json = parse_json(text);
  if (!json) {
    faults.add(json.error());
    return json.error();
  }
  MergeTask out;
  Reader reader{faults};
  const Path top{};
  reader.text(*json, top, "id", true, out.table);
  if (const Json* by_hand = json->find("byHand")) out.by_hand = by_hand->boolean;
  reader.text(*json, top, "geo", false, out.geo);
  reader.text(*json, top, "time", false, out.time);
  if (reader.text(*json, top, "absent", false, out.absent) &&
      read_sign(out.absent).missing == Missing::none) {
    faults.error(Code::unknown, top / "absent", "@ is not a sign of missing", out.absent);
  }
  reader.texts(*json, top, "accept", false, out.accept);
  if (const Json* keep = reader.array(*json, top, "keep", false)) {
    for (std::size_t i = 0; i < keep->items.size(); ++i) {
      std::string id;
      std::vector<std::string> codes;
      reader.text(keep->items[i], top / "keep" / i, "id", true, id);
      reader.texts(keep->items[i], top / "keep" / i, "codes", true, codes);
      out.keep.emplace_back(std::move(id), std::move(codes));
    }
  }
  if (const Json* sums = reader.object(*json, top, "sums", false)) {
    for (const Json::Member& dimension : sums->members) {
      for (const Json::Member& category : dimension.second.members) {
        const Path here = top / "sums" / dimension.first / category.first;
        MergeTask::Sum sum{dimension.first, category.first, category.first, {}};
        reader.text(category.second, here, "label", false, sum.label);
        reader.texts(category.second, here, "codes", true, sum.codes);
        out.sums.push_back(std::move(sum));
      }
    }
  }
  if (faults.has_errors()) return faults.first_error();
  return out;
}

Result<Dataset> merge(const std::vector<Reply>& replies, const MergeTask& task, Faults& faults) {
  std::vector<Dataset> read;
  for (const Reply& reply : replies) {
    Faults own;
    Result<JsonStat> one = read_jsonstat(reply.text, own, Missing::no_data);
    if (one && one->collection) {
      own.error(Code::unsupported, Path(), "a collection: one dataset is expected");
    }
    for (const Fault& found : own.all()) {
      if (found.severity == Severity::warning) {
        faults.warning(found.code, Path(), "%: %: %", reply.name, found.where, found.message);
      } else {
        faults.error(found.code, Path(), "%: %: %", reply.name, found.where, found.message);
      }
    }
    if (own.has_errors() || !one) continue;
    read.push_back(std::move(one->datasets.front()));
    Box::put_back(reply, read.back());
  }
  if (replies.empty()) faults.error(Code::format, Path(), "table % has no reply", task.table);
  if (faults.has_errors()) return faults.first_error();

  Box laid(task, faults);
  for (std::size_t i = 0; i < read.size(); ++i) laid.widen(read[i], replies[i].name);
  if (faults.has_errors() || !laid.allocate()) return faults.first_error();
  for (std::size_t i = 0; i < read.size(); ++i) {
    laid.lay(read[i], replies, static_cast<std::uint32_t>(i));
  }
  if (faults.has_errors()) return faults.first_error();

  Dataset box = laid.take();
  const auto role = [&](Role wanted, const std::string& named) {
    const Dimension* found = box.find(wanted, named);
    if (found == nullptr) return found;
    Dimension& own = box.dimensions[static_cast<std::size_t>(found - box.dimensions.data())];
    if (own.role == Role::none) own.role = wanted;
    return found;
  };
  role(Role::geo, task.geo);
  const Dimension* time = role(Role::time, task.time);
  if (box.find(Role::metric) == nullptr) {
    for (Dimension& dimension : box.dimensions) {
      if (dimension.id == "ContentsCode") dimension.role = Role::metric;
    }
  }
  Dataset out = slice(box, task, time, faults);
  if (!task.absent.empty()) {
    const Missing reason = read_sign(task.absent).missing;
    for (std::size_t i = 0; i < out.cells.size(); ++i) {
      // What is marked as provisional is not absent.
      const bool marked = out.cells.flags[i] != 0;
      if (out.cells.missing[i] == Missing::no_data && !marked) out.cells.missing[i] = reason;
    }
  }
  if (!faults.has_errors() && !task.by_hand) check_filled(out, task, faults);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

Result<ReplyHead> inspect(
    std::string_view reply,
    const std::vector<std::pair<std::string, std::vector<std::string>>>& asked, Faults& faults) {
  Result<JsonStat> read = read_jsonstat(reply, faults);
  if (!read) return read.error();
  if (read->collection)
    return fault(Code::unsupported, Path(), "a collection: one dataset is expected");
  const Dataset& dataset = read->datasets.front();
  for (const auto& [id, codes] : asked) {
    const Dimension* dimension = dataset.find(id);
    if (dimension == nullptr) {
      return fault(Code::format, Path() / "id",
                   "the reply lacks the dimension @, which was asked for", id);
    }
    for (const std::string& code : codes) {
      if (dimension->find(code) != Dimension::absent) continue;
      return fault(Code::format, Path() / "dimension" / id,
                   "the reply lacks @, which was asked for", code);
    }
    if (dimension->codes.size() != codes.size()) {
      return fault(Code::format, Path() / "dimension" / id,
                   "the reply has % categories, % were asked for", dimension->codes.size(),
                   codes.size());
    }
  }
  if (dataset.dimensions.size() != asked.size()) {
    return fault(Code::format, Path() / "id", "the reply has % dimensions, % were asked for",
                 dataset.dimensions.size(), asked.size());
  }
  return ReplyHead{dataset.cells.size(), dataset.updated};
}

}  // namespace figur
