#include "CWidth.h"

#include <stdatomic.h>

static _Atomic int ambiguous_columns = 1;

void cwidth_set_ambiguous(int columns) {
  atomic_store_explicit(&ambiguous_columns, columns == 2 ? 2 : 1, memory_order_relaxed);
}

__attribute__((visibility("default"))) int wcwidth(wchar_t character) {
  unsigned scalar = (unsigned)character;
  if (scalar == 0) return 0;
  if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0)) return -1;
  if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) return -1;
  unsigned char properties = cwidth_properties(scalar);
  if (properties & CWIDTH_AMBIGUOUS)
    return atomic_load_explicit(&ambiguous_columns, memory_order_relaxed);
  return properties & CWIDTH_COLUMNS;
}
