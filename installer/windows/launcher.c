/* prachakhom.exe, and with CONSOLE defined prachakhom-cli.exe for administrators: start the version
   that the file `current` names. A version just put there that never showed its window gives way to
   the one before (`trying` names it, `tried` tells that it was started once), as linux/launcher.sh.
   PRACHAKHOM_TRY names a version to be tried out before it is turned to. */
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 32768
typedef int (*PyMain)(int, wchar_t **);
static wchar_t home[LONGEST], path[LONGEST];

static wchar_t *in_home(const wchar_t *name) {
    swprintf(path, LONGEST, L"%ls\\%ls", home, name);
    return path;
}

static int there(const wchar_t *name) { return GetFileAttributesW(in_home(name)) != INVALID_FILE_ATTRIBUTES; }

/* A version's number out of one of the small files; 0 when there is none. */
static int version_in(const wchar_t *name, char *text, int size) {
    FILE *file = _wfopen(in_home(name), L"rb");
    size_t length = file ? fread(text, 1, size - 1, file) : 0;
    if (file) fclose(file);
    while (length && strchr("\r\n \t", text[length - 1])) length--;
    text[length] = 0;
    return length && !strpbrk(text, "\\/:") && !strstr(text, "..");
}

static int write_in(const wchar_t *name, const char *text) {
    FILE *file = _wfopen(in_home(name), L"wb");
    if (!file) return 0;
    int good = fputs(text, file) >= 0;
    return !fclose(file) && good;
}

static void replace(const wchar_t *from, const wchar_t *to) {
    wchar_t *old = _wcsdup(in_home(from));
    MoveFileExW(old, in_home(to), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    free(old);
}

static void fall_back(void) {
    char before[64], now[64];
    wchar_t place[128];
    if (!version_in(L"trying", before, sizeof before)) return;
    swprintf(place, 128, L"versions\\%hs\\py\\python311.dll", before);
    if (!there(L"tried") || !there(place) || !version_in(L"current", now, sizeof now)) {
        write_in(L"tried", "");
        return;
    }
    write_in(L"fell", now);
    if (write_in(L"current.new", before)) replace(L"current.new", L"current");
    _wremove(in_home(L"trying"));
    _wremove(in_home(L"tried"));
}

static int start(int argc, wchar_t **argv) {
    char version[64];
    wchar_t place[128];
    DWORD tried_out = GetEnvironmentVariableA("PRACHAKHOM_TRY", version, sizeof version);
    CreateMutexW(NULL, FALSE, L"Local\\PrachakhomRunning"); /* setup and uninstall look for this */
    GetModuleFileNameW(NULL, home, LONGEST);
    wchar_t *last = wcsrchr(home, L'\\');
    if (last) *last = 0;
    PyMain run = NULL;
    int known = tried_out && tried_out < sizeof version && !strpbrk(version, "\\/:");
    if (!known) {
        fall_back();
        known = version_in(L"current", version, sizeof version);
    }
    if (known) {
        swprintf(place, 128, L"versions\\%hs\\py\\python311.dll", version);
        HMODULE python = LoadLibraryExW(in_home(place), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
        if (python) run = (PyMain)(void *)GetProcAddress(python, "Py_Main");
    }
    if (!run) {
        MessageBoxW(NULL, L"โปรแกรมติดตั้งไม่ครบ ข้อมูลของสำนักงานไม่กระทบ กรุณาติดตั้งใหม่จากแฟ้ม setup",
                    L"ประชาคม", MB_ICONERROR);
        return 3;
    }
    wchar_t **words = calloc(argc + 6, sizeof *words);
    int count = 0;
    words[count++] = argv[0];
    words[count++] = L"-X";
    words[count++] = L"utf8";
    words[count++] = L"-m";
    words[count++] = L"desktop";
    for (int i = 1; i < argc; i++) words[count++] = argv[i];
    return run(count, words);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, PWSTR line, int show) {
    int argc;
    wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
    return start(argc, argv);
}
#endif
