// A night whose moves are known beforehand: each is looked for on the screen, as by somebody who was told what to do
// and not where it stands. The moves are par's, found anew at each run, so that no change of the rules makes them
// stale; and what a player made of code may say, a person must be able to.
#define _GNU_SOURCE
#include "drive.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

enum { MOVES_MAX = 400, TRIED_MAX = 256, WAYS_MAX = 5, WORDS_MAX = 5, PRESSES_MAX = 120, LOOK_ONE_IN = 4 };

static struct {
    Buffer text;
    const char *moves[MOVES_MAX];
    size_t count;
    unsigned long seed;
} plan;

// ---- the moves ----

bool plan_make(Drive *drive) {
    char command[PATH_BYTES * 3], line[256];
    char scenario[PATH_BYTES * 2];
    bool shipped = !strchr(drive->scenario, '/');
    snprintf(scenario, sizeof scenario, "%s%s%s", shipped ? drive->root : "", shipped ? "/scenarios/" : "",
             drive->scenario);
    snprintf(command, sizeof command, "'%s' '%s' par 1 held", drive->script_maker, scenario);
    FILE *maker = popen(command, "r");
    buffer_init(&plan.text);
    plan.count = 0;
    bool good = maker && fgets(line, sizeof line, maker) && sscanf(line, "# %lu", &plan.seed) == 1;
    while (good && fgets(line, sizeof line, maker)) {
        buffer_add(&plan.text, line);
    }
    if (maker) {
        pclose(maker);
    }
    char *rest = NULL;
    for (char *move = good ? strtok_r(plan.text.text, "\n", &rest) : NULL; move && plan.count < MOVES_MAX;
         move = strtok_r(NULL, "\n", &rest)) {
        plan.moves[plan.count++] = move;
    }
    return expect(drive, plan.count > 0, "\"%s\" has a night that is signed and holds", drive->scenario);
}

unsigned long plan_seed(void) {
    return plan.seed;
}

size_t plan_count(void) {
    return plan.count;
}

void plan_forget(void) {
    buffer_free(&plan.text);
    plan.count = 0;
}

// ---- where they are looked for ----

// A control to be chosen, or where the name ends in a dot one after the other of its kind, until so many words of the
// move stand on the screen. "%1" is the first word behind the verb, "#1" that number less one.
typedef struct Way {
    const char *id;
    size_t words;
} Way;

static const struct Road {
    const char *verb;
    Way ways[WAYS_MAX];
} roads[] = {
    {"choose", {{"choice.", 3}}},
    {"plenary", {{"group.0", 1}, {"card.", 1}}},
    {"ministers", {{"group.0", 1}, {"card.", 1}}},
    {"caucus", {{"group.0", 2}, {"card.", 2}}},
    {"ask", {{"card.", 3}}},
    {"why", {{"clause.%2", 3}, {"talks.why", 1}, {"why.", 3}}},
    {"confide", {{"group.0", 3}, {"card.", 1}, {"confidence.", 2}, {"card.", 3}}},
    {"bring", {{"group.1", 2}, {"card.", 2}}},
    {"redraft", {{"clause.%1", 2}, {"group.1", 3}, {"card.", 3}}},
    {"strike", {{"clause.%1", 2}, {"group.1", 2}, {"card.", 2}}},
    {"trade", {{"clause.%1", 2}, {"group.1", 2}, {"card.", 2}, {"talks.trade", 3}, {"trade.", 3}}},
    {"lever", {{"clause.%4", 5}, {"group.2", 5}, {"card.", 2}, {"form.", 3}, {"to.", 4}}},
    {"phone", {{"group.3", 2}, {"card.", 2}}},
    {"recess", {{"group.4", 1}, {"card.", 1}}},
    {"deadline", {{"group.4", 1}, {"card.", 1}}},
    {"wait", {{"group.4", 1}, {"card.", 1}}},
    {"table", {{"group.5", 1}, {"card.", 1}}},
    {"leave", {{"group.5", 1}, {"card.", 1}}},
    {"objection", {{"remedy.", 2}}},
    {"forecast", {{"group.5", 2}, {"card.", 2}, {"chance.", 3}, {"break.", 2}, {"word.", 3}}},
    {"seal", {{"wording.", 2}}},
    {"reopen", {{"wording.", 3}}},
    {"chore", {{"chore.", 2}}},
    {"place", {{"asset.%1", 2}}},
    {"answer", {{"report.#1", 2}, {"answer.", 3}, {"name.", 4}, {"size.", 4}}},
    {"amend", {{"answer.8", 1}, {"amend.", 2}, {"wording.", 3}}},
    {"keep", {{"promise.#1", 2}}},
    {"truce", {{"answer.", 2}}},
    {"ready", {{"ready", 1}, {"answer.", 1}}},
};

// The word of a move, from 0; empty past its end.
static void word_of(const char *move, size_t at, char *word, size_t size) {
    for (; at > 0 && *move; at--) {
        move += strcspn(move, " ");
        move += *move == ' ';
    }
    snprintf(word, size, "%.*s", (int)strcspn(move, " "), move);
}

static size_t words_alike(const char *move, const char *other) {
    size_t count = 0;
    for (char a[64], b[64]; count < WORDS_MAX; count++) {
        word_of(move, count, a, sizeof a);
        word_of(other, count, b, sizeof b);
        if (!a[0] || strcmp(a, b) != 0) {
            break;
        }
    }
    return count;
}

// How many words of the move the control shows that comes nearest to it, and that one.
static size_t shown_words(Drive *drive, const char *move, const Seen **nearest) {
    size_t most = 0;
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        size_t alike = node->plays ? words_alike(move, node->plays) : 0;
        alike -= alike && node->disabled && strcmp(node->plays, move) == 0; // its last word is still to be chosen
        if (alike > most) {
            most = alike;
            *nearest = node;
        }
    }
    return most;
}

// False: it names nothing here.
static bool way_id(const char *pattern, const char *move, char *id, size_t size) {
    size_t length = strcspn(pattern, "%#");
    char word[64] = "";
    if (!pattern[length]) {
        snprintf(id, size, "%s", pattern);
        return true;
    }
    word_of(move, (size_t)(pattern[length + 1] - '0'), word, sizeof word);
    if (pattern[length] == '#') {
        snprintf(word, sizeof word, "%ld", strtol(word, NULL, 10) - 1);
    }
    snprintf(id, size, "%.*s%s", (int)length, pattern, word);
    return word[0] && word[0] != '-';
}

// ---- looking ----

static struct {
    char ids[TRIED_MAX][64];
    size_t count, move, presses; // the move's place from 1; how often something was pressed for it
} tried;

static bool was_tried(const char *id) {
    for (size_t i = 0; i < tried.count; i++) {
        if (strcmp(tried.ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

// What was pressed needs it no more; behind the tabs the next may stand.
static void tried_add(const char *id) {
    bool tab = strncmp(id, "tab.", 4) == 0;
    size_t kept = 0;
    for (size_t i = 0; i < tried.count; i++) {
        if (tab || strncmp(tried.ids[i], "tab.", 4) != 0) {
            memmove(tried.ids[kept++], tried.ids[i], sizeof tried.ids[0]);
        }
    }
    tried.count = kept;
    if (kept < TRIED_MAX) {
        snprintf(tried.ids[tried.count++], sizeof tried.ids[0], "%s", id);
    }
}

// The next of its kind that has not been tried; those that open something are buttons.
static const Seen *untried(Drive *drive, const char *begin) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        const Seen *node = &drive->tree->nodes[i];
        bool choice = node->id && strncmp(node->id, begin, strlen(begin)) == 0 && !node->disabled && !node->selected &&
                      strncmp(node->role, "button ", 7) != 0;
        if (choice && !was_tried(node->id)) {
            return node;
        }
    }
    return NULL;
}

// What to press on the way to the move; NULL when everything on it has been.
static const char *next_on_way(Drive *drive, const Way *way, const char *move, size_t shown) {
    char id[64];
    size_t length = strlen(way->id);
    if (shown >= way->words || !way_id(way->id, move, id, sizeof id)) {
        return NULL;
    }
    const Seen *node = tree_find(drive, id);
    bool of_kind = way->id[length - 1] == '.';
    if (of_kind) {
        node = untried(drive, id);
    } else if (was_tried(id)) {
        return NULL;
    } else if (node && (node->selected || node->disabled)) {
        tried_add(id);
        return NULL;
    }
    if (!node &&
        (!of_kind || (shown == 0 && !tree_begins(drive, id)))) { // where room is short it stands behind one of them
        node = untried(drive, "tab.");
    }
    return node ? node->id : NULL;
}

static const char *next_on_road(Drive *drive, const struct Road *road, const char *move, size_t shown) {
    const char *id = NULL;
    for (size_t w = 0; !id && w < WAYS_MAX && road->ways[w].id; w++) {
        id = next_on_way(drive, &road->ways[w], move, shown);
    }
    return id;
}

static const struct Road *road_of(const char *move) {
    char verb[64];
    word_of(move, 0, verb, sizeof verb);
    for (size_t r = 0; r < sizeof roads / sizeof roads[0]; r++) {
        if (strcmp(roads[r].verb, verb) == 0) {
            return &roads[r];
        }
    }
    return NULL;
}

// What stands in the way: a room with one side, something that was opened.
static const char *way_back(Drive *drive) {
    const Seen *node = tree_find(drive, strcmp(drive->tree->screen, "caucus") == 0 ? "leave" : "overlay.close");
    return node ? node->id : NULL;
}

static const char *next_press(Drive *drive, const char *move) {
    const struct Road *road = road_of(move);
    const Seen *nearest = NULL;
    size_t shown = shown_words(drive, move, &nearest);
    if (!road || tried.presses > PRESSES_MAX) {
        return NULL;
    }
    if (shown && strcmp(nearest->plays, move) == 0 && !nearest->disabled) {
        return nearest->id;
    }
    bool of_room = strcmp(road->verb, "ask") == 0 || strcmp(road->verb, "confide") == 0;
    bool elsewhere = strcmp(drive->tree->screen, "caucus") == 0 && !of_room;
    const char *id = elsewhere ? NULL : next_on_road(drive, road, move, shown);
    if (id) {
        tried_add(id);
        return id;
    }
    tried.count = 0; // everything stands elsewhere then
    return way_back(drive);
}

bool plan_turn(Drive *drive) {
    size_t at = drive->tree->commands;
    if (!expect(drive, at < plan.count, "%s: the night goes on after all of its %zu moves", drive->tree->screen,
                plan.count)) {
        return false;
    }
    const char *id = NULL;
    if (tried.move != at + 1) {
        tried.move = at + 1;
        tried.count = tried.presses = 0;
        id = chance(drive, LOOK_ONE_IN) == 0 ? night_choice(drive) : NULL; // now and then something else is looked at
    }
    tried.presses++;
    id = id ? id : next_press(drive, plan.moves[at]);
    return expect(drive, id != NULL, "%s: the move \"%s\" is within reach", drive->tree->screen, plan.moves[at]) &&
           hand_press(drive, id);
}
