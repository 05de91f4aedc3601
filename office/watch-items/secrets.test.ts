/** ลับ: only the Area that answers for the place, and only by opening it, which is written down. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';
import { castOf, inDays, layWorld, openedItem, type Cast } from '#tests/watch-world.ts';
import { act } from '#office/action.ts';
import { addWatchSource } from './actions/add-source.ts';
import { eventsOf, sourcesOf } from './item-parts.ts';
import { readSecretSource } from './read-secret.ts';

const office = officeStore();
let cast: Cast;
let itemId: string;
let sourceId: string;
const words = 'ผู้ให้ข้อมูลขอสงวนชื่อ';
const secret = {
  sourceKind: 'meeting',
  datedOn: inDays(0),
  secrecy: 'secret',
  origin: 'การประชุมภายในสมมุติ',
  note: words,
};

beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
  ({ id: itemId } = await openedItem(office, cast.officer));
  ({ sourceId } = await act(office.store, cast.officer.viewer, addWatchSource, {
    id: itemId,
    version: 1,
    ...secret,
  }));
});

const reads = () =>
  office.owner<{ person_id: string; subject_id: string }>(
    "SELECT person_id, subject_id FROM office.events WHERE name = 'watch_source.read' ORDER BY event_no",
  );

describe('a secret source', () => {
  test('is listed for the Area without its words, and for the centre not at all', async () => {
    const listed = await office.store.within(cast.colleague.viewer, (tx) => sourcesOf(tx, itemId));
    expect(listed.find((source) => source.id === sourceId)).toMatchObject({
      secrecy: 'secret',
      origin: null,
      note: null,
    });
    const centre = await office.store.within(cast.centre.viewer, (tx) => sourcesOf(tx, itemId));
    expect(centre.map((source) => source.secrecy)).toEqual(['ordinary']);
  });

  test('is opened by the Area, each time with an event that names the reader first', async () => {
    const before = (await reads()).length;
    expect(await readSecretSource(office.store, cast.colleague.viewer, sourceId)).toEqual({
      origin: secret.origin,
      note: words,
    });
    await readSecretSource(office.store, cast.director.viewer, sourceId);
    const after = (await reads()).slice(before);
    expect(after).toEqual([
      { person_id: cast.colleague.personId, subject_id: sourceId },
      { person_id: cast.director.personId, subject_id: sourceId },
    ]);
  });

  test('answers everybody else as if there were none, and leaves no trace of a reading', async () => {
    const before = (await reads()).length;
    const others: (keyof Cast)[] = ['centre', 'elsewhere', 'naccProvince', 'governor', 'suppression'];
    for (const who of others) {
      await expect(readSecretSource(office.store, cast[who].viewer, sourceId), who).rejects.toMatchObject({
        code: 'office.not_found',
      });
    }
    for (const who of ['head', 'administrator', 'dpo', 'civil'] as const) {
      await expect(readSecretSource(office.store, cast[who].viewer, sourceId), who).rejects.toMatchObject({
        code: 'office.not_permitted',
      });
    }
    for (const id of ['', 'x', '-'.repeat(36), itemId]) {
      await expect(readSecretSource(office.store, cast.officer.viewer, id)).rejects.toMatchObject({
        code: 'office.not_found',
      });
    }
    expect(await reads()).toHaveLength(before);
  });

  test('cannot be selected by anybody, not even by the Area', async () => {
    for (const who of ['officer', 'director', 'centre'] as const) {
      const tried = office.store.within(cast[who].viewer, (tx) =>
        sql`SELECT * FROM office.watch_secrets`.execute(tx),
      );
      await expect(tried, who).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('leaves neither its words nor its kind in the timeline', async () => {
    const events = await office.store.within(cast.officer.viewer, (tx) => eventsOf(tx, itemId));
    const added = events.filter((event) => event.name === 'watch_item.source_added');
    expect(added.map((event) => event.data)).toEqual([{}]);
    const all = await office.owner<{ data: object }>('SELECT data FROM office.events');
    expect(JSON.stringify(all)).not.toContain(words);
  });

  test('is not written by the centre for an Area, and is by the centre where no Area answers', async () => {
    const typed = { id: itemId, version: 2, ...secret };
    await expect(act(office.store, cast.centre.viewer, addWatchSource, typed)).rejects.toMatchObject({
      code: 'watch_items.secret_not_here',
    });
    await office.owner(
      `INSERT INTO office.agencies (agency_id, name_th, folded_name, province_iso, source)
       VALUES ('agency:office:demo-central', 'สำนักงานสมมุติกลาง', 'x', 'TH-10', 'test')`,
    );
    const central = await openedItem(office, cast.centre, { agencyId: 'agency:office:demo-central' });
    expect(central.number).toMatch(/^ฝร\.สก\/25\d\d\/0001$/u);
    const added = await act(office.store, cast.centre.viewer, addWatchSource, {
      ...typed,
      id: central.id,
      version: 1,
    });
    expect(await readSecretSource(office.store, cast.centre.viewer, added.sourceId)).toMatchObject({
      note: words,
    });
  });
});

test('whoever moved away reads it no more from that moment', async () => {
  const moving = await office.person({ role: 'area_officer', scope: ['area', '7'] });
  expect(await readSecretSource(office.store, moving.viewer, sourceId)).toMatchObject({ note: words });
  await office.owner('UPDATE office.posts SET until_at = now() WHERE post_id = $1', [moving.postId]);
  await expect(readSecretSource(office.store, moving.viewer, sourceId)).rejects.toMatchObject({
    code: 'office.signed_out',
  });
});
