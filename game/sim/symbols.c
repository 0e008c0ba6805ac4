// The table of names: one row a kind of name, one symbol for each thing of the scenario it stands for.
#include "sim/symbols.h"

#include <string.h>

#include "base/assert.h"

// What a row is repeated for.
typedef enum Each {
    EACH_ONCE,
    EACH_PARTY,
    EACH_POWER,
    EACH_ISSUE,
    EACH_LEVER,
    EACH_PHONE,
    EACH_ACT,
    EACH_SCENE,
    EACH_INSTRUCTION,
    EACH_CHORE,
    EACH_ASSET,
    EACH_VARIABLE,
    EACH_QUESTION,
    EACH_COUNT
} Each;

typedef struct NameRow {
    NameKind kind;
    const char *name; // what stands before the dot
    Each each, then;  // then: a second index, EACH_ONCE for none
    ExprType type;
    ExprScope scope;
    bool writable;
    double low, high;
    const char *help;
} NameRow;

#define NUMBER EXPR_TYPE_NUMBER
#define TRUTH EXPR_TYPE_BOOL
#define CHOICE EXPR_TYPE_CHOICE
#define OPEN EXPR_SCOPE_OPEN
#define MIND EXPR_SCOPE_MIND
#define HIDDEN EXPR_SCOPE_HIDDEN
#define WRITE true
#define READ false

static const NameRow name_rows[] = {
    {NAME_ELAPSED, "elapsed", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 30000, "Minutes since the talks began."},
    {NAME_LEFT, "left", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 2880, "Minutes until the talks end."},
    {NAME_DAY, "day", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, DAY_MAX,
     "Day of the ceasefire; 0 before it takes force."},
    {NAME_PART, "part", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, PART_MAX,
     "Part of the first day of the ceasefire, from 0."},
    {NAME_ACT, "act", EACH_ACT, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "The talks are in this act."},
    {NAME_MOVES, "moves", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255, "Moves made in the talks."},
    {NAME_DRAFTS, "drafts", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255,
     "Times the whole text was read for criticism."},
    {NAME_REFUSALS, "refusals", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255, "Times a side refused to sign."},
    {NAME_RECESSES, "recesses", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255, "Recesses taken."},
    {NAME_LEVERAGE, "leverage", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 255,
     "What the mediator can still spend, in whole points."},
    {NAME_ALLIES, "allies", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "How far the allies trust the mediator."},
    {NAME_NAME, "name", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100, "The mediator's name as an honest broker."},
    {NAME_SUPPORT, "support", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "Support of the mediator's own capital."},
    {NAME_SOURCES, "sources", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "How good the mediator's own sources are."},
    {NAME_TIREDNESS, "tiredness", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "How tired everybody at the table is."},
    {NAME_AMBIGUITY, "ambiguity", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, -100, 600,
     "Vagueness from how the text was announced; 100 is one whole question."},
    {NAME_NAMING, "naming", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "How credible it is that violations will be named."},
    {NAME_TIE, "tie", EACH_PARTY, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100, "The mediator's tie with this capital."},
    {NAME_TRUST, "trust", EACH_PARTY, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "How far this party trusts the mediator."},
    {NAME_TILT, "tilt", EACH_PARTY, EACH_ONCE, NUMBER, OPEN, WRITE, -100, 100,
     "How far the mediator is seen to lean to this party; the others share the opposite."},
    {NAME_INFLUENCE, "influence", EACH_POWER, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 100,
     "Influence of this power as the mediator's capital counts it."},
    {NAME_CLAUSE, "clause", EACH_ISSUE, EACH_ONCE, CHOICE, OPEN, WRITE, 0, 0,
     "The wording of this clause as it stands, or absent."},
    {NAME_ON_TABLE, "on_table", EACH_ISSUE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "This clause stands in the text, agreed or not."},
    {NAME_AGREED, "agreed", EACH_ISSUE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1, "This clause is agreed as it stands."},
    {NAME_QUESTION, "question", EACH_QUESTION, EACH_ONCE, NUMBER, OPEN, READ, 0, 100,
     "How far the text answers this question."},
    {NAME_EXTRA, "extra", EACH_QUESTION, EACH_ONCE, NUMBER, OPEN, WRITE, -100, 100,
     "How far deeds after the signing answer this question, or undo an answer."},
    {NAME_HOLES, "holes", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, QUESTION_COUNT,
     "Questions the text answers less than half."},
    {NAME_MONITORING, "monitoring", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 100,
     "How much watching the text provides for."},
    {NAME_SEPARATION, "separation", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 100,
     "How far the text keeps the forces apart."},
    {NAME_GUARANTEED, "guaranteed", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 100,
     "How much of a guarantee the text gives."},
    {NAME_RIVAL_SEAT, "rival_seat", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 100,
     "How much of a seat the text gives the rival."},
    {NAME_INSTRUMENT, "instrument", EACH_LEVER, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "This lever was prepared: its first use is free."},
    {NAME_USED, "used", EACH_LEVER, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "This lever has been used."},
    {NAME_PROMISED, "promised", EACH_LEVER, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "A promise was made with this lever."},
    {NAME_KEPT, "kept", EACH_LEVER, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "The promise made with this lever was kept."},
    {NAME_CALLED, "called", EACH_PHONE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "This call was made."},
    {NAME_INSTRUCTION, "instruction", EACH_INSTRUCTION, EACH_ONCE, TRUTH, OPEN, READ, 0, 1,
     "This instruction of the mediator's capital was drawn."},
    {NAME_TOLD, "told", EACH_SCENE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "This scene has been told."},
    {NAME_CHOSE, "chose", EACH_SCENE, EACH_ONCE, CHOICE, OPEN, READ, 0, 0,
     "The choice last taken in this scene, or none."},
    {NAME_CHORE, "chore", EACH_CHORE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1,
     "This was done before the ceasefire took force."},
    {NAME_PLACED, "placed", EACH_ASSET, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "This asset is placed today."},
    {NAME_COCHAIRS, "cochairs", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1, "The co-chairs take part."},
    {NAME_HOTLINE, "hotline", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1, "A hotline is open."},
    {NAME_ORDERS, "orders", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "It was confirmed that orders reached the units."},
    {NAME_ADVANCE, "advance", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "An advance party of observers is on its way."},
    {NAME_LISTS, "lists", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "The lists for the first exchange are settled."},
    {NAME_JOINT, "joint", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1, "There is a joint centre with the rival."},
    {NAME_FULL_TEXT, "full_text", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1, "The full text was published."},
    {NAME_NAMING_PROMISE, "naming_promise", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, WRITE, 0, 1,
     "The mediator promised to name violations."},
    {NAME_SIGNED, "signed", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "The text was signed."},
    {NAME_BROKEN, "broken", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1,
     "It has broken, and no second truce stands."},
    {NAME_DAYS_HELD, "days_held", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, DAY_MAX,
     "Whole days that it has held; of two truces the longer."},
    {NAME_EXCHANGES, "exchanges", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255, "Exchanges done."},
    {NAME_OBSERVERS_ON, "observers_on", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1, "Observers are at work."},
    {NAME_TALKS_OPEN, "talks_open", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1,
     "Talks on the substance have opened."},
    {NAME_TRUCES, "truces", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 255, "Second truces made."},
    {NAME_HOSTED, "hosted", EACH_ONCE, EACH_ONCE, TRUTH, OPEN, READ, 0, 1,
     "The second truce was hosted by a co-chair."},
    {NAME_QUIET_HOURS, "quiet_hours", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, 1000, "Quiet hours counted so far."},
    {NAME_REPORTS, "reports", EACH_ONCE, EACH_ONCE, NUMBER, OPEN, READ, 0, REPORT_MAX,
     "Reports today that ask for an answer."},
    {NAME_VARIABLE, "var", EACH_VARIABLE, EACH_ONCE, NUMBER, OPEN, WRITE, 0, 0, "A variable of the scenario."},

    {NAME_CLUES, "clues", EACH_PARTY, EACH_ONCE, NUMBER, MIND, WRITE, 0, CLUE_MAX,
     "Clues found of this party's agenda."},
    {NAME_READING, "reading", EACH_PARTY, EACH_ONCE, NUMBER, MIND, WRITE, 0, 100,
     "How well this party is read, over all clauses."},

    {NAME_HURT, "hurt", EACH_PARTY, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100, "How much pain this party perceives."},
    {NAME_PRESSURE, "pressure", EACH_PARTY, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 200,
     "Pressure felt from the mediator."},
    {NAME_DOMESTIC, "domestic", EACH_PARTY, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Pressure of the hard line at home."},
    {NAME_RESOLVE, "resolve", EACH_PARTY, EACH_ONCE, NUMBER, HIDDEN, WRITE, -100, 100,
     "Raises what this party asks for at least, by a tenth of itself."},
    {NAME_SOFT, "soft", EACH_PARTY, EACH_ISSUE, NUMBER, HIDDEN, WRITE, -100, 100,
     "How far levers moved this party on this clause."},
    {NAME_BACKING, "backing", EACH_POWER, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "How far this power backs its client."},
    {NAME_RESTRAINT, "restraint", EACH_POWER, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "This power's will to hold back."},
    {NAME_MOMENTUM, "momentum", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, -100, 100,
     "Momentum on the battlefield, the mean of the fronts."},
    {NAME_HEAT, "heat", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Heat of the violence, the mean of the fronts."},
    {NAME_CALM, "calm", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Calm from words that both sides heard alike."},
    {NAME_SPOILER, "spoiler", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Pressure of those who did not sign."},
    {NAME_GUARANTEE, "guarantee", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Strength of the guarantees given with levers."},
    {NAME_BETWEEN, "between_parties", EACH_ONCE, EACH_ONCE, NUMBER, HIDDEN, WRITE, 0, 100,
     "Trust between the parties."},
    {NAME_AGENDA, "agenda", EACH_PARTY, EACH_ONCE, CHOICE, HIDDEN, READ, 0, 0, "This party's agenda of the night."},
    {NAME_REAL, "real", EACH_ONCE, EACH_ONCE, TRUTH, HIDDEN, READ, 0, 1, "The gambit being told is real, not a bluff."},
};

enum { NAME_ROW_COUNT = sizeof name_rows / sizeof name_rows[0] };
_Static_assert(NAME_ROW_COUNT == NAME_KIND_COUNT - 1, "every kind of name has its row");

static const char *const question_words[QUESTION_COUNT] = {"who", "where", "when", "watches", "breach", "until"};

const char *question_word(Question question) {
    ASSERT(question >= QUESTION_WHO && question <= QUESTION_UNTIL);
    return question_words[question];
}

static int each_count(const Scenario *scenario, Each each) {
    switch (each) {
    case EACH_ONCE: return 1;
    case EACH_PARTY: return scenario->party_count;
    case EACH_POWER: return scenario->power_count;
    case EACH_ISSUE: return scenario->issue_count;
    case EACH_LEVER: return scenario->lever_count;
    case EACH_PHONE: return scenario->phone_count;
    case EACH_ACT: return scenario->act_count;
    case EACH_SCENE: return scenario->scene_count;
    case EACH_INSTRUCTION: return scenario->instruction_count;
    case EACH_CHORE: return scenario->chore_count;
    case EACH_ASSET: return scenario->asset_count;
    case EACH_VARIABLE: return scenario->variable_count;
    case EACH_QUESTION: return QUESTION_COUNT;
    case EACH_COUNT: break;
    }
    return 0;
}

// NULL for EACH_ONCE.
static const char *each_id(const Scenario *scenario, Each each, int index) {
    switch (each) {
    case EACH_ONCE: return NULL;
    case EACH_PARTY: return scenario->parties[index].id;
    case EACH_POWER: return scenario->powers[index].id;
    case EACH_ISSUE: return scenario->issues[index].id;
    case EACH_LEVER: return scenario->levers[index].id;
    case EACH_PHONE: return scenario->phones[index].id;
    case EACH_ACT: return scenario->acts[index].id;
    case EACH_SCENE: return scenario->scenes[index].id;
    case EACH_INSTRUCTION: return scenario->instructions[index].id;
    case EACH_CHORE: return scenario->chores[index].id;
    case EACH_ASSET: return scenario->assets[index].id;
    case EACH_VARIABLE: return scenario->variables[index].id;
    case EACH_QUESTION: return question_words[index];
    case EACH_COUNT: break;
    }
    return NULL;
}

// ---- the words a choice can take ----

// A choice's first word is the one for nothing, so that 0 is none; an agenda always is one of its list.
static bool domain_of(const Scenario *scenario, NameKind kind, int a, Arena *arena, ExprDomain *domain) {
    int count = 0;
    const char *none = NULL;
    if (kind == NAME_CLAUSE) {
        count = scenario->issues[a].option_count;
        none = "absent";
    } else if (kind == NAME_CHOSE) {
        count = scenario->scenes[a].choice_count;
        none = "none";
    } else {
        count = scenario->parties[a].agenda_count;
    }
    int first = none != NULL ? 1 : 0;
    const char **words = ARENA_NEW(arena, const char *, (size_t)(first + count));
    if (words == NULL) {
        return false;
    }
    words[0] = none;
    for (int i = 0; i < count; i++) {
        words[first + i] = kind == NAME_CLAUSE  ? scenario->issues[a].options[i].id
                           : kind == NAME_CHOSE ? scenario->scenes[a].choices[i].id
                                                : scenario->parties[a].agendas[i].id;
    }
    *domain = (ExprDomain){.name = kind == NAME_CLAUSE  ? scenario->issues[a].id
                                   : kind == NAME_CHOSE ? scenario->scenes[a].id
                                                        : scenario->parties[a].id,
                           .words = words,
                           .count = (uint16_t)(first + count)};
    return true;
}

// A choice without words has no symbol: a notice has no choices, a party may have no agendas.
static bool choice_exists(const Scenario *scenario, NameKind kind, int a) {
    return kind == NAME_CHOSE    ? scenario->scenes[a].choice_count > 0
           : kind == NAME_AGENDA ? scenario->parties[a].agenda_count > 0
                                 : true;
}

// ---- the table ----

// "name", "name.a" or "name.a.b".
static const char *name_join(Arena *arena, const char *name, const char *a, const char *b) {
    const char *parts[3] = {name, a, b};
    size_t length = 0;
    for (int i = 0; i < 3 && parts[i] != NULL; i++) {
        length += strlen(parts[i]) + 1;
    }
    char *joined = ARENA_NEW(arena, char, length);
    if (joined == NULL) {
        return NULL;
    }
    char *to = joined;
    for (int i = 0; i < 3 && parts[i] != NULL; i++) {
        size_t part_length = strlen(parts[i]);
        if (i > 0) {
            *to++ = '.';
        }
        memcpy(to, parts[i], part_length);
        to += part_length;
    }
    return joined;
}

typedef struct Tables {
    ExprSymbol *symbols;
    size_t count;
    ExprDomain *domains;
    size_t domain_count;
} Tables;

static bool symbol_add(Scenario *scenario, Tables *tables, const NameRow *row, int a, int b) {
    const char *name =
        name_join(&scenario->arena, row->name, each_id(scenario, row->each, a), each_id(scenario, row->then, b));
    if (name == NULL) {
        return false;
    }
    ExprSymbol *symbol = &tables->symbols[tables->count++];
    *symbol = (ExprSymbol){.name = name,
                           .type = row->type,
                           .scope = row->scope,
                           .writable = row->writable,
                           .low = row->low,
                           .high = row->high,
                           .id = name_id(row->kind, a, b),
                           .help = row->help};
    if (row->kind == NAME_VARIABLE) {
        const Variable *variable = &scenario->variables[a];
        symbol->low = variable->low;
        symbol->high = variable->high;
        symbol->help = variable->text[0] != '\0' ? variable->text : row->help;
    } else if (row->kind == NAME_LEVERAGE) {
        symbol->high = scenario->leverage_max;
    }
    if (row->type == EXPR_TYPE_CHOICE) {
        symbol->domain = (uint16_t)tables->domain_count;
        return domain_of(scenario, row->kind, a, &scenario->arena, &tables->domains[tables->domain_count++]);
    }
    return true;
}

bool scenario_symbols_build(Scenario *scenario, Error *error) {
    size_t symbol_max = 0, domain_max = 0;
    for (size_t r = 0; r < NAME_ROW_COUNT; r++) {
        const NameRow *row = &name_rows[r];
        size_t count = (size_t)(each_count(scenario, row->each) * each_count(scenario, row->then));
        symbol_max += count;
        domain_max += row->type == EXPR_TYPE_CHOICE ? count : 0;
    }
    Tables tables = {.symbols = ARENA_NEW(&scenario->arena, ExprSymbol, symbol_max + 1),
                     .domains = ARENA_NEW(&scenario->arena, ExprDomain, domain_max + 1)};
    if (tables.symbols == NULL || tables.domains == NULL) {
        return error_set(error, "no memory left for %zu names", symbol_max);
    }
    for (size_t r = 0; r < NAME_ROW_COUNT; r++) {
        const NameRow *row = &name_rows[r];
        ASSERT(row->kind == (NameKind)(r + 1));
        int a_count = each_count(scenario, row->each), b_count = each_count(scenario, row->then);
        for (int a = 0; a < a_count; a++) {
            for (int b = 0; b < b_count && choice_exists(scenario, row->kind, a); b++) {
                if (!symbol_add(scenario, &tables, row, a, b)) {
                    return error_set(error, "no memory left for %zu names", symbol_max);
                }
            }
        }
    }
    return expr_symbols_init(&scenario->symbols, tables.symbols, tables.count, tables.domains, tables.domain_count,
                             &scenario->arena, error);
}
