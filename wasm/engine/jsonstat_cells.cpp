#include "jsonstat_cells.hpp"

#include <algorithm>
#include <cmath>

#include "dataset.hpp"
#include "pair.hpp"
#include "status_row.hpp"
#include "token.hpp"

namespace figur {

using walk::Step;
using walk::Value;

namespace {

bool cell_position(std::string_view text, std::uint32_t& out) {
  return token::cell_position(text.data(), text.data() + text.size(), out) ==
         text.data() + text.size();
}

Step read_cell(Value& value, const Path& at, double& out) {
  if (walk::number(value, out)) return Step::go_on();
  if (walk::null(value)) {
    out = nan_value;
    return Step::go_on();
  }
  return Step::stop(walk::unexpected(value, at, "a number or null"));
}

Step no_position(std::string_view key, const Path& at) {
  return Step::stop(fault(Code::format, at, "@ is not a cell position", key));
}

}  // namespace

Step read_values(Value& value, const Path& at, std::size_t expected, RawValues& out) {
  out.present = true;
  switch (walk::type(value)) {
    case walk::Type::array: return walk::numbers(value, at, max_cells, expected, out.values);
    case walk::Type::object:
      out.sparse = true;
      return walk::fields(value, at, [&](std::string_view key, Value& item) {
        std::uint32_t position = 0;
        if (!cell_position(key, position)) return no_position(key, at);
        double number = 0;
        Step step = read_cell(item, at / position, number);
        out.keys.push_back(position);
        out.values.push_back(number);
        return step;
      });
    default:
      return Step::stop(walk::unexpected(value, at, "an array, or an object of cell positions"));
  }
}

namespace {

Step read_sign_text(Value& value, const Path& at, RawStatus& status) {
  std::string_view text;
  if (!walk::text(value, text) && !walk::null(value)) {
    return Step::stop(walk::unexpected(value, at, "a text or null"));
  }
  status.sign_of.push_back(status.sign_index(text));
  if (status.signs.size() > max_signs) {
    static_assert(max_signs == 64);
    return Step::stop(fault(Code::limit, at, "more than 64 different statuses"));
  }
  return Step::go_on();
}

}  // namespace

Step read_status(Value& value, const Path& at, RawStatus& out) {
  switch (walk::type(value)) {
    case walk::Type::null: return Step::go_on();
    case walk::Type::string: out.form = RawStatus::Form::one; return read_sign_text(value, at, out);
    case walk::Type::array:
      out.form = RawStatus::Form::dense;
      return walk::items(value, at, [&](std::size_t i, Value& item) {
        return read_sign_text(item, i < 10 ? at / i : at, out);
      });
    case walk::Type::object:
      out.form = RawStatus::Form::sparse;
      if (plain_statuses(walk::start(value), out)) return Step::go_on();
      return walk::fields(value, at, [&](std::string_view key, Value& item) {
        std::uint32_t position = 0;
        if (!cell_position(key, position)) return no_position(key, at);
        out.keys.push_back(position);
        return read_sign_text(item, at, out);
      });
    default:
      return Step::stop(
          walk::unexpected(value, at, "a text, an array, or an object of cell positions"));
  }
}

namespace {

// Whether one of eight is NaN.
bool lacks_any(const double* value) {
  auto lacks = [value](int i) {
    const Pair pair = load_pair(value + i);
    return pair != pair;
  };
  return any(lacks(0) | lacks(2) | lacks(4) | lacks(6));
}

// Few are missing, so most are passed over eight at a time.
void mark_missing(const Buffer<double>& value, Missing reason, Buffer<Missing>& missing) {
  const std::size_t n = value.size();
  missing.resize(n, Missing::none);
  for (std::size_t i = 0; i < n; i += 8) {
    if (i + 8 <= n && !lacks_any(value.data() + i)) continue;
    for (std::size_t k = i; k < std::min(i + 8, n); ++k) {
      if (std::isnan(value[k])) missing[k] = reason;
    }
  }
}

}  // namespace

void place_values(RawValues raw, std::size_t n, const Path& at, Missing unstated, Faults& faults,
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
    cells.value = Buffer<double>(n, nan_value);
    Buffer<std::uint8_t> seen(n, 0);
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
  cells.flags = Buffer<Flags>(n, 0);
  mark_missing(cells.value, unstated, cells.missing);
}

namespace {

// What a sign does to a cell. Reports each kind of oddity once per dataset.
class SignApplier {
 public:
  SignApplier(const RawStatus& raw, Path at, Faults& faults, Column& cells)
      : at_(at), faults_(faults), cells_(cells) {
    for (const std::string& text : raw.signs) {
      signs_.push_back(read_sign(text));
      if (!signs_.back().known) {
        faults_.warning(Code::unknown, at_,
                        "the status @ is not a sign we know: where there is a number it stands, "
                        "else the cell is missing (..)",
                        text);
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
        faults_.warning(
            Code::format, at_ / cell,
            "a number stands in a cell whose status says it is missing: the status is believed");
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

}  // namespace

void place_status(const RawStatus& raw, const Path& at, Faults& faults, Column& cells) {
  const Path status_at = at / "status";
  const std::size_t n = cells.size();
  SignApplier applier(raw, status_at, faults, cells);
  switch (raw.form) {
    case RawStatus::Form::absent: break;
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
      Buffer<std::uint8_t> seen(n, 0);
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

}  // namespace figur
