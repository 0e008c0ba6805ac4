// story [INK]: plays a generated story of 28 scenes joined by "goto" again and again on one core, with coverage on, and
// prints how often a second. With INK the same story is written there in ink, for whoever plays that.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cover.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "load/load.h"

enum { SCENES = 28, OPTIONS = 3, PLAYS = 100000 };

// A scene: four lines, three options of which the last is conditional, two variables written by each, and a line that
// is told when a condition holds.
static void scene_add(Buffer *out, int n) {
    buffer_addf(out,
                "{\"id\": \"s%d\", \"kind\": \"%s\", \"title\": \"Scene %d\",\n"
                " \"text\": \"A first line.\\nA second line.\\nA third line.\\nA fourth line.\", \"choices\": [\n",
                n, n ? "follow" : "convening", n);
    for (int c = 0; c < OPTIONS; c++) {
        buffer_addf(out,
                    "  {\"id\": \"o%d\", \"title\": \"Option %d\", \"effects\": \"var.first += %d; var.second = %d\"",
                    c, c, c, n);
        buffer_add(out, c == OPTIONS - 1 ? ", \"requires\": \"var.first < 40\"" : "");
        if (n + 1 < SCENES) {
            buffer_addf(out, ", \"goto\": \"s%d\"", n + 1);
        }
        buffer_add(out,
                   ",\n   \"outcomes\": [{\"when\": \"var.first > 20\", \"text\": \"A line that holds at times.\"}]}");
        buffer_add(out, c + 1 < OPTIONS ? ",\n" : "\n");
    }
    buffer_add(out, "]},\n");
}

static bool scenario_write(Buffer *out) {
    static const char scenes[] = "\"scenes\": [";
    Buffer whole;
    buffer_init(&whole);
    bool good = scenario_template_print(&whole, "story", "A story");
    char *at = good ? strstr(whole.text, scenes) : NULL;
    if (at) {
        buffer_add_bytes(out, whole.text, (size_t)(at - whole.text));
        buffer_add(out,
                   "\"variables\": [{\"id\": \"first\", \"text\": \"One.\", \"start\": 0, \"low\": 0, \"high\": 100},\n"
                   "{\"id\": \"second\", \"text\": \"Two.\", \"start\": 0, \"low\": 0, \"high\": 100}],\n");
        buffer_add(out, scenes);
        for (int n = 0; n < SCENES; n++) {
            scene_add(out, n);
        }
        buffer_add(out, at + sizeof scenes - 1);
    }
    buffer_free(&whole);
    return at && !out->failed;
}

static bool ink_write(const char *path, Error *error) {
    Buffer out;
    buffer_init(&out);
    buffer_add(&out, "VAR first = 0\nVAR second = 0\n-> s0\n");
    for (int n = 0; n < SCENES; n++) {
        buffer_addf(&out, "=== s%d ===\nA first line.\nA second line.\nA third line.\nA fourth line.\n", n);
        for (int c = 0; c < OPTIONS; c++) {
            buffer_addf(&out,
                        "+ %s[Option %d]\n  ~ first = first + %d\n  ~ second = %d\n  {first > 20: A line that holds at "
                        "times.}\n",
                        c == OPTIONS - 1 ? "{first < 40} " : "", c, c, n);
            buffer_addf(&out, n + 1 < SCENES ? "  -> s%d\n" : "  -> END\n", n + 1);
        }
    }
    bool good = file_write_atomic(path, out.text, out.length, error);
    buffer_free(&out);
    return good;
}

typedef struct Play {
    CoverList list;
    uint64_t met[COVER_MAX];
    PolicyGame game;
} Play;

static void item_met(void *user, int item) {
    ((Play *)user)->met[item]++;
}

static void event_met(void *user, const Event *event) {
    Play *play = user;
    cover_event(&play->list, event, item_met, play);
}

// From the first scene to the end of the story; what a player chooses is drawn.
static void story_play(Play *play, const Scenario *scenario, uint64_t seed) {
    const EventSink sink = {.add = event_met, .user = play};
    const Setup setup = {
        .types_seed = seed, .luck_seed = seed, .difficulty = DIFFICULTY_TENSE, .length = LENGTH_90, .persons = 1};
    Offer offers[OPTIONS + 1];
    policy_begin(scenario, &setup, sink, &play->game);
    for (uint32_t n = 0; n < SCENES && play->game.state.open.awaiting == AWAITING_SCENE; n++) {
        View view = state_view(scenario, &play->game.state, play->game.state.open.seat);
        size_t count = command_list(&view, false, offers, OPTIONS + 1);
        policy_apply(scenario, offers[random_below(seed, 1, n, 0, (unsigned)count)].command, sink, &play->game);
    }
}

int main(int argc, char **argv) {
    Buffer text;
    DiagList diags;
    Error error = {.message = ""};
    buffer_init(&text);
    Play *play = calloc(1, sizeof *play);
    if (!play || !diag_list_init(&diags) || (argc > 1 && !ink_write(argv[1], &error)) || !scenario_write(&text)) {
        fprintf(stderr, "the story cannot be made: %s\n", error.message);
        return 1;
    }
    Scenario *scenario = scenario_load_text("story.json", text.text, text.length, &diags);
    if (!scenario) {
        Buffer out;
        buffer_init(&out);
        diag_print(&diags, &out);
        fputs(out.text, stderr);
        return 1;
    }
    cover_list_init(&play->list, scenario);
    uint64_t start = clock_now_ns();
    for (uint64_t seed = 1; seed <= PLAYS; seed++) {
        story_play(play, scenario, seed);
    }
    double seconds = (double)(clock_now_ns() - start) * 1e-9;
    int told = 0;
    for (int s = 0; s < SCENES; s++) {
        told += play->met[play->list.first[COVER_SCENE] + s] == PLAYS;
    }
    printf("%.0f a second (%d of %d scenes told in every play)\n", PLAYS / seconds, told, SCENES);
    scenario_free(scenario);
    diag_list_free(&diags);
    buffer_free(&text);
    free(play);
    return told == SCENES ? 0 : 1;
}
