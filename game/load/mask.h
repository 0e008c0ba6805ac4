// A scenario under invented names: a folder with mask.json, a map of its own and lang/<code>.json, beside the
// folder of the scenario it masks. The rules are that scenario's, every text and the map are the mask's, and
// sources are left out, since they tell what was masked. Inside load only.
#pragma once

#include "load/reader.h"

enum { MASK_HIDES_MAX = 192, MASK_LEAKS_TOLD_MAX = 20, MASK_BYTES_MAX = 1 << 20 };

typedef struct Mask {
    const char *id, *of, *language;
    const char *hides[MASK_HIDES_MAX];
    size_t leaks;
} Mask;

// Reads mask.json with the reader (whose file it is). False when it is wrong (reported).
bool mask_read(Reader *reader, Mask *mask);

#define MASKED_PATH "/../" // from a mask's folder to the one it masks
// Appends where the scenario that a mask masks lies, given the mask's folder.
void mask_original(const char *folder, const char *of, Buffer *path);

// The first hidden name that begins a word of the text, or NULL.
const char *mask_leak(const Mask *mask, const char *text);

// Gives a finished scenario the mask's id, numbers for the ids of its parts ("party-1"), and takes its sources away.
// Digest of the rules and luck stay those of the original. False without memory.
NODISCARD bool mask_put(const Mask *mask, Scenario *scenario);
