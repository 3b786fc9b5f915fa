#include <cmark.h>
#include <stdlib.h>
#include <string.h>

// The memory of one parse, handed out front to back and freed as a whole: libcmark makes and frees thousands of pieces for an
// article. Its functions for memory get nothing but sizes, so what is at hand belongs to the thread. Each piece stands behind its size.

struct casebook_block {
  struct casebook_block *next;
  size_t used, size;
};
enum { casebook_unit = sizeof(size_t) };

/// The newest block of this thread's parse, which leads to the others.
static inline struct casebook_block **casebook_blocks(void) {
  static _Thread_local struct casebook_block *blocks;
  return &blocks;
}

static inline void casebook_add_block(size_t size) {
  struct casebook_block *block = (struct casebook_block *)malloc(sizeof(struct casebook_block) + size);
  if (!block) abort();
  struct casebook_block **blocks = casebook_blocks();
  block->next = *blocks;
  block->used = 0;
  block->size = size;
  *blocks = block;
}

/// Begins a parse on this thread; none may be going on there. `size` is a guess at the bytes it takes, of any value. Begin and end in one
/// file: each that includes this has memory of its own.
static inline void casebook_begin_memory(size_t size) {
  if (*casebook_blocks()) abort();
  casebook_add_block(size);
}

/// Ends it: whatever libcmark made since is gone.
static inline void casebook_end_memory(void) {
  struct casebook_block **blocks = casebook_blocks();
  while (*blocks) {
    struct casebook_block *next = (*blocks)->next;
    free(*blocks);
    *blocks = next;
  }
}

static inline char *casebook_block_bytes(struct casebook_block *block) { return (char *)(block + 1); }

static inline void *casebook_take(size_t size) {
  if (size > (size_t)-1 / 4) abort();
  size_t rounded = (size + casebook_unit - 1) / casebook_unit * casebook_unit + casebook_unit;
  struct casebook_block *block = *casebook_blocks();
  if (block->size - block->used < rounded) {
    casebook_add_block(rounded > block->size ? rounded * 2 : block->size * 2);
    block = *casebook_blocks();
  }
  char *piece = casebook_block_bytes(block) + block->used + casebook_unit;
  block->used += rounded;
  ((size_t *)piece)[-1] = rounded - casebook_unit;
  return piece;
}

static inline void *casebook_calloc(size_t count, size_t size) {
  if (size && count > (size_t)-1 / size) abort();
  return memset(casebook_take(count * size), 0, count * size);
}

/// Whether a piece of so many bytes is the one that was handed out last.
static inline int casebook_is_last(void *piece, size_t size) {
  struct casebook_block *block = *casebook_blocks();
  return (char *)piece + size == casebook_block_bytes(block) + block->used;
}

/// What was handed out last grows in its place.
static inline void *casebook_realloc(void *piece, size_t size) {
  if (!piece) return casebook_take(size);
  size_t old = ((size_t *)piece)[-1];
  if (size <= old) return piece;
  if (casebook_is_last(piece, old) && size <= (size_t)-1 / 4) {
    struct casebook_block *block = *casebook_blocks();
    size_t more = (size - old + casebook_unit - 1) / casebook_unit * casebook_unit;
    if (block->size - block->used >= more) {
      block->used += more;
      ((size_t *)piece)[-1] = old + more;
      return piece;
    }
  }
  return memcpy(casebook_take(size), piece, old);
}

/// What was handed out last can be handed out again: labels of links are made and freed for each bracket.
static inline void casebook_free(void *piece) {
  if (!piece) return;
  size_t size = ((size_t *)piece)[-1];
  if (casebook_is_last(piece, size)) (*casebook_blocks())->used -= size + casebook_unit;
}

static inline cmark_mem *casebook_memory(void) {
  static cmark_mem memory = {casebook_calloc, casebook_realloc, casebook_free};
  return &memory;
}
