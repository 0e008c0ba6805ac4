#include "platform/cache.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 4096 };

bool mask_cache_init(MaskCache *cache, size_t cap_bytes) {
    *cache = (MaskCache){.capacity = SLOTS_FIRST, .cap_bytes = cap_bytes};
    cache->slots = calloc(cache->capacity, sizeof(CachedMask));
    return cache->slots != NULL;
}

void mask_cache_free(MaskCache *cache) {
    for (size_t i = 0; cache->slots && i < cache->capacity; i++) {
        free(cache->slots[i].mask.cover);
    }
    free(cache->slots);
    *cache = (MaskCache){0};
}

static CachedMask *slot_for(MaskCache *cache, uint64_t key) {
    size_t at = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (cache->capacity - 1);
    while (cache->slots[at].key && cache->slots[at].key != key) {
        at = (at + 1) & (cache->capacity - 1);
    }
    return &cache->slots[at];
}

CachedMask *mask_cache_find(MaskCache *cache, uint64_t key) {
    CachedMask *slot = slot_for(cache, key);
    if (!slot->key) {
        return NULL;
    }
    slot->used = ++cache->clock;
    return slot;
}

static size_t cost(const CachedMask *slot) {
    return (size_t)slot->mask.width * (size_t)slot->mask.height + sizeof *slot;
}

static int newest_first(const void *a, const void *b) {
    uint64_t x = (*(const CachedMask *const *)a)->used;
    uint64_t y = (*(const CachedMask *const *)b)->used;
    return x < y ? 1 : x > y ? -1 : 0;
}

// Keeps the newest that fit in half the cap and puts them into a fresh table.
static void sweep(MaskCache *cache) {
    CachedMask *fresh = calloc(cache->capacity, sizeof *fresh);
    CachedMask **order = calloc(cache->count + 1, sizeof *order);
    CachedMask *old = cache->slots;
    size_t found = 0;
    for (size_t i = 0; order && i < cache->capacity; i++) {
        if (old[i].key) {
            order[found++] = &old[i];
        }
    }
    if (!fresh || !order) {
        free(fresh);
        free(order);
        return;
    }
    qsort(order, found, sizeof *order, newest_first);
    cache->slots = fresh;
    cache->count = cache->bytes = 0;
    for (size_t i = 0; i < found; i++) {
        bool keep = cache->bytes + cost(order[i]) <= cache->cap_bytes / 2 && cache->count < cache->capacity / 2;
        if (keep) {
            *slot_for(cache, order[i]->key) = *order[i];
            cache->bytes += cost(order[i]);
            cache->count++;
        } else {
            free(order[i]->mask.cover);
        }
    }
    free(order);
    free(old);
}

CachedMask *mask_cache_add(MaskCache *cache, uint64_t key, Mask mask) {
    if (cache->count >= cache->capacity - cache->capacity / 4 || cache->bytes > cache->cap_bytes) {
        sweep(cache);
    }
    if (cache->count >= cache->capacity - 1) {
        free(mask.cover);
        return NULL;
    }
    CachedMask *slot = slot_for(cache, key);
    *slot = (CachedMask){.key = key, .mask = mask, .used = ++cache->clock};
    cache->bytes += cost(slot);
    cache->count++;
    return slot;
}
