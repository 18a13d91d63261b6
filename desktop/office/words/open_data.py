"""The Thai headings of the open data, over those of the machine."""

from __future__ import annotations

HEADINGS = {
    "notices": {
        "identifier": "เลขที่",
        "name": "เรื่อง",
        "form": "แบบ",
        "published": "ลงวันที่",
        "posted": "ปิดตั้งแต่",
        "relevantUntil": "ปิดถึง",
        "removed": "ปลดเมื่อ",
        "place": "จุดปิดประกาศ",
        "publisher": "หน่วยงาน",
    },
    "hearings": {
        "identifier": "รหัส",
        "name": "เรื่อง",
        "classification": "ฐานกฎหมาย",
        "start_date": "วันที่จัด",
        "end_date": "วันสิ้นสุด",
        "location": "สถานที่",
        "status": "สถานะ",
        "attendees": "ผู้เข้าร่วม",
        "opinions": "ความคิดเห็น",
        "publisher": "หน่วยงาน",
    },
}
