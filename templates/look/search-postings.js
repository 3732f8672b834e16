// Where words stand. A small index comes as one file, and is turned around here; of a large one, cut
// by hooks/catalog/outputs/site/search_parts.py, come those parts that a query asks about.
//
// A word has its forms, as written with marks: each with the entries whose text has it, and with its
// places in titles and names, where an entry is followed by how many words stand there before it. Two
// words that stand together have the same, and the entries are also those with them in names alone.
const searchPostings = (() => {
  const { split, folded } = searchWords;
  const NONE = [];
  const found = { words: new Map(), pairs: new Map(), shown: new Map() };
  // Of each entry how many words its text has, its boost, and of its title and names in turn how many
  // words and letters they have; then where each part begins, with its hash.
  let lengths = NONE;
  let boosts = NONE;
  let names = NONE;
  let starts;
  let flows = NONE; // the words of each entry, if they came as one file
  let address;
  const loading = new Map();
  const turned = new Set();

  // As a script, not by fetch: so it works from a folder too.
  const load = (url) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => {
      loading.delete(url);
      reject(new Error(url));
    };
    document.head.append(script);
  });
  const loadOnce = (url) => {
    if (!loading.has(url)) loading.set(url, load(url));
    return loading.get(url);
  };
  // All parts are called as the first file is, but for the hash.
  const partsFrom = (sort, first, last) => (starts?.[sort] ?? NONE)
    .filter(([begins], n, all) => begins <= last && !(all[n + 1]?.[0] <= first))
    .map(([, hash]) => address.replace(/[^.]+(?=\.js$)/, hash));

  const noted = (known, word) => {
    let own = known.get(word);
    if (!own) known.set(word, own = { form: word, texts: [], names: [] });
    return own;
  };
  const turn = (rows) => {
    const wordsOf = (text) => split(text).filter(folded);
    const written = new Map();
    Object.values(found).forEach((known) => known.clear());
    turned.clear();
    [lengths, boosts, names, flows, starts] = [[], [], [], [], undefined];
    rows.forEach(([location, title, others, text, boost], place) => {
      const named = [title, ...others].map(wordsOf);
      const [head, body] = [named.flat(), wordsOf(text)];
      head.forEach((word, n) => noted(written, word).names.push(place, n));
      new Set(body).forEach((word) => noted(written, word).texts.push(place));
      flows.push({ head: head.length, words: [...head, ...body] });
      lengths.push(body.length);
      boosts.push(boost);
      names.push(named.filter((name, n) => !n || name.length)
        .flatMap((name) => [name.length, name.map(folded).join(" ").length]));
      found.shown.set(String(place), [location, title, text]);
    });
    for (const [word, own] of written) {
      const forms = found.words.get(folded(word));
      if (forms) forms.push(own);
      else found.words.set(folded(word), [own]);
    }
  };
  // Most pairs are never asked about.
  const turnPairs = (first) => {
    if (turned.has(first)) return;
    turned.add(first);
    const places = (found.words.get(first) ?? NONE)
      .flatMap(({ texts, names: own }) => [...texts, ...own.filter((_, n) => n % 2 === 0)]);
    const pairs = new Map();
    for (const place of new Set(places)) {
      const flow = flows[place];
      flow.folded ??= flow.words.map(folded);
      for (let n = flow.folded.indexOf(first); n >= 0; n = flow.folded.indexOf(first, n + 1)) {
        if (n + 1 === flow.folded.length) break;
        const own = noted(pairs, `${first} ${flow.folded[n + 1]}`);
        own.texts.push(place);
        if (n + 1 < flow.head) own.names.push(place, n);
      }
    }
    for (const [pair, own] of pairs) found.pairs.set(pair, [own]);
  };

  // Each entry is written as how far it is from the one before.
  const counted = (steps, by) => {
    for (let n = by; n < steps.length; n += by) steps[n] += steps[n - by];
    return steps;
  };
  const add = (known, part) => {
    for (const [word, all] of Object.entries(part)) {
      const forms = [];
      for (let n = 0; n < all.length; n += 3) {
        forms.push({ form: all[n], texts: counted(all[n + 1], 1), names: counted(all[n + 2], 2) });
      }
      known.set(word, forms);
    }
  };

  // What is asked about is a word, or two, and whether more of it may follow.
  const formsOf = (known, [word, isBegun]) => {
    if (!isBegun) return known.get(word) ?? NONE;
    return [...known].flatMap(([own, forms]) => own.startsWith(word) ? forms : NONE);
  };
  const partsOf = (sort, asked) =>
    asked.flatMap(([word, isBegun]) => partsFrom(sort, word, isBegun ? `${word}\uffff` : word));

  return {
    begin: (url) => { address = url; return loadOnce(url); },
    load: turn,
    open: (...all) => { [lengths, boosts, names, starts] = all; },
    addWords: (part) => add(found.words, part),
    addPairs: (part) => add(found.pairs, part),
    addShown: (part) => Object.entries(part).forEach(([place, shown]) => found.shown.set(place, shown)),
    ready: async (words, pairs) => {
      if (!starts) pairs.forEach(([pair]) => turnPairs(pair.split(" ")[0]));
      await Promise.all([...partsOf("Words", words), ...partsOf("Pairs", pairs)].map(loadOnce));
    },
    words: (asked) => formsOf(found.words, asked),
    pairs: (asked) => formsOf(found.pairs, asked),
    about: () => ({ lengths, boosts, names }),
    isWhole: () => !starts,
    shown: async (places) => {
      await Promise.all(places.flatMap((place) => partsFrom("Shown", place, place)).map(loadOnce));
      return places.map((place) => found.shown.get(String(place)));
    },
  };
})();
