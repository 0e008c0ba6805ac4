// The game in lines: tells what happened, shows what is asked, reads an answer, again.
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#include "text/inside.h"

enum { CURTAIN_LINES = 24 };

static bool notice_show(Play *play) {
    const Error *notice = session_notice(play->session);
    if (notice != NULL) {
        error_show(play, notice);
    }
    return notice != NULL;
}

static bool several_persons(const Play *play) {
    unsigned persons = session_setup(play->session)->persons & ~1u;
    return persons != 0;
}

// Between two people at one keyboard: who comes next, and nothing of either to be read. False when the input
// ended.
static bool curtain(Play *play) {
    const Scenario *c = play->teller.view.scenario;
    int seat = play->teller.view.seat;
    int power = seat - 1 - c->party_count;
    const char *name = seat == 0   ? words_at(play->words, "tell.mediator")
                       : power < 0 ? c->parties[seat - 1].name
                                   : c->powers[power].name;
    for (int i = 0; play->last_seat != NO_INDEX && i < CURTAIN_LINES; i++) {
        page_blank(&play->page);
    }
    bool delegation = seat != 0 && power < 0;
    SAY_LINE(play, 0, delegation ? "text.curtain.party" : "text.curtain", {"seat", name});
    fflush(play->page.out);
    char line[LINE_BYTES];
    return line_read(play, line);
}

static void question_show(Play *play) {
    const Open *open = play->teller.view.open;
    if (open->awaiting == AWAITING_SCENE) {
        show_scene(play);
    } else {
        if (open->awaiting == AWAITING_ANSWER && open->object != 1) {
            show_fresh_reports(play);
        }
        show_status(play);
        Buffer asked;
        buffer_init(&asked);
        tell_awaiting(&play->teller, &asked);
        if (open->awaiting == AWAITING_SEAL || open->awaiting == AWAITING_OBJECTION ||
            open->awaiting == AWAITING_VOTE) {
            buffer_add_char(&asked, '\n');
            tell_clause(&play->teller, open->awaiting == AWAITING_OBJECTION ? open->object : open->subject, NO_INDEX,
                        &asked);
        }
        page_print(&play->page, 0, 2, asked.text);
        buffer_free(&asked);
    }
    menu_reset(play);
    menu_show(play);
    if (open->awaiting == AWAITING_SEAL) {
        say_key(play, "text.seal-all");
    }
}

// One question, until the game goes on. False when the player left or the input ended (`end` says which).
static bool question_play(Play *play, TextEnd *end) {
    question_show(play);
    for (;;) {
        fputs("> ", play->page.out);
        fflush(play->page.out);
        char line[LINE_BYTES];
        if (!line_read(play, line)) {
            fputc('\n', play->page.out);
            say_key(play, "text.input-ended");
            *end = TEXT_CLOSED;
            return false;
        }
        if (play->options->echo) {
            fprintf(play->page.out, "%s\n", line);
        }
        LineResult result = line_do(play, line);
        if (result == LINE_QUIT) {
            say_key(play, session_journal_path(play->session) != NULL ? "text.quit-saved" : "text.quit");
            *end = TEXT_QUIT;
            return false;
        }
        if (result == LINE_DONE) {
            return true;
        }
    }
}

static TextEnd game_play(Play *play) {
    TextEnd end = TEXT_OVER;
    for (;;) {
        notice_show(play);
        const State *state = session_state(play->session);
        bool over = game_over(state);
        int seat = over ? 0 : state->open.seat;
        play->teller.view = session_view(play->session, seat);
        if (!over && several_persons(play) && seat != play->last_seat && !curtain(play)) {
            say_key(play, "text.input-ended");
            return TEXT_CLOSED;
        }
        play->last_seat = seat;
        show_events(play);
        if (over) {
            show_ending(play);
            return TEXT_OVER;
        }
        if (!question_play(play, &end)) {
            return end;
        }
    }
}

TextEnd text_play(Session *session, const Words *words, FILE *in, FILE *out, const TextOptions *options) {
    static const TextOptions plain = {.columns = 0};
    options = options != NULL ? options : &plain;
    Play *play = calloc(1, sizeof *play);
    Offer *offers = malloc(COMMAND_LIST_MAX * sizeof *offers);
    TextEnd end = TEXT_CLOSED;
    if (play != NULL && offers != NULL) {
        *play = (Play){
            .session = session, .words = words, .options = options, .in = in, .offers = offers, .last_seat = NO_INDEX};
        play->page = (Page){out, options->columns != 0 ? options->columns : TEXT_COLUMNS};
        play->teller = (Teller){words, session_view(session, 0)};
        if (options->resumed) {
            size_t count;
            session_events(session, &count);
            for (int s = 0; s < SEAT_MAX; s++) {
                play->told[s] = count;
            }
            say_key(play, "text.resumed");
        } else {
            show_brief(play);
            play->last_seat = 0; // who reads the brief is at the keyboard
            page_blank(&play->page);
            say_key(play, "text.begin");
        }
        end = game_play(play);
        fflush(out);
    }
    free(offers);
    free(play);
    return end;
}
