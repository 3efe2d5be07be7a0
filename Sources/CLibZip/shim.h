#ifndef PARSURVEY_CLIBZIP_SHIM_H
#define PARSURVEY_CLIBZIP_SHIM_H

#include <zip.h>

#endif
