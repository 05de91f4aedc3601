/** People of the registry for a form that chooses one: those whose name, position or organisation was typed. */
import type { Tx } from '#platform/postgres/store.ts';
import { nameOf, participants } from '#programme/participants/queries.ts';

export interface Choice {
  value: string;
  label: string;
}

/** At most 50, of whom the hat knows. */
export async function peopleFound(tx: Tx, url: URL): Promise<{ typed: string; people: Choice[] }> {
  const typed = (url.searchParams.get('q') ?? '').replaceAll('\0', '').slice(0, 100);
  const { people } = await participants(tx, { search: typed, page: 1 });
  return {
    typed,
    people: people.map((one) => ({
      value: one.id,
      label: [nameOf(one), one.positionTitle, one.organisation].filter((part) => part !== null).join(' · '),
    })),
  };
}
