// Memory that is given out piece by piece and taken back whole: a loaded scenario, a table of words, the
// diagnostics of one run. Knows nothing of what lies in it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
    ArenaChunk *first;
    ArenaChunk *current;
    size_t used_bytes; // given out, with the padding between pieces
    size_t cap_bytes;  // never gives out more than this
} Arena;

// Makes an empty arena that gives out at most `cap_bytes`. Takes no memory before the first piece.
// False when `cap_bytes` is 0.
bool arena_init(Arena *arena, size_t cap_bytes);

// A zeroed piece of `bytes`, aligned to `align` (a power of two, at most 64). Lives until arena_reset or
// arena_free; never moves. NULL past the cap or when the system has no memory. 0 bytes give a piece of 1.
void *arena_alloc(Arena *arena, size_t bytes, size_t align);

// A NUL-terminated copy of `length` bytes of `text`. NULL as arena_alloc.
char *arena_text(Arena *arena, const char *text, size_t length);

// Takes every piece back and keeps one chunk for the next ones. Pieces given out before are gone.
void arena_reset(Arena *arena);

// Returns everything to the system. The arena is empty with cap 0 and can be initialised again.
void arena_free(Arena *arena);

// `count` zeroed elements of `Type`, or NULL (also when the product overflows).
void *arena_alloc_many(Arena *arena, size_t count, size_t element_bytes, size_t align);
#define ARENA_NEW(arena, Type, count) ((Type *)arena_alloc_many((arena), (count), sizeof(Type), _Alignof(Type)))
