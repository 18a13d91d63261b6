/* Put before every source of libthai and libdatrie: see thai_shim.c. */
#include <stdio.h>
#include <stdlib.h>
FILE *thai_fopen(const char *path, const char *mode);
char *thai_getenv(const char *name);
#ifndef THAI_SHIM
#define fopen thai_fopen
#define getenv thai_getenv
#endif
