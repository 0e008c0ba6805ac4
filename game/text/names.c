// What commands call things: ids beside titles, for who cannot guess the one from the other.
#include <string.h>

#include "text/inside.h"

static void name_show(const Play *play, unsigned indent, const char *id, const char *title) {
    SAY_LINE(play, indent, "text.name", {"id", id}, {"title", title});
}

static void heading_show(const Play *play, const char *key) {
    page_blank(&play->page);
    say_key(play, key);
}

static void clauses_show(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    heading_show(play, "text.names.clauses");
    for (int i = 0; i < c->issue_count; i++) {
        name_show(play, 0, c->issues[i].id, c->issues[i].title);
        for (int o = 0; o < c->issues[i].option_count; o++) {
            name_show(play, 4, c->issues[i].options[o].id, c->issues[i].options[o].label);
        }
    }
}

void show_names(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    heading_show(play, "text.names.sides");
    for (int p = 0; p < c->party_count; p++) {
        name_show(play, 0, c->parties[p].id, c->parties[p].name);
    }
    clauses_show(play);
#define NAMES(key, array, count, title)                                                                                \
    for (int k = 0; k < (count); k++) {                                                                                \
        if (k == 0) {                                                                                                  \
            heading_show(play, key);                                                                                   \
        }                                                                                                              \
        name_show(play, 0, c->array[k].id, c->array[k].title);                                                         \
    }
    NAMES("text.names.levers", levers, c->lever_count, title)
    NAMES("text.names.phones", phones, c->phone_count, title)
    NAMES("text.names.chores", chores, c->chore_count, title)
    NAMES("text.names.assets", assets, c->asset_count, name)
    NAMES("text.names.sectors", sectors, c->sector_count, name)
#undef NAMES
}

void show_why_numbers(const Play *play) {
    const Scenario *c = play->teller.view.scenario;
    say_key(play, "text.why-what");
    heading_show(play, "text.names.sides");
    for (int p = 0; p < c->party_count; p++) {
        SAY_LINE(play, 0, "text.why-number", {"n", WORD_NUMBER(p + 1)}, {"title", c->parties[p].name});
    }
    heading_show(play, "text.names.clauses");
    for (int i = 0; i < c->issue_count; i++) {
        SAY_LINE(play, 0, "text.why-number", {"n", WORD_NUMBER(i + 1)}, {"title", c->issues[i].title});
    }
}

// ---- what can be used on a clause ----

static int issue_of(const Scenario *c, const char *id) {
    for (int i = 0; i < c->issue_count; i++) {
        if (strcmp(c->issues[i].id, id) == 0) {
            return i;
        }
    }
    return NO_INDEX;
}

// How a lever can be used on a clause, on whomever: "ask, offer"; empty when it cannot.
static void forms_add(const Play *play, int lever, int issue, Buffer *out) {
    const View *view = &play->teller.view;
    for (int form = FORM_NONE + 1; form < FORM_COUNT; form++) {
        bool may = false;
        for (int p = 0; p < view->scenario->party_count && !may; p++) {
            Command command = {.kind = COMMAND_LEVER,
                               .args = {(int16_t)lever, (int16_t)form, (int16_t)p, (int16_t)issue}};
            may = command_check(view, command).reason == REASON_NONE;
        }
        if (may) {
            buffer_addf(out, "%s%s", out->length > 0 ? ", " : "", word_of(ARG_FORM, form));
        }
    }
}

bool show_lever(const Play *play, const char *id) {
    const Scenario *c = play->teller.view.scenario;
    for (int l = 0; l < c->lever_count; l++) {
        if (strcmp(c->levers[l].id, id) == 0) {
            name_show(play, 0, id, c->levers[l].title);
            if (c->levers[l].text[0] != '\0') {
                page_print(&play->page, 4, 4, c->levers[l].text);
            }
            for (int i = 0; i < c->issue_count; i++) {
                Buffer forms;
                buffer_init(&forms);
                forms_add(play, l, i, &forms);
                if (forms.length > 0) {
                    name_show(play, 4, c->issues[i].id, forms.text);
                }
                buffer_free(&forms);
            }
            return true;
        }
    }
    return false;
}

void show_levers(const Play *play, const char *issue) {
    const Scenario *c = play->teller.view.scenario;
    int about = issue_of(c, issue), found = 0;
    if (play->teller.view.open->awaiting != AWAITING_MOVE) {
        say_key(play, "text.levers-later");
        return;
    }
    if (about == NO_INDEX) {
        say_key(play, "text.levers-what");
        clauses_show(play);
        return;
    }
    for (int l = 0; l < c->lever_count; l++) {
        Buffer forms;
        buffer_init(&forms);
        forms_add(play, l, about, &forms);
        if (forms.length > 0) {
            int only = c->levers[l].party;
            SAY_LINE(play, 0, only == NO_INDEX ? "text.lever-forms" : "text.lever-forms-party", {"id", c->levers[l].id},
                     {"title", c->levers[l].title}, {"forms", forms.text},
                     {"party", only == NO_INDEX ? "" : c->parties[only].name});
            found++;
        }
        buffer_free(&forms);
    }
    if (found == 0) {
        SAY_LINE(play, 0, "text.levers-none", {"clause", c->issues[about].title});
    }
}
