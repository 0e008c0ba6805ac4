// Moves of the room: listening, questions, criticism, what ministers say alone, what is told in confidence.
#include "sim/talks.h"

#include "base/random.h"
#include "base/real.h"
#include "sim/chance.h"
#include "sim/reading.h"

static void confidence_yield(StateContext *game, int party) {
    const Scenario *scenario = game->scenario;
    Mind *mind = &game->state->minds[0];
    Open *open = &game->state->open;
    uint32_t use = chance_of_use(open, COMMAND_CAUCUS, party);
    if (mind->confidence_count >= CONFIDENCE_MAX) {
        return;
    }
    double odds = PARAM(scenario, confidence_chance) *
                  (PARAM(scenario, confidence_base) + PARAM(scenario, confidence_trust) * open->trust[party]);
    if (chance_unit(game, CHANCE_CONFIDENCE, use, scenario->parties[party].key) >= odds) {
        return;
    }
    // The wording nearest to what it could bear that it has not been offered.
    int best_issue = NO_INDEX, best_option = NO_INDEX;
    double best = -PARAM(scenario, confidence_low), high = PARAM(scenario, confidence_high);
    double threshold = party_threshold(scenario, game->types, game->state, party);
    for (int i = 0; i < scenario->issue_count; i++) {
        if (open->clauses[i].status != CLAUSE_BRACKETED) {
            continue;
        }
        for (int o = 0; o < scenario->issues[i].option_count; o++) {
            double margin = party_clause(scenario, game->types, game->state, party, i, o) - threshold;
            bool known = o == open->clauses[i].option || scenario->issues[i].options[o].owner == party;
            for (int c = 0; c < mind->confidence_count; c++) {
                known = known || (mind->confidences[c].party == party && mind->confidences[c].issue == i &&
                                  mind->confidences[c].option == o);
            }
            if (!known && margin > best && margin < high) {
                best = margin;
                best_issue = i;
                best_option = o;
            }
        }
    }
    if (best_issue == NO_INDEX) {
        return;
    }
    int slot = mind->confidence_count++;
    mind->confidences[slot] =
        (Confidence){.party = (int8_t)party, .issue = (int8_t)best_issue, .option = (int8_t)best_option};
    tell_seat(game, 0, EVENT_CONFIDENCE, slot, party, best_issue, best_option, 0);
}

void clue_yield(StateContext *game, int party, double odds) {
    Mind *mind = &game->state->minds[0];
    if (game->types->agenda[party] == NO_INDEX || mind->clues[party] >= CLUE_MAX) {
        return;
    }
    uint32_t use = chance_of_use(&game->state->open, COMMAND_CAUCUS, party);
    if (chance_unit(game, CHANCE_CLUE, use, game->scenario->parties[party].key) < odds) {
        mind->clues[party]++;
        bool found = mind->clues[party] == CLUE_MAX;
        if (found) {
            mind->agenda[party] = game->types->agenda[party];
        }
        tell_seat(game, 0, EVENT_CLUE, party, mind->clues[party], game->types->agenda[party], found, 0);
    }
}

// The clause a party cares for most and has not been read well.
int dearest_issue(const StateContext *game, int party, int skip) {
    int best = NO_INDEX;
    double most = 0;
    for (int i = 0; i < game->scenario->issue_count; i++) {
        double doubt = 1 - reading_precision(game->state->minds[0].firmness[party][i]);
        double matter = game->scenario->issues[i].weight[party] * doubt;
        if (game->state->open.clauses[i].status == CLAUSE_BRACKETED && i != skip && matter > most) {
            most = matter;
            best = i;
        }
    }
    return best;
}

static double hearing(const StateContext *game, int party) {
    return PARAM(game->scenario, hear_base) + PARAM(game->scenario, hear_trust) * game->state->open.trust[party];
}

// Who has been heard less often than this one suspects what is said in its room.
static void others_suspect(StateContext *game, int party) {
    const uint8_t *heard = game->state->open.heard;
    for (int p = 0; p < game->scenario->party_count; p++) {
        double behind = real_max(0, heard[party] - heard[p]);
        trust_add(game, p, -PARAM(game->scenario, suspicion) * behind / (game->scenario->party_count - 1));
    }
}

void caucus_finish(StateContext *game, int party) {
    Open *open = &game->state->open;
    double gain = hearing(game, party);
    int first = dearest_issue(game, party, NO_INDEX), second = dearest_issue(game, party, first);
    learn_firmness(game, 0, party, first, gain, READ_CAUCUS);
    learn_firmness(game, 0, party, second, gain * PARAM(game->scenario, hear_second), READ_CAUCUS);
    learn_reservation(game, 0, party, gain, READ_CAUCUS);
    count_up(&open->heard[party]); // being heard wears off for who is heard
    double worn = 1 + PARAM(game->scenario, caucus_worn) * open->heard[party];
    trust_build(game, party, PARAM(game->scenario, caucus_trust) / worn + PARAM(game->scenario, caucus_trust_least));
    others_suspect(game, party);
    resolve_add(game, party, -PARAM(game->scenario, heard_ease) / open->heard[party]);
    confidence_yield(game, party);
    clue_yield(game, party, PARAM(game->scenario, clue_chance));
}

void ask_finish(StateContext *game, int party, int issue) {
    bool guarded = decision_answer(game, AWAITING_CANDOUR, seat_of_party(party), issue) == DECIDE_GUARDED;
    double gain =
        hearing(game, party) * (guarded ? PARAM(game->scenario, hear_guarded) : PARAM(game->scenario, hear_open));
    learn_firmness(game, 0, party, issue, gain, READ_CAUCUS);
    learn_reservation(game, 0, party, PARAM(game->scenario, ask_share) * gain, READ_CAUCUS);
    clue_yield(game, party, PARAM(game->scenario, clue_chance) * PARAM(game->scenario, ask_clue));
}

// How far it can go, in so many words: what each wording of the clause would meet with.
void candour_tell(StateContext *game, int party, int issue) {
    if (!told(game, EVENT_CANDOUR)) {
        return;
    }
    static const double likely = 0.6, unlikely = 0.3;
    View view = state_view(game->scenario, game->state, 0);
    Taste taste;
    view_taste(&view, party, &taste);
    double threshold = view_threshold(&view, party);
    unsigned yes = 0, no = 0;
    for (int o = 0; o < game->scenario->issues[issue].option_count; o++) {
        double chance = estimate_chance(view_clause(&view, &taste, threshold, party, issue, o));
        yes |= (unsigned)(chance >= likely) << o;
        no |= (unsigned)(chance <= unlikely) << o;
    }
    tell_seat(game, 0, EVENT_CANDOUR, party, issue, (int)yes, (int)no,
              reading_precision(view.mind->firmness[party][issue]));
}

// How far a party has moved on a clause, and how far the mediator reckons that it has.
void clause_soften(StateContext *game, int party, int issue, double by, double reckoned) {
    double *soft = &game->state->hidden.soft[party][issue];
    int8_t *moved = &game->state->minds[0].moved[party][issue];
    *soft = real_clamp(*soft + by, -LEVER_MOVES_MOST, LEVER_MOVES_MOST);
    double hundredths = real_clamp(*moved + 100 * reckoned, -100, 100);
    *moved = (int8_t)(hundredths + (hundredths < 0 ? -0.5 : 0.5));
}

// Criticism instead of concession (Fisher): who is asked what is wrong with the words, and not to take them, moves.
void why_finish(StateContext *game, int party, int issue) {
    const Open *open = &game->state->open;
    ask_finish(game, party, issue);
    double worn = PARAM(game->scenario, why_worn);
    double by =
        PARAM(game->scenario, why_clause) * move_scale(open) / (1 - worn + worn * open->action_uses[COMMAND_WHY]);
    clause_soften(game, party, issue, by, by);
    ease(game, party, PARAM(game->scenario, criticism_ease), COMMAND_WHY);
    game->state->minds[0].why_issues[party] |= 1u << issue;
    if (told(game, EVENT_WHY)) {
        View view = state_view(game->scenario, game->state, 0);
        Why why = view_why(&view, party, issue);
        event_add(game, (Event){.kind = EVENT_WHY,
                                .audience = 1,
                                .a = (int16_t)party,
                                .b = (int16_t)issue,
                                .c = why.binding,
                                .d = (int16_t)(100 * reading_precision(view.mind->firmness[party][issue])),
                                .value = (float)why.chance,
                                .command = why_change(&why, party, issue)});
    }
}

// How much of the text on the table is agreed: the way out, or a part of it.
static double common_ground(const StateContext *game) {
    int agreed = 0, open = 0;
    for (int i = 0; i < game->scenario->issue_count; i++) {
        agreed += game->state->open.clauses[i].status == CLAUSE_AGREED;
        open += game->state->open.clauses[i].status == CLAUSE_BRACKETED;
    }
    return agreed + open ? (double)agreed / (agreed + open) : 0;
}

// Two alone find what their advisers would not say, where what hurts both leaves them room (Zartman) or much is common
// ground already (Carnevale 1986); else it is luck, and they may part worse than they met.
void ministers_finish(StateContext *game) {
    Open *open = &game->state->open;
    double apart = (1 - night_ripeness(game->scenario, game->types, game->state)) * (1 - common_ground(game));
    uint32_t use = chance_of_use(open, COMMAND_MINISTERS, 0);
    double lost = apart * (1 + PARAM(game->scenario, ministers_worst)) * chance_unit(game, CHANCE_MINISTERS, use, 0);
    // What can be said has been said.
    double change = (1 - lost) * move_scale(open) /
                    (1 + PARAM(game->scenario, ministers_worn) * (open->action_uses[COMMAND_MINISTERS] - 1));
    double between = PARAM(game->scenario, ministers_between) * change;
    open->between = real_clamp01(open->between + between);
    for (int p = 0; p < game->scenario->party_count; p++) {
        resolve_add(game, p, -PARAM(game->scenario, ministers_ease) * change);
        trust_build(game, p,
                    change > 0 ? PARAM(game->scenario, ministers_trust) : -PARAM(game->scenario, ministers_strain));
    }
    tell(game, EVENT_OUTCOME, NO_INDEX, change > 0, NO_INDEX, 0, between);
}

// A confidence carried to the other side persuades in the measure that it shows its source, and leaks likewise.
void confide_finish(StateContext *game, int slot, Manner manner) {
    const Scenario *scenario = game->scenario;
    const double persuades[MANNER_COUNT] = {[MANNER_IDEA] = PARAM(scenario, confided_idea),
                                            [MANNER_HINT] = PARAM(scenario, confided_hint),
                                            [MANNER_QUOTED] = PARAM(scenario, confided_quoted)};
    const double leaks[MANNER_COUNT] = {[MANNER_IDEA] = PARAM(scenario, leak_idea),
                                        [MANNER_HINT] = PARAM(scenario, leak_hint),
                                        [MANNER_QUOTED] = PARAM(scenario, leak_quoted)};
    Mind *mind = &game->state->minds[0];
    Open *open = &game->state->open;
    Confidence *said = &mind->confidences[slot];
    said->used = (uint8_t)manner;
    // What is relayed is worth what the mediator can know by himself (Fey and Ramsay 2010).
    double alone = PARAM(scenario, confided_alone), clause = PARAM(scenario, confided_clause);
    double worth = persuades[manner] * (alone + (1 - alone) * open->sources) * move_scale(open);
    for (int n = 0; n < scenario->party_count - 1; n++) {
        int other = other_party(game, said->party, n);
        clause_soften(game, other, said->issue, clause * worth, clause * worth);
        ease(game, other, PARAM(scenario, confided_ease) * worth, COMMAND_CONFIDE);
        trust_build(game, other, PARAM(scenario, confided_trust) * worth);
        reading_tell(game, 0, other, said->issue, said->option, false);
    }
    clause_soften(game, said->party, said->issue, PARAM(scenario, confided_own), PARAM(scenario, confided_own));
    uint32_t use = chance_of_use(open, COMMAND_CONFIDE, slot);
    if (chance_unit(game, CHANCE_LEAK, use, scenario->parties[said->party].key) < leaks[manner]) {
        said->leaked = 1;
        trust_add(game, said->party, -PARAM(scenario, leak_trust));
        open->closed_until[said->party] = (int16_t)(open->minute + PARAM(scenario, leak_minutes));
        tell(game, EVENT_LEAK, said->party, said->issue, 0, 0, 0);
    }
}
