// The story in the journal: what the mediator learns, in the words of tell.
#include "app/app.h"

#include "tell/tell.h"

static void narrate(void *user, const Session *session, const Event *events, size_t count, Buffer *out) {
    App *app = user;
    const View view = session_view(session, 0);
    const Teller teller = {.words = app_words_for(app, view.scenario), .view = view};
    (void)tell_events(&teller, events, count, out);
}

void app_narrate(App *app, Session *session) {
    session_narrate(session, narrate, app);
}
