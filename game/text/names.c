// What commands call things: ids beside titles, for who cannot guess the one from the other.
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
