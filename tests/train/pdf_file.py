"""Writes pages of letters with places as a PDF. No font is embedded or needed: what a character is comes from a ToUnicode
map, how wide it is from the letter's own scaling."""

MAP = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /U def /CMapType 2 def\n"
       "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
       + "".join("64 beginbfrange\n" + "".join(f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in range(start, start + 64))
                 + "endbfrange\n" for start in range(0, 256, 64))
       + "endcmap CMapName currentdict /CMap defineresource pop end end\n")
FONTS = ["<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 3 0 R >>",
         "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /FontDescriptor 6 0 R /DW 1000 "
         "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
         "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 "
         "/Descent -120 /CapHeight 700 /StemV 80 >>"]


def stream(data):
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"


def drawing(page, height):
    """`page.letters` are (x, y of the middle, letter, size, width), `page.rules` (x1, y1, x2, y2); y runs down."""
    out = []
    for x, y, letter, size, width in page.letters:
        out.append(f"BT /F1 {size:g} Tf {100 * width / size:.2f} Tz 1 0 0 1 {x:.2f} {height - y - 0.38 * size:.2f} Tm "
                   f"<{ord(letter):04X}> Tj ET")
    for x1, y1, x2, y2 in page.rules:
        out.append(f"0.7 w {x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l S")
    return "\n".join(out)


def write_pdf(path, pages, width, height):
    kids = " ".join(f"{7 + 2 * p} 0 R" for p in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>", stream(MAP), *FONTS]
    for p, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {8 + 2 * p} 0 R "
                       "/Resources << /Font << /F1 4 0 R >> >> >>")
        objects.append(stream(drawing(page, height)))
    out, offsets = "%PDF-1.6\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n")
    with open(path, "w", encoding="ascii") as file:
        file.write(out)
