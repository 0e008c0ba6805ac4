// Masks kept by key while there is room, the longest unused thrown out first.
#pragma once

#include "platform/raster.h"

typedef struct CachedMask {
    uint64_t key; // 0: free
    Mask mask;    // cover may be NULL: known to be empty
    float dx, dy; // text: from the pen to the mask's left top
    uint64_t used;
} CachedMask;

typedef struct MaskCache {
    CachedMask *slots;
    size_t capacity, count; // capacity: a power of two
    size_t bytes, cap_bytes;
    uint64_t clock;
} MaskCache;

bool mask_cache_init(MaskCache *cache, size_t cap_bytes);
void mask_cache_free(MaskCache *cache);
CachedMask *mask_cache_find(MaskCache *cache, uint64_t key); // NULL on a miss
// Takes the mask over. NULL (and the mask freed) when there is no memory. Valid until the next add.
CachedMask *mask_cache_add(MaskCache *cache, uint64_t key, Mask mask);
