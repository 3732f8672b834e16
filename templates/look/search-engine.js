// Finds entries of the index: marks, đ, order, capitals and the place of a tone do not matter.
const siteSearch = (() => {
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  let entries = [];
  let meanLength = 1;

  // wholeLetters is made from hooks/catalog/language/folding.py.
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\0-\x7f]/g, (letter) => wholeLetters[letter] ?? letter);
  const words = (text) => fold(text).match(WORD) ?? [];
  // With its marks, the tone at the end: hoà and hòa are one word, đường and Dương are two.
  const marked = (word) => {
    const parts = word.toLowerCase().normalize("NFD");
    return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("");
  };
  const markedWords = (text) => new Set((text.match(WORD) ?? []).map(marked));

  const prepare = ([location, title, names, text, boost]) => {
    const body = words(text);
    const head = words([title, ...names].join(" "));
    return {
      location, title, text, boost, head,
      titles: [title, ...names].map((name) => words(name).join(" ")),
      body: new Set(body),
      flow: ` ${[...head, ...body].join(" ")} `,
      length: body.length,
      marks: markedWords(`${title} ${text}`),
    };
  };

  // The last word of a query may be only begun; two letters begin too many words.
  const isMet = (own, query, n) => {
    const mayBeBegun = n === query.length - 1 && (query[n].length > 2 || query.length === 1);
    return own === query[n] || (mayBeBegun && own.startsWith(query[n]));
  };

  // How well a word of the query is met: in the title before in the text, whole before begun;
  // in a long text a word says little of what the text is about.
  const meetsWord = (entry, query, n) => {
    if (entry.head.includes(query[n])) return 8;
    if (entry.head.some((own) => isMet(own, query, n))) return 4;
    const weight = 4 / (1 + entry.length / meanLength);
    if (entry.body.has(query[n])) return weight;
    for (const own of entry.body) if (isMet(own, query, n)) return weight / 2;
    return 0;
  };

  // Two words together say much more than two words: most words have several syllables.
  const meetsPair = (entry, query, n) => {
    const end = n + 2 === query.length ? "" : " ";
    return entry.flow.includes(` ${query[n]} ${query[n + 1]}${end}`) ? 8 : 0;
  };

  const asked = (query) => {
    const found = words(query);
    const number = found.join("");
    return /^\d+$/.test(number) && found.length > 1 ? [number, ...found] : found;
  };

  // What few entries have counts more.
  const rated = (query, meets) => {
    const met = entries.map((entry) => query.map((_, n) => meets(entry, query, n)));
    const rarity = query.map((_, n) => Math.log(1 + entries.length / (1 + met.filter((own) => own[n]).length)));
    return met.map((own) => own.map((one, n) => one * rarity[n]));
  };

  const ofTitle = (entry, query) => {
    const joined = query.join(" ");
    const begun = entry.titles.filter((title) => title.startsWith(joined));
    const covered = entry.titles.some((title) => title.split(" ").every((own) => query.includes(own)));
    const whole = begun.includes(joined) ? 8
      : begun.length ? 2 + 2 * Math.max(...begun.map((title) => joined.length / title.length))
      : entry.titles.some((title) => ` ${title} `.includes(` ${joined}`)) ? 2 : 1;
    return whole * (covered ? 2 : 1);
  };

  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

  const find = (text) => {
    const query = asked(text.normalize("NFC"));
    if (!query.length) return [];
    const wanted = [...markedWords(text)].filter((word) => word !== fold(word));
    const single = rated(query, meetsWord);
    const pairs = rated(query.slice(0, -1), (entry, _, n) => meetsPair(entry, query, n));
    const scored = entries.map((entry, n) => {
      const share = single[n].filter(Boolean).length / query.length;
      const same = wanted.filter((word) => entry.marks.has(word)).length;
      const exact = wanted.length ? 1 + same / wanted.length : 1;
      const score = (sum(single[n]) * share ** 2 + sum(pairs[n])) * ofTitle(entry, query) * exact;
      return { entry, whole: share === 1, score: score * entry.boost };
    }).sort((a, b) => b.score - a.score);
    const least = scored[0].score / 4;
    const shown = scored.filter((one) => one.score > 0 && (one.whole || one.score > least));
    return shown.map((one) => one.entry);
  };

  return {
    load: (rows) => {
      entries = rows.map(prepare);
      meanLength = 1 + sum(entries.map((entry) => entry.length)) / entries.length;
    },
    find, fold, words, WORD,
    isAsked: (word, query) => query.some((_, n) => isMet(fold(word), query, n)),
  };
})();
