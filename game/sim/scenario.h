// A scenario: everything about a mediation that never changes while it is played. Made by `load`, owned by one
// arena, freed whole, read by every room. Knows no files, no JSON, no country.
//
// Numbers an author writes as 0-100 stand here as 0-1. Texts are UTF-8, never NULL ("" when absent), owned by
// the arena. Ids are the keys of the scenario file; an index is valid for one Scenario only. NO_INDEX (-1) means
// none. Times are whole minutes after midnight of the first day (17:00 is 1020, 03:00 the next morning 1620).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "expr/expr.h"
#include "sim/limits.h"

enum { NO_INDEX = -1, FORMAT_VERSION = 1 };

// The six questions every text must answer.
typedef enum Question {
    QUESTION_WHO, // who stops
    QUESTION_WHERE,
    QUESTION_WHEN,
    QUESTION_WATCHES, // who watches
    QUESTION_BREACH,  // what follows a breach
    QUESTION_UNTIL,   // until when
} Question;

typedef struct Sources {
    uint8_t count;
    int16_t source[SOURCES_PER_FACT_MAX]; // into Scenario.sources
} Sources;

// Is it in the record, or made by the model?
typedef enum Standing { STANDING_NONE, STANDING_MODELLED, STANDING_DOCUMENTED, STANDING_COUNT } Standing;

// ---- the table and those around it ----

typedef struct Interest { // what a party seeks, as the panel shows it; how firmly comes from the reading
    const char *text;
    int8_t issue; // the issue its reading belongs to
} Interest;

typedef struct Agenda { // this night's hypothesis about a party
    const char *id, *title, *text;
    const char *clue[CLUE_MAX];
    double shift[ISSUE_MAX]; // of weights, -0.10 .. +0.10
    int16_t gambit;          // scene whose odds rise, or NO_INDEX
    double gambit_odds;      // 0-1
} Agenda;

typedef struct Party {
    const char *id;
    uint64_t key;           // random_key(id), as in every struct below that chance asks about; set by scenario_finish
    const char *name;       // "Northern delegation"
    const char *short_name; // "Northern"
    const char *capital;    // the word for its government: "Northport"
    const char *possessive; // "Northport's"
    double tie, trust;      // at the start, 0-1
    double tilt;            // how far the mediator is seen to lean to it at the start, -1..1
    double reservation, reservation_spread;
    double beta, beta_spread; // concession exponent, MODEL.md 2.3: < 1 Boulware, > 1 conceder
    double hurt, domestic, forgiveness, devious;
    double momentum_sign; // +1: gains when momentum is positive, -1: loses
    double patience;      // hours until it thinks of leaving, mean
    uint8_t backers;      // bit b: power b backs it; set by scenario_finish
    bool required;        // must sign
    bool ally;            // of the mediator, by treaty
    uint8_t interest_count;
    Interest interests[INTEREST_MAX];
    uint8_t agenda_count;
    Agenda agendas[AGENDA_MAX];
    const char *mood[5];      // state in one line, from bitter to ready
    const char *caucus_place; // where you speak with it alone
    const char *caucus_open;  // narration when the door closes
    const char *last_word;    // narration at signing
} Party;

typedef enum PowerRole { POWER_NONE, POWER_RIVAL, POWER_COCHAIR, POWER_NEIGHBOUR, POWER_ROLE_COUNT } PowerRole;

typedef struct Power { // an outside power with interests of its own (MODEL.md 2.9)
    const char *id, *name, *capital, *text;
    uint64_t key;
    PowerRole role;
    int8_t client;                           // party it backs, or NO_INDEX
    double support;                          // for the client at the start
    double restraint;                        // its own will to hold back
    double influence;                        // as the mediator's capital counts it
    const char *move_text[POWER_MOVE_COUNT]; // narrated: arms its client, asks for a seat, restrains, waits; "" = not
    const char *again[POWER_MOVE_COUNT][POWER_AGAIN_MAX]; // the same the next times, in turn; "" = no more
} Power;

// ---- the text ----

// The merits of a text: an answer to each of the questions, and then these.
typedef enum Merit {
    MERIT_MONITORING = QUESTION_COUNT,
    MERIT_SEPARATION,
    MERIT_GUARANTEE,
    MERIT_RIVAL_SEAT,
    MERIT_COUNT
} Merit;

typedef struct Leaves { // what a wording, or a text, leaves open of each merit: they multiply
    double of[MERIT_COUNT];
} Leaves;

typedef struct Option {            // one wording of a clause
    const char *id, *label, *text; // label: the bracketed words; text: the whole clause with {brackets} markup
    int8_t owner;                  // party whose wording it is, or NO_INDEX for the mediator's
    double value[PARTY_MAX];       // mean, 0-1
    double ambiguous;              // 0-1: how far each side may read its own case into it
    double closes[QUESTION_COUNT]; // 0-1
    double monitoring, separation, guarantee; // what it brings to 2.11
    double rival_seat;                        // 0-1: a seat for the rival
    bool whole;                               // leaves nothing of some merit; set by scenario_finish
    bool historical;                          // the wording of the record, for the player made of code that follows it
    const Expr *requires_;                    // condition to be offered, or NULL
    const char *why;                          // the legal adviser's one-line reason
    double allies, tie[PARTY_MAX];            // effect on standings when signed, -1..1
} Option;

// The numbers of a clause's wordings side by side, for the loops that weigh them all; the words stay in Option. Slot 0
// is a text without the clause, as NO_INDEX is among options. Set by scenario_finish.
enum { WORDING_SLOTS = OPTION_MAX + 2 };
static inline int wording_slot(int option) {
    return option + 1;
}
typedef struct Wordings {
    int slots; // in use, rounded up to an even number: two at a time
    double value[PARTY_MAX][WORDING_SLOTS], ambiguous[WORDING_SLOTS], allies[WORDING_SLOTS];
    Leaves leaves[WORDING_SLOTS];
} Wordings;

typedef struct Issue {             // a clause
    const char *id, *title, *text; // text: what is at stake, for the brief and the redraft sheet
    uint64_t key;
    bool opening;             // on the table from the start
    int8_t brought_by;        // party that brings it, or NO_INDEX (mediator may)
    int16_t brought_minute;   // earliest minute its party brings it
    bool required;            // a text without it cannot be signed
    double weight[PARTY_MAX]; // mean weight, positive, normalised by the rules
    double absent[PARTY_MAX]; // value of leaving it out, 0-1
    bool basis, exchange;     // clauses that open milestones (MODEL.md 2.14)
    uint16_t pairs;           // bit k: has a part in interaction k; set by scenario_finish
    int8_t start_option;
    uint8_t option_count;
    Option options[OPTION_MAX];
    Wordings wordings;
    Sources sources;
    const char *history;                   // what the real text said of this, for the comparison
    double history_closes[QUESTION_COUNT]; // and how far it answered the questions
    const char *history_text;
} Issue;

typedef struct Interaction { // two wordings that together are worth more or less to a party
    int8_t issue_a, option_a, issue_b, option_b;
    double value[PARTY_MAX]; // -0.1 .. 0.1
} Interaction;

// ---- moves ----

typedef enum Form { FORM_NONE, FORM_ASK, FORM_PRESS, FORM_WARN, FORM_OFFER, FORM_GUARANTEE, FORM_COUNT } Form;

typedef struct Lever {
    const char *id, *title, *text, *icon;
    uint32_t forms;  // bit FORM_x
    int8_t party;    // the only party it works on, or NO_INDEX for any
    uint16_t issues; // bit i: bears on issue i
    uint8_t cost;    // leverage
    uint8_t minutes;
    bool single_use;
    double strength; // 0-2, 1 is the formula's size
    uint8_t due_day; // an offer or guarantee becomes a promise due on this day of the ceasefire; 0: none
    const Expr *requires_;
    const Expr *kept; // the promise is kept when this holds on its day; NULL: by the answer "keep" only
    const Effects *on_use, *on_kept, *on_broken;
    const char *promise; // how the promise reads
    uint64_t collides;   // bit: other lever whose promise cannot be kept on the same day
    const char *requires_text;
    Sources sources;
} Lever;

typedef enum PhoneKind {
    PHONE_NONE,
    PHONE_SERVICES,
    PHONE_DEFENCE,
    PHONE_COCHAIRS,
    PHONE_HEAD,
    PHONE_CAPITAL,
    PHONE_POWER,
    PHONE_KIND_COUNT
} PhoneKind;

typedef struct Phone { // somebody to ring
    const char *id, *title, *text, *icon;
    PhoneKind kind;
    int8_t party, power; // for PHONE_CAPITAL, PHONE_POWER
    uint8_t minutes, cost;
    bool single_use;
    const Expr *requires_;
    const char *requires_text;
    const Effects *effects;
    const char *answer; // narration
} Phone;

typedef struct Adviser {
    const char *id, *name, *letter, *text;
} Adviser; // a role, never a person

typedef struct Advice { // an adviser names a mechanism and a direction
    int8_t adviser;
    const Expr *when_; // reads open and mind only
    const char *text;
    int8_t issue; // only when this clause is selected, or NO_INDEX
} Advice;

typedef struct Act {
    const char *id, *title, *text;
    int16_t from;   // minute
    bool last_hour; // no new clauses, short moves, objections
} Act;

// ---- what is told ----

typedef struct Outcome { // of a choice: the first whose condition holds and whose chance comes up
    const Expr *when_;
    double chance; // 0-1
    const char *text;
    const Effects *effects;
} Outcome;

typedef struct Choice {
    const char *id, *title, *text;
    uint8_t minutes, cost;
    const Expr *requires_;
    const char *requires_text;
    const Effects *effects;
    int16_t goto_; // scene told next, or NO_INDEX
    uint8_t outcome_count;
    Outcome outcomes[OUTCOME_MAX];
    const char *forecast[3]; // direction and confidence: "Northport's trust: a little up|strong"
} Choice;

typedef enum SceneKind {
    SCENE_NONE,
    SCENE_CONVENING,    // told in order before the talks
    SCENE_ANNOUNCEMENT, // told in order after the signing
    SCENE_TALKS,        // may happen in the talks
    SCENE_GAMBIT,       // a party's move in the talks, with a tell
    SCENE_CEASEFIRE,    // may happen in the ceasefire
    SCENE_FOLLOW,       // only by goto
    SCENE_KIND_COUNT
} SceneKind;

typedef struct Scene {
    const char *id;
    // What every tick asks of every scene lies side by side.
    uint64_t key;
    const Expr *when_;
    const Effects *effects; // applied when told; a notice has only these
    double chance;          // a tick or a day, 0-1; 1 for sure when the condition holds
    double wait;            // 1 / ln(1 - chance), set by scenario_finish; 0 when chance is 0 or 1
    double patience;        // share of the nights that end before it happens, at most; set by scenario_finish
    int16_t at, jitter;     // minute of a beat, or NO_INDEX
    int8_t day;             // day of a beat in the ceasefire, or NO_INDEX
    int8_t party;           // whose gambit or whose matter, or NO_INDEX
    bool repeats;
    uint8_t choice_count; // 0: a notice
    const char *title, *text, *tell, *place;
    SceneKind kind;
    Standing standing;
    Sources sources;
    double real_odds; // of a gambit: real, else bluff
    bool set_piece;
    uint8_t pick; // how many choices are taken, usually 1
    Choice choices[CHOICE_MAX];
    struct {
        int8_t adviser;
        const char *text;
    } counsel[2];
    int8_t counsel_count;
} Scene;

typedef struct Instruction { // one of your own capital's instructions
    const char *id, *title, *text, *icon;
    const Expr *kept; // judged after the signing
    const Effects *on_kept, *on_broken;
    const char *demand; // what it asks on the second day when broken
} Instruction;

typedef struct Chore { // something to do in the hours before it takes force
    const char *id, *title, *text, *icon;
    int16_t minutes;
    const Expr *requires_;
    const char *requires_text;
    const Effects *effects;
    const char *forecast, *undone; // direction; what is written when it was left undone
} Chore;

// ---- the ceasefire ----

typedef struct Sector {
    const char *id, *name;
    uint64_t key;
    int8_t front;
    double share; // of the front's violence, sums to 1 a front
} Sector;

typedef struct Front {
    const char *id;
    uint64_t key;
    int8_t party_a, party_b;
} Front;

typedef enum AssetKind {
    ASSET_NONE,
    ASSET_SERVICES,
    ASSET_RED_CROSS,
    ASSET_HOTLINE,
    ASSET_OBSERVERS,
    ASSET_MINISTER,
    ASSET_AIRCRAFT,
    ASSET_KIND_COUNT
} AssetKind;

typedef struct Asset {
    const char *id, *name, *text, *icon;
    AssetKind kind;
    const Expr *requires_;
    const char *requires_text;
} Asset;

typedef struct Evidence {
    const char *text, *icon;
    int8_t asset_kind; // AssetKind that brings it sooner and better, or NO_INDEX
    uint16_t delay;    // minutes after the report
    double weight;     // 0-1: how far it can be trusted
} Evidence;

typedef struct Incident { // a kind of modelled incident, bred by a hole of the text
    const char *id, *title, *text;
    uint64_t key;
    int8_t question;              // Question whose hole breeds it, or NO_INDEX: noise of any war
    double weight, severity;      // relative frequency, 0-1 gravity
    const char *claim[PARTY_MAX]; // what each side says, equal in form; "" = the general form
    uint8_t evidence_count;
    Evidence evidence[EVIDENCE_MAX];
    uint16_t sectors;  // bit s: can happen there; 0 all
    bool by_state;     // ordered if anything; else accident or spoiler
    const Expr *when_; // can happen while it holds, or NULL
} Incident;

typedef enum MilestoneKind {
    MILESTONE_NONE,
    MILESTONE_EXCHANGE,
    MILESTONE_EXCHANGE_ALL,
    MILESTONE_OBSERVERS,
    MILESTONE_TALKS,
    MILESTONE_KIND_COUNT
} MilestoneKind;

typedef struct Milestone {
    const char *id, *title, *text;
    MilestoneKind kind;
    const Effects *effects;
} Milestone;

typedef enum EndingShape {
    ENDING_NONE,
    ENDING_NO_DEAL,
    ENDING_STILLBORN,
    ENDING_BROKEN,
    ENDING_FROZEN,
    ENDING_MOVING,
    ENDING_SHAPE_COUNT
} EndingShape;

typedef struct Ending {
    const char *id, *title, *text;
    EndingShape shape; // ENDING_NONE: any
    const Expr *when_; // first that fits is told; the last of each shape needs none
} Ending;

// ---- around it ----

typedef struct Variable {
    const char *id, *text;
    double start, low, high;
} Variable;
typedef struct Term {
    const char *id, *term, *text, *example;
    Sources sources;
} Term;
typedef struct Source {
    const char *id, *lean, *title, *address;
} Source;
typedef struct StripItem {
    const char *when_text, *text;
    int8_t day;
    Sources sources;
    const char *finding;
} StripItem;
typedef struct Fact {
    const char *title, *text;
    Sources sources;
} Fact;

// The map is drawn from lines and areas in degrees; only `ui` looks inside.
typedef struct MapPoint {
    float lon, lat;
} MapPoint;
typedef struct MapLine {
    const char *kind, *name, *label;
    uint32_t first, count;
    bool closed;
} MapLine; // kind: land, border, river, lake, contact, area, sector
typedef struct MapPlace {
    const char *id, *label;
    float lon, lat;
    uint8_t tier;
} MapPlace;
typedef struct Map {
    float west, south, east, north; // what the ceasefire screen shows
    const MapPoint *points;
    uint32_t point_count;
    const MapLine *lines;
    uint32_t line_count;
    const MapPlace *places;
    uint32_t place_count;
    const char *note;
} Map;

// What a day of the ceasefire after the first stands for. The rules count days; only words differ.
typedef enum Step { STEP_NONE, STEP_DAY, STEP_WEEK, STEP_MONTH, STEP_COUNT } Step;

typedef struct Scenario {
    Arena arena;
    // manifest
    const char *id, *title, *summary, *version, *language, *licence, *authors, *minutes_text, *tag, *content_note;
    const char *path; // the folder, file or archive it was read from; the name it was given for a text in memory
    uint16_t concept_count;
    uint16_t shelf;         // its place in the list of scenarios, 1 first; 0: behind those that have one
    uint8_t default_length; // Length it is written for; LENGTH_NONE: any
    // the chair
    const char *role_name, *role_title, *interest_note; // "You play an interested power: ..."
    const char *allies_name, *capital, *head;           // "Allies", "Capital", "the President"
    const char *place, *date_text, *document_title, *brief, *stakes, *ends, *hypothesis_note;
    const char *day_names[DAY_MAX + 2]; // index 0: the evening of the talks; 1: the day it takes force
    const char *zone_note;
    int16_t start, end;      // of the talks, mediator's clock
    int16_t force;           // when the text takes force, mediator's clock of the next day (11:00 is 2100)
    int16_t local_offset;    // minutes local is ahead
    const char *force_name;  // "noon"; "" when the hour says enough
    const char *hours_title; // of the hours before it; "" for the game's own
    Step step;
    uint8_t leverage, leverage_max;
    double allies, name, momentum, sources;
    double tension_spoiler; // 0-1 pressure of those who did not sign

    uint8_t party_count;
    Party parties[PARTY_MAX];
    uint8_t power_count;
    Power powers[POWER_MAX];
    uint8_t issue_count;
    Issue issues[ISSUE_MAX];
    uint16_t brought_issues; // bit i: its party brings issue i when the time comes; set by scenario_finish
    uint16_t rival_issues;   // bit i: some wording of issue i gives the rival a seat; set by scenario_finish
    uint8_t interaction_count;
    Interaction interactions[INTERACTION_MAX];
    uint8_t lever_count;
    Lever levers[LEVER_MAX];
    uint8_t phone_count;
    Phone phones[PHONE_MAX];
    uint8_t adviser_count;
    Adviser advisers[ADVISER_MAX];
    uint8_t advice_count;
    Advice advice[ADVICE_MAX];
    uint8_t act_count;
    Act acts[ACT_MAX];
    uint8_t scene_count;
    Scene scenes[SCENE_MAX];
    uint8_t instruction_count;
    Instruction instructions[INSTRUCTION_MAX];
    uint8_t chore_count, chore_pick;
    Chore chores[CHORE_MAX];
    uint8_t front_count;
    Front fronts[FRONT_MAX];
    uint8_t sector_count;
    Sector sectors[SECTOR_MAX];
    uint8_t asset_count;
    Asset assets[ASSET_MAX];
    uint8_t incident_count;
    Incident incidents[INCIDENT_MAX];
    uint8_t milestone_count;
    Milestone milestones[MILESTONE_MAX];
    uint8_t ending_count;
    Ending endings[ENDING_MAX];
    uint8_t variable_count;
    Variable variables[VARIABLE_MAX];
    uint16_t term_count;
    Term terms[TERM_MAX];
    uint16_t source_count;
    Source sources_list[SOURCE_MAX];
    uint8_t strip_count;
    StripItem strip[STRIP_MAX];
    const char *history_outcome;
    Sources history_sources;      // what the real text did, in two sentences
    const char *missing_text;     // who was missing from the room
    const char *question_text[4]; // for the discussion at the end
    const Expr *won;
    const char *won_text;
    double parameters[PARAMETER_MAX]; // the model's: defaults, the scenario's own, or a game's house rules;
                                      // sim/parameter.h
    bool house;                       // house rules hold:
    double usual[PARAMETER_MAX];      // what stood in their place
    Map map;
    ExprSymbols symbols;
    uint64_t rules_digest; // of everything above except texts and the map
    // indexes made after loading, sim/scenario.c
    struct {
        int16_t scene[SCENE_MAX];
        uint8_t count, first;
    } by_kind[SCENE_KIND_COUNT]; // first: of its beats in State
} Scenario;

// Builds the indexes; weights stay as the author gave them, `types_draw` normalises. Call once, after every field
// stands. Asserts the caps: `load` has reported what passes them.
void scenario_finish(Scenario *scenario);

// Local minute at which a part of the first day begins: it takes force with part 0, and the rest of the day is parted
// as 2 : 4 : 6. PART_MAX is midnight.
int scenario_part_minute(const Scenario *scenario, int part);

// Minutes since it took force, at a minute of a day of the ceasefire on the local clock.
int scenario_since_force(const Scenario *scenario, int day, int minute);

// How many days of the calendar a day of the ceasefire stands for: 1, 7 or 30 (Step); the first is always itself.
int scenario_day_span(const Scenario *scenario, int day);

// Whether the hours of a day are worth saying: not where a day of the rules stands for a week or a month.
bool scenario_day_has_hours(const Scenario *scenario, int day);
