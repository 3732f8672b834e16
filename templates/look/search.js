// The search page: loads the index when somebody begins to search, shows what is found.
(() => {
  const form = document.querySelector(".pa-find");
  const box = document.getElementById("query");
  const status = document.getElementById("search-status");
  const hits = document.getElementById("search-hits");
  const empty = document.getElementById("search-empty");
  const note = document.getElementById("search-note");
  const said = status.dataset;
  const entries = document.currentScript.dataset.index;
  const LONGEST_LIST = 30;
  const asked = "#q=";
  let ready;
  let pause;
  let shown;

  // As a script, not by fetch: so it works from a folder too.
  const load = () => ready ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = entries;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

  const mark = (text, query) => {
    const parts = document.createDocumentFragment();
    let end = 0;
    for (const { 0: word, index } of text.matchAll(siteSearch.WORD)) {
      if (!siteSearch.isAsked(word, query)) continue;
      const found = document.createElement("mark");
      found.textContent = word;
      parts.append(text.slice(end, index), found);
      end = index + word.length;
    }
    parts.append(text.slice(end));
    return parts;
  };

  const around = (text, query) => {
    const words = [...text.matchAll(siteSearch.WORD)];
    const first = words.find(({ 0: word }) => siteSearch.isAsked(word, query))?.index ?? 0;
    const from = first < 100 ? 0 : text.lastIndexOf(" ", first - 60) + 1;
    const to = text.length - from < 260 ? text.length : text.lastIndexOf(" ", from + 240);
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  };

  const item = ({ location, title, text }, query) => {
    const li = document.createElement("li");
    const link = document.createElement("a");
    link.href = location;
    link.append(mark(title, query));
    li.appendChild(document.createElement("h2")).append(link);
    const p = li.appendChild(document.createElement("p"));
    p.className = "pa-small";
    p.append(mark(around(text, query), query));
    return li;
  };

  const show = (text) => {
    const query = siteSearch.words(text);
    const found = siteSearch.find(text);
    const words = found.length ? said.found : said.none;
    status.textContent = words.replace("{n}", found.length).replace("{query}", () => text);
    hits.replaceChildren(...found.slice(0, LONGEST_LIST).map((entry) => item(entry, query)));
    shown = text;
    hits.hidden = !found.length;
    empty.hidden = Boolean(found.length);
    note.hidden = false;
  };

  const search = async () => {
    clearTimeout(pause);
    const text = box.value.trim();
    if (!text || text === shown) return; // a list made anew would lose the reader's place in it
    status.textContent = said.wait;
    history.replaceState(null, "", asked + encodeURIComponent(text));
    try {
      await load();
      show(text);
    } catch {
      ready = undefined;
      status.textContent = said.failed;
    }
  };

  box.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });
  box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 150); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  // What is searched stays after the #, which no browser sends to a server.
  const follow = () => {
    if (!location.hash.startsWith(asked)) return;
    box.value = new URLSearchParams(location.hash.slice(1)).get("q");
    search();
  };
  addEventListener("hashchange", follow);
  follow();
})();
