/**
 * Whose rows a reader may see: the whole country, one PACC Area, a set of provinces, or a set of agencies.
 * A region, and an Area as the office's dated territory has it today, are sets of provinces; a district and
 * a single agency are sets of agencies. An empty set sees nothing.
 */
export type Scope =
  | { kind: 'nation' }
  | { kind: 'area'; area: number }
  | { kind: 'province'; iso: string }
  | { kind: 'provinces'; isos: readonly string[] }
  | { kind: 'agencies'; ids: readonly string[] };

export const nation: Scope = { kind: 'nation' };

/** Equal for scopes that hold the same rows by the same rule, whatever the order of their parts. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'nation':
      return 'nation';
    case 'area':
      return `area ${scope.area}`;
    case 'province':
      return `provinces ${scope.iso}`;
    case 'provinces':
      return ['provinces', ...[...new Set(scope.isos)].sort()].join(' ');
    case 'agencies':
      return JSON.stringify(['agencies', ...[...new Set(scope.ids)].sort()]);
  }
}
