/* Test-only stand-in: Wine 8's mscms aborts in WcsCreateIccProfile; Qt treats NULL as "no colour profile" */
#define X __declspec(dllexport)
X int  __stdcall CloseColorProfile(void*h){return 1;}
X int  __stdcall GetColorDirectoryW(const void*m,void*b,void*s){return 0;}
X void*__stdcall OpenColorProfileW(void*p,unsigned a,unsigned s,unsigned c){return 0;}
X void*__stdcall WcsOpenColorProfileW(void*a,void*b,void*c,unsigned d,unsigned e,unsigned f,unsigned g){return 0;}
X void*__stdcall WcsCreateIccProfile(void*h,unsigned f){return 0;}
X int  __stdcall WcsGetDefaultColorProfileSize(int s,const void*d,int a,int b,unsigned p,unsigned*n){return 0;}
X int  __stdcall WcsGetDefaultColorProfile(int s,const void*d,int a,int b,unsigned p,unsigned n,void*o){return 0;}
X int  __stdcall GetColorProfileFromHandle(void*h,void*b,unsigned*n){return 0;}
