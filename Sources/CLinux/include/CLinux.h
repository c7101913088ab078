#pragma once
#include "process.h"
#include "terminal.h"
