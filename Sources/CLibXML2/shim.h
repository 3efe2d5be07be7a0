#ifndef PARSURVEY_CLIBXML2_SHIM_H
#define PARSURVEY_CLIBXML2_SHIM_H

/* libxml2's ICU support pulls in ICU's headers, which clash with Foundation's own copy of ICU. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#endif
