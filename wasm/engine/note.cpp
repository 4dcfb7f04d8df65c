#include "note.hpp"

#include "text.hpp"

namespace figur {

namespace {

const Definition* find(const std::vector<Definition>& definitions, const std::string& id) {
  for (const Definition& definition : definitions) {
    if (definition.id == id) return &definition;
  }
  return nullptr;
}

void check_override(const Note& note, const Definition& definition, const Path& at,
                    Faults& faults) {
  for (const Version& version : definition.versions) {
    if (!version.years.overlaps(note.years)) continue;
    const bool weighted = version.average == Average::weighted;
    if (weighted == note.input.empty()) {
      faults.error(Code::format, at,
                   weighted ? "a weighted indicator is corrected at its input: name the input"
                            : "a mean indicator is corrected at its result: name no input");
      return;
    }
    if (!weighted) continue;
    bool found = false;
    for (const Input& input : version.inputs) found = found || input.name == note.input;
    if (!found) {
      faults.error(Code::unknown, at / "input", "@ is not an input of %", note.input,
                   note.indicator);
      return;
    }
  }
}

// Fields that a note of its kind has no use for would be lost in silence.
void check_fields(const Note& note, const Json& json, const Path& at, Faults& faults) {
  const bool corrects = note.kind == Note::Kind::override_;
  if (!corrects && json.find("value") != nullptr) {
    faults.error(Code::format, at / "value", "only a correction has one");
  }
  if (!corrects && note.kind != Note::Kind::footnote && json.find("input") != nullptr) {
    faults.error(Code::format, at / "input", "only a correction or a footnote has one");
  }
  if (note.kind == Note::Kind::suppress_average && note.region != Regions::absent) {
    faults.error(Code::format, at / "region", "an average has no region: name a group");
  }
  if (note.kind == Note::Kind::override_ && !note.group.empty()) {
    faults.error(Code::format, at / "group", "a correction is of a region");
  }
  if (note.kind == Note::Kind::footnote && note.region != Regions::absent && !note.group.empty()) {
    faults.error(Code::format, at, "a footnote is of a region or a group, not of both");
  }
}

}  // namespace

std::vector<Note> read_notes(Json array, const Path& at, const Regions& regions,
                             const std::vector<Group>& groups,
                             const std::vector<Definition>& definitions, Faults& faults) {
  std::vector<Note> out;
  Reader reader{faults};
  if (!reader.fits(array.items.size(), at, max_notes)) return out;
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Json& json = array.items[i];
    const Path here = at / i;
    Note note;
    std::string kind;
    if (!reader.text(json, here, "kind", true, kind)) continue;
    if (kind == "override") note.kind = Note::Kind::override_;
    else if (kind == "exclude") note.kind = Note::Kind::exclude;
    else if (kind == "suppress-average") note.kind = Note::Kind::suppress_average;
    else if (kind != "footnote") {
      faults.error(Code::unknown, here / "kind", "@ is not a kind of note", kind);
      continue;
    }
    const Definition* definition = nullptr;
    if (reader.text(json, here, "indicator", true, note.indicator)) {
      definition = find(definitions, note.indicator);
      if (definition == nullptr) {
        faults.error(Code::unknown, here / "indicator", "@ is not an indicator", note.indicator);
      }
    }
    note.years = read_years(json, here, faults);
    std::string region;
    const bool needs_region =
        note.kind == Note::Kind::override_ || note.kind == Note::Kind::exclude;
    if (reader.text(json, here, "region", needs_region, region)) {
      note.region = regions.find(region);
      if (note.region == Regions::absent) {
        faults.error(Code::unknown, here / "region", "@ is not a region", region);
      }
    }
    if (reader.text(json, here, "group", false, note.group)) {
      bool found = false;
      for (const Group& group : groups) found = found || group.id == note.group;
      if (!found) faults.error(Code::unknown, here / "group", "@ is not a group", note.group);
    }
    note.text = bokmal(json.find("text"));
    if (note.text.empty()) faults.error(Code::format, here, "text is missing: say why");
    reader.text(json, here, "input", false, note.input);
    if (note.kind == Note::Kind::override_) {
      reader.number(json, here, "value", true, note.value);
      if (definition != nullptr) check_override(note, *definition, here, faults);
    }
    check_fields(note, json, here, faults);
    for (const Note& earlier : out) {
      const bool both = note.kind == Note::Kind::override_ && earlier.kind == note.kind;
      if (both && earlier.indicator == note.indicator && earlier.region == note.region &&
          earlier.input == note.input && earlier.years.overlaps(note.years)) {
        faults.error(Code::ambiguous, here, "corrects what an earlier note has corrected");
      }
    }
    note.json = std::move(array.items[i]);
    out.push_back(std::move(note));
  }
  return out;
}

}  // namespace figur
