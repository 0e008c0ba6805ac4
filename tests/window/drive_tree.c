// Reads the printed tree: only nodes that can be reached now are kept.
#define _GNU_SOURCE
#include "drive.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

// The last place in a line where `  x,y wxh` begins; NULL when there is none.
static char *rect_in(char *line, Box4 *rect, int *used) {
    for (char *at = line + strlen(line); at > line + 1; at--) {
        *used = 0;
        if (at[-1] == ' ' && at[-2] == ' ' &&
            sscanf(at, "%d,%d %dx%d%n", &rect->x, &rect->y, &rect->w, &rect->h, used) == 4 && *used) {
            return at - 2;
        }
    }
    return NULL;
}

static bool states_read(char *from, Seen *node) {
    static const char *const words[] = {"selected", "checked", "disabled", "commit", "focus"};
    bool *const flags[] = {&node->selected, &node->checked, &node->disabled, &node->commit, &node->focus};
    bool found[5] = {false};
    while (*from && *from != ']') {
        size_t length = strcspn(from, " ]"), which = 0;
        while (which < 5 && (strlen(words[which]) != length || strncmp(words[which], from, length) != 0)) {
            which++;
        }
        if (which == 5) {
            return false;
        }
        found[which] = true;
        from += length + (from[length] == ' ');
    }
    for (size_t i = 0; i < 5; i++) {
        *flags[i] = found[i];
    }
    return *from == ']';
}

// `role "name" = value [states] why "..."  x,y wxh stop x,y wxh key k #id`
static bool node_read(char *line, Seen *node) {
    *node = (Seen){0};
    int used;
    char *end = rect_in(line, &node->rect, &used);
    if (!end) {
        return false;
    }
    char *rest = end + 2 + used;
    *end = '\0';
    int stop = 0;
    if (sscanf(rest, " stop %d,%d %dx%d%n", &node->shown.x, &node->shown.y, &node->shown.w, &node->shown.h, &stop) !=
        4) {
        return false;
    }
    rest += stop;
    int key = 0;
    if (sscanf(rest, " key %c%n", &node->key, &key) == 1) {
        rest += key;
    }
    node->id = strncmp(rest, " #", 2) == 0 ? rest + 2 : NULL;
    for (char *at = line; (at = strstr(at, " [")) != NULL; at++) {
        if (states_read(at + 2, node)) {
            *at = '\0';
            break;
        }
    }
    node->role = line + strspn(line, " ");
    char *quote = strchr(node->role, '"');
    node->name = quote ? quote + 1 : node->role;
    return true;
}

static bool file_take(Drive *drive) {
    FILE *file = fopen(drive->tree_path, "rb");
    if (!file) {
        return false;
    }
    size_t length = fread(drive->tree->text, 1, TREE_BYTES - 1, file);
    drive->tree->text[length] = '\0';
    fclose(file);
    return length > 0;
}

// `plays id move`
static void plays_read(Drive *drive, char *rest) {
    char *move = strchr(rest, ' ');
    if (move) {
        *move = '\0';
        Seen *node = tree_find(drive, rest);
        if (node) {
            node->plays = move + 1;
        }
    }
}

bool tree_read(Drive *drive) {
    Tree *tree = drive->tree;
    if (!file_take(drive)) {
        return false;
    }
    if (sscanf(tree->text, "noon frame %lu inputs %lu screen %31s overlay %d size %dx%d commands %zu overflow %zu",
               &tree->frame, &tree->inputs, tree->screen, &tree->overlay, &tree->width, &tree->height, &tree->commands,
               &tree->overflow) != 8) {
        return false;
    }
    tree->count = 0;
    tree->focus = -1;
    tree->journal[0] = tree->trouble[0] = '\0';
    char *rest = NULL;
    for (char *line = strtok_r(tree->text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (strncmp(line, "journal ", 8) == 0) {
            snprintf(tree->journal, sizeof tree->journal, "%s", line + 8);
        } else if (tree->count < NODES_MAX && node_read(line, &tree->nodes[tree->count])) {
            tree->focus = tree->nodes[tree->count].focus ? (long)tree->count : tree->focus;
            tree->count++;
        } else if (strncmp(line, "plays ", 6) == 0) {
            plays_read(drive, line + 6);
        } else if (strncmp(line, "sticks out", 10) == 0 || strncmp(line, "cut ", 4) == 0 ||
                   strncmp(line, "id twice", 8) == 0) {
            snprintf(tree->trouble, sizeof tree->trouble, "%s", line);
        }
    }
    return true;
}

bool tree_frame_after(Drive *drive, unsigned long frame, int milliseconds) {
    uint64_t until = now_ms() + (uint64_t)milliseconds;
    do {
        if (tree_read(drive) && drive->tree->frame > frame) {
            return true;
        }
        pause_briefly();
    } while (now_ms() < until && program_runs(drive));
    return false;
}

bool tree_settle(Drive *drive) {
    uint64_t until = now_ms() + drive->step_ms;
    do {
        if (tree_read(drive) && drive->tree->inputs >= drive->expected) {
            return true;
        }
        pause_briefly();
    } while (now_ms() < until && program_runs(drive));
    return false;
}

const char *tree_screen(const Drive *drive) {
    static char name[48];
    snprintf(name, sizeof name, drive->tree->overlay ? "%s-over-%d" : "%s", drive->tree->screen, drive->tree->overlay);
    return name;
}

static Opened *opened_at(Drive *drive, const char *name) {
    for (size_t i = 0; i < drive->opened_count; i++) {
        if (strcmp(drive->opened[i].name, name) == 0) {
            return &drive->opened[i];
        }
    }
    Opened *fresh = drive->opened_count < OPENED_MAX ? &drive->opened[drive->opened_count++] : NULL;
    if (fresh) {
        snprintf(fresh->name, sizeof fresh->name, "%s", name);
    }
    return fresh;
}

bool tree_settle_since(Drive *drive, unsigned inputs, uint64_t sent_ns) {
    char before[48];
    snprintf(before, sizeof before, "%s", tree_screen(drive));
    drive->expected += inputs;
    double processor = processor_ms(drive);
    bool settled = tree_settle(drive);
    Opened *opened = settled && strcmp(before, tree_screen(drive)) != 0 ? opened_at(drive, tree_screen(drive)) : NULL;
    if (opened && opened->count < OPENINGS_MAX) {
        opened->processor_ms[opened->count] = processor_ms(drive) - processor;
        opened->ms[opened->count++] = (double)(clock_now_ns() - sent_ns) * 1e-6;
    }
    return settled;
}

bool tree_says(Drive *drive, const char *words) {
    bool found = file_take(drive) && strstr(drive->tree->text, words) != NULL;
    return tree_read(drive) && found;
}

Seen *tree_find(Drive *drive, const char *id) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        if (drive->tree->nodes[i].id && strcmp(drive->tree->nodes[i].id, id) == 0) {
            return &drive->tree->nodes[i];
        }
    }
    return NULL;
}

Seen *tree_begins(Drive *drive, const char *id_begin) {
    for (size_t i = 0; i < drive->tree->count; i++) {
        if (drive->tree->nodes[i].id && strncmp(drive->tree->nodes[i].id, id_begin, strlen(id_begin)) == 0) {
            return &drive->tree->nodes[i];
        }
    }
    return NULL;
}
