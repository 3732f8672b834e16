// Fields that values carry on their way through the form, and that no file has.

/** The text of the file that the values were read from. */
export const ORIGINAL = "_original";

/** Whether somebody saved the values; a deletion elsewhere changes values that nobody saved. */
export const BY_HAND = "_byHand";
