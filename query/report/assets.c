/* The style and the script of reports, as they stand beside this file. */
#include "query/report/assets.h"

__asm__(".section .rodata\n"
        ".global report_css\n"
        "report_css:\n"
        ".incbin \"query/report/report.css\"\n"
        ".byte 0\n"
        ".global report_js\n"
        "report_js:\n"
        ".incbin \"query/report/report.js\"\n"
        ".byte 0\n"
        ".global track_js\n"
        "track_js:\n"
        ".incbin \"query/report/track.js\"\n"
        ".byte 0\n"
        ".text\n");
