#include "CWidth.h"

#include <stdatomic.h>
#include <stddef.h>
#include <wchar.h>

static _Atomic int ambiguous_columns = 1;

void cwidth_set_ambiguous(int columns) {
  atomic_store_explicit(&ambiguous_columns, columns == 2 ? 2 : 1, memory_order_relaxed);
}

/// Replaces libc's wcwidth(3): -1 for controls and what is no character, else 0, 1 or 2.
__attribute__((visibility("default"))) int wcwidth(wchar_t character) {
  unsigned scalar = (unsigned)character;
  if (scalar == 0) return 0;
  if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar > 0x10FFFF) return -1;
  if (scalar >= CWIDTH_STANDIN_WIDE) return 2;
  if (scalar >= CWIDTH_STANDIN_NARROW) return 1;
  unsigned char properties = cwidth_properties(scalar);
  if (properties & CWIDTH_AMBIGUOUS)
    return atomic_load_explicit(&ambiguous_columns, memory_order_relaxed);
  return properties & CWIDTH_COLUMNS;
}

/// Replaces libc's wcswidth(3), scalar by scalar.
__attribute__((visibility("default"))) int wcswidth(const wchar_t *text, size_t count) {
  int columns = 0;
  for (size_t i = 0; i < count && text[i] != 0; i++) {
    int width = wcwidth(text[i]);
    if (width < 0) return -1;
    columns += width;
  }
  return columns;
}
