#include "jsonstat.hpp"

#include "jsonstat_cells.hpp"
#include "jsonstat_dimension.hpp"
#include "jsonstat_read.hpp"

namespace figur {

namespace {

using walk::Step;
using walk::Value;

// A dataset as it stands in the text, before any rule between its fields is checked.
struct RawDataset {
  RawValues values;
  RawStatus status;
  Json tree;  // everything but value and status
  walk::Room room;
};

// How many cells `size` tells of, where it stands before `value`; 0 when it does not.
std::size_t told_cells(const Json& tree) {
  const Json* size = tree.find("size");
  double cells = size == nullptr ? 0 : 1;
  for (std::size_t i = 0; cells > 0 && i < size->items.size(); ++i) cells *= size->items[i].number;
  return cells > 0 && cells <= max_cells ? static_cast<std::size_t>(cells) : 0;
}

Step read_raw(Value& value, const Path& at, RawDataset& out) {
  walk::MemberCollector members(out.tree);
  bool has_status = false;
  return walk::fields(value, at, [&](std::string_view key_view, Value& member) {
    const std::string key(key_view);
    const Path here = at / key;
    if (key == "value" && !out.values.present) {
      return read_values(member, here, told_cells(out.tree), out.values);
    }
    if (key == "status" && !has_status) {
      has_status = true;
      return read_status(member, here, out.status);
    }
    Json* child = key == "value" || key == "status" ? nullptr : members.add(key);
    if (child == nullptr) return Step::stop(fault(Code::format, at, "the key @ stands twice", key));
    return walk::tree(member, here, *child, out.room);
  });
}

// Returns whether the dataset is sound; its faults are added to `all`.
bool build(RawDataset raw, const Path& at, Missing unstated, Faults& all, Dataset& out) {
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
  if (!faults.has_errors()) place_values(std::move(raw.values), n, at, unstated, faults, out.cells);
  if (!faults.has_errors()) place_status(raw.status, at, faults, out.cells);
  for (const std::string& sign : raw.status.signs) {
    out.remarked = out.remarked || read_sign(sign).flags != 0;
  }
  all.append(faults);
  return !faults.has_errors();
}

}  // namespace

Step read_dataset(Value& value, const Path& at, Faults& faults, Dataset& out, bool& sound,
                  Missing unstated) {
  RawDataset raw;
  Step step = read_raw(value, at, raw);
  if (!step.stopped()) sound = build(std::move(raw), at, unstated, faults, out);
  return step;
}

Step InAll::add(const Dataset& dataset, const Path& at) {
  cells += dataset.cells.size();
  for (const Dimension& dimension : dataset.dimensions) categories += dimension.codes.size();
  if (cells > max_cells) {
    return Step::stop(fault(Code::limit, at, "more than % cells in all", max_cells));
  }
  if (categories > max_categories_in_all) {
    return Step::stop(
        fault(Code::limit, at, "more than % categories in all", max_categories_in_all));
  }
  return Step::go_on();
}

namespace {

// A dataset embedded in a collection, or a mere link, which is not followed.
Step read_item(Value& item, const Path& at, Faults& faults, JsonStat& out, InAll& in_all) {
  RawDataset raw;
  Step step = read_raw(item, at, raw);
  if (step.stopped()) return step;
  const bool embedded = raw.values.present || raw.tree.find("id") != nullptr ||
                        raw.tree.find("size") != nullptr || raw.tree.find("dimension") != nullptr;
  if (!embedded) {
    faults.warning(Code::unsupported, at, "a link to a dataset elsewhere: not followed");
    return step;
  }
  out.datasets.emplace_back();
  build(std::move(raw), at, Missing::unknown, faults, out.datasets.back());
  return in_all.add(out.datasets.back(), at);
}

Step read_link(Value& link, Faults& faults, JsonStat& out, bool& found) {
  InAll in_all;
  return walk::fields(link, Path() / "link", [&](std::string_view relation, Value& member) {
    const Path here = Path() / "link" / relation;
    if (relation != "item") {
      Json skipped;
      walk::Room room;
      return walk::tree(member, here, skipped, room);
    }
    found = true;
    return walk::items(member, here, [&](std::size_t i, Value& item) {
      return read_item(item, here / i, faults, out, in_all);
    });
  });
}

Step read_collection(Value& top, Faults& faults, JsonStat& out) {
  bool found = false;
  Step step = walk::fields(top, Path(), [&](std::string_view key_view, Value& member) {
    const std::string key(key_view);
    if (key == "link") return read_link(member, faults, out, found);
    Json head;
    walk::Room room;
    Step read = walk::tree(member, Path() / key, head, room);
    if (!read.stopped() && key == "version" && head.string.rfind("2.", 0) != 0) {
      faults.error(Code::unsupported, Path() / "version", "JSON-stat @ is not 2.0", head.string);
    }
    return read;
  });
  if (!step.stopped() && !found)
    faults.error(Code::format, Path(), "the collection has no link.item");
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
  return collection && !step.stopped();
}

}  // namespace

Result<JsonStat> read_jsonstat(std::string_view text, Faults& faults, Missing unstated) {
  JsonStat out;
  out.collection = is_collection(text);
  Step step = walk::document(text, [&](Value& top) {
    if (out.collection) return read_collection(top, faults, out);
    bool sound = false;
    out.datasets.emplace_back();
    return read_dataset(top, Path(), faults, out.datasets.back(), sound, unstated);
  });
  if (step.stopped()) faults.add(step.error());
  if (faults.has_errors()) return faults.first_error();
  return out;
}

}  // namespace figur
