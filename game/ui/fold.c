// Boxes that give way step by step until all of them is in sight. How many steps are needed is not guessed: the frame
// is declared and laid out again until the least number is found.
#include "base/assert.h"
#include "ui/tree.h"

enum { ROUNDS_MAX = 14 };

static Fold *fold_of(Ui *ui, uint64_t name) {
    for (size_t i = 0; i < ui->fold_count; i++) {
        if (ui->folds[i].name == name) {
            return &ui->folds[i];
        }
    }
    return NULL;
}

int ui_fold(Ui *ui, const char *name, int most) {
    Fold *fold = fold_of(ui, id_of(name));
    if (!fold) {
        ASSERT(ui->fold_count < FOLDS_MAX);
        fold = &ui->folds[ui->fold_count++];
        *fold = (Fold){.name = id_of(name)};
    }
    if (!fold->asked) { // what was needed last will be needed again: one less must fail, then it is proved
        fold->asked = true;
        fold->most = most;
        fold->last = fold->step < most ? fold->step : most;
        fold->fails = -1;
        fold->fits = most + 1;
        fold->step = fold->last > 0 ? fold->last - 1 : 0;
    }
    return fold->step;
}

// The next step to try, from what is known of the others: `fails` was too high, `fits` has the room.
static int step_next(const Fold *fold) {
    if (fold->fits == fold->fails + 1) {
        return fold->fits < fold->most ? fold->fits : fold->most;
    }
    bool again = fold->fits > fold->most && fold->fails == fold->last - 1;
    return again ? fold->last : (fold->fails + fold->fits) / 2;
}

// Whether a box of this fold hides a part of itself.
static bool too_high(const Node *node, uint64_t name) {
    bool high = false;
    for (; node && !high; node = node->next) {
        bool of_fold = node->box.fold && id_of(node->box.fold) == name;
        high = (of_fold && node->content_h > node->rect.h + 0.5f) || too_high(node->first, name);
    }
    return high;
}

static bool fold_tried(const Ui *ui, Fold *fold) {
    int step = fold->step;
    if (too_high(ui->screen, fold->name)) {
        fold->fails = step > fold->fails ? step : fold->fails;
        fold->fits = fold->fits > step ? fold->fits : fold->most + 1; // another box took what it had
    } else {
        fold->fits = step < fold->fits ? step : fold->fits;
        fold->fails = fold->fails < step ? fold->fails : step - 1;
    }
    fold->step = step_next(fold);
    return fold->step == step;
}

bool folds_settled(Ui *ui) {
    bool settled = true;
    for (size_t i = 0; i < ui->fold_count; i++) {
        settled &= !ui->folds[i].asked || fold_tried(ui, &ui->folds[i]);
    }
    if (!settled && ui->fold_rounds++ < ROUNDS_MAX) {
        return false;
    }
    ui->fold_rounds = 0;
    size_t kept = 0;
    for (size_t i = 0; i < ui->fold_count; i++) { // what was not asked for belongs to another screen
        if (ui->folds[i].asked) {
            ui->folds[kept] = ui->folds[i];
            ui->folds[kept++].asked = false;
        }
    }
    ui->fold_count = kept;
    return true;
}
