/** The one-way door: what is frozen stays, a repeat is a sighting, and a mark counts for a flag version. */
import { beforeAll, describe, expect, test } from 'vitest';
import { inventedCandidate, inventedFlag } from '#tests/invented-candidate.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { castOf, farAgency, inDays, layWorld, municipality, school, type Cast } from '#tests/watch-world.ts';
import { act } from '#office/action.ts';
import { freezeSignal } from '#office/watch-items/actions/freeze-signal.ts';
import { sourcesOf } from '#office/watch-items/item-parts.ts';
import { listItems } from '#office/watch-items/queries.ts';
import { readSignal } from '#office/watch-items/signals/signal.ts';
import { lookFurther } from './actions/look-further.ts';
import { markObservation } from './actions/mark.ts';
import { newestMarks, shownCount, trackRecords } from './marks.ts';

const office = officeStore();
let cast: Cast;
beforeAll(async () => {
  await layWorld(office);
  cast = await castOf(office);
});

const keep = (who: keyof Cast, candidate = inventedCandidate()) =>
  act(office.store, cast[who].viewer, freezeSignal, { candidate, act: 'kept' });
const read = (id: string) => office.store.within(cast.officer.viewer, (tx) => readSignal(tx, id));

describe('a signal', () => {
  test('is frozen at the first act with its hash; the same again is a sighting without a second copy', async () => {
    const first = await keep('officer');
    expect(first).toMatchObject({ isNew: true, same: true });
    expect(await keep('colleague')).toEqual({ id: first.id, isNew: false, same: true });
    const signal = await read(first.id);
    expect(signal).toMatchObject({ intact: true, generation: 3, agencyId: school, areaNo: 7 });
    expect(signal.content.flags[0]).toMatchObject({ version: 1, value: 0.6, threshold: 0.3 });
    expect(signal.sightings).toMatchObject([{ act: 'kept', content: null, sha256: signal.sha256 }]);
  });

  test('stays as it was when the flags are computed anew; the newer copy stands with the sighting', async () => {
    const subjectId = 'pair:agency:office:demo-school|supplier:tin:1';
    const first = await keep('officer', inventedCandidate({ subjectId }));
    const before = await read(first.id);
    const newer = inventedCandidate({
      subjectId,
      generation: 4,
      flags: [inventedFlag({ version: 2, value: 0.9 })],
    });
    expect(await keep('officer', newer)).toEqual({ id: first.id, isNew: false, same: false });
    const after = await read(first.id);
    expect({ ...after, sightings: [] }).toEqual({ ...before, sightings: [] });
    expect(after.sightings[0]?.content?.flags[0]).toMatchObject({ version: 2, value: 0.9 });
  });

  test('of a supplier is each Area’s own, because each sees its own rows of it', async () => {
    const supplier = { subjectId: 'supplier:tin:0105500000001', agencyId: null, provinceIso: null };
    const here = await keep('officer', inventedCandidate({ ...supplier, areaNo: 7 }));
    const there = await keep('elsewhere', inventedCandidate({ ...supplier, areaNo: 5 }));
    expect(there).toMatchObject({ isNew: true });
    await expect(office.store.within(cast.elsewhere.viewer, (tx) => readSignal(tx, here.id))).rejects.toMatchObject({ status: 404 }); // prettier-ignore
  });

  test('of another Area’s agency cannot be written', async () => {
    const far = inventedCandidate({
      subjectId: farAgency,
      agencyId: farAgency,
      areaNo: 5,
      provinceIso: 'TH-50',
    });
    await expect(keep('officer', far)).rejects.toMatchObject({ code: 'office.not_found' });
  });

  test('whose words were changed behind the office’s back does not fit its hash', async () => {
    const { id } = await keep('officer');
    await expect(
      office.owner("UPDATE office.signals SET content = replace(content, '0.6', '0.1') WHERE signal_id = $1", [id]), // prettier-ignore
    ).rejects.toThrow('signals');
  });

  test('needs a candidate that came from the analysis', async () => {
    for (const candidate of [undefined, '{}', {}, { ...inventedCandidate(), content: { format: 1 } }]) {
      await expect(
        act(office.store, cast.officer.viewer, freezeSignal, { candidate, act: 'kept' }),
      ).rejects.toMatchObject({ code: 'office.input' });
    }
    for (const who of ['governor', 'head', 'administrator'] as const) {
      await expect(keep(who)).rejects.toMatchObject({ code: 'office.not_permitted' });
    }
  });
});

describe('a mark', () => {
  const mark = (typed: object, who: keyof Cast = 'officer') =>
    act(office.store, cast[who].viewer, markObservation, {
      candidate: inventedCandidate(),
      flagId: 'purchases-just-below-limit',
      flagVersion: 1,
      verdict: 'explained',
      why: 'งบประมาณโอนมาเป็นงวด ๆ',
      ...typed,
    });

  test('says why, and is of the flag version that the page showed', async () => {
    await expect(mark({ why: '' })).rejects.toMatchObject({ code: 'watch.why_missing' });
    await expect(mark({ flagVersion: 2 })).rejects.toMatchObject({ code: 'watch.no_such_flag' });
    await expect(mark({ verdict: 'guilty' })).rejects.toMatchObject({ code: 'office.input' });
    await expect(mark({ verdict: 'look_further' })).rejects.toMatchObject({ code: 'office.input' });
    await mark({});
  });

  test('takes the place of the one before it', async () => {
    await mark({ verdict: 'not_useful', why: 'ข้อมูลซ้ำกับปีก่อน' }, 'colleague');
    const marks = await office.store.within(cast.officer.viewer, (tx) => newestMarks(tx, [school]));
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ verdict: 'not_useful', flagVersion: 1 });
  });
});

describe('“look further”', () => {
  const look = (changes: Parameters<typeof inventedCandidate>[0] = {}, typed: object = {}) =>
    act(office.store, cast.officer.viewer, lookFurther, {
      candidate: inventedCandidate(changes),
      title: 'ซื้อใกล้วงเงินหลายครั้ง',
      note: 'ขอดูแผนการจัดซื้อ',
      reviewOn: inDays(30),
      ...typed,
    });

  test('opens an item on the agency’s procurement with the signal as its source; a second one joins it', async () => {
    const first = await look();
    const second = await look({ subjectId: `pair:${school}|supplier:tin:9` });
    expect(second.watchItemId).toBe(first.watchItemId);
    const sources = await office.store.within(cast.officer.viewer, (tx) => sourcesOf(tx, first.watchItemId));
    expect(sources.map((source) => [source.kind, source.signalId !== null])).toEqual([
      ['signal', true],
      ['signal', true],
    ]);
    const { rows } = await office.store.within(cast.officer.viewer, (tx) =>
      listItems(tx, { process: 'procurement' }),
    );
    expect(rows).toMatchObject([{ id: first.watchItemId, agencyId: school }]);
  });

  test('enters an agency that only the analysis knew', async () => {
    const id = 'agency:egp:5749999';
    await look({ subjectId: id, agencyId: id, agencyName: 'องค์การบริหารส่วนตำบลสมมุติใหม่' });
    const [row] = await office.owner(
      'SELECT name_th, province_iso FROM office.agencies WHERE agency_id = $1',
      [id],
    );
    expect(row).toEqual({ name_th: 'องค์การบริหารส่วนตำบลสมมุติใหม่', province_iso: 'TH-74' });
  });

  test('at a supplier asks which agency is meant', async () => {
    const supplier = { subjectId: 'supplier:tin:0105500000002', agencyId: null, provinceIso: null };
    await expect(look(supplier)).rejects.toMatchObject({ code: 'watch.which_agency' });
    await look(supplier, { agencyId: municipality });
  });

  test('where nothing was observed is refused, and nothing of it stays', async () => {
    const subjectId = 'tender:egp:404';
    await expect(look({ subjectId, flags: [] })).rejects.toMatchObject({ code: 'watch.nothing_to_look_at' });
    await expect(look({ subjectId }, { reviewOn: inDays(-1) })).resolves.toBeTruthy(); // joins the open item
    expect(await office.owner("SELECT FROM office.signals WHERE subject_id = 'tender:egp:404'")).toHaveLength(
      1,
    );
  });
});

describe('the track record of a flag version', () => {
  test('counts each subject once by its newest mark; fewer than five are told to desks only', async () => {
    await office.owner('DELETE FROM office.signal_marks');
    const flag = (version: number) => inventedFlag({ flagId: 'single-bidder', version });
    const mark = (n: number, version: number, verdict: string, who: keyof Cast = 'officer') =>
      act(office.store, cast[who].viewer, markObservation, {
        candidate: inventedCandidate({ subjectId: `tender:egp:${n}`, flags: [flag(version)] }),
        flagId: 'single-bidder',
        flagVersion: version,
        verdict,
        why: 'ตรวจเอกสารแล้ว',
      });
    for (let n = 0; n < 6; n += 1) await mark(n, 2, 'not_useful');
    await mark(0, 2, 'explained', 'colleague');
    await mark(1, 1, 'explained');
    const asDesk = await office.store.within(cast.elsewhere.viewer, trackRecords);
    expect(asDesk).toEqual([
      { flagId: 'single-bidder', flagVersion: 1, subjects: { look_further: 0, explained: 1, not_useful: 0 } },
      { flagId: 'single-bidder', flagVersion: 2, subjects: { look_further: 0, explained: 1, not_useful: 5 } },
    ]);
    for (const viewer of [publicViewer, cast.head.viewer, cast.governor.viewer]) {
      const [old, now] = await office.store.within(viewer, trackRecords);
      expect(now?.subjects).toEqual({ look_further: 0, explained: null, not_useful: 5 });
      expect(shownCount(old!.subjects.explained)).toBe('<5');
    }
  });
});
