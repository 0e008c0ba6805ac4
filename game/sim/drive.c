// What weighs most when a party leaves the talks or orders an attack: told, and read by no rule.
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
    double hardened = real_max(0, game->state->hidden.hardened[party]);
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

double drawn_by_days(const StateContext *game, int party) {
    return PARAM(game->scenario, offensive_devious) * game->types->devious[party] *
           real_min(game->state->open.day - 1.0, 4);
}

Drive drive_to_attack(const StateContext *game, int party) {
    const Scenario *scenario = game->scenario;
    if (by_person(game, party)) {
        return DRIVE_NONE;
    }
    Line line = line_now(scenario, &game->state->open);
    double field = party_field(scenario, game->state, party);
    double hardened = real_max(0, game->state->hidden.hardened[party]);
    const double shares[DRIVE_COUNT] = {
        [DRIVE_TEXT] = missed_by_text(game, party) - field - hardened,
        [DRIVE_FIELD] = field,
        [DRIVE_HARDENED] = hardened,
        [DRIVE_HOLES] = PARAM(scenario, offensive_holes) * line.words.ambiguity,
        [DRIVE_DAYS] = drawn_by_days(game, party),
    };
    return strongest(shares);
}
