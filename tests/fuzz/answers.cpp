#include "answers.hpp"

#include <algorithm>

#include "holds.hpp"

namespace figur::fuzz {

namespace {

// More than this is too slow to ask in millions of runs.
constexpr std::size_t most_cells = 100'000;
constexpr std::size_t most_names = 12;

void holds_averages(const Answer& answer, const Bundle& bundle) {
  const std::size_t spans = answer.indicators.size() * answer.groups() * answer.years;
  holds(answer.least.size() == spans && answer.most.size() == spans &&
            answer.least_region.size() == spans && answer.most_region.size() == spans,
        "every average has a lowest and a highest member");
  holds(answer.members.size() == spans && answer.members_of.size() == spans,
        "every average rests on members");
  for (std::size_t i = 0; i < spans; ++i) {
    holds(answer.members[i] <= answer.members_of[i] || answer.members_of[i] == 0,
          "no more take part than there are members");
    const bool none = std::isnan(answer.least[i]);
    holds(none == std::isnan(answer.most[i]), "the lowest and the highest are known together");
    holds(none || answer.least[i] <= answer.most[i], "the lowest is not above the highest");
    for (const std::uint32_t region : {answer.least_region[i], answer.most_region[i]}) {
      holds(none ? region == Regions::absent : region < bundle.regions.all.size(),
            "the lowest and the highest are regions");
    }
  }
  holds(answer.average.size() == answer.indicators.size() * answer.years, "averages have a type");
  for (const std::int8_t type : answer.average) holds(type >= -1 && type <= 2, "a known average");
}

void holds_answer(const Answer& answer, const Query& query, const Bundle& bundle) {
  const std::size_t cells = answer.indicators.size() * answer.places.size() * answer.years;
  holds(answer.values.size() == cells, "an answer has a cell per indicator, place and year");
  holds_column(answer.values);
  holds(answer.deviation.size() == (query.baseline.empty() ? 0 : cells),
        "a deviation stands beside every value, when asked for");
  for (const double one : answer.deviation) holds(!std::isinf(one), "a deviation is a number");
  holds(answer.inputs.size() == (query.inputs ? answer.indicators.size() : 0), "inputs as asked");
  for (const Answer::Inputs& inputs : answer.inputs) {
    holds_column(inputs.values);
    holds(inputs.values.size() == inputs.names.size() * answer.places.size() * answer.years,
          "an input has a cell per place and year");
  }
  for (const Answer::Break& one : answer.breaks) {
    holds(one.indicator < answer.indicators.size(), "a break is an indicator's");
    holds(one.year >= answer.first_year &&
              one.year < answer.first_year + static_cast<int>(answer.years),
          "a break lies in the years asked for");
  }
  for (const Answer::Correction& one : answer.corrections) {
    holds(one.indicator < answer.indicators.size(), "a correction is an indicator's");
    holds(std::isnan(one.published) == (one.missing != Missing::none),
          "what was published is a number or a reason");
  }
  for (const Answer::Footnote& one : answer.footnotes) {
    holds(one.indicator < answer.indicators.size(), "a footnote is an indicator's");
  }
  holds_averages(answer, bundle);
}

// The last indicator and year alone have the numbers that they have among the others.
void holds_alone(Bundle& bundle, Query query, const Answer& answer) {
  if (answer.indicators.empty()) return;
  const std::size_t n = answer.indicators.size() - 1;
  query.indicators = {query.indicators.back()};
  query.years.from = query.years.to;
  const Result<Answer> alone = evaluate(bundle, query);
  holds(alone.ok(), "what was answered among others is answered alone");
  for (std::size_t p = 0; p < answer.places.size(); ++p) {
    const std::size_t i = (n * answer.places.size() + p + 1) * answer.years - 1;
    holds(same(alone->values.value[p], answer.values.value[i]) &&
              alone->values.missing[p] == answer.values.missing[i],
          "a number does not depend on what else is asked", answer.places[p].id);
  }
}

void ask_members(Bundle& bundle, const Query& query) {
  const Result<Members> found = find_members(bundle, query);
  if (!found) return holds_error(found.error(), query.formula.size());
  for (const std::string& code : found->in) {
    holds(bundle.regions.find(code) != Regions::absent, "a member is a region", code);
  }
  for (const Members::Out& one : found->out) {
    holds(bundle.regions.find(one.region) != Regions::absent, "a member is a region", one.region);
  }
}

template <class Rows, class Query>
void told_twice(Bundle& bundle, const Query& query, Result<Rows> (*find)(Bundle&, const Query&),
                void (*put)(const Rows&, const Query&, JsonWriter&)) {
  const Result<Rows> first = find(bundle, query);
  const Result<Rows> second = find(bundle, query);
  holds(first.ok() == second.ok(), "the same question has the same answer");
  if (!first) return holds_error(first.error());
  JsonWriter out;
  JsonWriter again;
  put(*first, query, out);
  put(*second, query, again);
  holds_json(out.str());
  holds(out.str() == again.str(), "the same question has the same answer");
}

}  // namespace

void ask(Bundle& bundle, const Query& query) {
  ask_members(bundle, query);
  const std::size_t places = query.regions.size() + query.groups.size();
  const auto years = static_cast<std::size_t>(query.years.to - query.years.from + 1);
  if (query.indicators.size() * places * years > most_cells) return;
  const Result<Answer> answer = evaluate(bundle, query);
  if (!answer) return holds_error(answer.error(), query.formula.size());
  holds_answer(*answer, query, bundle);
  const Result<Answer> again = evaluate(bundle, query);
  holds(again.ok() && same(answer->values, again->values), "the same question has the same answer");
  holds_alone(bundle, query, *answer);
}

void ask(Bundle& bundle, const AreaQuery& query) {
  told_twice<std::vector<ProfileRow>, AreaQuery>(
      bundle, query, find_profile,
      [](const std::vector<ProfileRow>& rows, const AreaQuery&, JsonWriter& out) {
        write(rows, out);
      });
  told_twice<std::vector<KeyFiguresRow>, AreaQuery>(
      bundle, query, find_key_figures,
      [](const std::vector<KeyFiguresRow>& rows, const AreaQuery& asked, JsonWriter& out) {
        write(rows, asked.year, out);
      });
}

void ask(Bundle& bundle, const FindingsQuery& query) {
  const Result<Findings> found = find_findings(bundle, query);
  if (!found) return holds_error(found.error());
  JsonWriter out;
  write(*found, bundle.regions, out);
  holds_json(out.str());
  for (const Findings::Found& one : found->found) {
    holds(std::isfinite(one.size) && !std::isinf(one.per_cent), "a finding has a size");
  }
}

void ask(Bundle& bundle, const RankQuery& query) {
  told_twice<Ranking, RankQuery>(
      bundle, query, rank,
      [](const Ranking& ranking, const RankQuery&, JsonWriter& out) { write(ranking, out); });
  const Result<Ranking> ranking = rank(bundle, query);
  if (!ranking) return;
  for (const Ranking::Row& row : ranking->rows) {
    holds(row.rank <= ranking->rows.size() && row.tied <= ranking->rows.size(),
          "a rank is one of as many as there are rows");
    holds(std::isnan(row.grade) || (row.grade >= 1 && row.grade <= 6), "a grade is from 1 to 6");
  }
}

void ask_everything(Bundle& bundle) {
  Query query;
  query.years = bundle.years;
  if (query.years.from > query.years.to) query.years = {2020, 2020};
  query.years.from = std::max(query.years.from, query.years.to - 4);
  query.inputs = true;
  for (const Indicator& one : bundle.indicators) {
    if (query.indicators.size() < most_names) query.indicators.push_back(one.definition.id);
  }
  for (const Region& one : bundle.regions.all) {
    if (query.regions.size() < most_names) query.regions.push_back(one.code);
  }
  if (query.indicators.empty() || query.regions.empty()) return;
  for (const Group& one : bundle.groups) {
    if (query.groups.size() == most_names) break;
    query.groups.push_back(seen_by(bundle, one.id, query.regions.front()));
  }
  query.baseline = query.groups.empty() ? query.regions.back() : query.groups.front();
  ask(bundle, query);
  query.predecessors = Predecessors::summed;
  ask(bundle, query);

  const std::string& area = bundle.indicators.front().definition.area;
  AreaQuery profile;
  profile.area = area;
  profile.regions = query.regions;
  profile.year = query.years.to;
  if (!query.groups.empty()) profile.baseline = query.groups.back();
  ask(bundle, profile);
  FindingsQuery findings;
  findings.area = area;
  findings.year = query.years.to;
  findings.region = query.regions.front();
  if (!query.groups.empty()) findings.group = query.groups.front();
  findings.minimum = 0;
  ask(bundle, findings);
  RankQuery order;
  order.indicator = query.indicators.front();
  order.year = query.years.to;
  order.regions = query.regions;
  order.best = RankQuery::Best::high;
  ask(bundle, order);
}

}  // namespace figur::fuzz
