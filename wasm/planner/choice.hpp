// Internal: which definitions and regions a question is about.
#pragma once

#include "plan.hpp"

namespace figur {

// Fills Plan::definitions and Plan::regions. Errors name the area, place or indicator that does not
// exist.
Error choose(const Question& question, Plan& out);

}  // namespace figur
