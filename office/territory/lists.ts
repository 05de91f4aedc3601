/** Whose districts the provinces are sorted into: PACC Areas, and NACC Regions, another body's list. */
import { texts } from '#kernel/texts.ts';
import type { Subject } from '#office/action.ts';

export const listNames = ['area', 'region'] as const;

export type ListName = (typeof listNames)[number];

/** 'central': with no numbered office, but with the central divisions. */
export const officeNames = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'central'] as const;

export type OfficeName = (typeof officeNames)[number];

/** Where the dated rows of a list stand. */
export const tableOf = {
  area: { name: 'office.area_provinces', key: 'area_province_id', no: 'area_no' },
  region: { name: 'office.region_provinces', key: 'region_province_id', no: 'region_no' },
} as const satisfies Record<ListName, { name: string; key: string; no: string }>;

export const numberOf = (office: OfficeName): number | null => (office === 'central' ? null : Number(office));

const states = { known: { th: 'อยู่ในทะเบียน', en: 'On the register' } } as const;

/** A province as a subject of actions: it has no states, only a past and offices that it belongs to. */
export const provinceSubject: Subject<typeof states> = {
  kind: 'province',
  table: 'office.provinces',
  id: 'province_iso',
  states,
};

/** What the lists and their offices are called. */
export const listWords = texts(
  {
    lists: { area: 'เขต ปปท.', region: 'ภาค ป.ป.ช.' },
    office: (list: ListName, no: number | null) =>
      no === null ? 'ส่วนกลาง' : list === 'area' ? `เขต ${no}` : `ภาค ${no}`,
  },
  {
    lists: { area: 'PACC Area', region: 'NACC Region' },
    office: (list: ListName, no: number | null) =>
      no === null ? 'Central divisions' : list === 'area' ? `Area ${no}` : `Region ${no}`,
  },
);
