#include "findings.hpp"

namespace figur {

Result<FindingsQuery> read_findings_query(std::string_view text) {
  Result<Json> json = parse_json(text);
  if (!json) return json.error();
  Faults faults;
  Reader reader{faults};
  FindingsQuery out;
  reader.text(*json, Path(), "area", true, out.area);
  reader.integer(*json, Path(), "year", true, out.year);
  reader.text(*json, Path(), "region", false, out.region);
  reader.text(*json, Path(), "group", false, out.group);
  reader.integer(*json, Path(), "years", false, out.years);
  reader.integer(*json, Path(), "minimum", false, out.minimum);
  reader.integer(*json, Path(), "most", false, out.most);
  read_predecessors(*json, faults, out.predecessors);
  read_own_groups(*json, faults, out.own_groups);
  read_own_indicators(*json, faults, out.own_indicators);
  if (faults.has_errors()) return faults.first_error();
  return out;
}

const char* name(Findings::Kind kind) {
  switch (kind) {
    case Findings::Kind::change: return "change";
    case Findings::Kind::spread: return "spread";
    case Findings::Kind::deviation: return "deviation";
    case Findings::Kind::turn: return "turn";
  }
  return "";
}

const char* name(Findings::Why why) {
  switch (why) {
    case Findings::Why::none: return "";
    case Findings::Why::suppressed: return "suppressed";
    case Findings::Why::missing: return "missing";
    case Findings::Why::break_: return "break";
    case Findings::Why::provisional: return "provisional";
    case Findings::Why::mixed: return "mixed";
    case Findings::Why::small: return "small";
    case Findings::Why::members: return "members";
    case Findings::Why::base: return "base";
  }
  return "";
}

namespace {

class Writer {
 public:
  Writer(const Findings& findings, const Regions& regions, JsonWriter& out)
      : all_(findings), regions_(regions), out_(out) {}

  void list(const char* key, Findings::Kind kind) {
    out_.key(key);
    out_.open('[');
    for (const Findings::Found& one : all_.found) {
      if (one.kind == kind) found(one);
    }
    out_.close(']');
  }

  void left_out() {
    out_.key("leftOut");
    out_.open('[');
    for (const Findings::LeftOut& one : all_.left_out) {
      out_.open('{');
      out_.member("indicator", all_.indicators[one.indicator]);
      out_.member("of", name(one.kind));
      out_.member("why", name(one.why));
      out_.key("regions");
      out_.open('[');
      for (std::uint32_t region : one.regions) out_.text(regions_.all[region].code);
      out_.close(']');
      out_.close('}');
    }
    out_.close(']');
  }

 private:
  void number(const char* key, double value) {
    out_.key(key);
    out_.number(value);
  }
  void cell(const char* key, const Cell& value) {
    out_.key(key);
    write(value, out_);
  }
  void end(const char* key, const Findings::End& one) {
    out_.key(key);
    out_.open('{');
    out_.member("region", regions_.all[one.region].code);
    number("value", one.value);
    out_.close('}');
  }

  void found(const Findings::Found& one) {
    const Cell* cells = one.cells;
    out_.open('{');
    out_.member("indicator", all_.indicators[one.indicator]);
    number("size", one.size);
    out_.key("unguarded");
    out_.boolean(one.unguarded);
    switch (one.kind) {
      case Findings::Kind::change:
        out_.member("place", all_.group);
        cell("from", cells[0]);
        cell("to", cells[1]);
        number("change", cells[1].value - cells[0].value);
        number("relative", one.per_cent);
        break;
      case Findings::Kind::spread:
        end("low", one.low);
        end("high", one.high);
        cell("mean", cells[0]);
        number("relative", one.per_cent);
        break;
      case Findings::Kind::deviation:
        cell("value", cells[0]);
        cell("mean", cells[1]);
        number("deviation", one.per_cent);
        break;
      case Findings::Kind::turn:
        out_.key("values");
        out_.open('[');
        for (int i = 0; i < 3; ++i) write(cells[i], out_, all_.year - 2 + i);
        out_.close(']');
        number("before", cells[1].value - cells[0].value);
        number("after", cells[2].value - cells[1].value);
        break;
    }
    if (one.kind != Findings::Kind::turn) {
      out_.member("average", name(one.average));
      out_.member("members", one.members);
      out_.member("membersOf", one.members_of);
    }
    out_.close('}');
  }

  const Findings& all_;
  const Regions& regions_;
  JsonWriter& out_;
};

}  // namespace

void write(const Findings& findings, const Regions& regions, JsonWriter& out) {
  out.open('{');
  out.member("area", findings.area);
  out.member("from", findings.from);
  out.member("year", findings.year);
  out.member("group", findings.group);
  out.member("region", findings.region);
  Writer writer(findings, regions, out);
  writer.list("changes", Findings::Kind::change);
  writer.list("spreads", Findings::Kind::spread);
  writer.list("deviations", Findings::Kind::deviation);
  writer.list("turns", Findings::Kind::turn);
  writer.left_out();
  out.close('}');
}

}  // namespace figur
