/** Whose rows a reader may see: the whole country, one Area, or one province. */
export type Scope = { kind: 'nation' } | { kind: 'area'; area: number } | { kind: 'province'; iso: string };

export const nation: Scope = { kind: 'nation' };
