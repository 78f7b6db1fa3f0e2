"use strict";
(() => {
  // The passages are read when they are first asked for, so that the page opens at once.
  let read;
  const data = () => (read ??= JSON.parse(document.getElementById("data").textContent));
  const ui = () => document.documentElement.dataset.ui;
  const say = (ja, en) => (ui() === "ja" ? ja : en);
  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  // Language
  const setLanguage = language => {
    document.documentElement.dataset.ui = language;
    document.documentElement.lang = language;
    for (const input of document.querySelectorAll("input[data-ja]")) {
      input.placeholder = input.dataset[language];
      input.setAttribute("aria-label", input.dataset[language]);
    }
  };
  document.getElementById("language").addEventListener("click", () => setLanguage(ui() === "ja" ? "en" : "ja"));
  setLanguage(ui());

  // Sorting: the first column by its own order and by name, the others by number, largest first.
  const sortBy = (table, column, header) => {
    const was = header.getAttribute("aria-sort");
    const direction = was === "descending" ? "ascending" : was === "ascending" || column > 0 ? "descending" : "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    const key = row => (column ? Number(row.cells[column].dataset.n || 0) : Number(row.dataset.t));
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => (column
      ? sign * (key(a) - key(b)) || Number(a.dataset.t) - Number(b.dataset.t)
      : sign * a.cells[0].textContent.localeCompare(b.cells[0].textContent, "ja")));
    table.tBodies[0].append(...rows);
  };
  for (const table of document.querySelectorAll("table"))
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = header.querySelector("button");
      if (button) button.addEventListener("click", () => sortBy(table, column, header));
    });

  // Filter of topics: every word must stand in the topic or its query.
  const fold = text => text.normalize("NFKC").toLowerCase();
  const words = text => fold(text).split(/\s+/).filter(Boolean);
  const status = document.getElementById("status");
  document.getElementById("filter").addEventListener("input", event => {
    const wanted = words(event.target.value);
    let shown = 0;
    for (const row of document.querySelectorAll("tr[data-t]")) {
      const topic = data().topics[row.dataset.t];
      const text = fold(topic.name + " " + topic.query);
      row.hidden = !wanted.every(word => text.includes(word));
      shown += !row.hidden && row.closest("table").id === "heat";
    }
    status.textContent = say(`${shown} 件の話題を表示`, `${shown} topics shown`);
  });

  // A cell's passages
  const dialog = document.getElementById("passages");
  const list = dialog.querySelector("ol");
  const title = dialog.querySelector("h2");
  const note = dialog.querySelector(".note");
  const search = dialog.querySelector("input");
  const link = (href, text) => {
    const anchor = make("a", text);
    anchor.href = href;
    anchor.rel = "noreferrer";
    return anchor;
  };
  const kinds = { plan: "計画", progress: "成果・進捗", text: "本文" };
  const item = passage => {
    const entry = make("li");
    for (const [left, match, right] of passage.lines) {
      const line = make("p", undefined, "kwic");
      line.append(left, make("mark", match), right);
      entry.append(line);
    }
    if (!passage.lines.length) entry.append(make("p", passage.text, "kwic"));
    const keys = make("p", undefined, "keys");
    keys.append([passage.when, passage.who, passage.section, say(kinds[passage.kind], passage.kind)].filter(Boolean).join("  ·  "), make("br"));
    const place = [passage.title, passage.page && `p.${passage.page}`].filter(Boolean).join("  ");
    keys.append(passage.url ? link(passage.url, place) : place);
    if (passage.path) keys.append("  ", passage.file ? link(passage.file, passage.path) : passage.path);
    entry.append(keys);
    entry.dataset.text = fold(entry.textContent);
    return entry;
  };
  let entries = [];
  const filterLines = () => {
    const wanted = words(search.value);
    for (const entry of entries) entry.hidden = !wanted.every(word => entry.dataset.text.includes(word));
  };
  search.addEventListener("input", filterLines);
  const open = (topic, column, year, count) => {
    const name = column >= 0 ? data().columns[column] : year;
    const mine = data().passages.filter(p => p.topic === topic && (column < 0 || p.columns.includes(column)) && (!year || p.year === year));
    title.textContent = [data().topics[topic].name, name].filter(Boolean).join(" × ");
    note.textContent = mine.length < count
      ? say(`${count} 件のうち上位 ${mine.length} 件`, `the best ${mine.length} of ${count} passages`)
      : say(`${count} 件`, `${count} passages`);
    entries = mine.map(item);
    list.replaceChildren(...entries);
    search.value = "";
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  document.addEventListener("click", event => {
    const button = event.target.closest("td.cell button");
    if (!button) return;
    const cell = button.parentElement;
    const column = cell.dataset.c === undefined ? -1 : Number(cell.dataset.c);
    open(Number(cell.parentElement.dataset.t), column, cell.dataset.y || "", Number(cell.dataset.n));
  });
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
})();
