// Keys, mouse and pad, acting on the tree declared last.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ui/tree.h"

void command_put(Ui *ui, const Node *node, uint64_t command) {
    if (ui->command_count == COMMANDS_MAX) {
        return;
    }
    UiCommand *out = &ui->commands[(ui->command_first + ui->command_count++) % COMMANDS_MAX];
    *out = (UiCommand){.command = command};
    if (node) {
        snprintf(out->id, sizeof out->id, "%s", node->box.id ? node->box.id : "");
        out->refused = node->box.disabled;
        out->why = node->box.why;
    }
    ui->dirty = true;
}

static void put_key(Ui *ui, const Input *input) {
    if (ui->key_count < KEYS_MAX) {
        int mods = (input->control ? KEY_CONTROL : 0) | (input->alt ? KEY_ALT : 0) | (input->shift ? KEY_SHIFT : 0);
        ui->keys[(ui->key_first + ui->key_count++) % KEYS_MAX] = input->key | mods;
    }
}

static void node_activate(Ui *ui, const Node *node) {
    if (node->box.disabled) {
        ui_notice(ui, node->box.why);
    } else {
        ui_notice(ui, NULL);
    }
    if ((node->edit && !ui->pad) || node->box.slides) {
        return; // it is typed into, or moved along
    }
    if (node->box.command) {
        command_put(ui, node, node->box.command);
    } else if (node->box.term || node->box.tip) {
        tip_open(ui, node, true);
    }
}

static Stop *stop_by_key(Ui *ui, int key) {
    for (size_t i = 0; i < ui->stop_count; i++) {
        if (ui->stops[i].node->box.key == key) {
            return &ui->stops[i];
        }
    }
    return NULL;
}

static Stop *stop_commit(Ui *ui) {
    for (size_t i = 0; i < ui->stop_count; i++) {
        if (ui->stops[i].node->box.commit) {
            return &ui->stops[i];
        }
    }
    return NULL;
}

// Enter does what the focus rests on; where that is chosen already, only explains, or is typed into, it commits.
static void press_enter(Ui *ui, bool space) {
    Stop *focus = stop_find(ui, ui->focus);
    Stop *commit = stop_commit(ui);
    if (slide_grab(ui)) {
        return;
    }
    bool typed = focus && focus->node->edit && !ui->pad;
    bool own = focus && focus->node->box.command && !focus->node->box.selected && !typed;
    if (typed && !commit) {
        focus_set(ui, stop_next(ui, 1)->node->id);
    } else if (commit && !space && !own) {
        node_activate(ui, commit->node);
    } else if (focus) {
        node_activate(ui, focus->node);
    }
}

static Node *edited(Ui *ui) {
    Stop *focus = stop_find(ui, ui->focus);
    return focus && focus->node->edit ? focus->node : NULL;
}

static void scroll_key(Ui *ui, const Input *input) {
    Stop *focus = stop_find(ui, ui->focus);
    Node *box = NULL;
    for (Node *up = focus ? focus->node : NULL; up && !box; up = up->parent) {
        box = up->box.scroll && up->content_h > up->rect.h + 0.5f ? up : NULL;
    }
    if (!box) {
        box = scroll_box_at(ui, (float)ui->width / 2, (float)ui->height / 2);
    }
    if (!box) {
        put_key(ui, input);
        return;
    }
    float page = box->rect.h * 0.85f;
    float by = input->key == KEY_PAGE_UP ? -page : input->key == KEY_PAGE_DOWN ? page : box->content_h;
    scroll_by(ui, box, input->key == KEY_HOME ? -box->content_h : by);
}

static void move_focus(Ui *ui, Stop *stop, const Input *input) {
    if (stop) {
        focus_set(ui, stop->node->id);
    } else {
        put_key(ui, input);
    }
}

static void cancel(Ui *ui, const Input *input) {
    if (ui->tip_count) {
        tips_close(ui, 0);
    } else if (ui->grabbed) {
        slide_grab(ui);
    } else if (edited(ui) && !ui->pad && ui->layer_count == 1) {
        focus_set(ui, stop_next(ui, 1)->node->id); // leaves the field, and the screen with the next one
    } else if (ui->layer_cancel[ui->layer_count - 1]) {
        command_put(ui, NULL, ui->layer_cancel[ui->layer_count - 1]);
    } else {
        Stop *stop = stop_by_key(ui, KEY_ESCAPE);
        if (stop) {
            node_activate(ui, stop->node);
        } else {
            put_key(ui, input);
        }
    }
}

static void press_letter(Ui *ui, const Input *input) {
    Stop *stop = input->control || input->alt ? NULL : stop_by_key(ui, input->key);
    if (stop) {
        // A number chooses and takes the focus along; a letter opens something and leaves it where it was.
        if (input->key >= '0' && input->key <= '9') {
            focus_set(ui, stop->node->id);
        }
        node_activate(ui, stop->node);
        return;
    }
    Stop *focus = stop_find(ui, ui->focus);
    bool asks = focus && input->key == 't' && !input->control;
    if (!asks || !tip_open(ui, focus->node, true)) {
        put_key(ui, input);
    }
}

static void press_key(Ui *ui, const Input *input) {
    int key = input->key;
    ui->grabbed = ui->grabbed == ui->focus ? ui->grabbed : 0;
    ui->focus_shown = true;
    ui->dirty = true; // the ring appears
    switch (key) {
    case KEY_TAB: move_focus(ui, stop_next(ui, input->shift ? -1 : 1), input); break;
    case KEY_F6: move_focus(ui, region_next(ui, input->shift ? -1 : 1), input); break;
    case KEY_LEFT:
    case KEY_RIGHT:
        if (slide_step(ui, ui->grabbed, key == KEY_RIGHT)) {
            break;
        }
        move_focus(ui, stop_towards(ui, key), input);
        break;
    case KEY_UP:
    case KEY_DOWN: move_focus(ui, stop_towards(ui, key), input); break;
    case KEY_ENTER:
        if (input->alt) {
            put_key(ui, input); // the window's: full screen
        } else if (!input->repeat) {
            press_enter(ui, false);
        }
        break;
    case KEY_SPACE:
        if (!input->repeat) {
            press_enter(ui, true);
        }
        break;
    case KEY_ESCAPE: cancel(ui, input); break;
    case KEY_BACKSPACE:
        if (ui->tip_count) {
            tips_close(ui, ui->tip_count - 1);
        } else {
            put_key(ui, input);
        }
        break;
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_HOME:
    case KEY_END: scroll_key(ui, input); break;
    default: press_letter(ui, input); break;
    }
}

static const Node *tip_of(const Node *node) {
    while (node && !node->tip) {
        node = node->parent;
    }
    return node;
}

static const Node *tip_under(const Ui *ui, float x, float y) {
    const Node *cover = NULL;
    for (const Node *child = ui->root->first; child; child = child->next) {
        cover = child->tip && rect_has(child->rect, x, y) ? child : cover;
    }
    return cover;
}

// The deepest, last drawn stop under the pointer; tips cover what is beneath them.
static Stop *stop_under(Ui *ui, float x, float y) {
    Stop *best = NULL;
    const Node *cover = tip_under(ui, x, y);
    for (size_t i = 0; i < ui->stop_count; i++) {
        if (rect_has(ui->stops[i].seen, x, y) && (!cover || tip_of(ui->stops[i].node) == cover)) {
            best = &ui->stops[i];
        }
    }
    return best;
}

static void point_at(Ui *ui, float x, float y) {
    ui->mouse_x = x;
    ui->mouse_y = y;
    ui->mouse_in = true;
    Stop *under = stop_under(ui, x, y);
    uint64_t id = under ? under->node->id : 0;
    if (id != ui->hot) {
        uint64_t before = ui->hot;
        ui->hot = id;
        ui->hot_since_ms = ui->now_ms;
        ui->dirty = true;
        motion_pointed(ui, before);
    }
}

static void choose_to(Ui *ui, float x) {
    Node *field = ui->pressed == ui->focus ? edited(ui) : NULL;
    if (field) {
        field_point(ui, field, x, true);
    }
}

static void drag_to(Ui *ui, float y) {
    Node *box = node_find(ui, ui->drag);
    if (!box) {
        ui->drag = 0;
        return;
    }
    Rect track;
    Rect thumb = scroll_thumb(ui, box, &track);
    float room = fmaxf(1, track.h - thumb.h);
    float share = (y - ui->drag_offset - track.y) / room;
    scroll_by(ui, box, share * (box->content_h - box->rect.h) - box->scroll);
}

static bool press_bar(Ui *ui, float x, float y) {
    Node *box = scroll_box_at(ui, x, y);
    Rect track;
    Rect thumb = box ? scroll_thumb(ui, box, &track) : (Rect){0, 0, 0, 0};
    if (!box || x < track.x - px(ui, 3)) {
        return false;
    }
    if (rect_has(rect_grown(thumb, px(ui, 3)), x, y)) {
        ui->drag = box->id;
        ui->drag_offset = y - thumb.y;
    } else {
        scroll_by(ui, box, y < thumb.y ? -box->rect.h : box->rect.h);
    }
    return true;
}

static void press_button(Ui *ui, const Input *input) {
    point_at(ui, input->x, input->y);
    ui->focus_shown = false;
    ui->dirty = true;
    if (input->button == 3) {
        Input escape = *input;
        escape.kind = INPUT_KEY;
        escape.key = KEY_ESCAPE;
        cancel(ui, &escape);
        return;
    }
    Stop *under = stop_find(ui, ui->hot);
    if (input->button == 2) {
        if (under) {
            tip_open(ui, under->node, true);
        }
        return;
    }
    if (input->button != 1 || press_bar(ui, input->x, input->y)) {
        return;
    }
    if (ui->tip_count && !tip_under(ui, input->x, input->y)) {
        tips_close(ui, 0);
    }
    if (under) {
        ui->pressed = under->node->id;
        motion_press(ui);
        focus_set(ui, under->node->id);
        ui->focus_reveal = false; // scrolling it into view would take it from under the pointer
        slide_to(ui, input->x);
        if (under->node->edit) {
            field_point(ui, under->node, input->x, false);
        }
    }
}

static void release_button(Ui *ui, const Input *input) {
    point_at(ui, input->x, input->y);
    uint64_t pressed = ui->pressed;
    ui->pressed = 0;
    ui->drag = 0;
    if (pressed) {
        ui->dirty = true;
        Stop *stop = stop_find(ui, pressed);
        if (stop && pressed == ui->hot && input->button == 1) {
            node_activate(ui, stop->node);
        }
    }
}

// What writes and corrects is a field's, whatever else it does; all other keys are what the keymap says.
static void take_key(Ui *ui, const Input *input) {
    Input meant = *input;
    Node *field = input->pad ? NULL : edited(ui);
    ui->dirty |= ui->pad != input->pad;
    ui->pad = input->pad; // prompts follow the hand
    if (ui->listening) {
        ui->listening = input->repeat; // what is still held down from choosing does not count
        ui->heard = input->repeat ? KEY_NONE : key_code(input);
        ui->dirty = true;
    } else if (field && field_key(ui, field, input)) {
        ui->focus_shown = true;
    } else if (keymap_apply(&ui->keymap, &meant)) {
        press_key(ui, &meant);
    }
}

void ui_input(Ui *ui, const Input *input) {
    ui->now_ms = input->time_ms;
    if (!ui->root) {
        return;
    }
    switch (input->kind) {
    case INPUT_KEY: take_key(ui, input); break;
    case INPUT_TEXT: {
        Node *node = edited(ui);
        if (node) {
            field_text(ui, node, input->text);
        }
        break;
    }
    case INPUT_MOVE:
        point_at(ui, input->x, input->y);
        ui->dirty |= ui->projector; // the halo goes along
        if (ui->drag) {
            drag_to(ui, input->y);
        } else if (ui->pressed) {
            choose_to(ui, input->x);
            slide_to(ui, input->x);
        }
        break;
    case INPUT_LEAVE:
        ui->mouse_in = false;
        ui->dirty |= ui->hot != 0 || ui->projector;
        ui->hot = 0;
        break;
    case INPUT_PRESS:
        ui->pad = ui->listening = false;
        press_button(ui, input);
        break;
    case INPUT_RELEASE: release_button(ui, input); break;
    case INPUT_WHEEL: {
        Node *box = scroll_box_at(ui, ui->mouse_x, ui->mouse_y);
        if (input->control) { // as Ctrl + and Ctrl -: the size of the text
            Input zoom = *input;
            zoom.key = input->amount > 0 ? '+' : '-';
            put_key(ui, &zoom);
        } else if (slide_step(ui, ui->hot == ui->focus ? ui->hot : 0, input->amount > 0)) {
            break;
        } else if (box) {
            scroll_by(ui, box, -input->amount * 3 * roundf(20 * ui->scale));
        }
        break;
    }
    case INPUT_SIZE:
    case INPUT_EXPOSE: ui->dirty = true; break;
    default: break;
    }
    over_timer(ui);
    motion_step(ui);
}

bool ui_take_command(Ui *ui, UiCommand *out) {
    if (!ui->command_count) {
        return false;
    }
    *out = ui->commands[ui->command_first];
    ui->command_first = (ui->command_first + 1) % COMMANDS_MAX;
    ui->command_count--;
    return true;
}

int ui_take_key(Ui *ui) {
    if (!ui->key_count) {
        return 0;
    }
    int key = ui->keys[ui->key_first];
    ui->key_first = (ui->key_first + 1) % KEYS_MAX;
    ui->key_count--;
    return key;
}

void ui_listen(Ui *ui, bool on) {
    ui->listening = on;
    ui->heard = KEY_NONE;
}

bool ui_listens(const Ui *ui) {
    return ui->listening;
}

int ui_heard(Ui *ui) {
    int key = ui->heard;
    ui->heard = KEY_NONE;
    return key;
}

void ui_set_keymap(Ui *ui, const Keymap *map) {
    ui->keymap = *map;
    ui->dirty = true;
}
