// The model’s numbers: every one with its default, range and meaning, in one table. A scenario may
// replace them by name, and so may the house rules of a night; rules read them with PARAM(scenario, name).
// They are tuned to how the game should play, not fitted to data.
#pragma once

#include "sim/scenario.h"

// name, default, low, high, source ("judgement" where the literature gives a sign but no size), meaning
#define PARAMETERS(X)                                                                                                  \
    X(weight_spread, 0.35, 0, 1, "tuned by simulation", "how far firmness moves a weight")                             \
    X(value_spread, 0.30, 0, 0.5, "tuned by simulation", "how far firmness moves a value")                             \
    X(value_noise, 0.03, 0, 0.2, "judgement", "what no reading ever learns of a value")                                \
    X(ambiguity_gain, 0.45, 0.3, 0.6, "Pehar", "share of the gap an ambiguous wording hides at signing")               \
    X(momentum_effect, 0.18, 0, 0.35, "Clayton et al. 2022", "battlefield momentum on the reservation value")          \
    X(hurt_effect, 0.16, 0.1, 0.25, "Zartman", "perceived pain on the reservation value")                              \
    X(backer_effect, 0.14, 0.08, 0.2, "Clayton et al. 2022", "a backer's support on the reservation value")            \
    X(trust_effect, 0.10, 0.05, 0.15, "tuned by simulation", "trust in the mediator on the reservation value")         \
    X(pressure_effect, 0.11, 0.06, 0.15, "tuned by simulation", "pressure below the knee on the reservation value")    \
    X(reactance_knee, 0.9, 0.3, 2, "tuned by simulation", "where pressure starts to backfire")                         \
    X(reactance_effect, 0.30, 0.2, 0.5, "tuned by simulation", "how hard pressure backfires")                          \
    X(domestic_effect, 0.05, 0, 0.15, "tuned by simulation", "hard-liners at home on the reservation value")           \
    X(aspiration, 0.35, 0, 1, "tuned by simulation", "share of the wish for more that binds at the start")             \
    X(clause_noise, 0.012, 0, 0.05, "tuned by simulation", "chance in one vote")                                       \
    X(bracket_cost, 0.005, 0, 0.05, "judgement", "what each clause still in brackets costs at the signing")            \
    X(tabled_cost, 0.012, 0, 0.05, "tuned by simulation", "how much each failed table hardens the sides")              \
    X(tabled_trust, 0.03, 0, 0.1, "tuned by simulation", "trust that each failed table costs")                         \
    X(settled_room, 0.05, 0, 0.2, "Raiffa 1985", "what a settled text must leave a side that takes other words")       \
    X(pressure_keep, 0.90, 0, 1, "tuned by simulation", "share of pressure that is still felt a tick later")           \
    X(hear_base, 0.20, 0, 1, "tuned by simulation", "what a caucus teaches at no trust")                               \
    X(hear_trust, 0.45, 0, 1, "tuned by simulation", "what trust adds to what a caucus teaches")                       \
    X(suspicion, 0.012, 0, 0.05, "tuned by simulation", "trust the other side loses by a caucus")                      \
    X(confidence_chance, 0.45, 0, 1, "judgement", "chance that a caucus yields a confidence")                          \
    X(clue_chance, 0.35, 0, 1, "tuned by simulation", "chance that a caucus yields a clue")                            \
    X(heard_ease, 0.010, 0, 0.05, "Fisher", "what being heard takes off what a side asks for, once")                   \
    X(criticism_ease, 0.014, 0, 0.05, "Fisher", "what criticism of the whole text takes off what is asked for, once")  \
    X(package_ease, 0.020, 0, 0.05, "Raiffa 1982", "what a package that closes takes off what is asked for, once")     \
    X(struck_ease, 0.020, 0, 0.05, "judgement", "what a clause off the table takes off what is asked for, once")       \
    X(ministers_ease, 0.024, 0, 0.05, "judgement", "what a good talk of the two takes off what is asked for, once")    \
    X(why_clause, 0.10, 0, 0.5, "Fisher", "what being asked what is wrong moves on a clause, the first time")          \
    X(confided_clause, 0.30, 0, 0.5, "judgement", "what a confidence that is quoted moves on a clause")                \
    X(confided_alone, 0.15, 0, 1, "Fey and Ramsay 2010", "share of it that is believed without own sources")           \
    X(press_size, 0.34, 0, 1, "tuned by simulation", "pressure that one press brings")                                 \
    X(offer_size, 0.04, 0, 0.2, "tuned by simulation", "side payment that one offer brings")                           \
    X(offer_clause, 0.16, 0, 0.5, "judgement", "what an offer moves on the clause it is made for")                     \
    X(ask_clause, 0.14, 0, 0.5, "judgement", "what asking moves on a clause, at full trust")                           \
    X(press_clause, 0.13, 0, 0.5, "judgement", "what pressing moves on a clause")                                      \
    X(warn_size, 0.35, 0, 0.5, "Kydd 2003", "pain a believed warning makes felt")                                      \
    X(guarantee_base, 0.10, 0, 0.5, "tuned by simulation", "what any guarantee is worth")                              \
    X(guarantee_allies, 0.22, 0, 0.5, "tuned by simulation", "what the guarantor's standing adds to a guarantee")      \
    X(guarantee_clause, 0.10, 0, 0.5, "Svensson 2007", "what a guarantee moves on a clause")                           \
    X(head_ease, 0.02, 0, 0.1, "judgement", "what a call of the head of state takes off what is asked for")            \
    X(capital_ease, 0.06, 0, 0.1, "judgement", "what a call to a capital may take off what it asks for, once")         \
    X(rival_call, 0.30, 0, 0.5, "tuned by simulation", "backing that a call to the rival takes away, at no restraint") \
    X(hotline_reply, 0.76, 0, 1, "judgement", "answers in kind that are left when two officers can ask first")         \
    X(envy, 0.010, 0, 0.1, "tuned by simulation", "trust the other side loses by an offer")                            \
    X(leave_rate, 0.10, 0, 0.5, "tuned by simulation", "hazard of leaving, a tick")                                    \
    X(tired_rate, 0.03, 0, 0.1, "tuned by simulation", "tiredness gained, a tick after 21:00")                         \
    X(tired_recess, 0.15, 0, 0.5, "tuned by simulation", "tiredness a recess takes away")                              \
    X(deadline_ease, 0.012, 0, 0.1, "Roth et al. 1988",                                                                \
      "what an hour that is named takes off what is asked for, once")                                                  \
    X(deadline_name, 0.08, 0, 0.3, "tuned by simulation", "name lost by crying wolf")                                  \
    X(gambit_gap_minutes, 85, 30, 240, "tuned by simulation", "mean minutes between gambits")                          \
    X(offensive_rate, 0.55, 0, 1, "tuned by simulation", "hazard of an ordered offensive at full temptation, a day")   \
    X(offensive_width, 0.026, 0.005, 0.2, "tuned by simulation", "how sharply temptation turns into orders")           \
    X(offensive_early, 0.060, 0, 0.2, "tuned by simulation",                                                           \
      "how far below the line temptation already turns into orders")                                                   \
    X(offensive_holes, 0.006, 0, 0.1, "Park 2023", "temptation of each open question")                                 \
    X(offensive_devious, 0.035, 0, 0.1, "Richmond 1998", "temptation of a devious aim, a day")                         \
    X(cost_monitoring, 0.12, 0, 0.3, "tuned by simulation", "what being watched costs an attacker")                    \
    X(cost_guarantee, 0.16, 0, 0.3, "Walter 1997", "what a guarantee costs an attacker")                               \
    X(cost_exchange, 0.035, 0, 0.2, "tuned by simulation", "what an exchange puts at stake")                           \
    X(cost_talks, 0.05, 0, 0.2, "tuned by simulation", "what open talks put at stake")                                 \
    X(cost_named, 0.16, 0, 0.3, "tuned by simulation", "what having been named rightly costs an attacker")             \
    X(cost_leverage, 0.06, 0, 0.2, "tuned by simulation", "what your leverage costs an attacker")                      \
    X(cost_calm, 0.04, 0, 0.2, "tuned by simulation", "what calm puts at stake")                                       \
    X(accident_rate, 0.085, 0, 0.5, "tuned by simulation", "accidents a day, side and sector")                         \
    X(spoiler_rate, 0.07, 0, 0.5, "Stedman 1997", "spoilers a day, side and sector")                                   \
    X(heat_rate, 0.16, 0, 0.5, "tuned by simulation", "how much violence breeds violence")                             \
    X(hole_rate, 0.16, 0, 0.5, "Park 2023", "what each open question adds to accidents")                               \
    X(first_day, 10, 1, 20, "monitored ceasefire, July 2020", "how much worse the first day is")                       \
    X(monitoring_start, 0.35, 0, 1, "tuned by simulation", "share of the watching that stands on the first day")       \
    X(monitoring_ramp, 0.22, 0, 1, "tuned by simulation", "share of the watching that each day adds")                  \
    X(observers_watch, 0.25, 0, 0.5, "judgement", "watching that a first team of observers adds on the whole line")    \
    X(services_watch, 0.15, 0, 0.5, "judgement", "watching that own services add in one sector")                       \
    X(reply_slope, 3.2, 1, 6, "tuned by simulation", "how sharply an incident is answered in kind")                    \
    X(reply_knee, 0.50, 0.2, 2, "tuned by simulation", "how grave an incident must look to be answered in kind")       \
    X(reply_words, 0.82, 0, 1, "judgement", "answers in kind left after the same words to both")                       \
    X(reply_watched, 0.50, 0, 1, "judgement", "answers in kind left where observers are sent")                         \
    X(reply_inquiry, 0.60, 0, 1, "judgement", "answers in kind left while it is looked into")                          \
    X(reply_named, 0.35, 0, 1, "Verjee 2024", "answers in kind left of a victim whose attacker is named")              \
    X(heat_reply, 0.74, 0, 1, "tuned by simulation", "heat of an answer in kind")                                      \
    X(heat_quiet, 0.06, 0, 0.2, "tuned by simulation", "heat of an incident that nobody answers")                      \
    X(heat_fade, 0.26, 0, 1, "tuned by simulation", "share of heat that fades a day")                                  \
    X(heat_break, 0.58, 0.3, 1, "tuned by simulation", "heat at which the ceasefire breaks")                           \
    X(artificial_fade, 0.35, 0, 1, "Beardsley 2008", "how fast inducements fade after the signing")                    \
    X(hurt_fade, 0.016, 0, 0.1, "Zartman", "pain that is forgotten a day once it is quiet")                            \
    X(momentum_noise, 0.03, 0, 0.1, "tuned by simulation", "drift of the military balance a day")                      \
    X(establish_chance, 0.55, 0, 0.6, "tuned by simulation", "share of incidents whose author can be found at all")    \
    X(name_right, 0.12, 0, 0.5, "tuned by simulation", "deterrence of naming rightly")                                 \
    X(name_wrong, 0.10, 0, 0.5, "tuned by simulation", "trust lost by naming wrongly")                                 \
    X(exchange_sector, 0.50, 0, 1, "judgement", "chance of an exchange in one sector")                                 \
    X(exchange_lists, 0.42, 0, 1, "judgement", "chance of an exchange by lists")                                       \
    X(exchange_all, 0.25, 0, 1, "judgement", "chance of an exchange of all for all")                                   \
    X(rival_pause, 0.06, 0, 0.3, "judgement", "heat that a rival who is rung takes away")                              \
    X(allies_stand, 0.25, 0, 0.5, "Walter 1997", "guarantee of allies who were told, of what is missing")              \
    X(lists_exchange, 0.20, 0, 0.5, "judgement", "what settled lists add to the chance of an exchange")                \
    X(signed_allies, 0.05, 0, 0.2, "tuned by simulation", "allies' trust gained by a signed text")                     \
    X(broken_allies, 0.05, 0, 0.2, "tuned by simulation", "allies' trust lost when the text breaks within a week")     \
    X(tie_press, 0.025, 0, 0.1, "judgement", "tie lost by a press, and half of it by a warning")                       \
    X(tie_offer, 0.015, 0, 0.1, "judgement", "tie gained by an offer")                                                 \
    X(tie_text, 0.5, 0, 1, "judgement",                                                                                \
      "tie moved by what the signed words are worth beyond what could be lived with")                                  \
    X(tie_broken, 0.04, 0, 0.2, "judgement", "ties lost when it breaks within a week")                                 \
    X(tie_held, 0.03, 0, 0.2, "judgement", "ties gained when it has held a week")                                      \
    X(tie_named, 0.04, 0, 0.2, "tuned by simulation", "tie lost with the side that is named")                          \
    X(promise_broken, 0.06, 0, 0.3, "tuned by simulation", "tie and name lost by a broken promise")                    \
    X(promise_kept, 0.02, 0, 0.1, "judgement", "tie gained by a kept promise")                                         \
    X(gate_tie, 0.30, 0, 1, "tuned by simulation", "tie below which a capital answers through its embassy only")       \
    X(gate_allies, 0.35, 0, 1, "tuned by simulation", "allies' trust below which guarantees count half")               \
    X(gate_name, 0.30, 0, 1, "tuned by simulation", "name below which naming a side does nothing")                     \
    X(length_ease, 0.038, 0, 0.1, "judgement", "how much less both ask for where a night has fewer moves")             \
    X(difficulty_reservation, 0.02, 0, 0.1, "judgement", "reservation value a step of difficulty")                     \
    X(difficulty_violence, 1.25, 1, 2, "judgement", "violence a step of difficulty")

typedef enum ParameterId {
#define X(name, ...) PARAM_##name,
    PARAMETERS(X)
#undef X
        PARAM_COUNT
} ParameterId;

_Static_assert((int)PARAM_COUNT <= (int)PARAMETER_MAX, "more parameters than a Scenario holds");

typedef struct Parameter {
    const char *name;
    double start, low, high;
    const char *source, *meaning;
} Parameter;

extern const Parameter parameters[PARAM_COUNT];

// The table in parts: each from its first parameter to the next part's.
typedef struct ParameterGroup {
    const char *name;
    int first, end;
} ParameterGroup;
enum { PARAMETER_GROUP_COUNT = 12 };
extern const ParameterGroup parameter_groups[PARAMETER_GROUP_COUNT];

// The id of a parameter by its name, or -1.
int parameter_find(const char *name);
// Sets every parameter of the scenario to its default; the loader does so before it reads the scenario's own.
void parameters_init(Scenario *scenario);

#define PARAM(scenario, name) ((scenario)->parameters[PARAM_##name])

// ---- house rules ----

// Other values for some parameters, chosen for one game.
typedef struct HouseRules {
    bool changed[PARAM_COUNT];
    double value[PARAM_COUNT];
} HouseRules;

// What is no change from the scenario's own value is forgotten; how many are left.
int house_rules_settle(HouseRules *house, const Scenario *scenario);
// The scenario is played by them from now on and remembers its own values. Once in its life.
void house_rules_apply(const HouseRules *house, Scenario *scenario);

// The value that the scenario itself gives, and whether house rules gave another.
double parameter_usual(const Scenario *scenario, int parameter);
bool parameter_is_changed(const Scenario *scenario, int parameter);

// The next value above or below this one that is set by hand: round ones, at most twenty, the usual one and the ends of
// the range. At the end the same.
double parameter_step(const Scenario *scenario, int parameter, double value, bool up);
// The one of them that is nearest to a place in the range, 0-1.
double parameter_near(const Scenario *scenario, int parameter, double place);
