// asss eval: indicators or a formula over a bundle, one row per place and year.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

#include "command.hpp"
#include "json_writer.hpp"
#include "query.hpp"
#include "text.hpp"

namespace asss {

using namespace figur;

namespace {

struct Options {
  std::string bundle;
  std::vector<std::string> indicators;
  std::vector<std::string> inputs;  // NAME=TABLE,DIMENSION=code+code,…[@offset]
  std::string formula;
  std::vector<std::string> regions;
  std::vector<std::string> groups;
  std::string year;
  std::string average;  // "" : weighted, or mean where the formula refers to indicators
  std::vector<Query::OwnGroup> own_groups;
  Predecessors predecessors = Predecessors::as_published;
  bool with_inputs = false;
  bool json = false;
};

constexpr const char* help =
    "eval BUNDLE (--indicator ID[,ID…] | --formula F [--input "
    "NAME=TABLE,DIM=code+code,…[@OFFSET]]…)\n"
    "     [--region CODE,…] [--group ID,…] [--own-group NAME=CODE+CODE…]… [--year Y | FROM:TO]\n"
    "     [--average weighted|mean] [--predecessors as-published|summed] [--inputs]\n"
    "     [--format csv|json]\n"
    "  --formula with one --indicator replaces that indicator's formula; with --input it is an\n"
    "  indicator of its own. OFFSET is added to the data year to find the table's year.\n"
    "  A relative group is asked for as ID@CODE. --predecessors summed adds up, before a merger, "
    "all\n"
    "  the municipalities that went into it.";

// Returns an error text, or "".
std::string parse_options(const std::vector<std::string>& arguments, Options& out) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word.rfind("--", 0) != 0) {
      if (!out.bundle.empty()) return "unexpected " + word;
      out.bundle = word;
      continue;
    }
    if (word == "--inputs") {
      out.with_inputs = true;
      continue;
    }
    if (i + 1 == arguments.size()) return word + " needs a value";
    const std::string& value = arguments[++i];
    if (word == "--indicator") out.indicators = split(value, ',');
    else if (word == "--formula") out.formula = value;
    else if (word == "--input") out.inputs.push_back(value);
    else if (word == "--region") out.regions = split(value, ',');
    else if (word == "--group") out.groups = split(value, ',');
    else if (word == "--own-group") {
      const std::string wrong = parse_own_group(value, out.own_groups);
      if (!wrong.empty()) return wrong;
    } else if (word == "--predecessors") {
      const std::string wrong = parse_predecessors(value, out.predecessors);
      if (!wrong.empty()) return wrong;
    } else if (word == "--year") out.year = value;
    else if (word == "--average") out.average = value;
    else if (word == "--format" && (value == "csv" || value == "json")) out.json = value == "json";
    else if (word == "--format") return "--format is csv or json, not " + value;
    else return "unknown option " + word;
  }
  if (out.bundle.empty()) return "eval needs a bundle";
  if (out.indicators.empty() && out.formula.empty()) return "eval needs --indicator or --formula";
  if (!out.inputs.empty() && !out.indicators.empty()) return "--input goes with --formula alone";
  if (!out.inputs.empty() && out.formula.empty()) return "--input needs a --formula";
  if (!out.average.empty() && out.average != "weighted" && out.average != "mean") {
    return "--average is weighted or mean, not " + out.average;
  }
  return "";
}

// "12367,KOKart0000=AGD2,KOKfunksjon0000=244+251@1" as a source of a definition.
bool parse_input(const std::string& text, Input& out) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return false;
  out.name = text.substr(0, equals);
  std::string rest = text.substr(equals + 1);
  Source source;
  const std::size_t at = rest.rfind('@');
  if (at != std::string::npos) {
    char* end = nullptr;
    source.year_offset = static_cast<int>(std::strtol(rest.c_str() + at + 1, &end, 10));
    const bool whole = end != rest.c_str() + at + 1 && *end == '\0';
    if (!whole || source.year_offset < -1000 || source.year_offset > 1000) return false;
    rest.resize(at);
  }
  const std::vector<std::string> parts = split(rest, ',');
  source.table = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t is = parts[i].find('=');
    if (is == std::string::npos) return false;
    Selection selection;
    selection.dimension = parts[i].substr(0, is);
    selection.codes = split(parts[i].substr(is + 1), '+');
    CodeIndex seen;
    for (const std::string& code : selection.codes) {
      if (!seen.add(code, 0)) return false;
    }
    source.selections.push_back(std::move(selection));
  }
  out.unit = "ukjent";
  out.sources.push_back(std::move(source));
  return true;
}

// An indicator of the command line's own; its id is "formula".
bool own_indicator(const Options& options, Definition& out, std::string& message) {
  out.id = "formula";
  out.name = options.formula;
  out.unit = "ukjent";
  Version version;
  // Read once without the inputs, which tell nothing of whether it refers to others.
  Result<Formula> plain = compile(options.formula);
  const bool mean =
      options.average == "mean" || (options.average.empty() && plain && refers(*plain));
  version.average = mean ? Average::mean : Average::weighted;
  for (const std::string& text : options.inputs) {
    Input input;
    if (!parse_input(text, input)) {
      message =
          "--input: not of the form NAME=TABLE,DIMENSION=code+code,…[@OFFSET], each code once: " +
          quote(text);
      return false;
    }
    for (const Input& earlier : version.inputs) {
      if (earlier.name != input.name) continue;
      message = "--input: " + quote(input.name) + " is named twice";
      return false;
    }
    version.inputs.push_back(std::move(input));
  }
  Result<Formula> formula = compile_for(version, options.formula);
  if (!formula) {
    const Error& error = formula.error();
    message = "--formula: column " + std::to_string(error.position + 1) + ": " + error.message;
    if (error.code == Code::format) message = "--average: " + error.message;
    if (error.code == Code::unknown) message += ": name it with --input NAME=TABLE,…";
    return false;
  }
  version.formula = std::move(*formula);
  out.versions.push_back(std::move(version));
  return true;
}

std::string member_count(const Answer& answer, std::size_t i, std::size_t p, std::size_t y) {
  return answer.places[p].is_region() ? "" : std::to_string(answer.members[answer.span(i, p, y)]);
}

void print_csv(const Answer& answer, const std::vector<std::string>& names, bool with_inputs) {
  std::string header = "indicator,region,year,value,status,members";
  for (const std::string& name : names) header += "," + csv(name) + "," + csv(name + "_status");
  std::printf("%s\n", header.c_str());
  for (std::size_t i = 0; i < answer.indicators.size(); ++i) {
    for (std::size_t p = 0; p < answer.places.size(); ++p) {
      for (std::size_t y = 0; y < answer.years; ++y) {
        const std::size_t cell = (i * answer.places.size() + p) * answer.years + y;
        std::string line = csv(answer.indicators[i]) + "," + csv(answer.places[p].id) + "," +
                           std::to_string(answer.first_year + static_cast<int>(y)) + "," +
                           number_text(answer.values.value[cell]) + "," +
                           sign_of(answer.values.at(cell), answer.places[p].is_region()) + "," +
                           member_count(answer, i, p, y);
        for (std::size_t n = 0; with_inputs && n < names.size(); ++n) {
          const Answer::Inputs& inputs = answer.inputs[i];
          std::size_t k = 0;
          while (k < inputs.names.size() && inputs.names[k] != names[n]) ++k;
          if (k == inputs.names.size()) {
            line += ",,";
            continue;
          }
          const std::size_t in = (k * answer.places.size() + p) * answer.years + y;
          line += "," + number_text(inputs.values.value[in]) + "," +
                  cell_sign(inputs.values.missing[in], inputs.values.flags[in]);
        }
        std::printf("%s\n", line.c_str());
      }
    }
  }
}

void write_cell(const Cell& cell, bool region, JsonWriter& out) {
  out.key("value");
  out.number(cell.value);
  out.member("status", sign_of(cell, region));
}

void write_members(const Answer& answer, std::size_t i, std::size_t p, std::size_t y,
                   JsonWriter& out) {
  const std::size_t span = answer.span(i, p, y);
  out.member("members", answer.members[span]);
  out.member("membersOf", answer.members_of[span]);
  const int average = answer.average[i * answer.years + y];
  if (average >= 0) out.member("average", name(static_cast<Average>(average)));
}

void write_inputs(const Answer::Inputs& inputs, std::size_t within, std::size_t cells,
                  JsonWriter& out) {
  out.key("inputs");
  out.open('{');
  for (std::size_t k = 0; k < inputs.names.size(); ++k) {
    out.key(inputs.names[k]);
    out.open('{');
    write_cell(inputs.values.at(k * cells + within), true, out);
    out.close('}');
  }
  out.close('}');
}

// What was published where a note corrected this cell.
void write_corrections(const Answer& answer, std::size_t indicator, const std::string& place,
                       int year, JsonWriter& out) {
  bool any = false;
  for (const Answer::Correction& one : answer.corrections) {
    if (one.indicator != indicator || one.place != place || one.year != year) continue;
    if (!any) {
      out.key("corrected");
      out.open('[');
      any = true;
    }
    out.open('{');
    out.member("input", one.input);
    out.key("published");
    out.number(one.published);
    out.member("status", sign(one.missing));
    out.close('}');
  }
  if (any) out.close(']');
}

void print_json(const Answer& answer, bool example) {
  const std::size_t cells = answer.places.size() * answer.years;  // of one indicator
  JsonWriter out;
  out.open('[');
  for (std::size_t cell = 0; cell < answer.values.size(); ++cell) {
    const std::size_t i = cell / cells;
    const std::size_t y = cell % answer.years;
    const std::size_t p = cell % cells / answer.years;
    const Place& place = answer.places[p];
    out.open('{');
    out.member("indicator", answer.indicators[i]);
    out.member("region", place.id);
    out.member("year", answer.first_year + static_cast<int>(y));
    write_cell(answer.values.at(cell), place.is_region(), out);
    if (!place.is_region()) {
      write_members(answer, i, p, y, out);
    } else {
      out.key("members");
      out.null();
    }
    if (example) {
      out.key("example");
      out.boolean(true);
    }
    write_corrections(answer, i, place.id, answer.first_year + static_cast<int>(y), out);
    if (!answer.inputs.empty()) write_inputs(answer.inputs[i], cell % cells, cells, out);
    out.close('}');
    out.line();
  }
  out.close(']');
  std::printf("%s\n", out.str().c_str());
}

}  // namespace

namespace {

std::string years_text(const Years& years) {
  const std::string from = years.from < earliest_year ? "" : std::to_string(years.from);
  const std::string to = years.to > latest_year ? "" : std::to_string(years.to);
  return from == to ? from : from + "-" + to;
}

// What cannot stand in a row of CSV: breaks and notes, each once, on stderr.
void tell_remarks(const Answer& answer) {
  std::set<std::string> told;
  for (const Answer::Break& one : answer.breaks) {
    const bool of_place =
        one.kind == Answer::Break::Kind::borders || one.kind == Answer::Break::Kind::grouping;
    const bool everywhere = one.place == Answer::Break::everywhere;
    told.insert("break: " + (of_place ? "" : answer.indicators[one.indicator] + " ") +
                (everywhere ? "" : answer.places[one.place].id + " ") + std::to_string(one.year) +
                ": " + std::string(one.text.empty() ? name(one.kind) : one.text));
  }
  for (const Answer::Footnote& note : answer.footnotes) {
    told.insert("note: " + answer.indicators[note.indicator] + " " +
                (note.place.empty() ? "" : note.place + " ") + years_text(note.years) + ": " +
                note.text);
  }
  for (const std::string& line : told) std::fprintf(stderr, "%s\n", shown(line).c_str());
}

}  // namespace

int evaluate_bundle(const std::vector<std::string>& arguments) {
  Options options;
  const std::string wrong = parse_options(arguments, options);
  if (!wrong.empty()) return usage(wrong + "\n" + help);
  std::optional<Bundle> bundle = read_bundle_file(options.bundle);
  if (!bundle) return 1;

  Query query;
  query.indicators = options.indicators;
  query.inputs = options.with_inputs;
  if (options.indicators.empty()) {
    Definition own;
    std::string message;
    if (!own_indicator(options, own, message)) {
      std::fprintf(stderr, "%s\n", message.c_str());
      return 1;
    }
    query.indicators.push_back(own.id);
    query.own_indicators.push_back(std::move(own));
  } else {
    query.formula = options.formula;
  }
  query.years = bundle->years;
  if (!options.year.empty()) {
    const std::vector<std::string> ends = split(options.year, ':');
    if (ends.size() > 2 || !parse_year(ends.front(), query.years.from) ||
        !parse_year(ends.back(), query.years.to) || query.years.from > query.years.to) {
      return usage("--year is a year or FROM:TO, not " + options.year);
    }
  }
  query.regions = options.regions;
  query.groups = options.groups;
  query.predecessors = options.predecessors;
  query.own_groups = options.own_groups;
  if (query.regions.empty() && query.groups.empty() && options.own_groups.empty()) {
    for (const Region& region : bundle->regions.all) query.regions.push_back(region.code);
    for (const Group& group : bundle->groups) {
      if (!group.relative) query.groups.push_back(group.id);
    }
  }
  for (const Query::OwnGroup& own : options.own_groups) {
    const auto named = std::find(query.groups.begin(), query.groups.end(), own.id);
    if (named == query.groups.end()) query.groups.push_back(own.id);
  }
  Result<Answer> answer = evaluate(*bundle, query);
  if (!answer) return refuse(options.bundle, answer.error());
  std::vector<std::string> names;
  for (const Answer::Inputs& inputs : answer->inputs) {
    for (const std::string& name : inputs.names) {
      bool known = false;
      for (const std::string& earlier : names) known = known || earlier == name;
      if (!known) names.push_back(name);
    }
  }
  warn_of_example(options.bundle, *bundle);
  if (options.json) print_json(*answer, bundle->kind == "example");
  else print_csv(*answer, names, options.with_inputs);
  tell_remarks(*answer);
  return 0;
}

}  // namespace asss
