/**
 * The invented firms, shops and persons that sell to the agencies of one province each (and a few
 * beyond it), with what they sell.
 */
import { provinces, type Province } from '#seed/agencies.ts';
import { firmCore, juristicId, maskedPersonId, personName, placeName, type FirmForm } from '#seed/names.ts';
import { randomFor } from '#seed/random.ts';
import type { Family } from '#seed/titles.ts';

export interface Seller {
  key: string;
  kind: 'firm' | 'person' | 'shop'; // a shop has a name and no number
  name: string;
  taxId: string; // 13 digits for a firm, masked for a person, '' for a shop
  provinceCode: string;
  family: Family;
  registeredYearBe: number | null;
  /** How often its customers call on it: few sellers win much. */
  weight: number;
}

const tradeWords: Record<Family, readonly string[]> = {
  office: ['เครื่องเขียน', 'โอเอ ซัพพลาย', 'คอมพิวเตอร์'],
  household: ['วัสดุภัณฑ์', 'การไฟฟ้าและก่อสร้าง', 'โฮมเซ็นเตอร์'],
  works: ['การโยธา', 'ก่อสร้าง', 'คอนสตรัคชั่น', 'ธุรกิจก่อสร้าง'],
  vehicle: ['ยานยนต์', 'เซอร์วิส', 'ปิโตรเลียม'],
  food: ['โภชนา', 'แคเทอริ่ง'],
  print: ['การพิมพ์', 'มีเดีย', 'ซาวด์แอนด์ไลท์'],
  medical: ['เวชภัณฑ์', 'เมดิคอล', 'เภสัช'],
  labour: ['บริการ'],
  milk: ['โคนม'],
};

const firmsByFamily: Partial<Record<Family, number>> = {
  works: 19,
  office: 13,
  household: 10,
  vehicle: 8,
  print: 5,
  food: 3,
  medical: 6,
};
const shopsByFamily: Partial<Record<Family, number>> = { household: 3, food: 4, vehicle: 4, print: 2 };
const personsByFamily: Partial<Record<Family, number>> = {
  office: 4,
  household: 9,
  vehicle: 9,
  print: 9,
  food: 12,
  works: 10,
  labour: 26,
};

/** Numbers names and ids so that none comes twice. */
export interface Register {
  firms: number;
  persons: number;
}

/** A firm with a name and a right number of its own. `family` gives its name the word of the trade. */
export function makeFirm(
  register: Register,
  form: FirmForm,
  provinceCode: string,
  registeredYearBe: number,
  family: Family,
): Seller {
  const number = ++register.firms;
  const words = tradeWords[family];
  const core = `${firmCore(number)}${words[number % words.length]}`;
  const name = {
    company: `บริษัท ${core} จำกัด`,
    limited_partnership: `ห้างหุ้นส่วนจำกัด ${core}`,
    cooperative: `สหกรณ์${core} จำกัด`,
  }[form];
  const taxId = juristicId(provinceCode, form, registeredYearBe, number);
  return {
    key: `firm-${number}`,
    kind: 'firm',
    name,
    taxId,
    provinceCode,
    family,
    registeredYearBe,
    weight: 1,
  };
}

/** A natural person. `family` is what he or she is paid for. */
export function makePerson(register: Register, provinceCode: string, family: Family): Seller {
  const number = ++register.persons;
  return {
    key: `person-${number}`,
    kind: 'person',
    name: personName(number),
    taxId: maskedPersonId(number),
    provinceCode,
    family,
    registeredYearBe: null,
    weight: 1,
  };
}

/** Two digits of the number set the years apart: most firms are 3 to 30 years old, a few in a hundred are new. */
function registeredYear(chance: number): number {
  if (chance < 0.03) return 2566 + (chance < 0.01 ? 1 : 0);
  return 2565 - Math.floor(32 * (chance - 0.03) ** 1.4);
}

function sellersOf(province: Province, register: Register, seed: number): Seller[] {
  const random = randomFor(seed, `sellers of ${province.code}`);
  const share = province.size === 'full' ? 1 : 0.5;
  const sellers: Seller[] = [];
  const add = (counts: Partial<Record<Family, number>>, make: (family: Family, index: number) => Seller) => {
    for (const [family, count] of Object.entries(counts) as [Family, number][]) {
      for (let index = 0; index < Math.ceil(count * share); index++) {
        sellers.push({ ...make(family, index), weight: 1 / (1 + index * 0.35) });
      }
    }
  };
  add(firmsByFamily, (family) => {
    const form = random.chance(0.45) ? 'company' : 'limited_partnership';
    const home = random.chance(0.86) ? province : random.pick(provinces);
    return {
      ...makeFirm(register, form, home.code, registeredYear(random.next()), family),
      provinceCode: province.code,
    };
  });
  add(shopsByFamily, (family, index) => {
    const name = `ร้าน${placeName(300 + Number(province.code) * 17 + index)}${tradeWords[family][0]}`;
    return {
      key: `shop-${province.code}-${family}-${index}`,
      kind: 'shop',
      name,
      taxId: '',
      provinceCode: province.code,
      family,
      registeredYearBe: null,
      weight: 1,
    };
  });
  add(personsByFamily, (family) => makePerson(register, province.code, family));
  sellers.push(makeFirm(register, 'cooperative', province.code, 2539, 'milk'));
  return sellers;
}

/** All sellers by province code. */
export function makeSellers(register: Register, seed: number): Map<string, Seller[]> {
  return new Map(provinces.map((province) => [province.code, sellersOf(province, register, seed)]));
}
