#include "jsonstat.hpp"

#include <cmath>

#include "jsonstat_dimension.hpp"
#include "jsonstat_read.hpp"

namespace figur {

namespace {

// The cells as they stand in the text, before the dimensions say how many there should be.
struct RawValues {
  bool present = false;
  bool sparse = false;
  std::vector<double> values;  // dense: all; sparse: parallel to `keys`. NaN is null.
  std::vector<std::size_t> keys;
};

struct RawStatus {
  enum class Form : unsigned char { absent, one, dense, sparse } form = Form::absent;
  std::vector<std::string> signs;  // distinct signs
  std::vector<std::size_t> keys;   // sparse
  std::vector<std::uint32_t> sign_of;  // dense and sparse: index into `signs`

  std::uint32_t sign_index(std::string_view text) {
    for (std::size_t i = 0; i < signs.size(); ++i) {
      if (signs[i] == text) return static_cast<std::uint32_t>(i);
    }
    signs.emplace_back(text);
    return static_cast<std::uint32_t>(signs.size() - 1);
  }
};

// Reads "123" as a cell position; false when it is anything else.
bool cell_position(std::string_view text, std::size_t& out) {
  if (text.empty() || text.size() > 15 || (text.size() > 1 && text[0] == '0')) return false;
  out = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return false;
    out = out * 10 + static_cast<std::size_t>(c - '0');
  }
  return true;
}

using walk::Step;
using walk::Value;

Step read_cell(Value& value, const Path& at, double& out) {
  if (walk::number(value, out)) return Step::go_on();
  if (walk::null(value)) {
    out = nan_value;
    return Step::go_on();
  }
  return Step::stop(walk::unexpected(value, at, "a number or null"));
}

// The position of a cell from its key, or a stop.
Step read_key(std::string_view key, const Path& at, std::size_t& out) {
  if (cell_position(key, out)) return Step::go_on();
  return Step::stop(fault(Code::format, at, "@ is not a cell position", key));
}

Step read_values(Value& value, const Path& at, RawValues& out) {
  out.present = true;
  switch (walk::type(value)) {
    case walk::Type::array:
      return walk::items(value, at, [&](std::size_t i, Value& item) {
        double number = 0;
        if (!walk::number(item, number)) {
          Step step = read_cell(item, at / i, number);
          if (step.stopped) return step;
        }
        if (i == max_cells) {
          return Step::stop(fault(Code::limit, at, "more than % cells", max_cells));
        }
        out.values.push_back(number);
        return Step::go_on();
      });
    case walk::Type::object:
      out.sparse = true;
      return walk::fields(value, at, [&](std::string_view key, Value& item) {
        std::size_t position = 0;
        Step step = read_key(key, at, position);
        if (step.stopped) return step;
        double number = 0;
        step = read_cell(item, at / position, number);
        out.keys.push_back(position);
        out.values.push_back(number);
        return step;
      });
    default:
      return Step::stop(walk::unexpected(value, at, "an array, or an object of cell positions"));
  }
}

Step read_sign_text(Value& value, const Path& at, RawStatus& status) {
  std::string_view text;
  if (!walk::text(value, text) && !walk::null(value)) {
    return Step::stop(walk::unexpected(value, at, "a text or null"));
  }
  status.sign_of.push_back(status.sign_index(text));
  // Datasets with more distinct signs than this are not statistics.
  if (status.signs.size() > 64) {
    return Step::stop(fault(Code::limit, at, "more than 64 different statuses"));
  }
  return Step::go_on();
}

Step read_status(Value& value, const Path& at, RawStatus& out) {
  switch (walk::type(value)) {
    case walk::Type::null: return Step::go_on();
    case walk::Type::string:
      out.form = RawStatus::Form::one;
      return read_sign_text(value, at, out);
    case walk::Type::array:
      out.form = RawStatus::Form::dense;
      return walk::items(value, at, [&](std::size_t i, Value& item) {
        return read_sign_text(item, i < 10 ? at / i : at, out);
      });
    case walk::Type::object:
      out.form = RawStatus::Form::sparse;
      return walk::fields(value, at, [&](std::string_view key, Value& item) {
        std::size_t position = 0;
        Step step = read_key(key, at, position);
        if (step.stopped) return step;
        out.keys.push_back(position);
        return read_sign_text(item, at, out);
      });
    default:
      return Step::stop(walk::unexpected(value, at, "a text, an array, or an object of cell positions"));
  }
}

// Spreads the raw values over `cells` of the right length; null is "missing" until a status says
// better.
void place_values(RawValues raw, std::size_t n, const Path& at, Faults& faults,
                  Column& cells) {
  if (!raw.present) {
    faults.error(Code::format, at, "value is missing");
    return;
  }
  const Path value_at = at / "value";
  if (!raw.sparse) {
    if (raw.values.size() != n) {
      faults.error(Code::format, value_at, "% cells, but size says %", raw.values.size(), n);
      return;
    }
    cells.value = std::move(raw.values);
  } else {
    cells.value.assign(n, nan_value);
    std::vector<unsigned char> seen(n, 0);
    for (std::size_t i = 0; i < raw.keys.size(); ++i) {
      const std::size_t key = raw.keys[i];
      if (key >= n) {
        faults.error(Code::format, value_at / key, "position outside the % cells", n);
      } else if (seen[key]) {
        faults.error(Code::format, value_at / key, "the cell stands twice");
      } else {
        seen[key] = 1;
        cells.value[key] = raw.values[i];
      }
    }
  }
  cells.flags.assign(n, 0);
  cells.missing.assign(n, Missing::none);
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(cells.value[i])) cells.missing[i] = Missing::unknown;
  }
}

// What a sign does to a cell. Reports each kind of oddity once per dataset.
class SignApplier {
 public:
  SignApplier(const RawStatus& raw, Path at, Faults& faults, Column& cells)
      : at_(at), faults_(faults), cells_(cells) {
    for (const std::string& text : raw.signs) {
      signs_.push_back(read_sign(text));
      if (!signs_.back().known) {
        faults_.warning(Code::unknown, at_, "the status @ is not a sign we know: where there is a number it stands, else the cell is missing (..)", text);
      }
    }
  }

  void apply(std::size_t cell, std::uint32_t sign_index) {
    const Sign& sign = signs_[sign_index];
    const bool has_value = cells_.missing[cell] == Missing::none;
    cells_.flags[cell] |= sign.flags;
    if (sign.missing != Missing::none && (sign.known || !has_value)) {
      if (has_value && !told_value_) {
        told_value_ = true;
        faults_.warning(Code::format, at_ / cell, "a number stands in a cell whose status says it is missing: the status is believed");
      }
      cells_.set_missing(cell, sign.missing);
    } else if (sign.zero && !has_value) {
      cells_.set(cell, 0.0);
    }
  }

 private:
  Path at_;
  Faults& faults_;
  Column& cells_;
  std::vector<Sign> signs_;
  bool told_value_ = false;
};

void place_status(const RawStatus& raw, const Path& at, Faults& faults, Column& cells) {
  const Path status_at = at / "status";
  const std::size_t n = cells.size();
  SignApplier applier(raw, status_at, faults, cells);
  switch (raw.form) {
    case RawStatus::Form::absent:
      break;
    case RawStatus::Form::one:
      for (std::size_t i = 0; i < n; ++i) applier.apply(i, 0);
      break;
    case RawStatus::Form::dense:
      if (raw.sign_of.size() != n) {
        faults.error(Code::format, status_at, "% statuses for % cells", raw.sign_of.size(), n);
        return;
      }
      for (std::size_t i = 0; i < n; ++i) applier.apply(i, raw.sign_of[i]);
      break;
    case RawStatus::Form::sparse: {
      std::vector<unsigned char> seen(n, 0);
      for (std::size_t i = 0; i < raw.keys.size(); ++i) {
        const std::size_t key = raw.keys[i];
        if (key >= n) {
          faults.error(Code::format, status_at / key, "position outside the % cells", n);
        } else if (seen[key]) {
          faults.error(Code::format, status_at / key, "the status of the cell stands twice");
        } else {
          seen[key] = 1;
          applier.apply(key, raw.sign_of[i]);
        }
      }
    }
  }
}

// A dataset as it stands in the text, before any rule between its fields is checked.
struct RawDataset {
  RawValues values;
  RawStatus status;
  Json tree;  // everything but value and status
};

Step read_raw(Value& value, const Path& at, RawDataset& out) {
  out.tree.type = Json::Type::object;
  bool has_status = false;
  return walk::fields(value, at, [&](std::string_view key_view, Value& member) {
    const std::string key(key_view);
    const Path here = at / key;
    if (key == "value" && !out.values.present) return read_values(member, here, out.values);
    if (key == "status" && !has_status) {
      has_status = true;
      return read_status(member, here, out.status);
    }
    if (key == "value" || key == "status" || out.tree.find(key) != nullptr) {
      return Step::stop(fault(Code::format, at, "the key @ stands twice", key));
    }
    out.tree.members.emplace_back(key, Json());
    return walk::tree(member, here, out.tree.members.back().second);
  });
}

// Returns whether the dataset is sound; its faults are added to `all`.
bool build(RawDataset raw, const Path& at, Faults& all, Dataset& out) {
  Faults faults;  // of this dataset only: earlier errors elsewhere do not fail it
  const Json& tree = raw.tree;
  Reader reader{faults};
  std::string text;
  if (reader.text(tree, at, "version", false, text)) {
    if (text.rfind("2.", 0) != 0) {
      faults.error(Code::unsupported, at / "version", "JSON-stat @ is not 2.0", text);
    }
  } else if (tree.find("version") == nullptr) {
    faults.warning(Code::format, at, "version is missing: read as JSON-stat 2.0");
  }
  if (reader.text(tree, at, "class", false, text) && text != "dataset") {
    faults.error(Code::format, at / "class", "expected dataset, found @", text);
  }
  reader.text(tree, at, "label", false, out.label);
  reader.text(tree, at, "source", false, out.source);
  reader.text(tree, at, "updated", false, out.updated);
  reader.texts(tree, at, "note", false, out.notes);
  const std::size_t n = read_dimensions(tree, at, faults, out.dimensions);
  if (!faults.has_errors()) place_values(std::move(raw.values), n, at, faults, out.cells);
  if (!faults.has_errors()) place_status(raw.status, at, faults, out.cells);
  all.append(faults);
  return !faults.has_errors();
}

}  // namespace

Step read_dataset(Value& value, const Path& at, Faults& faults, Dataset& out, bool& sound) {
  RawDataset raw;
  Step step = read_raw(value, at, raw);
  if (!step.stopped) sound = build(std::move(raw), at, faults, out);
  return step;
}

namespace {

// A dataset embedded in a collection, or a mere link, which is not followed.
Step read_item(Value& item, const Path& at, Faults& faults, JsonStat& out) {
  RawDataset raw;
  Step step = read_raw(item, at, raw);
  if (step.stopped) return step;
  const bool embedded = raw.values.present || raw.tree.find("id") != nullptr ||
                        raw.tree.find("size") != nullptr || raw.tree.find("dimension") != nullptr;
  if (!embedded) {
    faults.warning(Code::unsupported, at, "a link to a dataset elsewhere: not followed");
    return step;
  }
  out.datasets.emplace_back();
  build(std::move(raw), at, faults, out.datasets.back());
  return step;
}

Step read_link(Value& link, Faults& faults, JsonStat& out, bool& found) {
  return walk::fields(link, Path() / "link", [&](std::string_view relation, Value& member) {
    const Path here = Path() / "link" / relation;
    if (relation != "item") {
      Json skipped;
      return walk::tree(member, here, skipped);
    }
    found = true;
    return walk::items(member, here, [&](std::size_t i, Value& item) {
      return read_item(item, here / i, faults, out);
    });
  });
}

Step read_collection(Value& top, Faults& faults, JsonStat& out) {
  bool found = false;
  Step step = walk::fields(top, Path(), [&](std::string_view key_view, Value& member) {
    const std::string key(key_view);
    if (key == "link") return read_link(member, faults, out, found);
    Json head;
    Step read = walk::tree(member, Path() / key, head);
    if (!read.stopped && key == "version" && head.string.rfind("2.", 0) != 0) {
      faults.error(Code::unsupported, Path() / "version", "JSON-stat @ is not 2.0", head.string);
    }
    return read;
  });
  if (!step.stopped && !found) faults.error(Code::format, Path(), "the collection has no link.item");
  return step;
}

bool is_collection(std::string_view text) {
  bool collection = false;
  Step step = walk::document(text, [&](Value& top) {
    return walk::fields(top, Path(), [&](std::string_view key, Value& member) {
      std::string_view klass;
      if (key == "class" && walk::text(member, klass)) collection = klass == "collection";
      return Step::go_on();
    });
  });
  return collection && !step.stopped;
}

}  // namespace

Result<JsonStat> read_jsonstat(std::string_view text, Faults& faults) {
  JsonStat out;
  out.collection = is_collection(text);
  Step step = walk::document(text, [&](Value& top) {
    if (out.collection) return read_collection(top, faults, out);
    bool sound = false;
    out.datasets.emplace_back();
    return read_dataset(top, Path(), faults, out.datasets.back(), sound);
  });
  if (step.stopped) faults.add(step.error);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

}  // namespace figur
