/** An entry as pages show it. */
export interface ShownPerson {
  id: string;
  prefix: string | null;
  givenName: string | null;
  familyName: string | null;
  positionTitle: string | null;
  organisation: string | null;
  sector: string;
  provinceTh: string | null;
  provinceEn: string | null;
  isDemonstration: boolean;
}

/** As written: นายสมมุติ ใจดี. Null where the name was removed. */
export const shownName = ({
  prefix,
  givenName,
  familyName,
}: Pick<ShownPerson, 'prefix' | 'givenName' | 'familyName'>): string | null =>
  givenName === null ? null : `${prefix ?? ''}${givenName} ${familyName ?? ''}`.trim();
