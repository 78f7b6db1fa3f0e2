# Formats: what a researcher's folder holds beside text, PDF and web pages.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return
}

make_office() { "$BATS_TEST_DIRNAME/../make_office" "$@"; }
index() { "$SEISAKU_BIN/seisaku-index" -d ix "$@"; }

# PAGE|SECTION|PATH|ITEM|TEXT of each passage; "-" is what is unknown.
passages() {
    "$SEISAKU_BIN/seisaku-index" -q --dump "$@" | python3 -c '
import json, sys
for line in sys.stdin:
    p = json.loads(line)
    section = p["section"] or {"number": None, "title": None}
    print("|".join([str(p["page_label"] or p["page"] or "-"), section["number"] or section["title"] or "-",
                    " > ".join(p["path"]) or "-", p["item"] or "-", p["text"]]))'
}

field() { # NAME FILE: of the first passage
    "$SEISAKU_BIN/seisaku-index" -q --dump "$2" | head -1 | python3 -c 'import json, sys
print(json.loads(sys.stdin.read())[sys.argv[1]])' "$1"
}

expect() { # EXPECTED ACTUAL
    diff <(printf '%s\n' "$1") <(printf '%s\n' "$2")
}

@test "docx: headings by style, numbers that Word makes, notes, boxes, ruby, changes, margins" {
    make_office a.docx <<'XML'
== word/document.xml
<w:document><w:body>
<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>離島航路の整備計画</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="C1"/></w:pPr><w:r><w:t>第１　基本方針 …… 1</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>基本方針</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">航路は、</w:t></w:r><w:ins><w:r><w:t>県と</w:t></w:r></w:ins><w:del><w:r><w:delText>国が</w:delText></w:r></w:del><w:r><w:ruby><w:rt><w:r><w:t>しちょうそん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>市町村</w:t></w:r></w:rubyBase></w:ruby><w:t>が守る</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠れた字</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>運航</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H2"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>補助</w:t></w:r></w:p>
<w:p><w:r><w:t>欠損を補助する。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>囲みの中の文である。</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>囲みの中の文である。</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>財源</w:t></w:r></w:p>
<w:p><w:r><w:t>起債を充てる。</w:t></w:r></w:p>
</w:body></w:document>
== word/styles.xml
<w:styles>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="自治体の見出し"/><w:basedOn w:val="B2"/></w:style>
<w:style w:type="paragraph" w:styleId="B2"><w:name w:val="body"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
</w:styles>
== word/numbering.xml
<w:numbering><w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>
== word/footnotes.xml
<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>線</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>離島の市町村に限る。</w:t></w:r></w:p></w:footnote></w:footnotes>
== word/header1.xml
<w:hdr><w:p><w:r><w:t>取扱注意</w:t></w:r></w:p></w:hdr>
XML
    expect "1|-|-|-|離島航路の整備計画
1|第1章|第1章 基本方針|-|航路は、県と市町村が守る。
1|1.2|第1章 基本方針 > 1.2 補助|-|欠損を補助する。
1|1.2|第1章 基本方針 > 1.2 補助|-|囲みの中の文である。
1|第2章|第2章 財源|-|起債を充てる。
1|第2章|第2章 財源|-|離島の市町村に限る。" "$(passages a.docx | grep -v '運航')"
    [ "$(field title a.docx)" = 離島航路の整備計画 ]
    [ -z "$(passages a.docx | grep -E '取扱注意|隠れた|国が|しちょうそん')" ]
}

@test "docx: a table's row is a passage, under the words of its head; a form is none" {
    make_office t.docx <<'XML'
== word/document.xml
<w:document><w:body>
<w:tbl>
<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>所管</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>事業</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>額</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>国土交通省</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1 港の改修</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>120</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2 橋の点検</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>35</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>
<w:p><w:r><w:t>届出の様式は次のとおりとする。</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>氏名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>山田</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>住所</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>島の一番地</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>
XML
    expect "1|-|-|-|所管: 国土交通省　事業: 1 港の改修　額: 120
1|-|-|-|所管: 国土交通省　事業: 2 橋の点検　額: 35
1|-|-|-|届出の様式は次のとおりとする。
1|-|-|-|氏名　山田
1|-|-|-|住所　島の一番地" "$(passages t.docx)"
}

@test "xlsx: sheets are pages, numbers as they are shown, hidden sheets are told" {
    make_office b.xlsx <<'XML'
== xl/workbook.xml
<workbook><sheets><sheet name="予算" sheetId="7" r:id="r1"/><sheet name="控え" sheetId="8" state="hidden" r:id="r2"/></sheets></workbook>
== xl/sharedStrings.xml
<sst><si><t>事業名</t></si><si><t>所管</t></si><si><r><t>港の</t></r><r><t>改修</t></r><rPh><t>カイシュウ</t></rPh></si><si><t>国土交通省</t></si></sst>
== xl/styles.xml
<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></styleSheet>
== xl/worksheets/sheet1.xml
<worksheet><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>令和７年度　予算の内訳</t></is></c></row>
<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="inlineStr"><is><t>額</t></is></c><c r="D3" t="inlineStr"><is><t>期日</t></is></c><c r="E3" t="inlineStr"><is><t>割合</t></is></c></row>
<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="C4" s="1"><v>1234567</v></c><c r="D4" s="2"><v>45734</v></c><c r="E4" s="3"><v>0.125</v></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>橋の点検</t></is></c><c r="C5" s="1"><v>900</v></c></row>
</sheetData></worksheet>
== xl/worksheets/sheet2.xml
<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>控えの文</t></is></c></row></sheetData></worksheet>
XML
    expect "予算|-|-|-|令和７年度　予算の内訳
予算|-|-|-|事業名: 港の改修　所管: 国土交通省　額: 1,234,567　期日: 令和7年3月18日　割合: 12.50%
予算|-|-|-|事業名: 橋の点検　額: 900
控え|-|-|-|控えの文" "$(passages b.xlsx)"
    run --separate-stderr index b.xlsx
    [ "$status" -eq 0 ]
    [[ $stderr == *'b.xlsx: hidden sheets are read, too (1): 控え'* ]]
}

@test "xlsx, ods: a cell merged over several rows stands in each of them" {
    make_office m.xlsx <<'XML'
== xl/workbook.xml
<workbook><sheets><sheet name="港" sheetId="1" r:id="r1"/></sheets></workbook>
== xl/worksheets/sheet1.xml
<worksheet><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>島</t></is></c><c r="B1" t="inlineStr"><is><t>港</t></is></c><c r="C1" t="inlineStr"><is><t>係</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>北島</t></is></c><c r="B2" t="inlineStr"><is><t>東港</t></is></c><c r="C2" t="inlineStr"><is><t>港湾課</t></is></c></row>
<row r="3"><c r="A3"/><c r="B3" t="inlineStr"><is><t>西港</t></is></c><c r="C3"/></row>
<row r="4"><c r="B4" t="inlineStr"><is><t>南港</t></is></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>沖島</t></is></c><c r="B5" t="inlineStr"><is><t>沖港</t></is></c></row>
</sheetData><mergeCells><mergeCell ref="C2:C4"/><mergeCell ref="A2:A4"/></mergeCells></worksheet>
XML
    expect "港|-|-|-|島: 北島　港: 東港　係: 港湾課
港|-|-|-|島: 北島　港: 西港　係: 港湾課
港|-|-|-|島: 北島　港: 南港　係: 港湾課
港|-|-|-|島: 沖島　港: 沖港" "$(passages m.xlsx)"
    make_office m.ods <<'XML'
== mimetype
application/vnd.oasis.opendocument.spreadsheet
== content.xml
<office:document-content><office:body><office:spreadsheet><table:table table:name="港">
<table:table-row><table:table-cell><text:p>島</text:p></table:table-cell><table:table-cell><text:p>港</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>北島</text:p></table:table-cell><table:table-cell><text:p>東港</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell><text:p>西港</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>沖島</text:p></table:table-cell><table:table-cell><text:p>沖港</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>
XML
    expect "港|-|-|-|島　港
港|-|-|-|北島　東港
港|-|-|-|北島　西港
港|-|-|-|沖島　沖港" "$(passages m.ods)"
}

@test "docx: numbers by style alone, raised marks, a title that is no page's head" {
    make_office n.docx <<'XML'
== word/document.xml
<w:document><w:body>
<w:p><w:r><w:t>渡し船の運航規程</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="A1"/></w:pPr><w:r><w:t>総則</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="A2"/></w:pPr><w:r><w:t>目的</w:t></w:r></w:p>
<w:p><w:r><w:t>渡し船</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>注1)</w:t></w:r><w:r><w:t>の運航を定める。広さは五m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>とする。</w:t></w:r></w:p>
</w:body></w:document>
== word/styles.xml
<w:styles>
<w:style w:type="paragraph" w:styleId="A1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="A2"><w:name w:val="heading 2"/><w:basedOn w:val="A1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>
== word/numbering.xml
<w:numbering><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1章"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>
== word/header1.xml
<w:hdr><w:p><w:r><w:t>取扱いに注意</w:t></w:r></w:p></w:hdr>
XML
    expect "1|-|-|-|渡し船の運航規程
1|1.1|第1章 総則 > 1.1 目的|-|渡し船¹の運航を定める。広さは五m²とする。" "$(passages n.docx)"
    [ "$(field title n.docx)" = 渡し船の運航規程 ]
}

@test "pptx: a slide is a page, its title a heading, notes apart, numbers of slides set aside" {
    make_office c.pptx <<'XML'
== ppt/presentation.xml
<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>
== ppt/slides/slide1.xml
<p:sld show="0"><p:cSld><p:spTree>
<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>二枚目の文である。</a:t></a:r></a:p></p:txBody></p:sp>
<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>今後の</a:t></a:r><a:r><a:t>進め方</a:t></a:r></a:p></p:txBody></p:sp>
<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld type="slidenum"><a:t>2</a:t></a:fld></a:p></p:txBody></p:sp>
</p:spTree></p:cSld></p:sld>
== ppt/slides/slide2.xml
<p:sld><p:cSld><p:spTree>
<p:sp><p:nvSpPr><p:nvPr><p:ph type="ctrTitle"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>港湾の人工知能活用</a:t></a:r></a:p></p:txBody></p:sp>
<p:grpSp><p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody><a:p><a:r><a:t>荷役を自動にする。</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp>
<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow="1"/><a:tr><a:tc><a:txBody><a:p><a:r><a:t>港</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>年</a:t></a:r></a:p></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>北港</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>2027</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>
</p:spTree></p:cSld></p:sld>
== ppt/slides/_rels/slide2.xml.rels
<Relationships><Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide" Target="../notesSlides/notesSlide1.xml"/></Relationships>
== ppt/notesSlides/notesSlide1.xml
<p:notes><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>ここで図を示す。</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>
XML
    expect "1|港湾の人工知能活用|港湾の人工知能活用|-|荷役を自動にする。
1|港湾の人工知能活用|港湾の人工知能活用|-|港: 北港　年: 2027
1|港湾の人工知能活用|港湾の人工知能活用|-|ここで図を示す。
2|今後の進め方|今後の進め方|-|二枚目の文である。" "$(passages c.pptx)"
    [ "$(field title c.pptx)" = 港湾の人工知能活用 ]
    [ "$(field genre c.pptx)" = slides ]
    run --separate-stderr index c.pptx
    [[ $stderr == *'c.pptx: hidden slides are read, too (1): 2'* ]]
}

@test "odt, ods, odp: headings, notes, ruby, tables, repeated cells, pages" {
    make_office d.odt <<'XML'
== mimetype
application/vnd.oasis.opendocument.text
== content.xml
<office:document-content><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>消した文である。</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:p>1 方針 … 1</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">1 方針</text:h>
<text:p>水路<text:ruby><text:ruby-base>標識</text:ruby-base><text:ruby-text>ひょうしき</text:ruby-text></text:ruby>を<text:s/>
   置く<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>夜間も見える標識。</text:p></text:note-body></text:note>。月に一度<text:note><text:note-citation>2</text:note-citation><text:note-body><text:p>冬は二度。</text:p><text:p>荒天を除く。</text:p></text:note-body></text:note>見回る。</text:p>
<text:list><text:list-item><text:p>灯を改める。</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>島</text:p></table:table-cell><table:table-cell><text:p>人口</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>北島</text:p></table:table-cell><table:table-cell><text:p>120</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>
XML
    expect "1|1|1 方針|-|水路標識を 置く。月に一度見回る。
1|1|1 方針|-|夜間も見える標識。
1|1|1 方針|-|冬は二度。
1|1|1 方針|-|荒天を除く。
1|1|1 方針|-|灯を改める。
1|1|1 方針|-|島: 北島　人口: 120" "$(passages d.odt)"
    make_office e.ods <<'XML'
== mimetype
application/vnd.oasis.opendocument.spreadsheet
== content.xml
<office:document-content><office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="航路"><table:table-row><table:table-cell><text:p>一号線</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>日に三便</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="控え" table:style-name="h"><table:table-row><table:table-cell><text:p>見えない表</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>
XML
    expect "航路|-|-|-|一号線　日に三便
控え|-|-|-|見えない表" "$(passages e.ods)"
    run --separate-stderr index e.ods
    [[ $stderr == *'e.ods: hidden sheets are read, too (1): 控え'* ]]
    make_office f.odp <<'XML'
== mimetype
application/vnd.oasis.opendocument.presentation
== content.xml
<office:document-content><office:body><office:presentation><draw:page draw:name="p1"><draw:frame><draw:text-box><text:p>観測を続ける。</text:p></draw:text-box></draw:frame><draw:frame presentation:class="title"><draw:text-box><text:p>海の観測</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>話す人の覚え。</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation></office:body></office:document-content>
XML
    expect "1|海の観測|海の観測|-|観測を続ける。
1|海の観測|海の観測|-|話す人の覚え。" "$(passages f.odp)"
}

@test "epub: chapters in the order of the spine, ruby dropped" {
    make_office g.epub <<'XML'
== mimetype
application/epub+zip
== META-INF/container.xml
<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>
== OEBPS/book.opf
<package><metadata><dc:title>海の白書</dc:title><dc:publisher>海の会</dc:publisher></metadata><manifest><item id="b" href="b.xhtml"/><item id="a" href="%E7%AB%A0.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>
== OEBPS/b.xhtml
<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>第二章</h1><p>島を結ぶ。</p></body></html>
== OEBPS/章.xhtml
<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>第一章</h1><p>海を<ruby>測<rt>はか</rt></ruby>る。</p></body></html>
XML
    expect "1|第一章|第一章|-|海を測る。
2|第二章|第二章|-|島を結ぶ。" "$(passages g.epub)"
    [ "$(field title g.epub)" = 海の白書 ]
    make_office h.epub <<'XML'
== mimetype
application/epub+zip
== META-INF/container.xml
<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>
== book.opf
<package><metadata><dc:title>Unknown Title</dc:title></metadata><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>
== a.xhtml
<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>海の便り</h1><p>海を測る。</p></body></html>
XML
    [ "$(field title h.epub)" = 海の便り ]
}

LAW_XML='<?xml version="1.0" encoding="UTF-8"?>
<Law Era="Reiwa" Year="06" Num="012" LawType="MinisterialOrdinance" PromulgateMonth="03" PromulgateDay="29">
<LawNum>令和六年国土交通省令第十二号</LawNum><LawBody><LawTitle Kana="こうろ">離島航路の運航に関する省令</LawTitle>
<TOC><TOCLabel>目次</TOCLabel><TOCChapter><ChapterTitle>第一章　総則</ChapterTitle><ArticleRange>（第一条・第二条）</ArticleRange></TOCChapter></TOC>
<MainProvision>
<Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>
<Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>この省令は、離島の<Ruby>航路<Rt>こうろ</Rt></Ruby>を守る。</Sentence><Sentence Function="proviso">ただし、河川を除く。</Sentence></ParagraphSentence></Paragraph>
<Paragraph Num="2"><ParagraphNum>２</ParagraphNum><ParagraphSentence><Sentence>次の船を用いる。</Sentence></ParagraphSentence>
<Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence><Column Num="1"><Sentence>貨物船</Sentence></Column><Column Num="2"><Sentence>荷を運ぶ船</Sentence></Column></ItemSentence>
<Subitem1 Num="1"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence><Sentence>大型のもの</Sentence></Subitem1Sentence></Subitem1></Item></Paragraph></Article>
<Article Num="2"><ArticleCaption>（定義）</ArticleCaption><ArticleTitle>第二条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>港とは、次の表に掲げるものをいう。</Sentence></ParagraphSentence>
<TableStruct><Table><TableRow><TableColumn rowspan="2"><Sentence>北部</Sentence></TableColumn><TableColumn><Sentence>北港</Sentence></TableColumn></TableRow><TableRow><TableColumn><Sentence>東港</Sentence></TableColumn></TableRow></Table></TableStruct></Paragraph></Article>
</Chapter>
<Chapter Num="2"><ChapterTitle>第二章　雑則</ChapterTitle>
<Article Num="3"><ArticleTitle>第三条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>細則は、別に定める。</Sentence></ParagraphSentence></Paragraph></Article>
</Chapter></MainProvision>
<SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>この省令は、公布の日から施行する。</Sentence></ParagraphSentence></Paragraph></SupplProvision>
<SupplProvision AmendLawNum="令和七年国土交通省令第三号" Extract="true"><SupplProvisionLabel>附　則</SupplProvisionLabel><Article Num="1"><ArticleCaption>（施行期日）</ArticleCaption><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>令和七年四月一日から施行する。</Sentence></ParagraphSentence></Paragraph></Article></SupplProvision>
<AppdxTable Num="1"><AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>（第二条関係）</RelatedArticleNum><TableStruct><Table><TableHeaderRow><TableHeaderColumn>港</TableHeaderColumn><TableHeaderColumn>島</TableHeaderColumn></TableHeaderRow><TableRow><TableColumn><Sentence>西港</Sentence></TableColumn><TableColumn><Sentence>西島</Sentence></TableColumn></TableRow></Table></TableStruct></AppdxTable>
</LawBody></Law>'

LAW_PASSAGES='1|-|-|-|離島航路の運航に関する省令（令和六年国土交通省令第十二号）
1|第一条|第一章 総則|-|第一条　この省令は、離島の航路を守る。ただし、河川を除く。
1|第一条|第一章 総則|-|２　次の船を用いる。
1|第一条|第一章 総則|-|一　貨物船　荷を運ぶ船
1|第一条|第一章 総則|-|イ　大型のもの
1|第二条|第一章 総則|-|第二条　港とは、次の表に掲げるものをいう。
1|第二条|第一章 総則|-|北部　北港
1|第二条|第一章 総則|-|北部　東港
1|第三条|第二章 雑則|-|第三条　細則は、別に定める。
1|附則|附則|-|この省令は、公布の日から施行する。
1|第一条|附則 （令和七年国土交通省令第三号）　抄|-|第一条　令和七年四月一日から施行する。
1|別表第一|別表第一 （第二条関係）|-|港: 西港　島: 西島'

@test "a statute of the law database: articles, items, tables, annexes, in XML and in the API's answers" {
    printf '%s\n' "$LAW_XML" >law.xml
    expect "$LAW_PASSAGES" "$(passages law.xml)"
    [ "$(field title law.xml)" = 離島航路の運航に関する省令 ]
    [ "$(field genre law.xml)" = statute ]
    [ "$(field date law.xml)" = 2024-03-29 ]
    for wrong in 's/Day="29"/Day="32"/ 2024-03' 's/Month="03"/Month="13"/ 2024' 's/Era="Reiwa"/Era="Keio"/ None'; do
        sed "${wrong% *}" law.xml >wrong.xml
        [ "$(field date wrong.xml)" = "${wrong##* }" ]
    done
    [ "$(field ministries law.xml)" = "['国土交通省']" ]
    { printf '<?xml version="1.0" encoding="UTF-8"?><DataRoot><Result><Code>0</Code></Result><ApplData><LawFullText>'
      tail -n +2 law.xml; printf '</LawFullText></ApplData></DataRoot>'; } >answer.xml
    expect "$LAW_PASSAGES" "$(passages answer.xml)"
    python3 - <<'PYTHON'
import json, xml.etree.ElementTree as tree
def described(node):
    children = ([node.text] if node.text and node.text.strip() else [])
    for child in node:
        children.append(described(child))
        if child.tail and child.tail.strip():
            children.append(child.tail)
    return {"tag": node.tag, "attr": node.attrib, "children": children}
answer = {"law_info": {"law_id": "x"}, "law_full_text": described(tree.parse("law.xml").getroot())}
json.dump(answer, open("answer.json", "w", encoding="utf-8"), ensure_ascii=False)
PYTHON
    expect "$LAW_PASSAGES" "$(passages answer.json)"
}

@test "a statute with all levels of chapters, numbered or not, each within the one above" {
    python3 - >law.xml <<'PYTHON'
levels = [("Part", "編"), ("Chapter", "章"), ("Section", "節"), ("Subsection", "款"), ("Division", "目")]
article = ('<Article><ArticleTitle>第%s条</ArticleTitle><Paragraph><ParagraphNum/><ParagraphSentence><Sentence>%sを定める。'
           '</Sentence></ParagraphSentence></Paragraph></Article>')
text = article % ("一", "港")
for name, unit in reversed(levels):
    text = f"<{name}><{name}Title>第一{unit}　{unit}の題</{name}Title>{text}</{name}>"
rest = article % ("二", "島") # in chapters without numbers
for name, unit in reversed(levels):
    rest = f"<{name}><{name}Title>残りの{unit}</{name}Title>{rest}</{name}>"
text += rest
print(f"<Law><LawNum>令和六年法律第一号</LawNum><LawBody><LawTitle>港法</LawTitle><MainProvision>{text}</MainProvision>"
      f"<SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel><Chapter><ChapterTitle>経過</ChapterTitle>{article % ('一', '沖')}"
      "</Chapter></SupplProvision></LawBody></Law>")
PYTHON
    expect '1|-|-|-|港法（令和六年法律第一号）
1|第一条|第一編 編の題 > 第一章 章の題 > 第一節 節の題 > 第一款 款の題 > 第一目 目の題|-|第一条　港を定める。
1|第二条|残りの編 > 残りの章 > 残りの節 > 残りの款 > 残りの目|-|第二条　島を定める。
1|第一条|附則 > 経過|-|第一条　沖を定める。' "$(passages law.xml)"
}

@test "a statute as XML and as a web page gives the same articles and texts" {
    printf '%s\n' "$LAW_XML" >law.xml
    cat >law.html <<'HTML'
<!doctype html><html><head><title>離島航路の運航に関する省令</title></head><body><main>
<p>離島航路の運航に関する省令（令和六年国土交通省令第十二号）</p>
<p>第一章　総則</p><p>（目的）</p><p>第一条　この省令は、離島の<ruby>航路<rt>こうろ</rt></ruby>を守る。ただし、河川を除く。</p>
<p>２　次の船を用いる。</p><p>一　貨物船　荷を運ぶ船</p><p>イ　大型のもの</p>
<p>（定義）</p><p>第二条　港とは、次の表に掲げるものをいう。</p>
<p>第二章　雑則</p><p>第三条　細則は、別に定める。</p>
<p>附　則</p><p>この省令は、公布の日から施行する。</p>
<p>附　則　（令和七年国土交通省令第三号）　抄</p><p>（施行期日）</p><p>第一条　令和七年四月一日から施行する。</p>
</main></body></html>
HTML
    diff <(passages law.xml | grep -v -e '北部' -e '別表') <(passages law.html)
}

SPEECHES='[["会議録情報", "", "", "令和七年三月十八日（火曜日）\r\n　　　午前十時開会"],
 ["山田太郎", "外務委員長", "海の会", "○山田委員長　これより会議を開きます。\r\n　質疑に入ります。"],
 ["上川陽子", "外務大臣", "空の会", "○上川国務大臣　条約の締結を\r\n急ぎます。\r\n　次の段落です。"]]'

@test "an answer of the API of the Diet: each speech with its keys, in JSON and in XML" {
    python3 - "$SPEECHES" <<'PYTHON'
import json, sys, xml.sax.saxutils as sax
records = [{"speechID": "m1_%d" % n, "issueID": "m1", "session": 217, "nameOfHouse": "衆議院",
            "nameOfMeeting": "外務委員会", "issue": "第5号", "date": "2025-03-18", "speechOrder": n, "speaker": s[0],
            "speakerYomi": None, "speakerGroup": s[2], "speakerPosition": s[1], "speech": s[3],
            "speechURL": "https://example.jp/s%d" % n, "meetingURL": "https://example.jp/m1"}
           for n, s in enumerate(json.loads(sys.argv[1]))]
other = dict(records[1], speechID="m2_1", issueID="m2", nameOfMeeting="本会議", date="2025-03-19")
json.dump({"numberOfRecords": 4, "speechRecord": records + [other]}, open("d.json", "w", encoding="utf-8"))
with open("d.xml", "w", encoding="utf-8") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?><data><numberOfRecords>4</numberOfRecords><records>')
    for record in records + [other]:
        out.write("<record><recordData><speechRecord>%s</speechRecord></recordData></record>" % "".join(
            "<%s>%s</%s>" % (k, sax.escape("" if v is None else str(v)), k) for k, v in record.items()))
    out.write("</records></data>")
PYTHON
    for name in d.json d.xml; do
        expect '1|-|-|-|令和七年三月十八日（火曜日）
1|-|-|-|午前十時開会
1|-|-|山田委員長|○山田委員長　これより会議を開きます。
1|-|-|山田委員長|質疑に入ります。
1|-|-|上川国務大臣|○上川国務大臣　条約の締結を急ぎます。
1|-|-|上川国務大臣|次の段落です。
1|-|-|山田委員長|○山田委員長　これより会議を開きます。
1|-|-|山田委員長|質疑に入ります。' "$(passages $name)"
        "$SEISAKU_BIN/seisaku-index" -q --dump $name | python3 -c '
import json, sys
all = [json.loads(line) for line in sys.stdin]
p = all[4]
assert p["title"] == "第217回国会 衆議院 外務委員会 第5号", p
assert (p["genre"], p["date"], p["publisher"]) == ("minutes", "2025-03-18", "衆議院"), p
assert p["url"] == "https://example.jp/m1" and p["ministries"] == ["外務省"], p
assert p["speaker"] == {"name": "上川陽子", "office": "外務大臣", "group": "空の会"}, p
assert all[7]["date"] == "2025-03-19" and all[7]["doc_id"] != p["doc_id"], all[7]
assert len({q["id"] for q in all}) == len(all)'
    done
}

@test "a speech that two answers of the API have counts once, in one run and in two" {
    python3 - <<'PYTHON'
import json
def record(order, **more):
    return dict({"speechID": "m9_%03d" % order, "issueID": "m9", "session": 217, "nameOfHouse": "参議院",
                 "nameOfMeeting": "総務委員会", "issue": "第2号", "date": "2025-04-01", "speechOrder": order,
                 "speaker": "海野波子", "speakerGroup": "岬の会", "speakerPosition": None,
                 "speech": "○海野波子君　灯台%dを修繕します。" % order}, **more)
json.dump({"speechRecord": [record(1), record(2)]}, open("a.json", "w"))
json.dump({"speechRecord": [record(2), record(3)]}, open("b.json", "w"))
json.dump({"speechRecord": [record(2), record(3)]}, open("c.json", "w"))
PYTHON
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -d both a.json b.json c.json
    [ "$status" -eq 0 ]
    [[ $stderr == *'b.json: speeches of it that stand in '*'a.json, too, are read there (1)'* ]]
    [[ $stderr == *'c.json: speeches of it that stand in '*'a.json, too, are read there (2)'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d both -c speaker:岬の会)" = 3 ]
    [ "$("$SEISAKU_BIN/seisaku-index" -q --dump a.json b.json | wc -l)" = 3 ]
    "$SEISAKU_BIN/seisaku-index" -q -d two a.json
    "$SEISAKU_BIN/seisaku-index" -q -d two b.json
    [ "$("$SEISAKU_BIN/seisaku-query" -d two -c 灯台)" = 3 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d two -f jsonl -n 9 灯台 | jq -r .id | sort | tr '\n' ' ')" = 'm9_001:1 m9_002:1 m9_003:1 ' ]
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" -d two --remove=b.json
    [[ $stderr == *'speeches are gone with the file that had them (passages: 2)'* ]]
}

@test "mark-up is never indexed as its tags" {
    printf '<?xml version="1.0"?><config><name>港湾</name></config>\n' >config.xml
    printf '{\\rtf1\\ansi \\u28207?\\u28286? }\n' >letter.txt
    printf '{"name": "港湾"}\n' >data.json
    printf '\320\317\021\340\241\261\032\341rest of an old file' >old.doc
    printf '<svg xmlns="http://www.w3.org/2000/svg"><text>港湾</text></svg>\n' >map.svg
    printf '<!-- 港湾 -->\n<rss><channel>港湾</channel>\n</rss >\n' >feed.txt
    printf '<?xml version="1.0"?><a>港湾</a>' | iconv -t UTF-16LE >wide
    printf '<DOC/>' >empty
    printf '[ {"name": "港湾"} ]\n' >api.txt
    printf '%% 港湾\n\\documentclass{article}\\begin{document}港湾\\end{document}\n' >plan.tex
    printf '\\documentclass{article}\\begin{document}港湾\\end{document}\n' >plan
    printf '%%!PS-Adobe-3.0\n(port) show\n' >plan.ps
    local all=(config.xml letter.txt data.json old.doc map.svg feed.txt wide empty api.txt plan.tex plan plan.ps)
    run --separate-stderr index "${all[@]}"
    [ "$status" -eq 2 ]
    run --separate-stderr index "${all[@]}"
    [ "$status" -eq 2 ]
    for one in map.svg feed.txt wide empty; do [[ $stderr == *"$one: XML that is neither"* ]]; done
    for one in plan.tex plan plan.ps; do [[ $stderr == *"$one: TeX or PostScript"* ]]; done
    [[ $stderr == *'api.txt: JSON that is neither'* ]]
    [[ $stderr == *'config.xml: XML that is neither a statute nor'* ]]
    [[ $stderr == *'letter.txt: RTF: save it as .docx'* ]]
    [[ $stderr == *'data.json: JSON that is neither'* ]]
    [[ $stderr == *'old.doc: an old office file (.doc, .xls, .ppt)'* ]]
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html><body><p>港湾の計画である。</p></body></html>\n' >page.xhtml
    [ "$(passages page.xhtml)" = '1|-|-|-|港湾の計画である。' ]
    printf '<div class="x"><p>港湾の計画である。</p>' >part.txt
    [ "$(passages part.txt)" = '1|-|-|-|港湾の計画である。' ]
}

@test "a text that opens with a word in angle brackets, or with a brace, is a text" {
    local text
    for text in '<NATO> の計画である。' '<Table 1> 港湾の計画' '{港湾} の計画' '[1] 港湾の計画' '<a の計画> と <b> である'; do
        printf '%s\n' "$text" >plain.txt
        [ "$(passages plain.txt | cut -d'|' -f5)" = "$text" ] || { echo "$text"; return 1; }
    done
}

@test "a zip is a folder of its members" {
    python3 - <<'PYTHON'
import zipfile
class Unflagged(zipfile.ZipInfo): # names in the code page of a Japanese Windows, as its own packer writes them
    def _encodeFilenameFlags(self):
        return self.filename.encode("cp932"), 0
with zipfile.ZipFile("inner.zip", "w") as inner:
    inner.writestr("島.txt", "離島の計画である。")
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr(Unflagged("資料/計画表.txt"), "港湾の計画である。")
    archive.writestr("章.html", "<html><body><p>空港の計画である。</p></body></html>")
    archive.write("inner.zip")
    archive.writestr("broken.pdf", "%PDF-1.4 broken")
    archive.writestr("film.mp4", "x")
    archive.writestr(".hidden.txt", "x")
    archive.writestr("folder.txt/", "")
    link = Unflagged("link.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    archive.writestr(link, "計画.txt")
PYTHON
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump a.zip
    [ "$status" -eq 1 ]
    [ "$(python3 -c 'import json, sys
for line in sys.stdin:
    p = json.loads(line)
    print(p["source"]["path"], p["text"])' <<<"$output")" = 'a.zip/資料/計画表.txt 港湾の計画である。
a.zip/章.html 空港の計画である。
a.zip/inner.zip/島.txt 離島の計画である。' ]
    [[ $stderr == *'a.zip/broken.pdf: '* && $stderr != *folder.txt* ]]
    [[ $stderr == *'a.zip: passed over 1 file of other kinds: 1 .mp4'* ]]
    index -q a.zip || [ $? -eq 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 3 ]
    rm inner.zip
    python3 -c 'import zipfile; zipfile.ZipFile("a.zip", "w").writestr("b.txt", "河川の計画である。")'
    index -q a.zip
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 1 ]
}

@test "a folder says what it holds that is not read" {
    mkdir -p f/sub
    printf '港湾の計画である。\n' >f/a.txt
    touch f/b.mp4 f/c.MP4 f/sub/d.jtd f/e f/g.parquet f/h.no-ending f/i.longerthantwelve
    run --separate-stderr index --report=report f
    [ "$status" -eq 0 ]
    [[ $stderr == *'passed over 7 files of other kinds: 3 without ending, 2 .mp4, 1 .jtd, 1 .parquet'* ]]
    [ "$(grep -c '"status":"passed_over"' report)" -eq 7 ]
    grep -q '"passed_over":7' report
    run --separate-stderr index -q f
    [ -z "$stderr" ]
    run --separate-stderr index --exclude='*.mp4' --exclude='*.MP4' f
    [[ $stderr == *'passed over 5 files of other kinds: 3 without ending, 1 .jtd, 1 .parquet'* ]]
}

@test "--pre reads what a command prints, of files that are not read and of those that --pre-glob names" {
    mkdir f
    printf '港湾の計画である。\n' >f/a.txt
    printf 'secret format: %s\n' 空港の計画である。 >f/b.jtd
    printf '\320\317\021\340\241\261old' >f/c.doc
    cat >convert <<'SH'
#!/bin/sh
[ "$1" = f/c.doc ] && { echo "cannot convert" >&2; exit 3; }
sed 's/^secret format: //'
SH
    chmod +x convert
    run --separate-stderr index --pre=./convert f
    [ "$status" -eq 1 ]
    [[ $stderr == *'f/c.doc: ./convert failed (status 3): cannot convert'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c '"空港の計画である"')" -eq 1 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 2 ]
    printf '#!/bin/sh\ntr a-z A-Z\n' >upper
    printf '#!/bin/sh\nprintf "<!doctype html><html><body><p>海の計画である。</p></body></html>"\n' >web
    chmod +x upper web
    printf 'port plan\n' >f/d.txt
    run --separate-stderr index --rebuild --pre=./upper --pre-glob='d.*' f
    [ "$status" -eq 0 ]
    [[ $stderr == *'passed over 2 files of other kinds: 1 .doc, 1 .jtd'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -n 1 -f jsonl port | grep -c '"PORT PLAN"')" -eq 1 ]
    [ "$(passages --pre=./web f/b.jtd)" = '1|-|-|-|海の計画である。' ]
    run --separate-stderr index --pre=./missing f/b.jtd
    [ "$status" -eq 2 ]
    [[ $stderr == *'f/b.jtd: the command of --pre cannot be run: ./missing'* ]]
    # More than a pipe holds reaches a command that is slow to read.
    { yes 島の計画である。 | head -n 20000; echo 最後の橋である。; } >f/long.jtd
    printf '#!/bin/sh\nsleep .2\ntail -n 1\n' >last
    chmod +x last
    [ "$(passages --pre=./last f/long.jtd)" = '1|-|-|-|最後の橋である。' ]
}

@test "--text-field names the text of tables and objects of others" {
    printf '番号,発言\n1,港湾の計画である。\n' >a.csv
    run --separate-stderr index a.csv
    [[ $stderr == *'no column "text" here: name the one that holds the text with --text-field, of 番号, 発言'* ]]
    expect '-|-|-|-|港湾の計画である。' "$(passages --text-field=発言 a.csv)"
    printf '{"speech":"空港の計画である。","text":"x"}\n{"speech":"河川の計画である。"}\n{"other":1}\n' >b.jsonl
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump --text-field=speech b.jsonl
    [ "$status" -eq 1 ]
    [ "$(grep -c 計画 <<<"$output")" -eq 2 ]
    [[ $stderr == *'b.jsonl:3: "speech" is missing, or no string'* ]]
}

@test "ministries from outside are made canonical, or refused with their line" {
    cat >a.jsonl <<'JSONL'
{"id":"a","text":"海の計画","ministries":["METI","外務省"],"issuer":["MOFA"]}
{"id":"b","text":"空の計画","ministries":["経産しょう"]}
JSONL
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump a.jsonl
    [ "$status" -eq 1 ]
    [[ $output == *'"ministries":["経済産業省","外務省"]'*'"issuer":["外務省"]'* ]]
    [[ $stderr == *'a.jsonl:2: "ministries": no ministry is called 経産しょう'* ]]
    printf 'id,text,ministries\n1,宇宙を使う。,経産省\n' >b.csv
    index -q b.csv
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c -m 経済産業省 宇宙)" -eq 1 ]
}

@test "an id that comes twice in one run is refused, and both places are named" {
    printf '{"id":"x","text":"一番目の計画"}\n{"id":"x","text":"二番目の計画"}\n' >a.jsonl
    printf '{"id":"y","text":"三番目の計画"}\n{"id":"x","text":"四番目の計画"}\n' >b.jsonl
    printf '五番目の計画\n' >c.txt
    for _ in 1 2 3; do
        run --separate-stderr index --rebuild a.jsonl b.jsonl
        [ "$status" -eq 1 ]
        [[ $stderr == *'a.jsonl:2: the id x is that of a.jsonl:1, too'* ]]
        [[ $stderr == *'b.jsonl:2: the id x is that of a.jsonl:1, too'* ]]
        [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 一番目)" -eq 1 ]
        [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 計画)" -eq 2 ]
    done
    "$SEISAKU_BIN/seisaku-index" -q --dump c.txt >c.jsonl
    run --separate-stderr index --rebuild c.jsonl c.txt
    [ "$status" -eq 0 ]
    [[ $stderr == *'c.txt: corrected by c.jsonl'* ]]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c 五番目)" -eq 1 ]
    index --rebuild c.txt
    # beside a document that is in the index as it is now its correction takes its place
    sed -i 's/"text":"/&訂正した。/' c.jsonl
    run --separate-stderr index c.txt c.jsonl
    [ "$status" -eq 0 ]
    [ "$("$SEISAKU_BIN/seisaku-query" -d ix -c '"訂正した。"')" -eq "$(wc -l <c.jsonl)" ]
}

@test "a bomb of any kind ends within the limits of the child" {
    python3 - <<'PYTHON'
import zipfile
zeros = b"0" * (1 << 20)
def pack(name, part, chunks):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        with z.open(part, "w", force_zip64=True) as out:
            for chunk in chunks:
                out.write(chunk)
pack("a.docx", "word/document.xml", [b"<a>"] + [zeros] * 300 + [b"</a>"])
pack("b.zip", "c.txt", [zeros] * 300)
with open("d.xml", "w") as out:
    out.write('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">')
    for i in range(1, 10):
        out.write('<!ENTITY a%d "%s">' % (i, "&a%s;" % (i - 1 if i > 1 else "") * 10))
    out.write("]><Law><LawBody><LawTitle>&a9;</LawTitle></LawBody></Law>")
open("e.xml", "w").write('<?xml version="1.0"?>' + "<a>" * 1000000)
open("f.json", "w").write("[" * 1000000)
with zipfile.ZipFile("g.ods", "w", zipfile.ZIP_DEFLATED) as z:
    cells = '<t:table-cell t:number-columns-repeated="16384"><p>x</p></t:table-cell>'
    z.writestr("content.xml", '<o xmlns:t="t"><body><spreadsheet><t:table>%s</t:table></spreadsheet></body></o>' %
               (('<t:table-row t:number-rows-repeated="1048576">%s</t:table-row>' % (cells * 16)) * 1000))
PYTHON
    local most=45 # seconds
    ! nm -D "$SEISAKU_BIN/seisaku-index" | grep -qE '__(a|t)san_init' || most=200
    for name in a.docx b.zip d.xml e.xml f.json g.ods; do
        SECONDS=0
        run --separate-stderr timeout 300 "$SEISAKU_BIN/seisaku-index" --dump $name
        [ "$status" -ne 124 ] && [ "$SECONDS" -le "$most" ]
        [[ $stderr == *"$name"* ]]
    done
}
