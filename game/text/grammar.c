// What a line says: a number of the menu, a word of the player's own tools, or a move in the words of the
// journal.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "session/saves.h"
#include "text/inside.h"

enum { LOG_STEPS = 12, NAMES_MAX = 1024 };

bool line_read(Play *play, char line[LINE_BYTES]) {
    if (fgets(line, LINE_BYTES, play->in) == NULL) {
        return false;
    }
    size_t length = strcspn(line, "\r\n");
    if (line[length] == '\0' && length + 1 == LINE_BYTES) {
        // Too long to mean anything: the rest of it is not another line.
        for (int c = fgetc(play->in); c != EOF && c != '\n'; c = fgetc(play->in)) {
        }
    }
    line[length] = '\0';
    return true;
}

// ---- moves ----

// A lever is used on a clause: on which, where none was named, or one it does not bear on.
static bool lever_clauses_say(const Play *play, Command command, Verdict verdict) {
    bool no_clause = verdict.reason == REASON_UNKNOWN, wrong_clause = verdict.reason == REASON_BEARS;
    if (command.kind != COMMAND_LEVER || !(no_clause || wrong_clause)) {
        return false;
    }
    const Scenario *c = play->teller.view.scenario;
    Buffer clauses;
    buffer_init(&clauses);
    for (int i = 0; i < c->issue_count; i++) {
        command.args[3] = (int16_t)i;
        if (command_check(&play->teller.view, command).reason == REASON_NONE) {
            buffer_addf(&clauses, "%s%s", clauses.length > 0 ? ", " : "", c->issues[i].id);
        }
    }
    SAY_LINE(play, 0, clauses.length > 0 ? "text.lever-clauses" : "text.lever-no-clause",
             {"lever", c->levers[command.args[0]].title}, {"clauses", clauses.text});
    buffer_free(&clauses);
    return true;
}

static void refusal_say(const Play *play, Command command, Verdict verdict) {
    const Open *open = play->teller.view.open;
    if (verdict.reason == REASON_PHASE && open->awaiting == AWAITING_SCENE) {
        char choices[12];
        snprintf(choices, sizeof choices, "%d", play->teller.view.scenario->scenes[open->subject].choice_count);
        SAY_LINE(play, 0, "text.scene-first", {"n", choices});
        return;
    }
    if (verdict.reason == REASON_UNKNOWN && lever_clauses_say(play, command, verdict)) {
        return;
    }
    Buffer why;
    buffer_init(&why);
    tell_verdict(&play->teller, command, verdict, &why);
    if (verdict.reason == REASON_PHASE && open->awaiting != AWAITING_MOVE) { // what is asked is said again
        buffer_add_char(&why, ' ');
        tell_awaiting(&play->teller, &why);
    }
    page_print(&play->page, 0, 2, why.text);
    buffer_free(&why);
    (void)lever_clauses_say(play, command, verdict);
}

static LineResult submit(Play *play, Command command) {
    Verdict verdict;
    Error error = {.message = ""};
    if (session_submit(play->session, command, &verdict, &error)) {
        return LINE_DONE;
    }
    if (error.message[0] != '\0') {
        error_show(play, &error);
        return LINE_AGAIN;
    }
    refusal_say(play, command, verdict);
    return LINE_AGAIN;
}

// ---- hints ----

static const char *const own_words[] = {"help",   "menu", "hint",  "text",     "sides", "standings",   "reports",
                                        "why",    "do",   "log",   "glossary", "brief", "assumptions", "save",
                                        "rewind", "back", "names", "levers",   "quit",  NULL};

typedef struct Names {
    const char *list[NAMES_MAX];
    size_t count;
} Names;

static void name_put(Names *names, const char *name) {
    if (name != NULL && name[0] != '\0' && names->count < NAMES_MAX) {
        names->list[names->count++] = name;
    }
}

// What a word of that kind can be: ids of the scenario, or words of the grammar. Wordings are those of one clause.
static void values_collect(const Scenario *c, ArgKind kind, int issue, Names *names) {
#define IDS(array, n)                                                                                                  \
    for (int k = 0; k < (n); k++) {                                                                                    \
        name_put(names, c->array[k].id);                                                                               \
    }                                                                                                                  \
    break;
    switch (kind) {
    case ARG_PARTY: IDS(parties, c->party_count)
    case ARG_ISSUE: IDS(issues, c->issue_count)
    case ARG_LEVER: IDS(levers, c->lever_count)
    case ARG_PHONE: IDS(phones, c->phone_count)
    case ARG_CHORE: IDS(chores, c->chore_count)
    case ARG_ASSET: IDS(assets, c->asset_count)
    case ARG_SECTOR: IDS(sectors, c->sector_count)
    case ARG_OPTION: IDS(issues[issue].options, c->issues[issue].option_count)
    case ARG_FORM:
    case ARG_MANNER:
    case ARG_REMEDY:
    case ARG_FORECAST:
    case ARG_WORD:
    case ARG_ANSWER:
    case ARG_EXTRA:
    case ARG_TRUCE:
    case ARG_DECIDE:
        for (int value = 0; word_of(kind, value) != NULL; value++) {
            name_put(names, word_of(kind, value));
        }
        break;
    default: break; // numbers
    }
#undef IDS
}

static void names_collect(const Play *play, Names *names) {
    const Scenario *c = play->teller.view.scenario;
    for (int k = 0; own_words[k] != NULL; k++) {
        name_put(names, own_words[k]);
    }
    for (int kind = COMMAND_NONE + 1; kind < COMMAND_KIND_COUNT; kind++) {
        name_put(names, command_shape((CommandKind)kind)->verb);
    }
    for (int kind = 0; kind < ARG_KIND_COUNT; kind++) {
        for (int i = 0; i < (kind == ARG_OPTION ? c->issue_count : 1); i++) {
            values_collect(c, (ArgKind)kind, i, names);
        }
    }
}

static bool name_known(const Names *names, const char *word) {
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->list[i], word) == 0) {
            return true;
        }
    }
    return false;
}

static const char *const slots[ARG_KIND_COUNT] = {
    [ARG_SCENE] = "text.slot.scene",
    [ARG_CHOICE] = "text.slot.choice",
    [ARG_PARTY] = "text.slot.party",
    [ARG_ISSUE] = "text.slot.clause",
    [ARG_OPTION] = "text.slot.wording",
    [ARG_LEVER] = "text.slot.lever",
    [ARG_FORM] = "text.slot.form",
    [ARG_PHONE] = "text.slot.phone",
    [ARG_CONFIDENCE] = "text.slot.number",
    [ARG_MANNER] = "text.slot.manner",
    [ARG_REMEDY] = "text.slot.remedy",
    [ARG_FORECAST] = "text.slot.forecast",
    [ARG_WORD] = "text.slot.chance-or-clause",
    [ARG_CHORE] = "text.slot.chore",
    [ARG_ASSET] = "text.slot.asset",
    [ARG_SECTOR] = "text.slot.sector",
    [ARG_REPORT] = "text.slot.report",
    [ARG_ANSWER] = "text.slot.answer",
    [ARG_EXTRA] = "text.slot.size-or-party",
    [ARG_PROMISE] = "text.slot.number",
    [ARG_TRUCE] = "text.slot.host",
    [ARG_DECIDE] = "text.slot.decision",
};

// What a command takes, in the words of the help: "redraft <clause> <wording>".
static void usage_say(const Play *play, const CommandShape *shape) {
    Buffer usage;
    buffer_init(&usage);
    buffer_add(&usage, shape->verb);
    for (int at = 0; at < shape->count; at++) {
        buffer_addf(&usage, " <%s>", words_at(play->words, slots[shape->args[at]]));
    }
    SAY_LINE(play, 0, "text.usage", {"usage", usage.text});
    buffer_free(&usage);
}

// What can stand in the first place where nothing stands, or something else.
static void values_say(const Play *play, const CommandShape *shape, char *words) {
    const Scenario *c = play->teller.view.scenario;
    int issue = 0;
    (void)strtok(words, " \t");
    for (int at = 0; at < shape->count; at++) {
        ArgKind kind = (ArgKind)shape->args[at];
        const char *word = strtok(NULL, " \t");
        Names values = {.count = 0};
        values_collect(c, kind, issue, &values);
        if (values.count > 0 && (word == NULL || !name_known(&values, word))) {
            Buffer list;
            buffer_init(&list);
            for (size_t i = 0; i < values.count; i++) {
                buffer_add(&list, i > 0 ? ", " : "");
                SAY(play->words, &list, "text.slot-value", {"value", values.list[i]});
            }
            SAY_LINE(play, 0, "text.slot-values", {"slot", words_at(play->words, slots[kind])}, {"values", list.text});
            buffer_free(&list);
            return;
        }
        for (int i = 0; kind == ARG_ISSUE && i < c->issue_count; i++) {
            issue = strcmp(c->issues[i].id, word) == 0 ? i : issue;
        }
    }
}

// The first word that nothing is called, and what it may have been meant to be. False when there is none.
static bool misspelt_say(const Play *play, char *words) {
    Names names = {.count = 0};
    names_collect(play, &names);
    for (char *word = strtok(words, " \t"); word != NULL; word = strtok(NULL, " \t")) {
        if (name_known(&names, word) || isdigit((unsigned char)word[0])) {
            continue;
        }
        const char *near = nearest_name(word, names.list, names.count);
        if (near != NULL) {
            SAY_LINE(play, 0, "text.did-you-mean", {"name", near}, {"word", word});
        }
        return near != NULL;
    }
    return false;
}

// Says what was expected.
static void not_understood(const Play *play, const char *line) {
    char words[LINE_BYTES];
    snprintf(words, sizeof words, "%s", line);
    const CommandShape *shape = NULL;
    size_t length = strcspn(line, " \t");
    for (int kind = COMMAND_NONE + 1; kind < COMMAND_KIND_COUNT; kind++) {
        const char *verb = command_shape((CommandKind)kind)->verb;
        if (strlen(verb) == length && strncmp(line, verb, length) == 0) {
            shape = command_shape((CommandKind)kind);
        }
    }
    if (shape != NULL) {
        usage_say(play, shape);
    } else {
        say_key(play, "text.not-understood");
    }
    if (!misspelt_say(play, words) && shape != NULL) {
        snprintf(words, sizeof words, "%s", line);
        values_say(play, shape, words);
    }
}

static bool command_read(Play *play, const char *line, Command *command) {
    if (command_parse(play->teller.view.scenario, session_state(play->session), line, command, NULL)) {
        return true;
    }
    not_understood(play, line);
    return false;
}

// ---- the player's tools ----

// Two numbers of the lists that "why" alone shows: a side and a clause.
static bool why_numbers(const Play *play, const char *rest, Command *command) {
    const Scenario *c = play->teller.view.scenario;
    int side = 0, clause = 0, end = 0;
    if (sscanf(rest, "%3d %3d %n", &side, &clause, &end) < 2 || rest[end] != '\0' || side < 1 ||
        side > c->party_count || clause < 1 || clause > c->issue_count) {
        return false;
    }
    *command = (Command){.kind = COMMAND_WHY, .args = {(int16_t)(side - 1), (int16_t)(clause - 1)}};
    return true;
}

static void do_why(Play *play, const char *line, const char *rest) {
    Command command;
    if (rest[0] == '\0') {
        show_why_numbers(play);
        return;
    }
    if (!why_numbers(play, rest, &command) && !command_read(play, line, &command)) {
        return;
    }
    Buffer why;
    buffer_init(&why);
    tell_why(&play->teller, command.args[0], command.args[1], &why);
    page_print(&play->page, 0, 2, why.text);
    buffer_free(&why);
    const View *view = &play->teller.view;
    bool told = view->open->guided || (view->mind->why_issues[command.args[0]] >> command.args[1] & 1u);
    bool refuses = view_why(view, command.args[0], command.args[1]).binding != BINDING_NONE;
    if (refuses && !told && command_check(view, command).reason == REASON_NONE) {
        char words[LINE_BYTES];
        command_print(view->scenario, command, words, sizeof words);
        SAY_LINE(play, 0, "text.why-more", {"line", words});
    }
}

static void do_save(Play *play, const char *name) {
    Error error = {.message = ""};
    if (name[0] == '\0') {
        const char *path = session_journal_path(play->session);
        if (path != NULL) {
            say_path(play, "text.saved-as-you-go", path);
        } else {
            say_key(play, "text.not-saved");
        }
        return;
    }
    Buffer path;
    buffer_init(&path);
    bool named = play->options->save_folder != NULL && save_path(play->options->save_folder, name, &path);
    if (!named) {
        say_key(play, "text.no-save-place");
    } else if (session_save_as(play->session, path.text, &error)) {
        say_path(play, "text.saved", path.text);
    } else {
        error_show(play, &error);
    }
    buffer_free(&path);
}

static LineResult do_rewind(Play *play, const char *number) {
    size_t count = session_command_count(play->session);
    long back = number[0] != '\0' ? strtol(number, NULL, 10) : 1;
    Error error = {.message = ""};
    if (back < 1 || (size_t)back > count) {
        SAY_LINE(play, 0, "text.no-rewind", {"n", number});
        return LINE_AGAIN;
    }
    if (!session_rewind(play->session, count - (size_t)back, &error)) {
        error_show(play, &error);
        return LINE_AGAIN;
    }
    // What was told of the branch left behind stays told; the story goes on from here.
    size_t events;
    session_events(play->session, &events);
    for (int s = 0; s < SEAT_MAX; s++) {
        play->told[s] = events;
    }
    say_key(play, "text.rewound");
    return LINE_DONE;
}

static void do_explain(Play *play, const char *what) {
    char *end;
    long number = strtol(what, &end, 10);
    Command command;
    if (what[0] == '\0') {
        say_key(play, "text.explain-what");
        return;
    }
    if (end != what && *end == '\0') {
        if (number < 1 || number > play->entry_count || !play->entries[number - 1].leaf) {
            say_key(play, "text.explain-what");
            return;
        }
        command_explain(play, play->entries[number - 1].offer.command, play->entries[number - 1].offer.verdict);
    } else if (!show_lever(play, what) && command_read(play, what, &command)) {
        Verdict verdict = command_check(&play->teller.view, command);
        if (verdict.reason == REASON_UNKNOWN && lever_clauses_say(play, command, verdict)) {
            return;
        }
        command_explain(play, command, verdict);
        (void)lever_clauses_say(play, command, verdict);
    }
}

// Looking at things; true when the word was one of these.
static bool look(Play *play, const char *verb, const char *rest) {
    if (strcmp(verb, "help") == 0) {
        say_key(play, "text.help");
    } else if (strcmp(verb, "menu") == 0) {
        menu_reset(play);
        menu_show(play);
    } else if (strcmp(verb, "hint") == 0) {
        show_hints(play);
    } else if (strcmp(verb, "text") == 0) {
        show_text(play);
    } else if (strcmp(verb, "sides") == 0) {
        show_sides(play);
    } else if (strcmp(verb, "standings") == 0) {
        show_status(play);
        show_standings(play);
    } else if (strcmp(verb, "reports") == 0) {
        show_reports(play);
    } else if (strcmp(verb, "brief") == 0) {
        show_brief(play);
    } else if (strcmp(verb, "names") == 0) {
        show_names(play);
    } else if (strcmp(verb, "levers") == 0) {
        show_levers(play, rest);
    } else if (strcmp(verb, "log") == 0) {
        long steps = strtol(rest, NULL, 10);
        show_log(play, steps > 0 ? (size_t)steps : LOG_STEPS);
    } else if (strcmp(verb, "glossary") == 0) {
        show_glossary(play, rest);
    } else if (strcmp(verb, "assumptions") == 0) {
        show_assumptions(play, rest);
    } else if (strcmp(verb, "save") == 0) {
        do_save(play, rest);
    } else if (verb[0] == '?') {
        do_explain(play, rest[0] != '\0' ? rest : verb + 1);
    } else {
        return false;
    }
    return true;
}

// ---- a line ----

static LineResult do_number(Play *play, int number) {
    Command command;
    if (number == 0) {
        if (menu_back(play)) {
            menu_show(play);
        }
        return LINE_AGAIN;
    }
    return menu_choose(play, number, &command) ? submit(play, command) : LINE_AGAIN;
}

static LineResult do_command(Play *play, const char *line) {
    Command command;
    return command_read(play, line, &command) ? submit(play, command) : LINE_AGAIN;
}

// One seal after the other, as if each had been said.
static LineResult do_seal_all(Play *play) {
    LineResult result = LINE_AGAIN;
    for (;;) {
        const Open *open = &session_state(play->session)->open;
        if (open->awaiting != AWAITING_SEAL || open->seat != play->teller.view.seat) {
            return result;
        }
        play->teller.view = session_view(play->session, open->seat);
        if (submit(play, (Command){.kind = COMMAND_SEAL, .seat = open->seat, .args = {open->subject}}) != LINE_DONE) {
            return result;
        }
        result = LINE_DONE;
    }
}

LineResult line_do(Play *play, char *line) {
    while (isspace((unsigned char)*line)) {
        line++;
    }
    for (size_t length = strlen(line); length > 0 && isspace((unsigned char)line[length - 1]); length--) {
        line[length - 1] = '\0';
    }
    if (*line == '\0' || *line == '#') {
        return LINE_AGAIN;
    }
    char *end;
    long number = strtol(line, &end, 10);
    if (*end == '\0') {
        return do_number(play, number < 0 || number > ENTRIES_MAX ? ENTRIES_MAX + 1 : (int)number);
    }
    char verb[32];
    size_t length = strcspn(line, " \t");
    snprintf(verb, sizeof verb, "%.*s", (int)length, line);
    const char *rest = line + length + strspn(line + length, " \t");
    if (strcmp(verb, "quit") == 0) {
        return LINE_QUIT;
    }
    if (strcmp(verb, "back") == 0) {
        return do_number(play, 0);
    }
    if (strcmp(verb, "rewind") == 0) {
        return do_rewind(play, rest);
    }
    if (strcmp(verb, "do") == 0) {
        return do_command(play, rest);
    }
    if (strcmp(verb, "author") == 0) {
        return author_do(play, rest);
    }
    if (play->teller.view.open->awaiting == AWAITING_SEAL && strcmp(line, "seal all") == 0) {
        return do_seal_all(play);
    }
    if (strcmp(verb, "why") == 0) {
        do_why(play, line, rest);
        return LINE_AGAIN;
    }
    return look(play, verb, rest) ? LINE_AGAIN : do_command(play, line);
}
