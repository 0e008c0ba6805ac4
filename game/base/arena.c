#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/assert.h"

enum { CHUNK_BYTES_MIN = 4096, CHUNK_BYTES_MAX = 1 << 20, ALIGN_MAX = 64 };

struct ArenaChunk {
    ArenaChunk *next;
    size_t size_bytes; // of the storage behind this head
    size_t used_bytes;
};

static unsigned char *chunk_storage(ArenaChunk *chunk) {
    return (unsigned char *)(chunk + 1);
}

bool arena_init(Arena *arena, size_t cap_bytes) {
    *arena = (Arena){.cap_bytes = cap_bytes};
    return cap_bytes > 0;
}

// Where a piece would begin in the chunk, or SIZE_MAX when it does not fit.
static size_t chunk_offset_find(ArenaChunk *chunk, size_t bytes, size_t align) {
    uintptr_t start = (uintptr_t)chunk_storage(chunk);
    size_t padding = (size_t)(-(start + chunk->used_bytes) & (uintptr_t)(align - 1));
    size_t left = chunk->size_bytes - chunk->used_bytes;
    if (padding > left || bytes > left - padding) {
        return SIZE_MAX;
    }
    return chunk->used_bytes + padding;
}

static ArenaChunk *chunk_add(Arena *arena, size_t bytes) {
    // Twice the last one, so that a large scenario costs few chunks and a small one little memory.
    size_t size = arena->current ? arena->current->size_bytes * 2 : CHUNK_BYTES_MIN;
    if (size > CHUNK_BYTES_MAX) {
        size = CHUNK_BYTES_MAX;
    }
    if (size < bytes + ALIGN_MAX) {
        size = bytes + ALIGN_MAX;
    }
    ArenaChunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk) {
        return NULL;
    }
    *chunk = (ArenaChunk){.size_bytes = size};
    if (arena->current) {
        chunk->next = arena->current->next;
        arena->current->next = chunk;
    } else {
        arena->first = chunk;
    }
    arena->current = chunk;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t bytes, size_t align) {
    ASSERT(align > 0 && align <= ALIGN_MAX && (align & (align - 1)) == 0);
    if (bytes == 0) {
        bytes = 1;
    }
    if (bytes > arena->cap_bytes || arena->used_bytes > arena->cap_bytes - bytes) {
        return NULL;
    }
    ArenaChunk *chunk = arena->current;
    size_t offset = chunk ? chunk_offset_find(chunk, bytes, align) : SIZE_MAX;
    if (offset == SIZE_MAX) {
        chunk = chunk_add(arena, bytes);
        if (!chunk) {
            return NULL;
        }
        offset = chunk_offset_find(chunk, bytes, align);
    }
    arena->used_bytes += offset + bytes - chunk->used_bytes;
    chunk->used_bytes = offset + bytes;
    return memset(chunk_storage(chunk) + offset, 0, bytes);
}

void *arena_alloc_many(Arena *arena, size_t count, size_t element_bytes, size_t align) {
    if (count > 0 && element_bytes > SIZE_MAX / count) {
        return NULL;
    }
    return arena_alloc(arena, count * element_bytes, align);
}

char *arena_text(Arena *arena, const char *text, size_t length) {
    if (length == SIZE_MAX) {
        return NULL;
    }
    char *copy = arena_alloc(arena, length + 1, 1);
    if (copy && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

static void chunks_free(ArenaChunk *chunk) {
    while (chunk) {
        ArenaChunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
}

void arena_reset(Arena *arena) {
    arena->used_bytes = 0;
    arena->current = arena->first;
    if (arena->first) {
        chunks_free(arena->first->next);
        arena->first->next = NULL;
        arena->first->used_bytes = 0;
    }
}

void arena_free(Arena *arena) {
    chunks_free(arena->first);
    *arena = (Arena){0};
}
