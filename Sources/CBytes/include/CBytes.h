#pragma once
// memchr and memmem for pure modules, which may not import Glibc.
#include <stddef.h>
#include <string.h>
