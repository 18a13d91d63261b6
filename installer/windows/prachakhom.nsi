; Setup for one Windows user, without an administrator; build.sh gives VERSION TREE LAUNCHER LICENSES KB OUT.
; Program: $INSTDIR\versions\VERSION, and `current` names the one that starts. Records lie elsewhere
; (%LOCALAPPDATA%\prachakhom) and are never touched, by setup or by uninstall.
Unicode true
Target amd64-unicode
!ifdef FAST
SetCompressor zlib
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!define UNKEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Prachakhom"
!define CLASS "Prachakhom.Bundle"
Name "ประชาคม ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Prachakhom"
InstallDirRegKey HKCU "Software\Prachakhom" "InstallDir"
ManifestDPIAware true
BrandingText "ประชาคม ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1054 "ProductName" "Prachakhom"
VIAddVersionKey /LANG=1054 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1054 "FileDescription" "Prachakhom setup"
VIAddVersionKey /LANG=1054 "LegalCopyright" "MIT"
!define MUI_ICON "${LAUNCHER}/prachakhom.ico"
!define MUI_UNICON "${LAUNCHER}/prachakhom.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\prachakhom.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING 1054 "โปรแกรมประชาคมกำลังเปิดอยู่ กรุณาปิดโปรแกรมก่อน แล้วเริ่มใหม่"
LangString RUNNING 1033 "Prachakhom is running. Close it, then start again."
LangString OLD 1054 "ต้องใช้ Windows 10 รุ่น 64 บิต (1809) ขึ้นไป"
LangString OLD 1033 "Windows 10 (1809), 64 bit, or later is needed."
LangString ROOM 1054 "ที่ว่างในเครื่องไม่พอ ต้องการอย่างน้อย ๓๐๐ MB"
LangString ROOM 1033 "There is not enough room on the disk: 300 MB are needed."
LangString STAYS 1054 "ถอนโปรแกรมแล้ว ข้อมูลของสำนักงานยังอยู่ครบที่ $LOCALAPPDATA\prachakhom"
LangString STAYS 1033 "Removed. The records of the office are still in $LOCALAPPDATA\prachakhom"

!macro REFUSE_WHILE_RUNNING
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\PrachakhomRunning") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_OK|MB_ICONSTOP "$(RUNNING)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(OLD)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  !insertmacro REFUSE_WHILE_RUNNING
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${If} $1 < 300
    MessageBox MB_OK|MB_ICONSTOP "$(ROOM)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro REFUSE_WHILE_RUNNING
FunctionEnd

; the version before stays for the way back, older ones go
Function SweepVersions
  FindFirst $0 $1 "$INSTDIR\versions\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != "${VERSION}"
    ${AndIf} $1 != $9
      RMDir /r "$INSTDIR\versions\$1"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

Section "program"
  StrCpy $9 ""
  ClearErrors
  FileOpen $0 "$INSTDIR\current" r
  ${IfNot} ${Errors}
    FileRead $0 $9
    FileClose $0
  ${EndIf}
  ; made beside its place, so that a cut leaves the version there is
  RMDir /r "$INSTDIR\versions\${VERSION}.part"
  SetOutPath "$INSTDIR\versions\${VERSION}.part"
  File /r "${TREE}/*.*"
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\versions\${VERSION}"
  ClearErrors
  Rename "$INSTDIR\versions\${VERSION}.part" "$INSTDIR\versions\${VERSION}"
  ${If} ${Errors}
    SetErrorLevel 5
    Abort
  ${EndIf}
  File "${LAUNCHER}/prachakhom.exe"
  File "${LAUNCHER}/prachakhom-cli.exe"
  File "${LAUNCHER}/prachakhom.ico"
  File "${LAUNCHER}/prachakhom-bundle.ico"
  File "${LICENSES}/LICENSE"
  File "${LICENSES}/resources/NOTICE.md"
  Delete "$INSTDIR\trying"
  Delete "$INSTDIR\tried"
  Delete "$INSTDIR\fell"
  FileOpen $0 "$INSTDIR\current.new" w
  FileWrite $0 "${VERSION}"
  FileClose $0
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\current.new", w "$INSTDIR\current", i 9)'
  Call SweepVersions
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Prachakhom" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNKEY}" "DisplayName" "ประชาคม"
  WriteRegStr HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\prachakhom.ico"
  WriteRegStr HKCU "${UNKEY}" "Publisher" "Prachakhom"
  WriteRegStr HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" ${KB}
  WriteRegStr HKCU "Software\Classes\.pkb" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "ชุดข้อมูลประชาคม"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\prachakhom-bundle.ico"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\prachakhom.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  CreateDirectory "$SMPROGRAMS"
  CreateShortcut "$SMPROGRAMS\ประชาคม.lnk" "$INSTDIR\prachakhom.exe" "" "$INSTDIR\prachakhom.ico"
  CreateShortcut "$DESKTOP\ประชาคม.lnk" "$INSTDIR\prachakhom.exe" "" "$INSTDIR\prachakhom.ico"
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\prachakhom.exe"
  Delete "$INSTDIR\prachakhom-cli.exe"
  Delete "$INSTDIR\prachakhom.ico"
  Delete "$INSTDIR\prachakhom-bundle.ico"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\NOTICE.md"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\current.new"
  Delete "$INSTDIR\trying"
  Delete "$INSTDIR\tried"
  Delete "$INSTDIR\fell"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\ประชาคม.lnk"
  Delete "$DESKTOP\ประชาคม.lnk"
  DeleteRegKey HKCU "${UNKEY}"
  DeleteRegKey HKCU "Software\Classes\.pkb"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegKey HKCU "Software\Prachakhom"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DetailPrint "$(STAYS)"
SectionEnd
