# Markdown, mail, tables of web pages: what they mark up reaches the passages.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || return
}

# MEMBER...|TEXT of each passage; "-" is what is unknown.
passages() { # FILE MEMBER...
    "$SEISAKU_BIN/seisaku-index" -q --dump "$1" | python3 -c '
import json, sys
for line in sys.stdin:
    p = json.loads(line)
    p["section"] = p["section"] and p["section"]["title"]
    print("|".join([str(p[name] or "-") for name in sys.argv[1:]] + [p["text"]]))' "${@:2}"
}

expect() { # EXPECTED ACTUAL
    diff <(printf '%s\n' "$1") <(printf '%s\n' "$2")
}

@test "Markdown: headings, wrapped paragraphs, lists, tables, mark-up within, front matter" {
    cat >a.md <<'MARKDOWN'
---
title: "航路の整備方針"
date: 2030-05-14
draft: false
---

基本方針
========

離島の航路は、県と*市町村*が
守る。**欠損**を[補助する](b.md)。

- [資料一](a.html)
- [資料二](b.html)
- [資料三](c.html)

## 補助の額

| 島 | 額 |
|---|---:|
| 北島 | 120 |
| 南島 | 35 |

1. 初めに申請する。
2. 次に審査する。

<div>生の<ruby>標識<rt>ひょうしき</rt></ruby>である。</div>
MARKDOWN
    expect '航路の整備方針|2030-05-14|基本方針|離島の航路は、県と市町村が守る。欠損を補助する。
航路の整備方針|2030-05-14|基本方針|資料一
航路の整備方針|2030-05-14|基本方針|資料二
航路の整備方針|2030-05-14|基本方針|資料三
航路の整備方針|2030-05-14|補助の額|島: 北島　額: 120
航路の整備方針|2030-05-14|補助の額|島: 南島　額: 35
航路の整備方針|2030-05-14|補助の額|初めに申請する。
航路の整備方針|2030-05-14|補助の額|次に審査する。
航路の整備方針|2030-05-14|補助の額|生の標識である。' "$(passages a.md title date section)"
    printf '海を測る。[^1]波も測る。[^注]\n\n```\n[^1]: code\n```\n[^1]: 潮の高さを除く。\n[^注]: 風は別に測る。\n' >n.md
    expect '海を測る。¹波も測る。
[^1]: code
¹ 潮の高さを除く。
風は別に測る。' "$(passages n.md)"
    printf '# 海の計画\n\n---\n\n海を測る。\n' | iconv -t CP932 >b.markdown
    expect '海の計画|海を測る。' "$(passages b.markdown title)"
}

@test "a web page's table: a row is a passage under the words of its head, merged cells stand in each row" {
    cat >a.html <<'HTML'
<!doctype html><html><head><meta charset=utf-8><title>補助の一覧</title></head><body><p>補助は次のとおりである。</p>
<table><caption>表1　補助の額</caption>
<thead><tr><th rowspan=2>県</th><th rowspan=2>島</th><th colspan=2>額</th></tr><tr><th>国</th><th>県</th></tr></thead>
<tbody><tr><td rowspan=2>北県</td><td>一の島</td><td>120</td><td>30</td></tr>
<tr><td>二の島</td><td>45</td><td></td></tr></tbody></table>
<p>額は千円とする。</p>
<table><tr><th>所管</th><td>国土交通省</td></tr><tr><th>期間</th><td>三年とする。<br>更新は<br>できない。</td></tr></table>
<table><tr><td><h2>お知らせ</h2><p>港を開く。</p></td><td><p>船を出す。</p></td></tr><tr><td>左</td><td>右</td></tr></table>
</body></html>
HTML
    expect '補助は次のとおりである。
表1　補助の額
県: 北県　島: 一の島　額 国: 120　額 県: 30
県: 北県　島: 二の島　額 国: 45
額は千円とする。
所管　国土交通省
期間　三年とする。　更新はできない。
港を開く。
船を出す。
左
右' "$(passages a.html)"
}

@test "mail: its text in any character set with its keys, and what is attached" {
    python3 - <<'PYTHON'
from email.message import EmailMessage
mail = EmailMessage()
mail["Subject"] = "離島航路の補助について（通知）"
mail["From"] = "海事局 航路課 <kouro@example.jp>"
mail["Date"] = "Tue, 14 May 2030 23:30:00 +0900"
mail.set_content("離島の航路の補助を、次のとおり改める。\n", charset="iso-2022-jp")
mail.add_alternative("<p>離島の航路の補助を、次のとおり改める。</p>", subtype="html")
mail.add_attachment("航路の名簿は別に示す。\n".encode("cp932"), maintype="text", subtype="plain", filename="別紙 名簿.txt")
mail.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
open("a.eml", "wb").write(mail.as_bytes())
page = EmailMessage()
page["Subject"] = "港の頁"
page.set_content("<h1>港</h1><p>港を深くする。</p>", subtype="html", charset="shift_jis")
outer = EmailMessage()
outer["Subject"] = "転送"
outer.set_content("転送する。\n")
outer.add_attachment(page)
open("b.eml", "wb").write(outer.as_bytes())
PYTHON
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump a.eml
    [ "$status" -eq 0 ]
    [[ $stderr == *'a.eml: passed over 1 file of other kinds: 1 .gif'* ]]
    expect '離島航路の補助について（通知）|海事局 航路課|2030-05-14|離島の航路の補助を、次のとおり改める。
-|-|-|航路の名簿は別に示す。' "$(passages a.eml title publisher date)"
    expect '転送|転送する。
転送|港を深くする。' "$(passages b.eml title)"
    printf 'no head\n\nno mail\n' >c.eml
    run --separate-stderr "$SEISAKU_BIN/seisaku-index" --dump c.eml
    [ "$status" -ne 0 ]
    [[ $stderr == *'c.eml: no mail that can be read: save it anew as .eml'* ]]
}

@test "a bomb of mail, Markdown or tables ends within the limits of the child" {
    python3 - <<'PYTHON'
with open("a.eml", "w") as out:
    out.write("Subject: x\nMIME-Version: 1.0\n")
    for i in range(20000):
        out.write('Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i))
with open("b.eml", "w") as out:
    out.write('Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n')
    out.write("--b\nContent-Type: text/plain\n\nx\n" * 200000)
open("c.md", "w").write("> " * 200000 + "x\n" + "[" * 200000 + "\n\n" + "*_" * 200000)
open("d.html", "w").write("<html><body>" + "<table><tr><td>x<td>" * 100000)
row = "<tr>" + "<td rowspan=65535 colspan=1000>x</td>" * 50 + "</tr>"
open("e.html", "w").write("<html><body><table>" + row * 5000 + "</table>")
PYTHON
    local most=45 # seconds
    ! nm -D "$SEISAKU_BIN/seisaku-index" | grep -qE '__(a|t)san_init' || most=200
    for name in a.eml b.eml c.md d.html e.html; do
        SECONDS=0
        run --separate-stderr timeout 300 "$SEISAKU_BIN/seisaku-index" --dump $name
        [ "$status" -ne 124 ] && [ "$SECONDS" -le "$most" ]
        [ "$status" -eq 0 ] || [[ $stderr == *"$name"* ]]
    done
}

@test "a table's row of more than 500 characters is a passage a cell" {
    long=$(python3 -c 'print("港を深くする工事を進める。" * 21)')
    printf '# 計画\n\n| 事業 | 内容 | 成果 |\n|---|---|---|\n| 港湾 | %s | %s |\n| 空港 | 滑走路を延ばす。 | 延ばした。 |\n' "$long" "$long" >long.md
    expect "事業: 港湾
内容: $long
成果: $long
事業: 空港　内容: 滑走路を延ばす。　成果: 延ばした。" "$(passages long.md)"
}
