// The page of sheets: answers to a code that somebody types, from the list that stands below.
(() => {
  const form = document.getElementById("ask");
  const box = document.getElementById("code");
  const answer = document.getElementById("ask-answer");
  const said = answer.dataset;

  // Letters that look like digits are read as these; so the code itself has none of them.
  const written = (text) => {
    const code = text.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
    return code.length === 6 ? `${code.slice(0, 3)}-${code.slice(3)}` : "";
  };

  const show = () => {
    const code = written(box.value);
    const row = code && document.getElementById(code);
    answer.textContent = code ? said.unknown.replace("{code}", code) : said.short;
    if (!row) return;
    const parts = [...row.cells].map((cell, n) => {
      const line = document.createElement(n ? "p" : "b");
      line.append(...cell.cloneNode(true).childNodes);
      return line;
    });
    answer.replaceChildren(...parts);
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
})();
