#include <string.h>

#include "base/diag.h"

enum { NAME_BYTES = 64 }; // longer names are not worth a guess

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned smaller(unsigned a, unsigned b) {
    return b < a ? b : a;
}

// Damerau-Levenshtein distance of optimal string alignment: insert, delete, change, swap neighbours.
static unsigned name_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    unsigned rows[3][NAME_BYTES + 1];
    for (unsigned j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (unsigned i = 1; i <= a_length; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3];
        const unsigned *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= b_length; j++) {
            char x = lower(a[i - 1]);
            char y = lower(b[j - 1]);
            unsigned best = smaller(above[j], row[j - 1]) + 1;
            best = smaller(best, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2])) {
                best = smaller(best, two_above[j - 2] + 1);
            }
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

const char *nearest_name(const char *word, const char *const *names, size_t count) {
    size_t length = strlen(word);
    const char *best = NULL;
    unsigned best_distance = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, names[i]) == 0) {
            return NULL;
        }
        size_t name_length = strlen(names[i]);
        if (length > NAME_BYTES || name_length > NAME_BYTES || length == 0) {
            continue;
        }
        unsigned allowed = (unsigned)(length > name_length ? length : name_length) / 3;
        unsigned distance = name_distance(word, length, names[i], name_length);
        if (distance <= allowed && (!best || distance < best_distance)) {
            best = names[i];
            best_distance = distance;
        }
    }
    return best;
}
