/** Clashes of a day: a post, a room, an agency in two places, and what only looks like one. */
import { describe, expect, test } from 'vitest';
import type { CalendarMeeting } from './calendar.ts';
import { clashesIn } from './clashes.ts';

const meeting = (id: string, said: Partial<CalendarMeeting> = {}): CalendarMeeting => ({
  id,
  kind: 'workshop',
  state: 'announced',
  titleTh: id,
  titleEn: id,
  provinceIso: 'TH-74',
  provinceTh: 'สมุทรสาคร',
  provinceEn: 'Samut Sakhon',
  onDay: '2027-01-14',
  lastDay: '2027-01-14',
  startsAt: null,
  endsAt: null,
  roomTh: null,
  roomKey: null,
  posts: [],
  agencies: [],
  ...said,
});
const kindsOf = (...meetings: CalendarMeeting[]) =>
  clashesIn(meetings).map(({ kind, what }) => `${kind} ${what}`);

describe('on one day', () => {
  test('a post, a room and an agency in two meetings are three clashes', () => {
    const both = {
      posts: ['ผู้ว่าราชการจังหวัดสมุทรสาคร'],
      roomTh: 'ห้องประชุม 1',
      roomKey: 'ห้องประชุม1',
      agencies: [{ id: 'agency:a', name: 'เทศบาลสมมุติ' }],
    };
    expect(kindsOf(meeting('one', both), meeting('two', both))).toEqual([
      'agency เทศบาลสมมุติ',
      'post ผู้ว่าราชการจังหวัดสมุทรสาคร',
      'room ห้องประชุม 1',
    ]);
  });

  test('the director of an Area cannot be in two provinces; “the governor” of each is somebody else', () => {
    const far = { provinceIso: 'TH-73', provinceTh: 'นครปฐม' };
    const director = { posts: ['ผู้อำนวยการสำนักงาน ปปท. เขต 7'] };
    const governor = { posts: ['ผู้ว่าราชการจังหวัด'] };
    expect(kindsOf(meeting('one', director), meeting('two', { ...director, ...far }))).toHaveLength(1);
    expect(kindsOf(meeting('one', governor), meeting('two', { ...governor, ...far }))).toEqual([]);
  });

  test('hours that are known to be apart are no clash; hours that nobody gave may be one', () => {
    const chair = { posts: ['ผู้ว่าราชการจังหวัดสมุทรสาคร'] };
    const morning = { ...chair, startsAt: '09:00', endsAt: '12:00' };
    expect(kindsOf(meeting('one', morning), meeting('two', { ...chair, startsAt: '12:00' }))).toEqual([]);
    expect(kindsOf(meeting('one', morning), meeting('two', { ...chair, startsAt: '11:30' }))).toHaveLength(1);
    expect(kindsOf(meeting('one', morning), meeting('two', chair))).toHaveLength(1);
  });
});

test('a meeting of three days clashes on the second, a cancelled one with nothing', () => {
  const chair = { posts: ['ผู้ว่าราชการจังหวัดสมุทรสาคร'] };
  const long = meeting('long', { ...chair, lastDay: '2027-01-16' });
  const second = { ...chair, onDay: '2027-01-15', lastDay: '2027-01-15' };
  expect(clashesIn([long, meeting('two', second)])).toMatchObject([{ onDay: '2027-01-15' }]);
  expect(clashesIn([long, meeting('two', { ...second, state: 'cancelled' })])).toEqual([]);
});
