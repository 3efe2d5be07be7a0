#ifndef PARSURVEY_CQRENCODE_SHIM_H
#define PARSURVEY_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
