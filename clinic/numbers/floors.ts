/** The floors of office.clinic_counts, for the screen and the tests: they are held in the database. */

/** Fewer questions than this are not told apart, and of fewer nothing is told that came of them. */
export const fewest = 10;
/** Baht are told of this many changed purchases or more. */
export const fewestChanged = 3;
