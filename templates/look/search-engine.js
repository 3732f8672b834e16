// Finds entries of the index, in any order of words and with the last one only begun.
const siteSearch = (() => {
  const { WORD, fold, folded, split, marked, of: words } = searchWords;
  const { begin, load, open, addWords, addPairs, addShown, isWhole } = searchPostings;
  const SPAN = 65536; // more than there are words in the names of an entry

  // The last word of a query may be only begun; two letters begin too many words.
  const mayBeBegun = (query, n) => n === query.length - 1 && (query[n].length > 2 || query.length === 1);
  const isMet = (own, query, n) =>
    own === query[n] || (mayBeBegun(query, n) && own.startsWith(query[n]));
  const askedWords = (query) => query.map((word, n) => [word, mayBeBegun(query, n)]);
  // Two words together say much more than two words: most words have several syllables.
  const askedPairs = (query) =>
    query.slice(1).map((word, n) => [`${query[n]} ${word}`, n + 2 === query.length]);

  const inTexts = (forms, see) => forms.forEach(({ texts }) => texts.forEach(see));
  const inNames = (forms, see) => {
    for (const { names } of forms) for (let n = 0; n < names.length; n += 2) see(names[n], names[n + 1]);
  };

  // What a word or a pair is worth to each entry that it meets, the first time that counts.
  const meeting = () => {
    const worth = new Float64Array(searchPostings.about().lengths.length);
    const met = { worth, size: 0 };
    met.add = (place, own) => {
      if (worth[place]) return;
      worth[place] = own;
      met.size += 1;
    };
    return met;
  };

  // How well each entry meets a word of the query: in the title before in the text, whole before
  // begun; in a long text a word says little of what the text is about.
  const meetWord = ([word, isBegun], weight) => {
    const met = meeting();
    const whole = searchPostings.words([word, false]);
    const begun = isBegun ? searchPostings.words([word, true]) : [];
    inNames(whole, (place) => met.add(place, 8));
    inNames(begun, (place) => met.add(place, 4));
    inTexts(whole, (place) => met.add(place, weight[place]));
    inTexts(begun, (place) => met.add(place, weight[place] / 2));
    return met;
  };
  const meetPair = (asked) => {
    const met = meeting();
    inTexts(searchPostings.pairs(asked), (place) => met.add(place, 8));
    return met;
  };

  const asked = (text) => {
    const found = words(text.normalize("NFC"));
    const number = found.join("");
    return /^\d+$/.test(number) && found.length > 1 ? [number, ...found] : found;
  };

  // Where each name of an entry begins, and how many words and letters it has.
  const nameAt = (names, place, n) => {
    let begins = 0;
    for (let own = 0; own < names[place].length; own += 2) {
      const ends = begins + names[place][own];
      if (n < ends) return { begins, ends, letters: names[place][own + 1] };
      begins = ends;
    }
    return undefined;
  };

  // Entries of which a name has all the query, or of which the query has all of a name.
  const meetNames = (query, names) => {
    const places = (forms) => {
      const all = new Set();
      inNames(forms, (place, n) => all.add(place * SPAN + n));
      return all;
    };
    const last = query.length - 1;
    const whole = query.map((word) => places(searchPostings.words([word, false])));
    const pair = askedPairs(query).at(-1);
    const ends = new Set(pair
      ? [...places(searchPostings.pairs(pair))].map((place) => place + 1)
      : places(searchPostings.words([query[0], true])));
    const letters = query.join(" ").length;
    const worth = new Map();
    for (const at of last ? whole[0] : ends) {
      const [place, n] = [Math.floor(at / SPAN), at % SPAN];
      const name = nameAt(names, place, n);
      if (n + last >= name.ends || !ends.has(at + last)) continue;
      if (!query.every((_, own) => own === last || whole[own].has(at + own))) continue;
      const isAll = n + last + 1 === name.ends && whole[last].has(at + last);
      const own = n > name.begins ? 2 : isAll ? 8 : 2 + 2 * (letters / name.letters);
      worth.set(place, Math.max(worth.get(place) ?? 0, own));
    }
    const left = new Map();
    for (const at of new Set(whole.flatMap((own) => [...own]))) {
      const place = Math.floor(at / SPAN);
      const { begins, ends: end } = nameAt(names, place, at % SPAN);
      const key = place * SPAN + begins;
      const others = (left.get(key) ?? end - begins) - 1;
      left.set(key, others);
      if (!others) worth.set(-1 - place, 2);
    }
    return (place) => (worth.get(place) ?? 1) * (worth.get(-1 - place) ?? 1);
  };

  // How many words of the query an entry has in its title or text just as they are written there.
  const meetMarks = (wanted, names) => {
    const same = new Map();
    for (const word of wanted) {
      const forms = searchPostings.words([fold(word), false]).filter(({ form }) => marked(form) === word);
      const has = new Set();
      inTexts(forms, (place) => has.add(place));
      inNames(forms, (place, n) => n < names[place][0] && has.add(place));
      has.forEach((place) => same.set(place, (same.get(place) ?? 0) + 1));
    }
    return (place) => wanted.length ? 1 + (same.get(place) ?? 0) / wanted.length : 1;
  };

  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

  // The places of what is found, the best first.
  const find = async (text) => {
    const query = asked(text);
    if (!query.length) return [];
    await searchPostings.ready(askedWords(query), askedPairs(query));
    const { lengths, boosts, names } = searchPostings.about();
    const wanted = [...new Set(split(text).map(marked))].filter((word) => word !== fold(word));
    const meanLength = 1 + sum(lengths) / lengths.length;
    const weight = lengths.map((length) => 4 / (1 + length / meanLength));
    const met = askedWords(query).map((one) => meetWord(one, weight));
    const together = askedPairs(query).map(meetPair);
    const ofNames = meetNames(query, names);
    const ofMarks = meetMarks(wanted, names);
    // What few entries have counts more.
    const rarity = ({ size }) => Math.log(1 + lengths.length / (1 + size));
    const [rare, rarePairs] = [met.map(rarity), together.map(rarity)];
    const scored = [];
    for (let place = 0; place < lengths.length; place += 1) {
      const own = met.map(({ worth }, n) => worth[place] * rare[n]);
      const pairs = together.map(({ worth }, n) => worth[place] * rarePairs[n]);
      const share = own.filter(Boolean).length / query.length;
      const score = (sum(own) * share ** 2 + sum(pairs)) * ofNames(place) * ofMarks(place);
      if (score) scored.push({ place, whole: share === 1, score: score * boosts[place] });
    }
    scored.sort((a, b) => b.score - a.score);
    const least = scored.length && scored[0].score / 4;
    return scored.filter((one) => one.score > 0 && (one.whole || one.score > least)).map((one) => one.place);
  };

  return {
    begin, load, open, addWords, addPairs, addShown, isWhole,
    find, fold, words, WORD,
    entries: async (places) =>
      (await searchPostings.shown(places)).map(([location, title, text]) => ({ location, title, text })),
    isAsked: (word, query) => query.some((_, n) => isMet(folded(word), query, n)),
  };
})();
