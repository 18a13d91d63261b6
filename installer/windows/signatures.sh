# verify_python FOLDER: every program and library of it is signed by the Python Software Foundation
# (chain and time stamp up to Debian's own roots). What carries no such signature is told by its hash:
# Microsoft's two runtime libraries, whose root Debian lacks, and python311.zip, the standard library as
# bytecode. How those hashes were judged is in installer/README.md.
verify_python() {
    local folder=$1 roots=/etc/ssl/certs/ca-certificates.crt file told
    (cd "$folder" && sha256sum --quiet --check) <<'KNOWN' || fail "ไฟล์ของ Python ไม่ตรงกับที่ตรวจไว้" "A file of CPython is not the one that was looked into."
4d292623516f65c80482081e62d5dadb759dc16e851de5db24c3cbb57b87db83  vcruntime140.dll
a113f192195f245f17389e6ecbed8005990bcb2476ddad33f7c4c6c86327afe5  vcruntime140_1.dll
7d0f59c930e7d3d9352399ea3c95c0272489b3c09a8e95faaedfa8a23e20e5b1  python311.zip
KNOWN
    for file in "$folder"/*.exe "$folder"/*.dll "$folder"/*.pyd; do
        case "$file" in */vcruntime140*) continue ;; esac
        told=$(osslsigncode verify -in "$file" -CAfile "$roots" -TSA-CAfile "$roots" -ignore-crl 2>&1) &&
            grep -q 'Subject: .*O=Python Software Foundation/CN=Python Software Foundation' <<<"$told" &&
            grep -q 'Number of verified signatures: 1\|Signature verification: ok' <<<"$told" ||
            fail "ลายเซ็นของ ${file##*/} ไม่ถูกต้อง" "The signature of ${file##*/} is not the Python Software Foundation's." "$told"
    done
}
