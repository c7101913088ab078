// SwiftPM makes a module only of a target with a source file; all of this one is in the header.
#include "CCurl.h"
