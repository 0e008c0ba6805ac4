// Whether a ceasefire that stands will hold: imagined to its last day, many times over.
#include "base/random.h"
#include "base/real.h"
#include "policy/policy.h"
#include "sim/party.h"
#include "sim/symbols.h"

enum { PURPOSE_HOLDS = 0x686f6c64, DRAWS_MAX = 12 };

// They signed: a world in which a party would not have is no world to go on from.
static bool all_would_sign(const Scenario *scenario, const Types *types, const State *state) {
    bool all = true;
    for (int p = 0; p < scenario->party_count; p++) {
        all = all && party_margin(scenario, types, state, p) >= 0;
    }
    return all;
}

static bool night_holds(const View *view, const Types *types, State *state, uint64_t seed) {
    const EventSink nobody = {0};
    for (uint32_t step = 0; !game_over(state) && !open_broken(&state->open) && step < POLICY_COMMAND_CAP; step++) {
        View now = state_view(view->scenario, state, state->open.seat);
        command_apply(view->scenario, types, state, policy_steady(&now, seed, step), nobody);
    }
    return !open_broken(&state->open);
}

// Imagined nights know nothing of what held the parties back until today, so they break too early: their share is drawn
// up by a root that makes it right for nights of the steady player (of those told .5 to .6 about half held).
static double drawn_up(int held, int nights) {
    return real_pow((held + 0.5) / (nights + 1), 0.4);
}

double policy_holds(const View *view, uint64_t seed, int nights) {
    int held = 0, played = 0;
    for (int n = 0; n < nights * DRAWS_MAX && played < nights; n++) {
        Types types;
        State state;
        state_imagine(view, random_bits(seed, PURPOSE_HOLDS, (uint32_t)view->open->day, (uint64_t)n), &types, &state);
        bool choosy = nights * DRAWS_MAX - n > nights - played; // enough draws are left
        if (!choosy || all_would_sign(view->scenario, &types, &state)) {
            held += night_holds(view, &types, &state, seed + (uint64_t)n);
            played++;
        }
    }
    return drawn_up(held, played);
}
