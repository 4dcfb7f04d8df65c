// What the fuzzers demand of everything that the engine answers. What does not hold ends the
// process with its sentence, which libFuzzer counts as a find.
#pragma once

#include <string>
#include <string_view>

#include "bundle.hpp"
#include "column.hpp"
#include "dataset.hpp"
#include "result.hpp"

namespace figur::fuzz {

// `what` is the sentence that should be true.
void holds(bool true_here, const char* what, std::string_view where = {});

// Well-formed JSON in UTF-8, as another parser than the engine's reads it.
void holds_json(std::string_view text);

// Equally long, and NaN exactly where there is a reason; values are finite.
void holds_column(const Column& column);
bool same(const Column& a, const Column& b);
// The same double, or both NaN.
bool same(double a, double b);

// As many cells as its dimensions span, every code found where it stands; and written as JSON-stat
// it is read as it was.
void holds_dataset(const Dataset& dataset);

// Every fault has a sentence, and a JSON pointer or nothing as its place; all can be told as JSON.
void holds_faults(const Faults& faults);
// The same of an error that ended a call. `length` is that of the formula it may point into.
void holds_error(const Error& error, std::size_t length = 0);

// The small bundle that definitions are bound in and questions are asked of.
Bundle& small_bundle();

}  // namespace figur::fuzz
