#ifndef PARSURVEY_CPANGOCAIRO_SHIM_H
#define PARSURVEY_CPANGOCAIRO_SHIM_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#endif
