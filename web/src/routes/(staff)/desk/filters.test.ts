/** The filters of the list: an address says them, nonsense says nothing, and what is new is new since a moment. */
import { describe, expect, test } from 'vitest';
import type { ListedRow } from '#procurement/read.ts';
import { filtersIn, fits, type Around } from './filters.ts';

const row: ListedRow = {
  subject_kind: 'pair',
  subject_id: 'pair:agency:egp:1|supplier:tin:2',
  fiscal_year_be: 2568,
  agency_type: 'tao',
  province_iso: 'TH-74',
  money_satang: 1_000_000_00n,
  flags: [{ flag_id: 'split-purchase', version: 2, family: 'splitting' }],
};
const around: Around = {
  newness: 'never_seen',
  first: { generation: 3, at: new Date('2026-11-20T10:00:00+07:00') },
  generation: 4,
  lastVisit: new Date('2026-11-21T09:00:00+07:00'),
  now: new Date('2026-11-22T09:00:00+07:00'),
};
const isShown = (address: string, changes: Partial<Around> = {}) =>
  fits(row, filtersIn(new URLSearchParams(address)), { ...around, ...changes });

test('nonsense in an address narrows nothing', () => {
  const typed =
    'province=TH-7x&year=68&type=__proto__&family=x&flag=..&kind=toString&money=constructor&since=0&day=x';
  expect(filtersIn(new URLSearchParams(typed))).toEqual({});
});

describe('a row is shown', () => {
  test.each([
    ['', true],
    ['province=TH-74&year=2568&type=tao&family=splitting&flag=split-purchase&kind=pair', true],
    ['province=TH-75', false],
    ['year=2569', false],
    ['type=school', false],
    ['family=pricing', false],
    ['flag=single-bidder', false],
    ['kind=agency', false],
    ['money=under-1m', false],
    ['money=1m-10m', true],
    ['money=over-100m', false],
    ['judged=open', true],
    ['judged=judged', false],
    ['judged=partly', false],
  ])('for “%s”: %s', (address, shown) => {
    expect(isShown(address)).toBe(shown);
  });

  test.each([
    ['since=visit', false, 'it came before the last visit'],
    ['since=generation', false, 'it came with older data'],
    ['since=week', true, 'it came two days ago'],
    ['day=2026-11-20', true, 'it came on that day, in Thailand'],
    ['day=20/11/2569', true, 'the day may be Thai'],
    ['day=2026-11-21', false, 'it came the day before'],
  ])('as new for “%s”: %s, because %s', (address, shown) => {
    expect(isShown(address)).toBe(shown);
  });

  test('as new where nothing was noted of it yet: it came with the newest data', () => {
    const unnoted = { first: undefined };
    expect(['since=visit', 'since=generation', 'since=week'].every((one) => isShown(one, unnoted))).toBe(
      true,
    );
    expect(isShown('since=visit', { lastVisit: null }), 'nobody came before').toBe(false);
  });

  test('by what was judged of it', () => {
    expect(isShown('judged=judged', { newness: null })).toBe(true);
    expect(isShown('judged=changed', { newness: 'changed_since' })).toBe(true);
    expect(isShown('judged=partly', { newness: 'partly_judged' })).toBe(true);
  });
});
