"""What is said about bundles and about PCs that join the office."""

from desktop.i18n import tr
from desktop.office.words import Sentence

_AGAIN = tr("กรุณาขอชุดข้อมูลใหม่จากเครื่องที่ทำ")

RECORDS: dict[str, Sentence] = {  # raised by db
    "office-without-key": Sentence(
        "สำนักงานนี้ยังไม่มีกุญแจสำนักงาน จึงแลกเปลี่ยนกับเครื่องอื่นไม่ได้", "The office has no key of its own yet."
    ),
    "office-key-elsewhere": Sentence(
        "เครื่องนี้ยังไม่ได้รับกุญแจสำนักงานที่ปิดผนึกไว้ ให้นำเข้าชุดข้อมูลล่าสุดจากเครื่องแรกที่ตั้งสำนักงาน หรือทำที่เครื่องนั้น",
        "The office's sealed key has not come here yet; take in a bundle of the PC that founded "
        "the office, or do this there.",
    ),
    "bundle-no-bundle": Sentence(
        "แฟ้มนี้ไม่ใช่ชุดข้อมูลของประชาคม (.pkb) กรุณาเลือกแฟ้มอื่น", "This is no bundle (.pkb); choose another."
    ),
    "bundle-damaged": Sentence(
        f"ชุดข้อมูลเสียหายหรือถูกแก้ ไม่มีอะไรถูกนำเข้า {_AGAIN}",
        "The bundle is damaged or was altered; nothing was taken in. Ask for another.",
    ),
    "bundle-too-large": Sentence(
        "ชุดข้อมูลใหญ่เกินกำหนด ให้ส่งออกเฉพาะส่วนที่ยังไม่ได้ส่ง",
        "The bundle is too large; export only what is new.",
    ),
    "bundle-outgrown": Sentence(
        "ชุดข้อมูลจะใหญ่เกิน ๑ กิกะไบต์ ให้ส่งออกเฉพาะส่วนที่ยังไม่ได้ส่ง "
        "หรือตั้งโฟลเดอร์บนแฟลชไดรฟ์เป็นจุดรวมข้อมูล ซึ่งรับได้ทุกขนาด",
        "The bundle would be larger than 1 GiB; export only what is new, or set up a folder on "
        "the stick as the hub, which takes any size.",
    ),
    "bundle-too-new": Sentence(
        "ชุดข้อมูลทำจากโปรแกรมรุ่นใหม่กว่า กรุณาปรับรุ่นโปรแกรมของเครื่องนี้ก่อน",
        "The bundle was made by a newer program; update this PC first.",
    ),
    "bundle-other-office": Sentence(
        "ชุดข้อมูลนี้เป็นของสำนักงานอื่น จึงไม่นำเข้า", "This bundle belongs to another office."
    ),
    "bundle-unknown-signer": Sentence(
        "ไม่รู้จักเครื่องที่ทำชุดข้อมูลนี้ ให้เครื่องหลักรับเครื่องนั้นเข้าสำนักงานก่อน",
        "The PC that made this bundle is not known; admit it first.",
    ),
    "bundle-revoked-signer": Sentence(
        "เครื่อง {device} ถูกถอนออกจากสำนักงานแล้ว จึงไม่นำเข้า", "The PC {device} was revoked."
    ),
    "bundle-signature": Sentence(
        f"ลายเซ็นของชุดข้อมูลไม่ตรง ไม่มีอะไรถูกนำเข้า {_AGAIN}", "The bundle's signature is wrong."
    ),
    "bundle-is-public": Sentence(
        "แฟ้มนี้เป็นข้อมูลเผยแพร่ (.pkp) สำหรับรวมหลายสำนักงาน ไม่ใช่ชุดข้อมูลของสำนักงาน กรุณาเลือกแฟ้ม .pkb",
        "This is a public file (.pkp) for a roll-up of many offices; choose a bundle (.pkb).",
    ),
    "public-older": Sentence(
        "ข้อมูลเผยแพร่ของ {office} ในแฟ้มนี้เก่ากว่าที่มีอยู่ จึงไม่ได้นำเข้า กรุณาใช้แฟ้มล่าสุด",
        "The public part of {office} in this file is older than what is there; not taken in.",
    ),
    "rollup-exists": Sentence("โฟลเดอร์ {place} มีฐานรวมอยู่แล้ว", "A roll-up lies in {place} already."),
    "rollup-not-empty": Sentence(
        "โฟลเดอร์ {place} มีแฟ้มอื่นอยู่ กรุณาเลือกโฟลเดอร์ว่างสำหรับฐานรวม",
        "The folder {place} holds other files; choose an empty one for the roll-up.",
    ),
    "rollup-missing": Sentence(
        "ไม่พบฐานรวมหรือสำนักงานในโฟลเดอร์ {place} สร้างฐานรวมด้วยคำสั่ง prachakhom rollup",
        "Neither a roll-up nor an office lies in {place}; make one with `prachakhom rollup`.",
    ),
    "rollup-foreign": Sentence(
        "{place} ไม่ใช่ฐานรวมของประชาคม หรือทำจากโปรแกรมรุ่นอื่น",
        "{place} is no roll-up of this program, or of another version.",
    ),
    "publish-address": Sentence(
        "ที่อยู่ของ PostgreSQL ต้องขึ้นต้นด้วย postgresql://",
        "The address of PostgreSQL begins with postgresql://.",
    ),
    "publish-no-driver": Sentence(
        "โปรแกรมชุดนี้ไม่มีตัวเชื่อม PostgreSQL ให้ผู้ดูแลระบบติดตั้งจากซอร์สโค้ดพร้อมส่วนเสริม publish แล้วสั่งอีกครั้ง",
        "This installation has no PostgreSQL driver. Install the program from its source with the "
        "extra `publish`, then run the command again.",
    ),
    "publish-unreachable": Sentence(
        "ติดต่อ PostgreSQL ไม่ได้ ตรวจที่อยู่ ชื่อผู้ใช้ และรหัสผ่าน ({detail})",
        "PostgreSQL cannot be reached; check address, user and password ({detail}).",
    ),
    "publish-refused": Sentence(
        "PostgreSQL ไม่รับข้อมูล ไม่มีอะไรถูกเปลี่ยน ({detail})",
        "PostgreSQL refused; nothing was changed ({detail}).",
    ),
    "bundle-not-for-us": Sentence(
        "ชุดข้อมูลนี้ไม่ได้ทำไว้ให้เครื่องนี้เปิด ให้เครื่องที่ทำส่งออกใหม่หลังรับเครื่องนี้เข้าสำนักงาน",
        "This bundle was not made for this PC; have it exported again after this PC is admitted.",
    ),
    "bundle-admits-others": Sentence(
        "ชุดข้อมูลนี้ไม่ได้เชิญเครื่องนี้ ให้นำคำขอเข้าร่วมของเครื่องนี้ไปให้เครื่องหลัก แล้วขอชุดข้อมูลใหม่",
        "This bundle does not admit this PC; take its request to the main PC.",
    ),
    "joined-already": Sentence("เครื่องนี้อยู่ในสำนักงานแล้ว", "This PC belongs to an office already."),
    "trust-unreadable": Sentence(
        f"ใบรับเครื่องอ่านไม่ได้ {_AGAIN}", "A statement about a PC cannot be read."
    ),
    "trust-signature": Sentence(
        f"ใบรับเครื่องลายเซ็นไม่ตรง {_AGAIN}", "A statement about a PC is not rightly signed."
    ),
    "trust-not-allowed": Sentence("ใบรับเครื่องลงชื่อโดยเครื่องที่ไม่มีสิทธิ์", "A PC signed what it may not."),
    "hub-not-there": Sentence(
        "ไม่พบจุดรวมข้อมูล {place} ตรวจว่าเสียบแฟลชไดรฟ์หรือเชื่อมต่อแล้ว", "The hub {place} is not there."
    ),
    "hub-denied": Sentence(
        "จุดรวมข้อมูล {place} ไม่ให้เข้าหรือไม่ให้เขียน ตรวจชื่อผู้ใช้ รหัส และสิทธิ์",
        "The hub {place} does not let us in, or not write; check user, password and rights.",
    ),
    "hub-address": Sentence(
        "ที่อยู่ของจุดรวมข้อมูลไม่ถูกต้อง: {place}", "The address of the hub is not right: {place}."
    ),
    "hub-full": Sentence("จุดรวมข้อมูล {place} เต็ม กรุณาเพิ่มที่ว่าง", "The hub {place} is full."),
    "hub-unreachable": Sentence(
        "ติดต่อจุดรวมข้อมูล {place} ไม่ได้ในขณะนี้ งานในเครื่องไม่กระทบ จะลองใหม่เอง ({detail})",
        "The hub {place} cannot be reached now; it will be tried again ({detail}).",
    ),
    "hub-half-written": Sentence(
        "ส่งไปที่ {place} ไม่ครบ จะส่งใหม่ในรอบหน้า", "Only a part reached {place}; it is sent again."
    ),
    "hub-reads-otherwise": Sentence(
        "{place} อ่านกลับมาไม่ตรงกับที่เขียน ใช้เป็นจุดรวมข้อมูลไม่ได้", "{place} reads back otherwise."
    ),
    "hub-other-marker": Sentence(
        "ที่นี่ไม่ใช่จุดรวมข้อมูลเดิม จึงไม่เขียนอะไร ตรวจว่าเสียบแฟลชไดรฟ์ถูกอัน แล้วตั้งค่าจุดรวมข้อมูลใหม่ถ้าตั้งใจเปลี่ยน",
        "This is not the hub that was set up; nothing was written. Set it up anew if you mean to.",
    ),
}

SENTENCES: dict[str, Sentence] = RECORDS | {
    "dump-not-empty": Sentence(
        "โฟลเดอร์ {place} มีแฟ้มอยู่แล้ว กรุณาเลือกโฟลเดอร์ว่าง",
        "The folder {place} is not empty; choose another.",
    ),
    "hub-needs-address": Sentence("กรุณาใส่ที่อยู่ของจุดรวมข้อมูล", "The hub needs an address."),
    "no-hub": Sentence("ยังไม่ได้ตั้งจุดรวมข้อมูลในเครื่องนี้", "No hub is set up on this PC."),
    "lend-count": Sentence(
        "ให้ยืมได้ครั้งละ ๑ ถึง {most} เลข", "Between 1 and {most} numbers are lent at a time."
    ),
    "nothing-to-give-back": Sentence(
        "เครื่องนี้ไม่มีเลขที่ยืมมาเหลืออยู่", "This PC has no lent numbers left."
    ),
    "join-request-unreadable": Sentence(
        "อ่านคำขอเข้าร่วมไม่ได้ กรุณาทำคำขอใหม่จากเครื่องที่จะเข้าร่วม",
        "The request to join cannot be read; make it again on the PC that wants to join.",
    ),
    "needs-paper-key": Sentence(
        "ต้องใช้กุญแจกระดาษของสำนักงาน กรุณาพิมพ์จากกระดาษที่เก็บไว้", "The office's paper key is needed."
    ),
    "pc-not-recognised": Sentence(
        "ข้อมูลนี้กู้คืนจากสำเนา ต้องยืนยันเครื่องนี้ด้วยกุญแจกระดาษก่อนออกเลข กรุณาไปที่ แลกเปลี่ยน แล้วเลือก ยืนยันเครื่องนี้",
        "These records were restored. Recognise this PC in the exchange room first.",
    ),
    "not-restored": Sentence(
        "สำนักงานรู้จักเครื่องนี้แล้ว ไม่ต้องยืนยันอีก", "The office knows this PC already."
    ),
    "last-number-low": Sentence(
        "ทะเบียน {book} ในข้อมูลที่กู้คืนออกถึงเลข {known} แล้ว กรุณาใส่เลขล่าสุดไม่น้อยกว่านั้น",
        "The register {book} is already at {known}; give a last number that is not lower.",
    ),
    "last-number-high": Sentence(
        "เลขล่าสุดของทะเบียน {book} ห่างจากเลข {known} เกิน {most} เลข กรุณาตรวจเลขที่พิมพ์",
        "The last number of {book} is more than {most} above {known}; check what you typed.",
    ),
    "registrar-not-member": Sentence(
        "เครื่องที่เลือกไม่ได้อยู่ในสำนักงานแล้ว กรุณาเลือกเครื่องอื่น",
        "That PC does not belong to the office any more; choose another.",
    ),
    "registrar-already": Sentence(
        "เครื่องนี้เป็นเครื่องออกเลขทะเบียนอยู่แล้ว", "That PC leases the numbers already."
    ),
    "registrar-elsewhere": Sentence(
        "เครื่องออกเลขทะเบียนคือ {pc} ถ้าเครื่องนั้นยังใช้ได้ ให้มอบหน้าที่ที่เครื่องนั้น เลขจะได้ต่อกัน",
        "The PC {pc} leases the numbers. If it still works, hand over there, so that they go on.",
    ),
    "registrar-alone-voids": Sentence(
        "เฉพาะเครื่องออกเลขทะเบียนจึงยกเลิกเลขของเครื่องที่ถอนได้",
        "Only the PC that leases the numbers voids those of a revoked PC.",
    ),
    "lost-pc-not-heard": Sentence(
        "ยังได้รับงานของ {pc} ก่อนถูกถอนไม่ครบ กรุณานำเข้าชุดข้อมูลจากเครื่องที่ถอนก่อน เพื่อไม่ให้ยกเลิกเลขที่ใช้แล้ว",
        "Not all that {pc} did before it was revoked has come here; take in a bundle of the PC "
        "that revoked it first, so that no used number is voided.",
    ),
    "nothing-lost": Sentence("ไม่มีเลขค้างอยู่กับเครื่องที่ถอนแล้ว", "No number is left with a revoked PC."),
    "cannot-revoke-here": Sentence("ถอนเครื่องที่กำลังใช้อยู่ไม่ได้", "This PC cannot revoke itself."),
}
