// Builds the text of small bundles, and asks them questions whose answers read as text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle.hpp"
#include "query.hpp"
#include "support.hpp"

namespace figur::test {

using Texts = std::initializer_list<std::string_view>;

inline std::string joined(Texts parts) {
  std::string out;
  for (std::string_view part : parts) {
    if (!out.empty()) out += ",";
    out += part;
  }
  return out;
}

inline std::string quoted(Texts codes) {
  std::string out;
  for (std::string_view code : codes) out += (out.empty() ? "'" : ",'") + std::string(code) + "'";
  return out;
}

// Cells separated by blanks: a number, a sign (. .. : -), "null", or a number with * (provisional)
// or with 0 behind a tilde ("~0": null with the sign 0).
inline std::string cells(std::string_view text) {
  std::string values;
  std::string signs;
  std::size_t i = 0;
  std::size_t cell = 0;
  while (i < text.size()) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.find(' ', i), text.size());
    std::string token(text.substr(i, end - i));
    std::string sign;
    if (token == "." || token == ".." || token == ":" || token == "-") std::swap(sign, token);
    else if (token == "~0") sign = "0", token.clear();
    else if (token.back() == '*') sign = "*", token.pop_back();
    values += (values.empty() ? "" : ",") + (token.empty() ? "null" : token);
    if (!sign.empty()) {
      signs += (signs.empty() ? "'" : ",'") + std::to_string(cell) + "':'" + sign + "'";
    }
    ++cell;
    i = end;
  }
  return "'value':[" + values + "],'status':{" + signs + "}";
}

// A table with the dimensions Region, Content and Tid, cells in that order. `more` are members of
// the table besides the dataset, e.g. "'provisional':['2025'],".
inline std::string table(std::string_view id, Texts regions, Texts contents, int first, int last,
                         std::string_view values, std::string_view more = "") {
  std::string years;
  for (int year = first; year <= last; ++year) {
    years += (years.empty() ? "'" : ",'") + std::to_string(year) + "'";
  }
  const auto size = [](std::size_t n) { return std::to_string(n); };
  return "{'id':'" + std::string(id) + "'," + std::string(more) +
         "'dataset':{'version':'2.0','class':'dataset','id':['Region','Content','Tid'],'size':[" +
         size(regions.size()) + "," + size(contents.size()) + "," +
         size(static_cast<std::size_t>(last - first + 1)) +
         "],'role':{'geo':['Region'],'time':['Tid'],'metric':['Content']},'dimension':{"
         "'Region':{'category':{'index':[" +
         quoted(regions) +
         "]}},"
         "'Content':{'category':{'index':[" +
         quoted(contents) +
         "]}},"
         "'Tid':{'category':{'index':[" +
         years + "]}}}," + cells(values) + "}}";
}

// An input that reads content `code` of `table`; `more` are further members of its source.
inline std::string input(std::string_view name, std::string_view table, std::string_view code,
                         std::string_view more = "", std::string_view unit = "antall") {
  return "'" + std::string(name) + "':{'unit':'" + std::string(unit) + "','sources':[{'table':'" +
         std::string(table) + "','select':{'Content':['" + std::string(code) + "']}" +
         std::string(more) + "}]}";
}

// "mean" where the formula takes another indicator's result for the place itself.
inline std::string_view fitting_average(std::string_view formula) {
  for (std::size_t i = 0; i < formula.size(); ++i) {
    const bool in_group = i >= 2 && formula.substr(i - 2, 2) == ", ";
    if (formula[i] == '[' && !in_group) return "mean";
  }
  return "weighted";
}

inline std::string version(std::string_view formula, Texts inputs, std::string_view average = "",
                           std::string_view more = "") {
  if (average.empty()) average = fitting_average(formula);
  return "{'formula':'" + std::string(formula) + "','average':'" + std::string(average) +
         "','inputs':{" + joined(inputs) + "}" + std::string(more) + "}";
}

inline std::string indicator(std::string_view id, Texts versions,
                             std::string_view unit = "indeks") {
  return "{'id':'" + std::string(id) + "','name':{'nb':'Navn'},'unit':'" + std::string(unit) +
         "','versions':[" + joined(versions) + "]}";
}

struct BundleText {
  std::string regions, groups, tables, indicators, notes;
  std::string text() const {
    return json(
        "{'format':'figur-bundle','version':1,'id':'prøve','kind':'example','label':{'nb':'Prøve'},"
        "'regions':[" +
        regions + "],'groups':[" + groups + "],'tables':[" + tables + "],'indicators':[" +
        indicators + "],'notes':[" + notes + "]}");
  }
};

inline Bundle read(const std::string& text) {
  Faults faults;
  Result<Bundle> out = read_bundle(text, faults);
  if (out) return std::move(*out);
  ADD_FAILURE() << "the bundle was not read:\n" << show(faults);
  return {};
}

// An answer, told per indicator and place as one text over the years.
class Told {
 public:
  explicit Told(Result<Answer> result) : ok_(result.ok()) {
    if (result) answer = std::move(*result);
    else error = result.error();
  }
  bool ok() const { return ok_; }

  std::string values(std::string_view indicator, std::string_view place) const {
    return row(answer.indicators, indicator, place,
               [&](std::size_t i) { return show(answer.values, i); });
  }
  std::string flags(std::string_view indicator, std::string_view place) const {
    return row(answer.indicators, indicator, place,
               [&](std::size_t i) { return show_flags(answer.values.flags[i]); });
  }
  // "2/3": the average rests on two of three members.
  std::string members(std::string_view indicator, std::string_view place) const {
    return row(answer.indicators, indicator, place, [&](std::size_t i) {
      const std::size_t row_of = i / answer.years;
      const std::size_t places = answer.places.size();
      const std::size_t span = answer.span(row_of / places, row_of % places, i % answer.years);
      return std::to_string(answer.members[span]) + "/" + std::to_string(answer.members_of[span]);
    });
  }
  std::string deviation(std::string_view indicator, std::string_view place) const {
    return row(answer.indicators, indicator, place,
               [&](std::size_t i) { return show(answer.deviation[i]); });
  }
  // "1 Oslo..9 Bergen" is told as "0301:1..4601:9".
  std::string spread(const Bundle& bundle, std::size_t indicator, std::size_t group) const {
    std::string out;
    for (std::size_t y = 0; y < answer.years; ++y) {
      const std::size_t i = answer.span(indicator, answer.regions.size() + group, y);
      if (i >= answer.least.size()) return "outside";
      const auto code = [&](std::uint32_t region) {
        return region < bundle.regions.all.size() ? bundle.regions.all[region].code + ":"
                                                  : std::string();
      };
      out += (y == 0 ? "" : " ") + code(answer.least_region[i]) + show(answer.least[i]) + ".." +
             code(answer.most_region[i]) + show(answer.most[i]);
    }
    return out;
  }
  // Of each indicator and year: 0 weighted, 1 mean, -1 not defined.
  std::string averages() const {
    std::string out;
    for (std::size_t i = 0; i < answer.average.size(); ++i) {
      out += (i == 0 ? "" : " ") + std::to_string(answer.average[i]);
    }
    return out;
  }
  // The values of one input of the n-th indicator.
  std::string inputs(std::size_t indicator, std::string_view name, std::string_view place) const {
    if (indicator >= answer.inputs.size()) return "no inputs";
    const Answer::Inputs& from = answer.inputs[indicator];
    return row(from.names, name, place, [&](std::size_t i) { return show(from.values, i); });
  }
  std::string input_flags(std::size_t indicator, std::string_view name,
                          std::string_view place) const {
    const Answer::Inputs& from = answer.inputs[indicator];
    return row(from.names, name, place,
               [&](std::size_t i) { return show_flags(from.values.flags[i]); });
  }

  Answer answer;
  Error error;

 private:
  template <class Cell>
  std::string row(const std::vector<std::string>& names, std::string_view name,
                  std::string_view place, Cell cell) const {
    if (!ok_) return "error: " + error.message;
    for (std::size_t n = 0; n < names.size(); ++n) {
      for (std::size_t p = 0; names[n] == name && p < answer.places.size(); ++p) {
        if (answer.places[p].id != place) continue;
        std::string out;
        for (std::size_t y = 0; y < answer.years; ++y) {
          out += (y == 0 ? "" : " ") + cell((n * answer.places.size() + p) * answer.years + y);
        }
        return out;
      }
    }
    return "not in the answer";
  }

  bool ok_;
};

// `question` is the JSON form with single quotes.
inline Told ask(Bundle& bundle, std::string_view question) {
  Result<Query> query = read_query(json(question));
  if (query) return Told(evaluate(bundle, *query));
  return Told(query.error());
}

inline Result<Members> members_of(Bundle& bundle, std::string_view indicator,
                                  std::string_view group, int year) {
  Query query;
  query.indicators = {std::string(indicator)};
  query.groups = {std::string(group)};
  query.years = {year, year};
  return find_members(bundle, query);
}

}  // namespace figur::test
