/** What the store promises whoever works through it. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { officeStore, publicViewer } from '#tests/office-store.ts';

const office = officeStore();

test('whoever is public is the application, and nobody else', async () => {
  const { rows } = await office.store.within(publicViewer, (tx) =>
    sql<{ me: string; viewer: string }>`SELECT current_user AS me, office.viewer () AS viewer`.execute(tx),
  );
  expect(rows).toEqual([{ me: 'truatkhap_app', viewer: 'public' }]);
});

test('a person has the role of the hat they wear', async () => {
  const officer = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  const { rows } = await office.store.within(officer.viewer, (tx) =>
    sql<{ role: string }>`SELECT office.my_role () AS role`.execute(tx),
  );
  expect(rows).toEqual([{ role: 'area_officer' }]);
});
