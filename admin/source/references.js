// Finds out when a deletion would take references out of other files, as Sveltia CMS does.

import { BY_HAND, ORIGINAL } from "./carried.js";

/** Whether values lost a reference that nobody took out by hand. */
export function losesReference(values, before) {
  const { [BY_HAND]: byHand, [ORIGINAL]: original, ...others } = values;
  return !byHand && Boolean(original) && leaves(others) < leaves(before);
}

/** How many words and numbers values have. */
function leaves(value) {
  if (value === undefined || value === null || value === "") return 0;
  if (typeof value !== "object") return 1;
  return Object.values(value).reduce((sum, one) => sum + leaves(one), 0);
}
