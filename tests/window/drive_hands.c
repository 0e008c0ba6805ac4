// A hand at the mouse, two at the keyboard or at a pad: reaching a node and pressing it, as players do.
#define _GNU_SOURCE
#include "drive.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "platform/png.h"

enum { WHEEL_MAX = 60, TABS_MAX = 300 };

// ---- the mouse ----

static void wheel(Drive *drive, int x, int y, bool down) {
    hand_say(drive, "mousemove %d %d click --delay 0 %d", x, y, down ? 5 : 4);
    drive->expected++;
    tree_settle(drive);
}

static bool shows_enough(const Seen *node) {
    return node->shown.w >= 4 && node->shown.h >= 8 && (node->shown.h >= node->rect.h / 2 || node->shown.h >= 24);
}

// Turns the wheel over the place where the node's column shows, until it shows too.
static Seen *scroll_to(Drive *drive, const char *id) {
    Seen *node = tree_find(drive, id);
    int x = node ? node->rect.x + node->rect.w / 2 : 0;
    x = x < 8 ? 8 : x > drive->tree->width - 8 ? drive->tree->width - 8 : x;
    for (int share = 2; node && share < 5; share++) { // the middle, then two thirds, then three quarters down
        int y = drive->tree->height * (share - 1) / share, last = node->rect.y + 1;
        for (int i = 0; node && i < WHEEL_MAX && !shows_enough(node) && node->rect.y != last; i++) {
            last = node->rect.y;
            bool down = node->shown.h ? node->shown.y + node->shown.h < node->rect.y + node->rect.h
                                      : node->rect.y + node->rect.h / 2 > y;
            wheel(drive, x, y, down);
            node = tree_find(drive, id);
        }
        if (node && shows_enough(node)) {
            return node;
        }
    }
    return node && node->shown.w >= 4 && node->shown.h >= 4 ? node : NULL;
}

static bool click(Drive *drive, const char *id) {
    Seen *node = scroll_to(drive, id);
    if (!node) {
        return false;
    }
    uint64_t sent = clock_now_ns();
    hand_say(drive, "mousemove %d %d click 1", node->shown.x + node->shown.w / 2, node->shown.y + node->shown.h / 2);
    return tree_settle_since(drive, 2, sent);
}

// ---- the keyboard ----

static void pad_press(Drive *drive, const char *button) {
    fprintf(drive->to_pad, "%s\n", button);
    fflush(drive->to_pad);
}

// The same key within two milliseconds of its release, by the clock of the server, is taken for one that is held, and
// not counted. So the server answers once more, after the release, before the hand rests; however slow each of them is.
static const char *same_key_rests(const char *keys) {
    static char last[32];
    const char *plus = strrchr(keys, '+'), *key = plus ? plus + 1 : keys;
    bool same = strcmp(key, last) == 0;
    snprintf(last, sizeof last, "%s", key);
    return same ? "getmouselocation sleep 0.004 " : "";
}

void hand_key(Drive *drive, const char *key) {
    uint64_t sent = clock_now_ns();
    if (drive->hand == HAND_PAD) {
        pad_press(drive, key);
    } else {
        hand_say(drive, "%skey --clearmodifiers --delay 0 %s", same_key_rests(key), key);
    }
    if (!expect(drive, tree_settle_since(drive, 1, sent), "%s: the key %s is taken", drive->tree->screen, key)) {
        drive->expected = drive->tree->inputs;
    }
}

// An arrow where it leads straight there, else Tab, the shorter way round.
static bool focus_reach(Drive *drive, const char *id) {
    long first = drive->tree->focus;
    for (int i = 0; i < TABS_MAX; i++) {
        const Tree *tree = drive->tree;
        const Seen *node = tree_find(drive, id);
        if (!node || node->focus) {
            return node != NULL;
        }
        long target = node - tree->nodes;
        bool back = first >= 0 &&
                    (target < first ? first - target < (long)tree->count / 2 : target - first > (long)tree->count / 2);
        const Seen *focus = tree->focus >= 0 ? &tree->nodes[tree->focus] : NULL;
        if (focus && i == 0 && focus->rect.x == node->rect.x && chance(drive, 2)) {
            hand_key(drive, focus->rect.y < node->rect.y ? "Down" : "Up");
        } else {
            hand_key(drive, back ? "shift+Tab" : "Tab");
        }
    }
    return false;
}

static bool key_press(Drive *drive, const char *id) {
    const Seen *node = tree_find(drive, id);
    if (!node) {
        return false;
    }
    bool digit = node->key >= '1' && node->key <= '9';
    if (digit && !node->disabled && chance(drive, 2)) {
        hand_key(drive, (char[]){node->key, '\0'});
        return true;
    }
    const Seen *focus = drive->tree->focus >= 0 ? &drive->tree->nodes[drive->tree->focus] : NULL;
    bool commits = node->commit && focus && focus->selected; // Enter on what is chosen does it
    if (!commits && !focus_reach(drive, id)) {
        return false;
    }
    hand_key(drive, "Return");
    return true;
}

// ---- the pad: a cross, and the shoulder button from one part of the screen to the next ----

enum { WAYS = 5, BEEN_MAX = 256 };
static const char *const ways[WAYS] = {"Up", "Down", "Left", "Right", "RB"};

typedef struct Been { // what was tried from a node already
    char id[64];
    unsigned tried;
} Been;

static Been *been_at(Been *been, size_t *count, const char *id) {
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(been[i].id, id) == 0) {
            return &been[i];
        }
    }
    Been *fresh = &been[*count < BEEN_MAX ? (*count)++ : BEEN_MAX - 1];
    snprintf(fresh->id, sizeof fresh->id, "%s", id);
    fresh->tried = 0;
    return fresh;
}

// Towards it, the longer way first; where that was tried, to the next part; at last anywhere.
static int way_towards(const Seen *from, const Seen *to, unsigned tried) {
    int dx = to->rect.x + to->rect.w / 2 - from->rect.x - from->rect.w / 2;
    int dy = to->rect.y + to->rect.h / 2 - from->rect.y - from->rect.h / 2;
    int upright = dy > 0 ? 1 : 0, sideways = dx > 0 ? 3 : 2;
    bool flat = abs(dy) < (from->rect.h + to->rect.h) / 2;
    bool first_upright = !flat && (abs(dy) >= abs(dx) || abs(dx) < (from->rect.w + to->rect.w) / 2);
    const int order[] = {first_upright ? upright : sideways, first_upright ? sideways : upright, 4, upright ^ 1,
                         sideways ^ 1};
    for (int i = 0; i < WAYS; i++) {
        if (!(tried >> order[i] & 1u)) {
            return order[i];
        }
    }
    return -1;
}

static bool pad_reach(Drive *drive, const char *id) {
    static Been been[BEEN_MAX];
    size_t count = 0;
    for (int i = 0; i < TABS_MAX; i++) {
        const Seen *node = tree_find(drive, id);
        if (!node || node->focus) {
            return node != NULL;
        }
        const Seen *focus = drive->tree->focus >= 0 ? &drive->tree->nodes[drive->tree->focus] : NULL;
        Been *here = been_at(been, &count, focus && focus->id ? focus->id : "");
        int way = focus ? way_towards(focus, node, here->tried) : 1;
        if (way < 0) { // all of them once more: what scrolled may lead elsewhere now
            here->tried = 0;
            way = (int)chance(drive, WAYS);
        }
        here->tried |= 1u << way;
        hand_key(drive, ways[way]);
    }
    return false;
}

static bool button_press(Drive *drive, const char *id) {
    const Seen *node = tree_find(drive, id);
    const Seen *focus = drive->tree->focus >= 0 ? &drive->tree->nodes[drive->tree->focus] : NULL;
    bool commits = node && node->commit && focus && focus->selected;
    if (!node || (!commits && !pad_reach(drive, id))) {
        return false;
    }
    hand_key(drive, "A");
    return true;
}

bool pad_begin(Drive *drive) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/pad", drive->scratch);
    unlink(path);
    drive->to_pad = mkfifo(path, 0600) == 0 ? fopen(path, "r+") : NULL;
    setenv("NOON_VIRTUAL_PAD", path, 1);
    return drive->to_pad != NULL;
}

// ---- any of them ----

static const struct {
    const char *name, *last; // what presses the node that has the focus
    bool (*press)(Drive *drive, const char *id), (*reach)(Drive *drive, const char *id);
} hands[HAND_COUNT] = {
    [HAND_MOUSE] = {"mouse", NULL, click, NULL},
    [HAND_KEYBOARD] = {"keyboard", "Return", key_press, focus_reach},
    [HAND_PAD] = {"pad", "A", button_press, pad_reach},
};

const char *hand_name(const Drive *drive) {
    return hands[drive->hand].name;
}

bool hand_press(Drive *drive, const char *id) {
    char kept[128];
    snprintf(kept, sizeof kept, "%s", id); // the tree it stands in is read anew
    if (drive->verbose) {
        const Seen *node = tree_find(drive, kept);
        printf("%-10s %4zu  %-24s %.60s  %d,%d %dx%d\n", drive->tree->screen, drive->tree->commands, kept,
               node ? node->name : "", node ? node->shown.x : 0, node ? node->shown.y : 0, node ? node->shown.w : 0,
               node ? node->shown.h : 0);
        fflush(stdout);
    }
    return expect(drive, hands[drive->hand].press(drive, kept), "%s: \"%s\" can be reached and pressed by %s",
                  drive->tree->screen, kept, hand_name(drive));
}

bool hand_focus(Drive *drive, const char *id) {
    return hands[drive->hand].reach &&
           expect(drive, hands[drive->hand].reach(drive, id), "\"%s\" can be reached by %s", id, hand_name(drive));
}

void hand_last(Drive *drive, const char *id) {
    const Seen *node = tree_find(drive, id);
    if (!expect(drive, node && node->shown.w > 0, "\"%s\" shows", id)) {
        return;
    }
    if (drive->hand == HAND_MOUSE) {
        hand_say(drive, "mousemove %d %d click 1", node->shown.x + node->shown.w / 2,
                 node->shown.y + node->shown.h / 2);
    } else if (!expect(drive, hands[drive->hand].reach(drive, id), "\"%s\" can be reached", id)) {
        return;
    } else if (drive->hand == HAND_PAD) {
        pad_press(drive, hands[drive->hand].last);
    } else {
        hand_say(drive, "%skey %s", same_key_rests(hands[drive->hand].last), hands[drive->hand].last);
    }
}

// ---- pictures ----

static uint32_t big_endian(const unsigned char *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

// The server keeps its picture in a file in the format of xwd: a header of big-endian words, colours, pixels.
static bool picture_write(const char *from, const char *to) {
    struct stat status;
    int file = open(from, O_RDONLY);
    if (file < 0) {
        return false;
    }
    if (fstat(file, &status) != 0) {
        close(file);
        return false;
    }
    size_t size = (size_t)status.st_size;
    unsigned char *map = mmap(NULL, size, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (map == MAP_FAILED) {
        return false;
    }
    bool good = false;
    uint32_t header = big_endian(map), width = big_endian(map + 16), height = big_endian(map + 20);
    uint32_t row = big_endian(map + 48), colours = big_endian(map + 76);
    size_t start = header + (size_t)colours * 12;
    if (big_endian(map + 44) == 32 && start + (size_t)row * height <= size) {
        Buffer png;
        Error error;
        buffer_init(&png);
        png_print(&png, (const uint32_t *)(const void *)(map + start), (int)(row / 4), (int)width, (int)height);
        good = !png.failed && file_write_atomic(to, png.text, png.length, &error);
        buffer_free(&png);
    }
    munmap(map, size);
    return good;
}

void picture(Drive *drive, const char *name) {
    for (size_t i = 0; i < drive->shot_count; i++) {
        if (strcmp(drive->shot_names[i], name) == 0) {
            return;
        }
    }
    if (!drive->shots || drive->shot_count == SHOTS_MAX) {
        return;
    }
    snprintf(drive->shot_names[drive->shot_count++], sizeof drive->shot_names[0], "%s", name);
    char from[PATH_BYTES + 32], to[PATH_BYTES];
    snprintf(from, sizeof from, "%s/Xvfb_screen0", drive->frame_folder);
    snprintf(to, sizeof to, "%s/%02zu-%s.png", drive->shots, drive->shot_count, name);
    expect(drive, picture_write(from, to), "the picture \"%s\" is kept", to);
}
