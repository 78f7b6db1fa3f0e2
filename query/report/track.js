"use strict";
(() => {
  const root = document.documentElement;
  const say = (ja, en) => (root.dataset.ui === "ja" ? ja : en);

  // Language
  const setLanguage = language => {
    root.dataset.ui = language;
    root.lang = language;
    for (const input of document.querySelectorAll("input[data-ja]")) {
      input.placeholder = input.dataset[language];
      input.setAttribute("aria-label", input.dataset[language]);
    }
  };
  document.getElementById("language").addEventListener("click", () => setLanguage(root.dataset.ui === "ja" ? "en" : "ja"));
  setLanguage(root.dataset.ui);

  // Filters: every word must stand in the item, and it has one of the marks that are pressed, if any is.
  const fold = text => text.normalize("NFKC").toLowerCase();
  const items = [...document.querySelectorAll("section.track")];
  const texts = items.map(item => fold(item.textContent));
  const box = document.getElementById("filter");
  const marks = [...document.querySelectorAll("button[data-mark]")];
  const status = document.getElementById("status");
  const filter = () => {
    const words = fold(box.value).split(/\s+/).filter(Boolean);
    const pressed = marks.filter(mark => mark.getAttribute("aria-pressed") === "true").map(mark => mark.dataset.mark);
    let shown = 0;
    items.forEach((item, number) => {
      const has = item.dataset.marks.split(" ");
      item.hidden = !words.every(word => texts[number].includes(word)) || (pressed.length > 0 && !pressed.some(mark => has.includes(mark)));
      shown += !item.hidden;
    });
    status.textContent = say(`${shown} 件の施策を表示`, `${shown} items shown`);
  };
  box.addEventListener("input", filter);
  for (const mark of marks)
    mark.addEventListener("click", () => {
      mark.setAttribute("aria-pressed", mark.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
    });
})();
