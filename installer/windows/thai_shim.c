/* How thai.dll opens its dictionary: paths are UTF-8, so that a Thai folder is found under any code page. */
#include <windows.h>
#include <stdio.h>

FILE *thai_fopen(const char *path, const char *mode) {
    wchar_t wide[4096], how[8];
    if (!MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, 4096)) return NULL;
    MultiByteToWideChar(CP_UTF8, 0, mode, -1, how, 8);
    return _wfopen(wide, how);
}

/* The process's own environment: what Python set is not in this library's copy of it. */
char *thai_getenv(const char *name) {
    static char text[4096];
    wchar_t wide[4096], key[256];
    MultiByteToWideChar(CP_UTF8, 0, name, -1, key, 256);
    DWORD length = GetEnvironmentVariableW(key, wide, 4096);
    if (!length || length >= 4096) return NULL;
    return WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, sizeof text, NULL, NULL) ? text : NULL;
}
