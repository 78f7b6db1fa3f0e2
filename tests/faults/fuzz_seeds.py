"""What the fuzzers begin with: small inputs of each kind, written here or made of the documents of tests/data; and
words that such inputs are made of."""

import io
import struct
import subprocess
import tarfile
import zipfile
import zlib

import faults

DATA = faults.ROOT / "tests/data"

QUERIES = ["NATO", "a AND (b OR c) -d", '"漢字" NEAR/3 か*', "~ことば 省庁:METI year:2022..2024", "（株）総合 ＡＮＤ ＂x＂", "/港湾.{2,9}計画/",
           "個人情報保護法第37条の2第1項", "title:計画 -kind:plan date:2024-01..", '"デジタル" ADJ 社会', "サプライチェーン?", "sec:3-2 OR 演習~2"]
TEXTS = ["第１章 計画\n（１）港湾の整備\n・予算を要求する。\n　（国土交通省）\n\f- 3 -\n令和６年４月１日\n注 1 注である。\n",
         "目次\n１．はじめに……1\n２．計画……2\n\n１．はじめに\n本文１である。\n１ 脚注である。\n左の列     右の列\n続く文     続く文\n"]
HTML = ["<html><title>x</title><body><h1>計画</h1><table><tr><td rowspan=2>a<td colspan=3>b<tr><th>c</table><p>港湾。<ruby>港<rt>みなと</ruby>",
        "<!doctype html><meta charset=shift_jis><main><ul><li>a<ol start=3><li>b</ol></ul><dl><dt>c<dd>d</dl><pre>e\nf</pre><a href=x>g</a>"]
LAW = ('<?xml version="1.0"?><Law Era="Reiwa" Year="6" Num="3" LawType="Act"><LawNum>令和六年法律第三号</LawNum><LawBody><LawTitle>法</LawTitle>'
       '<MainProvision><Chapter Num="1"><ChapterTitle>第一章</ChapterTitle><Article Num="1"><ArticleCaption>（目的）</ArticleCaption>'
       '<ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>港湾<Ruby>の<Rt>ノ</Rt></Ruby>。</Sentence>'
       '</ParagraphSentence><Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Column><Sentence>計画</Sentence></Column></ItemSentence></Item>'
       '<TableStruct><Table><TableRow><TableColumn><Sentence>表</Sentence></TableColumn></TableRow></Table></TableStruct></Paragraph></Article>'
       '</Chapter></MainProvision><SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel></SupplProvision></LawBody></Law>')
DIET = ('<?xml version="1.0"?><data><numberOfRecords>1</numberOfRecords><records><record><recordData><meetingRecord><session>1</session>'
        '<nameOfHouse>衆議院</nameOfHouse><nameOfMeeting>委員会</nameOfMeeting><date>2024-01-01</date><speechRecord><speechOrder>1</speechOrder>'
        '<speaker>山田</speaker><speech>○山田君　港湾の計画。</speech></speechRecord></meetingRecord></recordData></record></records></data>')
JSON = ['{"meetingRecord":[{"date":"2024-01-01","nameOfMeeting":"委員会","speechRecord":[{"speaker":"山田","speech":"○山田君　港湾の計画。"}]}]}',
        '{"law_full_text":{"tag":"Law","attr":{"Era":"Reiwa"},"children":[{"tag":"LawBody","children":[{"tag":"LawTitle","children":["法"]}]}]}}']
MAIL = ("From: a@example.jp\r\nSubject: =?ISO-2022-JP?B?GyRCN1cyaBsoQg==?=\r\nDate: Mon, 1 Apr 2024 00:00:00 +0900\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n5riv5rm+44Gu6KiI55S7\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b\r\n"
        'Content-Disposition: attachment; filename="a.txt"\r\n\r\nabc\r\n--b--\r\n')
MARKDOWN = "---\ntitle: 計画\n---\n# 港湾\n\n本文である[^1]。\n\n| a | b |\n|---|---|\n| c | d |\n\n- x\n  1. y\n\n```\ncode\n```\n\n[^1]: 注\n"
OFFICE = [
    "== word/document.xml\n<w:document><w:body><w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>計画</w:t></w:r></w:p><w:tbl><w:tr>"
    "<w:tc><w:p><w:r><w:t>港湾</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>\n"
    "== word/styles.xml\n<w:styles><w:style w:styleId='Heading1'><w:name w:val='heading 1'/></w:style></w:styles>\n",
    "== xl/workbook.xml\n<workbook><sheets><sheet name='a' r:id='r1'/></sheets></workbook>\n== xl/worksheets/sheet1.xml\n<worksheet><sheetData>"
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1'><v>45383</v></c></row></sheetData></worksheet>\n"
    "== xl/sharedStrings.xml\n<sst><si><t>計画</t></si></sst>\n",
    "== ppt/presentation.xml\n<p:presentation><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>\n== ppt/slides/slide1.xml\n"
    "<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>計画</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>\n",
    "== mimetype\napplication/vnd.oasis.opendocument.text\n== content.xml\n<office:document-content><office:body><office:text><text:h "
    "text:outline-level='1'>計画</text:h><text:p>港湾</text:p></office:text></office:body></office:document-content>\n",
]
WORDS = {
    "query": [" AND ", " OR ", " NOT ", " NEAR/", " ADJ ", "year:", "省庁:", "title:", '"', "“", "＂", "(", "（", "..", "*", "~", "?", "/", "第1条", "-", "　"],
    "html": ["<table>", "<tr>", "<td", " rowspan=", " colspan=", "<h1>", "<p>", "<li>", "<ruby>", "<rt>", "<pre>", "<!--", "-->", "<![CDATA[", "&#x",
             "<script>", "<meta charset=", "<svg>", "<select>", "<template>", "</"],
    "xml": ["<Article", "<Paragraph", "<Item", "<Sentence>", "<Ruby>", "<TableStruct>", "<!DOCTYPE", "<!ENTITY", "&a;", "<![CDATA[", " Num=", "</"],
    "pdf": ["obj", "endobj", "stream", "endstream", "/Type", "/Page", "/Kids", "/Font", "/ToUnicode", "/FlateDecode", "BT", "ET", "Tj", "TJ", "Tf", "Td",
            "xref", "trailer", "/Encoding", "/Identity-H", "/MediaBox", "startxref"],
    "text": ["第1章", "（１）", "１．", "・", "\f", "……", "令和6年", "　", "注", "別添", "- 1 -", "国土交通省", "○", "附則"],
    "csv": ["id", "text", "ministries", "\"\"", "\r\n", "date", "kind", ";"],
    "jsonl": ['"id":', '"text":', '"ministries":', '"\\u', "{", "}", "\n"],
}
WORDS["ask"] = WORDS["batch"] = WORDS["survey"] = WORDS["query"]


def index(part):
    """What is asked: a plan of two years, a table, lines of JSON. Small, for some answers look at all of it."""
    folder = part.work / "asked"
    faults.make_corpus(folder, 2)
    faults.shutil.copy(faults.SAMPLE / "plan-2030-p05.txt", folder)
    part.index("-d", part.work / "index", folder)


def pdf():
    content = b"BT /F1 12 Tf 72 700 Td <00010002> Tj 0 -14 Td [(a) -300 (b)] TJ ET 72 600 m 200 600 l S"
    names = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <0001> <0002> <6E2F> endbfrange endcmap"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(zlib.compress(content)), zlib.compress(content)),
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(names), names)]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 8\n0000000000 65535 f \n%strailer<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def office(work):
    for number, parts in enumerate(OFFICE):
        path = work / f"office{number}"
        subprocess.run([str(faults.ROOT / "tests/make_office"), str(path)], input=parts, text=True, check=True)
        yield path.read_bytes()
        path.unlink()


def archives():
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("計画/a.txt", TEXTS[0])
        out.writestr("../b.html", HTML[0])
    yield whole.getvalue()
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as out:
        member = tarfile.TarInfo("a/b.txt")
        member.size = 3
        out.addfile(member, io.BytesIO(b"abc"))
    yield whole.getvalue()


def number(value):
    return struct.pack("<Q", value)


def string(text):
    return number(len(text.encode())) + text.encode()


def serial():
    """A document as the reader's process sends it: see indexer/child/serial_form.h."""
    lacks = number(2**64 - 1)
    place = number(1) + b"".join(number(struct.unpack("<I", struct.pack("<f", x))[0]) for x in (72, 90, 80, 12) * 2 + (500, 12)) + number(0) * 4
    lines = b""
    for text in ("第１章 計画", "港湾の予算を計画する。", "・演習（防衛省）"):
        lines += string(text) + number(1) + number(0) * 6 + place + number(0) + lacks
    page = lacks + number(1) + number(0) * 2 + number(0x44160000) * 2 + number(3) + lines
    document = string("題") + lacks * 5 + number(0) * 3 + number(1) + page
    member = string("a.txt") + string("abc")
    return b"".join(kind + number(len(record)) + record for kind, record in ((b"D", document), (b"M", member), (b"E", string(""))))


def block():
    """A block of two passages: see include/seisaku/passage_block.h."""
    text = "港湾".encode()
    record = bytes([len(text)]) + text + b"\0\x01\x03"
    return b"\x02" + record * 2 + (b"\x06\x02p\0\x01\x00\x00") * 40


def seeds(name, work):
    """The inputs of a target, as bytes; `name` without its `+`."""
    plain = {"query": QUERIES, "ask": ["\0" + one for one in QUERIES] + [chr(form) + "演習 計画" for form in range(19)],
             "batch": ["ipef\tNATO OR 演習\nx\t計画\n# y\n"], "survey": ["ipef\tNATO OR 演習\n\"x\"\t計画\n"], "text": TEXTS, "html": HTML, "xml": [LAW, DIET],
             "json": JSON, "mail": [MAIL], "markdown": [MARKDOWN], "regex": ["港湾.{2,9}計画|a+?\0港湾の計画", "(?=x)[あ-ん]*\\d\0xい3"],
             "topics": ["# 話題\nIPEF\tインド太平洋経済枠組み\nNATO\t北大西洋条約機構\n"], "postings": ["\x02\x05\x01\x02\x05\x01", "\x01\x00\x01\x00"],
             "csv": ["id,text,ministry\n1,\"港湾,の\"\"計画\",METI\n"], "jsonl": ['{"id":"a","text":"港湾","ministries":["経済産業省"],"kind":"plan"}\n'],
             "stub": ["auto generation-1\n# generation-1/iamglass 86 56164ff5d2c84eb9\n# XAPIANDB 507c1a7a021f9b91\n", "remote localhost:1\r\nauto ../x\n"]}
    yield from (one.encode() for one in plain.get(name, []))
    made = {"pdf": lambda: [pdf()], "office": lambda: office(work), "archive": archives, "serial": lambda: [serial()], "block": lambda: [block()]}
    yield from made.get(name, list)()
    wanted = {"text": "*.txt", "jsonl": "*.jsonl", "html": "*.html"}.get(name)
    yield from (path.read_bytes() for path in sorted(DATA.rglob(wanted)) if path.stat().st_size < 16384) if wanted else ()
