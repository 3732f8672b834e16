// The search page: asks the theme's search worker, shows what it finds, says how many.
(() => {
  const form = document.querySelector(".pa-find");
  const box = form.elements.q;
  const status = document.getElementById("search-status");
  const hits = document.getElementById("search-hits");
  const empty = document.getElementById("search-empty");
  const note = document.getElementById("search-note");
  const words = status.dataset;
  let ready;

  const answer = (worker, message, type) => new Promise((resolve, reject) => {
    worker.addEventListener("message", function listen({ data }) {
      if (data.type !== type) return;
      worker.removeEventListener("message", listen);
      resolve(data.data);
    });
    worker.addEventListener("error", reject, { once: true });
    worker.postMessage(message);
  });

  const start = async () => {
    const index = await (await fetch(hits.dataset.index)).json();
    const worker = new Worker(hits.dataset.engine);
    await answer(worker, { type: 0, data: { ...index, options: {} } }, 1);
    return worker;
  };

  // The worker gives HTML with <mark>; only its words and marks reach the page.
  const put = (element, html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    for (const node of parsed.childNodes) {
      const part = node.nodeName === "MARK" ? document.createElement("mark") : document.createTextNode("");
      part.textContent = node.textContent;
      element.append(part);
    }
    return element;
  };

  const around = (html) => {
    const first = html.indexOf("<mark");
    const from = first < 120 ? 0 : html.indexOf(" ", first - 100);
    const cut = html.slice(from, from + 420);
    const words = cut.slice(0, html.length - from > 420 ? cut.lastIndexOf(" ") : undefined);
    return (from ? "… " : "") + words + (html.length - from > 420 ? " …" : "");
  };

  const item = ({ location, title, text }) => {
    const li = document.createElement("li");
    const heading = document.createElement("h2");
    const link = put(document.createElement("a"), title);
    link.href = location;
    heading.append(link);
    const p = put(document.createElement("p"), around(text));
    p.className = "pa-small";
    li.append(heading, p);
    return li;
  };

  const whole = ([{ terms }]) => Object.values(terms).every(Boolean);

  const show = (query, found) => {
    const complete = found.filter(whole);
    const groups = complete.length ? complete : found;
    const said = groups.length ? words.found : words.none;
    status.textContent = said.replace("{n}", groups.length).replace("{query}", query);
    hits.replaceChildren(...groups.slice(0, 50).map((group) => item(group[0])));
    hits.hidden = !groups.length;
    empty.hidden = Boolean(groups.length);
    note.hidden = false;
  };

  const search = async () => {
    const query = box.value.trim();
    if (!query) return;
    status.textContent = words.wait;
    try {
      ready ??= start();
      const { items } = await answer(await ready, { type: 2, data: query }, 3);
      if (query === box.value.trim()) show(query, items);
    } catch {
      status.textContent = words.failed;
    }
  };

  let pause;
  box.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 200); });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
