// What is pointed at warms up, what was cools down, a dialog rises into its place, the frame of a tab slides to the
// next, a window of the clock goes dark, a seal is stamped, the page is lifted off the map. Where motion is reduced
// nothing changes its place: the room darkens behind a dialog in a fade, all else is there at once. Time is the time of
// the last input: while something moves the timer asks for one, and then no more.
#include <math.h>

#include "ui/tree.h"

enum { HOVER_MS = 90, FADE_MS = 90, PRESS_MS = 60, PANEL_MS = 160, PAGE_MS = 320, FRAME_MS = 16 };

static float eased(uint64_t since_ms, uint64_t now_ms, float length_ms) {
    float t = now_ms <= since_ms ? 0 : fminf(1, (float)(now_ms - since_ms) / length_ms);
    return 1 - (1 - t) * (1 - t) * (1 - t);
}

void ui_set_motion(Ui *ui, bool on) {
    ui->moves = on;
    ui->moving_until_ms = 0;
    ui->dirty = true;
}

void motion_begin(Ui *ui, unsigned length_ms) {
    uint64_t until = ui->now_ms + length_ms;
    if (length_ms > 0 && ui->now_ms && until > ui->moving_until_ms) {
        ui->moving_until_ms = until;
    }
}

void motion_step(Ui *ui) {
    if (ui->moving_until_ms) {
        ui->dirty = true;
        ui->moving_until_ms = ui->now_ms >= ui->moving_until_ms ? 0 : ui->moving_until_ms;
    }
}

float motion_heat(const Ui *ui, uint64_t id) {
    bool still = !ui->moves || !ui->moving_until_ms;
    if (id == ui->hot) {
        return still ? 1 : eased(ui->hot_since_ms, ui->now_ms, HOVER_MS);
    }
    return still || !id || id != ui->cooling ? 0 : 1 - eased(ui->hot_since_ms, ui->now_ms, HOVER_MS);
}

float motion_pressed(const Ui *ui, uint64_t id) {
    bool down = id && id == ui->hot && id == ui->pressed;
    return !down ? 0 : !ui->moves || !ui->moving_until_ms ? 1 : eased(ui->pressed_since_ms, ui->now_ms, PRESS_MS);
}

void motion_press(Ui *ui) {
    ui->pressed_since_ms = ui->now_ms;
    motion_begin(ui, ui->moves ? PRESS_MS : 0);
}

static unsigned opening_ms(const Ui *ui) {
    return ui->moves ? PANEL_MS : FADE_MS;
}

float motion_opened(const Ui *ui, int layer) {
    bool top = layer == ui->layer_count - 1;
    return !ui->moving_until_ms || !top ? 1 : eased(ui->opened_since_ms, ui->now_ms, (float)opening_ms(ui));
}

void motion_pointed(Ui *ui, uint64_t before) {
    ui->cooling = before;
    motion_begin(ui, ui->moves ? HOVER_MS : 0);
}

void motion_layers(Ui *ui) {
    if (ui->layer_count > ui->layers_shown) {
        ui->opened_since_ms = ui->now_ms;
        motion_begin(ui, opening_ms(ui));
    }
    ui->layers_shown = ui->layer_count;
}

static Glide *glide_of(Ui *ui, uint64_t id, float target) {
    for (size_t i = 0; i < GLIDES_MAX; i++) {
        if (ui->glides[i].id == id) {
            return &ui->glides[i];
        }
    }
    Glide *glide = &ui->glides[ui->glide_next++ % GLIDES_MAX];
    *glide = (Glide){.id = id, .from = target, .to = target};
    return glide;
}

float motion_towards(Ui *ui, const char *id, float target, float length_ms) {
    if (!ui->moves) {
        return target;
    }
    Glide *glide = glide_of(ui, id_of(id), target);
    float gone = glide->length_ms > 0 ? eased(glide->since_ms, ui->now_ms, glide->length_ms) : 1;
    if (glide->to != target) {
        *glide = (Glide){.id = glide->id,
                         .from = glide->from + (glide->to - glide->from) * gone,
                         .to = target,
                         .length_ms = length_ms,
                         .since_ms = ui->now_ms};
        motion_begin(ui, (unsigned)length_ms);
        gone = 0;
    }
    return glide->from + (glide->to - glide->from) * gone;
}

// Keyed by the list the tab stands in, so that its frame comes from where it was in that list.
Rect motion_tab(Ui *ui, const Node *tab) {
    const Node *list = tab->parent;
    if (!ui->moves || list->box.role != ROLE_LIST || !list->box.name) {
        return tab->rect;
    }
    float parts[] = {tab->rect.x - list->rect.x, tab->rect.y - list->rect.y, tab->rect.w, tab->rect.h};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        parts[i] = roundf(motion_towards(ui, ui_keepf(ui, "motion.tab.%zu.%s", i, list->box.name), parts[i], PANEL_MS));
    }
    return (Rect){list->rect.x + parts[0], list->rect.y + parts[1], parts[2], parts[3]};
}

float motion_page(Ui *ui, bool map) {
    return motion_towards(ui, "motion.page", map ? 1 : 0, map ? PAGE_MS : 0);
}

int motion_timer_ms(const Ui *ui) {
    return ui->moving_until_ms ? FRAME_MS : -1;
}
