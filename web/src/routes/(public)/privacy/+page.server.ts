/** What personal data the office holds, from the very file by which it deletes. */
import { readHeld } from '#office/personal-data/held.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { language } }) => {
  const held = readHeld();
  const rows = Object.entries(held.tables).flatMap(([name, table]) =>
    table.about === 'nobody'
      ? []
      : [
          {
            name,
            what: table[language],
            whose: table.about,
            ground: held.grounds[table.ground]![language],
            keep: held.keeps[table.keep]![language],
          },
        ],
  );
  return { rows };
};
