// What weighs most when a party leaves the talks or orders an attack, and the parts of it that the rules weigh too.
#include "base/real.h"
#include "sim/party.h"
#include "sim/rules.h"

static Drive strongest(const double shares[DRIVE_COUNT]) {
    int most = DRIVE_TEXT;
    for (int d = most; d < DRIVE_COUNT; d++) {
        most = shares[d] > shares[most] ? d : most;
    }
    return (Drive)most;
}

static bool by_person(const StateContext *game, int party) {
    return game->state->open.persons >> seat_of_party(party) & 1u;
}

double impatience(const StateContext *game, int party) {
    double hours = (game->state->open.minute - game->scenario->start) / 60.0;
    return real_max(0, hours - game->types->patience[party]) * PARAM(game->scenario, impatience);
}

Drive drive_to_leave(const StateContext *game, int party) {
    const Scenario *scenario = game->scenario;
    if (by_person(game, party)) {
        return DRIVE_NONE; // it knows why
    }
    double field = party_field(scenario, game->state, party);
    double hardened = real_max(0, game->state->open.hardened[party]);
    const double shares[DRIVE_COUNT] = {
        [DRIVE_TEXT] = -party_margin(scenario, game->types, game->state, party) - field - hardened,
        [DRIVE_FIELD] = field,
        [DRIVE_HARDENED] = hardened,
        [DRIVE_HOURS] = impatience(game, party),
        [DRIVE_TIRED] = PARAM(scenario, leave_tired) * game->state->open.tiredness,
    };
    return strongest(shares);
}

double missed_by_text(const StateContext *game, int party) {
    const Open *open = &game->state->open;
    double paper = taste_text(game->scenario, open, &game->types->taste[party], party, false);
    double fade = 1 / (1 + PARAM(game->scenario, artificial_fade) * (open->day - 1.0));
    return party_reservation(game->scenario, game->types, game->state, party) -
           (paper + open->artificial[party] * fade);
}

// How far those whom a party counts on hold back: its backers, from what they gave at first; an ally's guarantors, as
// far as they stand behind the text.
static double cover_lost(const StateContext *game, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double before = 0, now = 0;
    for (unsigned left = scenario->parties[party].backers; left; left &= left - 1) {
        before += scenario->powers[__builtin_ctz(left)].support;
        now += game->state->open.backing[__builtin_ctz(left)];
    }
    double lost = before > 0 ? real_max(0, 1 - now / before) : 0;
    return real_min(1, lost + (scenario->parties[party].ally ? open->guarantee * open->allies : 0));
}

// Who means to use the pause for other ends needs cover for it, and not to be named; and amended words are its own.
double drawn_by_days(const StateContext *game, int front, int party) {
    const Scenario *scenario = game->scenario;
    const Open *open = &game->state->open;
    double aim = PARAM(scenario, offensive_devious) * game->types->devious[party] * real_min(open->day - 1.0, 4);
    if (aim <= 0) {
        return 0;
    }
    aim *= open->amended ? 1 - PARAM(scenario, devious_amended) : 1;
    return aim * (1 - game->state->hidden.deterrence[front]) *
           (1 - PARAM(scenario, devious_cover) * cover_lost(game, party));
}

double drawn_by_fear(const Scenario *scenario, const Open *open) {
    return PARAM(scenario, truce_fear) * open->doubt;
}

Drive drive_to_attack(const StateContext *game, int front, int party) {
    const Scenario *scenario = game->scenario;
    if (by_person(game, party)) {
        return DRIVE_NONE;
    }
    Line line = line_now(scenario, &game->state->open);
    double field = party_field(scenario, game->state, party);
    double hardened = real_max(0, game->state->open.hardened[party]);
    const double shares[DRIVE_COUNT] = {
        [DRIVE_TEXT] = missed_by_text(game, party) - field - hardened,
        [DRIVE_FIELD] = field,
        [DRIVE_HARDENED] = hardened,
        [DRIVE_HOLES] = PARAM(scenario, offensive_holes) * line.words.ambiguity,
        [DRIVE_DAYS] = drawn_by_days(game, front, party),
        [DRIVE_FEAR] = drawn_by_fear(scenario, &game->state->open),
    };
    return strongest(shares);
}
