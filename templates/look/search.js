// The search page: begins with the index when somebody begins to search, shows what is found.
(() => {
  const form = document.querySelector(".pa-find");
  const box = document.getElementById("query");
  const status = document.getElementById("search-status");
  const hits = document.getElementById("search-hits");
  const empty = document.getElementById("search-empty");
  const note = document.getElementById("search-note");
  const said = status.dataset;
  const { index } = document.currentScript.dataset;
  const LONGEST_LIST = 30;
  const AT_ONCE = 8; // of an index in parts: each hit may lie in another
  const asked = "#q=";
  let pause;
  let latest;
  let lengthen;

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

  const say = (text, count) => {
    const words = count ? said.found : said.none;
    status.textContent = words.replace("{n}", count).replace("{query}", () => text);
    hits.replaceChildren();
    hits.hidden = !count;
    empty.hidden = Boolean(count);
    note.hidden = false;
  };

  // A reader who comes near the end of a list that came in parts gets more of it.
  const end = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    end.disconnect();
    lengthen().catch(() => {});
  }, { rootMargin: "200px" });

  const show = async (text, found, from = 0) => {
    const to = siteSearch.isWhole() ? LONGEST_LIST : Math.min(from + AT_ONCE, LONGEST_LIST);
    const entries = await siteSearch.entries(found.slice(from, to));
    if (text !== latest) return;
    if (!from) say(text, found.length);
    const query = siteSearch.words(text);
    hits.append(...entries.map((entry) => item(entry, query)));
    end.disconnect();
    if (to >= Math.min(found.length, LONGEST_LIST)) return;
    lengthen = () => show(text, found, to);
    end.observe(hits.lastElementChild);
  };

  const search = async () => {
    clearTimeout(pause);
    const text = box.value.trim();
    if (!text || text === latest) return; // a list made anew would lose the reader's place in it
    latest = text;
    status.textContent = said.wait;
    history.replaceState(null, "", asked + encodeURIComponent(text));
    try {
      await siteSearch.begin(index);
      await show(text, await siteSearch.find(text));
    } catch {
      if (text !== latest) return;
      latest = undefined;
      status.textContent = said.failed;
    }
  };

  box.addEventListener("focus", () => { siteSearch.begin(index).catch(() => {}); }, { once: true });
  box.addEventListener("input", () => {
    clearTimeout(pause);
    // One letter begins many words, and with parts they are loaded: so wait whether more is typed.
    pause = setTimeout(search, siteSearch.isWhole() || box.value.trim().length > 1 ? 150 : 600);
  });
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
