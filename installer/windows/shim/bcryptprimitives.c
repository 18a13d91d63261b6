/* Test-only stand-in for Windows 10's own bcryptprimitives.dll, which Wine 8 lacks: what Rust's
   libraries draw random bytes from. */
#include <windows.h>
#define X __declspec(dllexport)
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom, in advapi32 */
X BOOL __stdcall ProcessPrng(unsigned char *buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
