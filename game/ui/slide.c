// Boxes that slide: a value is set where the track is pressed and dragged along it, and by steps. Who only goes by with
// arrows changes nothing: left and right move what was grabbed.
#include <math.h>

#include "ui/tree.h"

static void slid(Ui *ui, const Node *node, uint32_t detail) {
    uint64_t command = node->box.command;
    command_put(ui, node, command_pack(command_verb(command), command_subject(command), detail));
}

void slide_to(Ui *ui, float x) {
    Stop *stop = stop_find(ui, ui->pressed);
    if (!stop || !stop->node->box.slides) {
        return;
    }
    Rect rect = stop->node->rect;
    float margin = px(ui, SLIDE_MARGIN), share = (x - rect.x - margin) / fmaxf(1, rect.w - 2 * margin);
    slid(ui, stop->node, (uint32_t)(fminf(fmaxf(share, 0), 1) * SLIDE_END + 0.5f));
}

bool slide_step(Ui *ui, uint64_t id, bool more) {
    Stop *stop = id ? stop_find(ui, id) : NULL;
    if (!stop || !stop->node->box.slides) {
        return false;
    }
    slid(ui, stop->node, more ? SLIDE_MORE : SLIDE_LESS);
    return true;
}

bool slide_grab(Ui *ui) {
    Stop *stop = stop_find(ui, ui->focus);
    bool slides = stop && stop->node->box.slides;
    ui->grabbed = slides && ui->grabbed != ui->focus ? ui->focus : 0;
    ui->dirty = true;
    return slides;
}
