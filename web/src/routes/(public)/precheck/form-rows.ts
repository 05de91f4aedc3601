/** Rows that can be typed on the page itself; a longer plan is pasted or handed in. */
export const rowsOfForm: readonly number[] = [1, 2, 3, 4, 5];
