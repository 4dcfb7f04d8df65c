// Formulas: what they give, what is refused and where, and random ones against a plain evaluator.
#include "formula.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "support.hpp"

namespace figur {
namespace {

using test::Random;
using test::show;

// One cell per name. "[x]" and "group(g, A)" are bound by the same names.
struct Binding {
  const char* name;
  double value;
  Missing missing = Missing::none;
};

constexpr Missing dot = Missing::not_applicable;
constexpr Missing colon = Missing::confidential;
constexpr Missing dots = Missing::unknown;

const Binding bindings[] = {
    {"A", 12},
    {"B", 4},
    {"C", 0.5},
    {"zero", 0},
    {"minus", -3},
    {"huge", 1e308},
    {"dot", 0, dot},
    {"other_dot", 0, dot},
    {"conf", 0, colon},
    {"unknown", 0, dots},
    {"gone", 0, Missing::no_data},
    {"bånd", 7},
    {"sum", 100},
    {"x.y-z", 40},
    {"asss/A", 60},
    {"asss/x.y-z", 80},
};

Column cell_of(const Operand& operand) {
  Column out(1, Missing::none);
  const std::string wanted = (operand.group.empty() ? "" : operand.group + "/") + operand.name;
  for (const Binding& binding : bindings) {
    if (wanted != binding.name) continue;
    if (binding.missing == Missing::none) out.set(0, binding.value);
    else out.set_missing(0, binding.missing);
    return out;
  }
  ADD_FAILURE() << "the test binds no " << wanted;
  return out;
}

std::string result_of(std::string_view text) {
  Result<Formula> formula = compile(text);
  if (!formula) return "error: " + formula.error().message;
  std::vector<Column> cells;
  for (const Operand& operand : formula->operands) cells.push_back(cell_of(operand));
  std::vector<const Column*> columns;
  for (const Column& cell : cells) columns.push_back(&cell);
  return show(evaluate(*formula, columns, 1), 0);
}

struct Row {
  const char* text;
  const char* answer;
};

TEST(Formula, Computes) {
  const Row rows[] = {
      {"1 + 2 * 3", "7"},
      {"(1 + 2) * 3", "9"},
      {"10 - 4 - 3", "3"},
      {"24 / 4 / 3", "2"},
      {"24 / 4 * 3", "18"},
      {"2 * 3 / 4", "1.5"},
      {"A / B * 1000", "3000"},
      {"(A * 1000) / B", "3000"},
      {"A/(B/1000)", "3000"},
      {"(A + B) / C", "32"},
      {"A - -B", "16"},
      {"-A", "-12"},
      {"--A", "12"},
      {"---A", "-12"},
      {"-A * -B", "48"},
      {"2 * -3", "-6"},
      {"6 / -3", "-2"},
      {"-(A - B)", "-8"},
      {"-2 - -2", "0"},
      {"- 2 + 5", "3"},
      {"((((A))))", "12"},
      {"0.1 + 0.2", "0.30000000000000004"},
      {"0.1", "0.1"},
      {".5", "0.5"},
      {"007", "7"},
      {"123456789.123456", "123456789.123456"},
      {"0.000001", "1e-06"},
      {"  A\t/\n B ", "3"},
      {"bånd * 2", "14"},
      {"sum + 1", "101"},
      {"sum(A, B, C)", "16.5"},
      {"sum(A)", "12"},
      {"sum (A , B)", "16"},
      {"mean(A, B)", "8"},
      {"mean(1, 2, 4, 5)", "3"},
      {"min(A, B, minus)", "-3"},
      {"max(A, B, minus)", "12"},
      {"max(-1, -2)", "-1"},
      {"abs(minus)", "3"},
      {"abs(B - A)", "8"},
      {"-abs(-B)", "-4"},
      {"sum(1, sum(2, 3), mean(4, 6))", "11"},
      {"max(A / B, min(1, 2) * 2)", "3"},
      {"[x.y-z] / 2", "20"},
      {"[ x.y-z ]", "40"},
      {"A / group(asss, A) * 100", "20"},
      {"group( asss , [x.y-z] )", "80"},
      {"A - group(asss, A) + group(asss, A)", "12"},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text), row.answer) << row.text;
}

TEST(Formula, AMissingOperandGivesTheStrongestReason) {
  const Row rows[] = {
      {"A + dot", "."},         {"dot * zero", "."},
      {"A / conf", ":"},        {"conf / A", ":"},
      {"-conf", ":"},           {"abs(unknown)", ".."},
      {"dot + unknown", ".."},  {"unknown - conf", ":"},
      {"conf - unknown", ":"},  {"gone + dot", "no-data"},
      {"gone * unknown", ".."}, {"conf * 0", ":"},
      {"A / zero", "div0"},     {"zero / zero", "div0"},
      {"A / (B - B)", "div0"},  {"A / -zero", "div0"},
      {"dot / zero", "div0"},   {"conf / zero", ":"},
      {"zero / dot", "."},      {"1 / (A / zero)", "div0"},
      {"A / zero + conf", ":"}, {"A / zero - A / zero", "div0"},
      {"0 / A", "0"},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text), row.answer) << row.text;
}

TEST(Formula, AnInfiniteResultIsMissingAsOverflow) {
  const Row rows[] = {
      {"huge * 10", "overflow"},   {"-huge * 10", "overflow"},
      {"huge + huge", "overflow"}, {"huge * 10 - huge * 10", "overflow"},
      {"huge * 10 + conf", ":"},   {"sum(huge, huge)", "overflow"},
      {"huge", "1e+308"},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text), row.answer) << row.text;
}

TEST(Formula, InSumMeanMinAndMaxADotCountsAsNothing) {
  const Row rows[] = {
      {"sum(A, dot)", "12"},
      {"sum(dot, A, B)", "16"},
      {"mean(A, dot, B)", "8"},
      {"min(dot, A)", "12"},
      {"max(dot, minus)", "-3"},
      {"min(dot, minus, dot)", "-3"},
      {"sum(dot, other_dot)", "."},
      {"mean(dot)", "."},
      {"min(dot, other_dot)", "."},
      {"max(dot)", "."},
      {"sum(A, dot, conf)", ":"},
      {"mean(unknown, dot)", ".."},
      {"min(A, conf)", ":"},
      {"max(gone, unknown)", ".."},
      {"abs(dot)", "."},
      {"sum(dot, A / zero)", "div0"},
      // Only dots are a dot, never a zero: nothing is divided by zero here.
      {"A / sum(dot, other_dot)", "."},
      {"A / min(dot)", "."},
      {"A / mean(dot)", "."},
      {"A / max(dot)", "."},
      {"sum(A, sum(dot))", "12"},
      {"A + sum(dot)", "."},
  };
  for (const Row& row : rows) EXPECT_EQ(result_of(row.text), row.answer) << row.text;
}

TEST(Formula, SaysWhatIsWrongAndWhere) {
  struct Wrong {
    const char* text;
    std::size_t position;
    const char* part;
  };
  const Wrong rows[] = {
      {"", 0, "empty"},
      {" \t ", 0, "empty"},
      {"A +", 3, "too early"},
      {"A + ", 4, "too early"},
      {"*", 0, "*"},
      {"A + * B", 4, "*"},
      {"A B", 2, "B"},
      {"A ) + B", 2, ")"},
      {"(A + B", 0, "("},
      {"A * (B + (C)", 4, "("},
      {"()", 1, ")"},
      {"A $ B", 2, "$"},
      {"A × B", 2, "\u00d7"},
      {"A & B", 2, "&"},
      {"A % B", 2, "%"},
      {"A @ B", 2, "@"},
      {"1,5 * A", 1, "point"},
      {"A * 1.", 6, "point"},
      {"1.2.3", 0, "1.2."},
      {"2A", 0, "2A"},
      {"2å", 0, "\"2å\""},
      {"A * 1e5", 4, "1e"},
      {"1234567890123456", 0, "15 digits"},
      {"A +\n\n  )", 7, ")"},
      {"bånd + ]", 8, "]"},
      {"[", 0, "]"},
      {"A + [x", 4, "]"},
      {"[]", 0, "[]"},
      {"[  ]", 0, "[]"},
      {"median(A, B)", 0, "median"},
      {"A * Sum(B)", 4, "Sum"},
      {"sum()", 0, "0"},
      {"A + mean()", 4, "0"},
      {"abs(A, B)", 0, "one"},
      {"sum(A, )", 7, ")"},
      {"sum(A B)", 6, "B"},
      {"sum(A, B", 3, "("},
      {"group(asss)", 10, "second"},
      {"group(, A)", 6, "id"},
      {"group(asss, 3)", 12, "input"},
      {"group(asss, A + B)", 14, "group()"},
      {"group(asss, A", 13, "group()"},
      {"A = B", 2, "="},
      {"A ^ 2", 2, "^"},
      {"A;", 1, ";"},
      {"'A'", 0, "'"},
      {"A × B", 2, "×"},
      {"A÷B", 1, "÷"},
      {"A − B", 2, "−"},
      {"A\u00a0* B", 1, "unexpected"},
  };
  for (const Wrong& row : rows) {
    SCOPED_TRACE(row.text);
    Result<Formula> formula = compile(row.text);
    ASSERT_FALSE(formula.ok());
    EXPECT_EQ(formula.error().code, Code::formula);
    EXPECT_EQ(formula.error().position, row.position) << formula.error().message;
    EXPECT_NE(formula.error().message.find(row.part), std::string::npos) << formula.error().message;
  }
}

std::string repeat(std::string_view part, std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += part;
  return out;
}

TEST(Formula, HasLimits) {
  const auto code = [](const std::string& text) {
    Result<Formula> formula = compile(text);
    return formula ? std::string("fine") : std::string(name(formula.error().code));
  };
  EXPECT_EQ(code(repeat("(", 50) + "A" + repeat(")", 50)), "fine");
  EXPECT_EQ(code(repeat("(", 61) + "A" + repeat(")", 61)), "limit");
  EXPECT_EQ(code(repeat("-", 50) + "A"), "fine");
  EXPECT_EQ(code(repeat("-", 70) + "A"), "limit");
  EXPECT_EQ(code(repeat("abs(", 61) + "A" + repeat(")", 61)), "limit");
  EXPECT_EQ(code("A" + std::string(max_formula_bytes - 1, ' ')), "fine");
  EXPECT_EQ(code("A" + std::string(max_formula_bytes, ' ')), "limit");
  EXPECT_EQ(code("A" + repeat("+A", 1999)), "fine");
  EXPECT_EQ(code("sum(A" + repeat(",A", 49) + ")"), "fine");
  EXPECT_EQ(code("sum(A" + repeat(",A", 50) + ")"), "formula");
  // Brackets beside each other are not nesting.
  EXPECT_EQ(code("(A)" + repeat("+(A)", 500)), "fine");
}

TEST(Formula, ListsEachOperandOnceWithItsFirstPosition) {
  Result<Formula> formula = compile("A / B + A * [x] - group(asss, A) + group(asss, [x]) + [x]");
  ASSERT_TRUE(formula.ok());
  const auto& operands = formula->operands;
  ASSERT_EQ(operands.size(), 5U);
  const char* names[] = {"A", "B", "x", "A", "x"};
  const char* groups[] = {"", "", "", "asss", "asss"};
  const std::size_t positions[] = {0, 4, 12, 18, 35};
  for (std::size_t i = 0; i < operands.size(); ++i) {
    EXPECT_EQ(operands[i].name, names[i]);
    EXPECT_EQ(operands[i].group, groups[i]);
    EXPECT_EQ(operands[i].position, positions[i]);
    EXPECT_EQ(operands[i].kind == Operand::Kind::indicator, operands[i].name == "x");
  }
}

TEST(Formula, WorksOnColumnsOfAnyLength) {
  Result<Formula> formula = compile("(A + 1) / (B - 7) * min(A, B)");
  Result<Formula> arithmetic = compile("(A + 1) / (B - 7)");
  ASSERT_TRUE(formula.ok() && arithmetic.ok());
  for (std::size_t n : {0U, 1U, 2U, 511U, 512U, 513U, 1024U, 1301U}) {
    Column a(n);
    Column b(n);
    for (std::size_t i = 0; i < n; ++i) {
      if (i % 11 != 0) a.set(i, static_cast<double>(i));
      b.set(i, static_cast<double>(i % 13));
    }
    const Column out = evaluate(*formula, {&a, &b}, n);
    const Column quotients = evaluate(*arithmetic, {&a, &b}, n);
    ASSERT_EQ(out.size(), n);
    ASSERT_EQ(quotients.size(), n);
    for (std::size_t i = 0; i < n; ++i) {
      const double x = static_cast<double>(i);
      const double y = static_cast<double>(i % 13);
      const std::string expected = i % 11 == 0   ? "no-data"
                                   : i % 13 == 7 ? "div0"
                                                 : show((x + 1) / (y - 7) * std::min(x, y));
      ASSERT_EQ(show(out, i), expected) << "row " << i << " of " << n;
      const bool known = i % 11 != 0 && i % 13 != 7;
      ASSERT_EQ(show(quotients, i), known ? show((x + 1) / (y - 7)) : expected)
          << "row " << i << " of " << n;
    }
  }
}

TEST(Formula, AResultInheritsTheRemarksOfItsOperandsButNotTheSignOfASource) {
  Column a(1, Missing::none);
  Column b(1, Missing::none);
  a.set(0, 6);
  b.set(0, 2);
  a.flags[0] = flag::provisional | flag::exact_zero | flag::footnote;
  b.flags[0] = flag::less_than_half | flag::overridden;
  for (const char* text : {"A / B", "sum(A, B)", "-A + abs(B)", "max(A, B) * 2"}) {
    Result<Formula> formula = compile(text);
    ASSERT_TRUE(formula.ok());
    const Column out = evaluate(*formula, {&a, &b}, 1);
    EXPECT_EQ(test::show_flags(out.flags[0]), "provisional+overridden+footnote") << text;
  }
}

// A plain evaluator on a tree, written from the rules in formula.hpp, one cell at a time.
struct Cell {
  double value = 0;
  Missing missing = Missing::none;
};

struct Node {
  char kind = 'A';  // A-D operand, 1 constant, + - * / n(egate) a(bs) s(um) m(ean) i(min) x(max)
  double number = 0;
  std::vector<std::unique_ptr<Node>> parts;
};

Cell plain(const Node& node, const Cell (&operands)[4]) {
  if (node.kind >= 'A' && node.kind <= 'D') return operands[node.kind - 'A'];
  if (node.kind == '1') return {node.number};
  std::vector<Cell> in;
  for (const auto& part : node.parts) in.push_back(plain(*part, operands));
  const bool dots_are_nothing = std::string_view("smix").find(node.kind) != std::string_view::npos;
  if (dots_are_nothing) {
    const auto is_dot = [](const Cell& cell) { return cell.missing == dot; };
    if (std::all_of(in.begin(), in.end(), is_dot)) return {0, dot};
    in.erase(std::remove_if(in.begin(), in.end(), is_dot), in.end());
  }
  Cell out;
  for (const Cell& cell : in) out.missing = stronger(out.missing, cell.missing);
  if (node.kind == '/' && in[1].missing == Missing::none && in[1].value == 0) {
    out.missing = stronger(out.missing, Missing::division_by_zero);
  }
  if (out.missing != Missing::none) return out;
  out.value = in[0].value;
  switch (node.kind) {
    case '+': out.value += in[1].value; break;
    case '-': out.value -= in[1].value; break;
    case '*': out.value *= in[1].value; break;
    case '/': out.value /= in[1].value; break;
    case 'n': out.value = -out.value; break;
    case 'a': out.value = std::fabs(out.value); break;
    default:
      for (std::size_t i = 1; i < in.size(); ++i) {
        if (node.kind == 'i') out.value = std::min(out.value, in[i].value);
        else if (node.kind == 'x') out.value = std::max(out.value, in[i].value);
        else out.value += in[i].value;
      }
      if (node.kind == 'm') out.value /= static_cast<double>(in.size());
  }
  return out;
}

std::string written(const Node& node) {
  const auto part = [&](std::size_t i) { return written(*node.parts[i]); };
  switch (node.kind) {
    case '1': return show(node.number);
    case '+':
    case '-':
    case '*':
    case '/': return "(" + part(0) + " " + node.kind + " " + part(1) + ")";
    case 'n': return "-" + part(0);
    case 'a': return "abs(" + part(0) + ")";
    case 's':
    case 'm':
    case 'i':
    case 'x': {
      std::string out = node.kind == 's'   ? "sum("
                        : node.kind == 'm' ? "mean("
                        : node.kind == 'i' ? "min("
                                           : "max(";
      for (std::size_t i = 0; i < node.parts.size(); ++i) out += (i == 0 ? "" : ", ") + part(i);
      return out + ")";
    }
    default: return {node.kind};
  }
}

std::unique_ptr<Node> random_node(Random& random, int depth, std::string_view kinds) {
  auto out = std::make_unique<Node>();
  if (depth == 0 || random.below(6) == 0) {
    out->kind = "ABCD1"[random.below(5)];
    out->number = static_cast<double>(random.below(40)) / 4;
    return out;
  }
  out->kind = kinds[random.below(static_cast<std::uint32_t>(kinds.size()))];
  const bool one = out->kind == 'n' || out->kind == 'a';
  const bool many = std::string_view("smix").find(out->kind) != std::string_view::npos;
  const std::size_t parts = one ? 1 : many ? 1 + random.below(4) : 2;
  for (std::size_t i = 0; i < parts; ++i) {
    out->parts.push_back(random_node(random, depth - 1, kinds));
  }
  return out;
}

TEST(Formula, RandomFormulasAgreeWithAPlainEvaluator) {
  Random random(20260315);
  constexpr std::size_t rows = 601;  // more than one block, and an odd one
  Column columns[4] = {Column(rows), Column(rows), Column(rows), Column(rows)};
  constexpr Missing reasons[] = {dot, dot, dots, colon, Missing::no_data};
  for (Column& column : columns) {
    for (std::size_t i = 0; i < rows; ++i) {
      if (random.below(4) == 0) column.set_missing(i, reasons[random.below(5)]);
      else column.set(i, static_cast<double>(random.below(13)) - 4);
    }
  }
  for (int round = 0; round < 400; ++round) {
    // Every other one of arithmetic alone.
    const char* kinds = round % 2 == 0 ? "++--**//nasmix" : "++--**//na";
    const std::unique_ptr<Node> node = random_node(random, 4, kinds);
    const std::string text = written(*node);
    Result<Formula> formula = compile(text);
    ASSERT_TRUE(formula.ok()) << text << ": " << formula.error().message;
    std::vector<const Column*> operands;
    for (const Operand& operand : formula->operands)
      operands.push_back(&columns[operand.name[0] - 'A']);
    const Column out = evaluate(*formula, operands, rows);
    for (std::size_t i = 0; i < rows; ++i) {
      Cell cells[4];
      for (std::size_t k = 0; k < 4; ++k) cells[k] = {columns[k].value[i], columns[k].missing[i]};
      const Cell expected = plain(*node, cells);
      ASSERT_EQ(out.missing[i], expected.missing) << text << ", row " << i;
      ASSERT_EQ(std::isnan(out.value[i]), expected.missing != Missing::none)
          << text << ", row " << i;
      if (expected.missing == Missing::none) {
        ASSERT_EQ(out.value[i], expected.value) << text << ", row " << i;
      }
    }
  }
}

}  // namespace
}  // namespace figur
