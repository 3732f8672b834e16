// The words of a text: marks, đ, capitals and the place of a tone do not matter.
// hooks/catalog/language/search_words.py does the same for an index that comes in parts.
const searchWords = (() => {
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  const remembered = (make) => {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key);
    };
  };

  const split = (text) => text.match(WORD) ?? [];
  // wholeLetters is made from hooks/catalog/language/folding.py.
  const fold = (text) => /^[\0-\x7f]*$/.test(text) ? text.toLowerCase()
    : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[^\0-\x7f]/g, (letter) => wholeLetters[letter] ?? letter);
  const folded = remembered(fold); // texts have many words, but few different ones
  // With its marks, the tone at the end: hoà and hòa are one word, đường and Dương are two.
  const marked = remembered((word) => {
    const parts = word.toLowerCase().normalize("NFD");
    return parts.replace(TONES, "") + (parts.match(TONES) ?? []).join("");
  });
  return { WORD, split, fold, folded, marked, of: (text) => split(text).map(folded).filter(Boolean) };
})();
