#ifndef PARSURVEY_CLIBXLSXWRITER_SHIM_H
#define PARSURVEY_CLIBXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
