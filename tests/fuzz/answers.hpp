// Asks of a bundle what the page asks of it, and holds the answers to what must be true of them.
#pragma once

#include "findings.hpp"
#include "profile.hpp"
#include "query.hpp"
#include "ranking.hpp"

namespace figur::fuzz {

// Each answers or gives an error; the answer is the same when asked again.
void ask(Bundle& bundle, const Query& query);
void ask(Bundle& bundle, const AreaQuery& query);
void ask(Bundle& bundle, const FindingsQuery& query);
void ask(Bundle& bundle, const RankQuery& query);

// Every indicator of every region and group in its last years, and the views of every area.
void ask_everything(Bundle& bundle);

}  // namespace figur::fuzz
