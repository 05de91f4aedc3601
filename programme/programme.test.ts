/** The programme's years say what the sources say, count what can be counted, and guess nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinics } from '#office/agencies/queries.ts';
import { seedTerritory } from '#office/territory/take-in.ts';
import { officeStore, publicViewer } from '#tests/office-store.ts';
import { doneByProvince, namelessPlacesOf } from './done.ts';
import { activitiesOfArea, activitiesOfProvince, activitiesOfYear } from './activities.ts';
import {
  enrolmentsOfArea,
  enrolmentsOfProvince,
  enrolmentsOfYear,
  fiscalYears,
  resultsOfYear,
  withRunningTotal,
  type FiscalYear,
} from './queries.ts';
import { seedProgrammeYears } from './take-in.ts';

const office = officeStore();
const read = <T>(work: Parameters<typeof office.store.within<T>>[1]) =>
  office.store.within(publicViewer, work);

beforeAll(async () => {
  await seedTerritory(office.store);
  await seedProgrammeYears(office.store);
});

describe('the quota of a year', () => {
  it('is nine pilots in 2562, one per Area, of which only Ratchaburi is known by name', async () => {
    const places = await read((tx) => enrolmentsOfYear(tx, 2562));
    expect(places.map((one) => one.areaNo)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(
      places.filter((one) => one.provinceIso !== null).map((one) => [one.areaNo, one.provinceTh]),
    ).toEqual([[7, 'ราชบุรี']]);
    expect(places.every((one) => one.kind === 'pilot')).toBe(true);
  });

  it('is two more per Area in 2563: four by name, fourteen that no source names', async () => {
    const places = await read((tx) => enrolmentsOfYear(tx, 2563));
    const perArea = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (area) => places.filter((one) => one.areaNo === area).length,
    );
    expect(perArea).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(
      places.flatMap((one) => (one.provinceTh === null ? [] : [`${one.areaNo} ${one.provinceTh}`])),
    ).toEqual(['5 เชียงใหม่', '7 สมุทรสาคร', '8 นครศรีธรรมราช', '8 กระบี่']);
  });

  it('keeps the word of the year beside its kind', async () => {
    const wording = async (iso: string) => (await read((tx) => enrolmentsOfProvince(tx, iso)))[0]?.wordingTh;
    expect(await wording('TH-74')).toBe('จังหวัดนำร่องขยายผล');
    expect(await wording('TH-49')).toBe('จังหวัดขยายผล');
  });

  it('adds up to 9 and 27, and then stops where nobody knows', async () => {
    const years = new Map((await read(fiscalYears)).map((year) => [year.be, year]));
    expect([2562, 2563, 2564, 2566].map((be) => years.get(be)?.enrolledSoFar)).toEqual([9, 27, null, null]);
    expect(years.get(2563)).toMatchObject({ enrolled: 18, enrolledByName: 4 });
    expect(years.get(2566)).toMatchObject({ yearNo: 5, yearNoIsStated: true, enrolled: 1 });
    expect(years.get(2566)?.nameTh).not.toBe(years.get(2563)?.nameTh);
    expect(years.get(2564)).toMatchObject({ nameTh: null, enrolled: 0, activities: 0 });
  });

  it('is not added up across a year that is missing', () => {
    const year = (be: number) => ({ be, enrolled: 9, pilotsPerArea: 1 }) as FiscalYear;
    expect(withRunningTotal([year(2562), year(2564)]).map((one) => one.enrolledSoFar)).toEqual([9, null]);
  });
});

describe('what was done', () => {
  it('in Samut Sakhon: a workshop with its day, hour, room, the chair’s post, 90 people and every sector', async () => {
    const [workshop] = await read((tx) => activitiesOfProvince(tx, 'TH-74'));
    expect(workshop).toMatchObject({
      be: 2563,
      kind: 'workshop',
      onDay: '2020-07-31',
      startsAt: '08:30',
      placeTh: 'ห้องประชุมพันท้ายนรสิงห์ ศาลากลางจังหวัดสมุทรสาคร',
      chairTh: 'ผู้ว่าราชการจังหวัดสมุทรสาคร',
      attendees: 90,
      attendeesEstimated: false,
    });
    expect(workshop?.sectors).toHaveLength(8);
    expect(workshop?.sectors.every((one) => one.count === null)).toBe(true);
  });

  it('in Nakhon Si Thammarat: about 200, an estimate that stays one', async () => {
    const [workshop] = await read((tx) => activitiesOfProvince(tx, 'TH-80'));
    expect(workshop).toMatchObject({ attendees: 200, attendeesEstimated: true });
  });

  it('in Chiang Mai: the day of the news, no day of its own, and no number', async () => {
    const [workshop] = await read((tx) => activitiesOfProvince(tx, 'TH-50'));
    expect(workshop).toMatchObject({ onDay: null, reportedOn: '2020-08-26', attendees: null, isDone: true });
    expect(workshop?.sectors.map((one) => one.sector)).toEqual(['district_offices', 'damrongdhamma_centres']);
  });

  it('in Mukdahan: under activity 1, and four results of which none was measured', async () => {
    const [workshop] = await read((tx) => activitiesOfYear(tx, 2566));
    expect(workshop).toMatchObject({ activityNo: 1, provinceIso: 'TH-49', startsAt: '09:00', areaNo: 4 });
    const results = await read((tx) => resultsOfYear(tx, 2566));
    expect(results.map((one) => one.value)).toEqual([null, null, null, null]);
  });

  it('in Nakhon Pathom: a meeting of the NACC’s Region 7, beside the project’s activities', async () => {
    const meeting = (await read((tx) => activitiesOfArea(tx, 7))).find((one) => one.provinceIso === 'TH-73');
    expect(meeting).toMatchObject({ be: 2567, kind: 'progress_meeting', regionNo: 7, activityNo: null });
  });

  it('is told for all 77 provinces, with nothing invented for those without', async () => {
    const done = await read(doneByProvince);
    expect(done).toHaveLength(77);
    expect(done.find((one) => one.iso === 'TH-74')).toMatchObject({
      enrolledYears: [2563],
      workshops: 1,
      visits: 0,
    });
    expect(done.find((one) => one.iso === 'TH-96')).toMatchObject({
      enrolledYears: [],
      workshops: 0,
      advised: null,
    });
    expect(done.filter((one) => one.enrolledYears.length > 0)).toHaveLength(6);
    expect(await read((tx) => namelessPlacesOf(tx, 7))).toBe(1);
    expect(await read((tx) => namelessPlacesOf(tx, 8, 2563))).toBe(0);
  });
});

describe('the file of years', () => {
  it('is taken in once: a second time adds nothing', async () => {
    expect(await seedProgrammeYears(office.store)).toEqual({
      years: 0,
      enrolments: 0,
      activities: 0,
      results: 0,
      clinics: 0,
    });
    expect(await read((tx) => enrolmentsOfArea(tx, 7))).toHaveLength(3);
  });

  it('gives the clinics that sources name: founded 2562 in Area 7, address known of none', async () => {
    const known = await read((tx) => clinics(tx));
    expect(known.map((one) => [one.areaNo, one.openedYearBe])).toEqual([
      [4, null],
      [5, null],
      [7, 2562],
      [8, null],
    ]);
    expect(known.every((one) => one.addressTh === null && one.hoursTh === null)).toBe(true);
  });

  it('names no person: no title of address stands in it', () => {
    const text = readFileSync(join(import.meta.dirname, 'years.yaml'), 'utf8');
    expect(text).not.toMatch(/นาย(?!ก)|นางสาว|น\.ส\.|ว่าที่|พ\.ต\.|ดร\./u);
  });

  it('may be read by everybody and written by nobody but the system', async () => {
    const admin = await office.person({ role: 'administrator', scope: ['nation', ''] });
    await expect(
      office.store.within(admin.viewer, (tx) =>
        tx.executeQuery({
          sql: `INSERT INTO office.fiscal_years (fiscal_year_be) VALUES (2600)`,
          parameters: [],
        } as never),
      ),
    ).rejects.toThrow(/row-level security/u);
  });
});
