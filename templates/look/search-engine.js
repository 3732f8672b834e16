// Finds entries of the index: marks, đ, order, capitals and the place of a tone do not matter.
const siteSearch = (() => {
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  let entries = [];
  let meanLength = 1;
  // The entries that have a word, by the word: in a name, and in the text.
  let headed = new Map();
  let bodied = new Map();

  const remembered = (make) => {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key);
    };
  };

  // wholeLetters is made from hooks/catalog/language/folding.py.
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\0-\x7f]/g, (letter) => wholeLetters[letter] ?? letter);
  const folded = remembered(fold); // texts have many words, but few different ones
  const words = (text) => (text.match(WORD) ?? []).map(folded).filter(Boolean);
  // With its marks, the tone at the end: hoà and hòa are one word, đường and Dương are two.
  const marked = remembered((word) => {
    const parts = word.toLowerCase().normalize("NFD");
    return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("");
  });
  const markedWords = (text) => new Set((text.match(WORD) ?? []).map(marked));

  const note = (holders, found, entry) => {
    for (const word of new Set(found)) {
      const known = holders.get(word);
      if (known) known.push(entry);
      else holders.set(word, [entry]);
    }
  };

  const prepare = ([location, title, names, text, boost], place) => {
    const titles = [title, ...names].map(words);
    const entry = { place, location, title, text, boost, titles, head: titles.flat(), body: words(text) };
    note(headed, entry.head, entry);
    note(bodied, entry.body, entry);
    return entry;
  };
  const flowOf = (entry) => entry.flow ??= ` ${[...entry.head, ...entry.body].join(" ")} `;
  const marksOf = (entry) => entry.marks ??= markedWords(`${entry.title} ${entry.text}`);

  // The last word of a query may be only begun; two letters begin too many words.
  const mayBeBegun = (query, n) => n === query.length - 1 && (query[n].length > 2 || query.length === 1);
  const isMet = (own, query, n) =>
    own === query[n] || (mayBeBegun(query, n) && own.startsWith(query[n]));

  const begunBy = (holders, word) =>
    [...holders].flatMap(([own, found]) => own.startsWith(word) ? found : []);

  // How well each entry meets a word of the query: in the title before in the text, whole before
  // begun; in a long text a word says little of what the text is about.
  const meetWord = (query, n) => {
    const word = query[n];
    const weight = (entry) => 4 / (1 + entry.body.length / meanLength);
    const met = new Map();
    const add = (found, worth) => {
      for (const entry of found) if (!met.has(entry)) met.set(entry, worth(entry));
    };
    const isBegun = mayBeBegun(query, n);
    add(headed.get(word) ?? [], () => 8);
    if (isBegun) add(begunBy(headed, word), () => 4);
    add(bodied.get(word) ?? [], weight);
    if (isBegun) add(begunBy(bodied, word), (entry) => weight(entry) / 2);
    return met;
  };

  // Two words together say much more than two words: most words have several syllables.
  const meetPair = (query, n) => {
    const pair = ` ${query[n]} ${query[n + 1]}${n + 2 === query.length ? "" : " "}`;
    const found = new Set([...headed.get(query[n]) ?? [], ...bodied.get(query[n]) ?? []]);
    return new Map([...found].filter((entry) => flowOf(entry).includes(pair)).map((entry) => [entry, 8]));
  };

  const asked = (query) => {
    const found = words(query);
    const number = found.join("");
    return /^\d+$/.test(number) && found.length > 1 ? [number, ...found] : found;
  };

  // What few entries have counts more.
  const rarity = (met) => Math.log(1 + entries.length / (1 + met.size));
  const rated = (met) => {
    const rare = met.map(rarity);
    return (entry) => met.map((own, n) => (own.get(entry) ?? 0) * rare[n]);
  };

  const ofTitle = (entry, query) => {
    const joined = query.join(" ");
    const titles = entry.titles.map((title) => title.join(" "));
    const begun = titles.filter((title) => title.startsWith(joined));
    const covered = entry.titles.some((title) => title.length && title.every((own) => query.includes(own)));
    const whole = begun.includes(joined) ? 8
      : begun.length ? 2 + 2 * Math.max(...begun.map((title) => joined.length / title.length))
      : titles.some((title) => ` ${title} `.includes(` ${joined}`)) ? 2 : 1;
    return whole * (covered ? 2 : 1);
  };

  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

  const find = (text) => {
    const query = asked(text.normalize("NFC"));
    if (!query.length) return [];
    const wanted = [...markedWords(text)].filter((word) => word !== fold(word));
    const met = query.map((_, n) => meetWord(query, n));
    const together = query.slice(0, -1).map((_, n) => meetPair(query, n));
    const single = rated(met);
    const pairs = rated(together);
    const some = new Set([...met, ...together].flatMap((own) => [...own.keys()]));
    const scored = [...some].sort((a, b) => a.place - b.place).map((entry) => {
      const own = single(entry);
      const share = own.filter(Boolean).length / query.length;
      const same = wanted.filter((word) => marksOf(entry).has(word)).length;
      const exact = wanted.length ? 1 + same / wanted.length : 1;
      const score = (sum(own) * share ** 2 + sum(pairs(entry))) * ofTitle(entry, query) * exact;
      return { entry, whole: share === 1, score: score * entry.boost };
    }).sort((a, b) => b.score - a.score);
    const least = scored.length && scored[0].score / 4;
    const shown = scored.filter((one) => one.score > 0 && (one.whole || one.score > least));
    return shown.map((one) => one.entry);
  };

  return {
    load: (rows) => {
      [headed, bodied] = [new Map(), new Map()];
      entries = rows.map(prepare);
      meanLength = 1 + sum(entries.map((entry) => entry.body.length)) / entries.length;
    },
    find, fold, words, WORD,
    isAsked: (word, query) => query.some((_, n) => isMet(folded(word), query, n)),
  };
})();
