/**
 * The invented agencies of the demonstration world, in eleven real provinces: the eight of Area 7 in
 * full, Mukdahan (Area 4), Nakhon Si Thammarat and, as a sample only, Krabi (Area 8).
 */
import { placeName } from '#seed/names.ts';

export interface Province {
  code: string; // two digits of ISO 3166-2:TH
  name: string;
  size: 'full' | 'small' | 'sample';
}

export const provinces: readonly Province[] = [
  { code: '70', name: 'ราชบุรี', size: 'full' },
  { code: '71', name: 'กาญจนบุรี', size: 'full' },
  { code: '72', name: 'สุพรรณบุรี', size: 'full' },
  { code: '73', name: 'นครปฐม', size: 'full' },
  { code: '74', name: 'สมุทรสาคร', size: 'full' },
  { code: '75', name: 'สมุทรสงคราม', size: 'full' },
  { code: '76', name: 'เพชรบุรี', size: 'full' },
  { code: '77', name: 'ประจวบคีรีขันธ์', size: 'full' },
  { code: '49', name: 'มุกดาหาร', size: 'small' },
  { code: '80', name: 'นครศรีธรรมราช', size: 'small' },
  { code: '81', name: 'กระบี่', size: 'sample' },
];

export type AgencyType =
  'tao' | 'subdistrict' | 'town' | 'pao' | 'child_centre' | 'hospital' | 'school' | 'department';

export interface Agency {
  key: string; // how seed/stories.yaml names it: 'tao-70-3' is the third TAO of province 70
  type: AgencyType;
  /** The search API's files hold the local bodies, the published file the bodies of departments. */
  layout: 'api' | 'published';
  name: string;
  parentName: string; // the department above it; a local body is its own
  code: string; // the source's code; '' in the published file, which has none
  secondCode: string | null; // a second code under which the source repeats every row
  province: Province;
  district: string;
  place: string; // the invented place that its name and titles speak of
  /** Purchases in an ordinary year, before any story. */
  usualCount: number;
}

interface TypeFacts {
  layout: Agency['layout'];
  count: Record<Province['size'], number>;
  usualCount: readonly [low: number, high: number];
  nameOf: (place: string, provinceName: string) => string;
  codeStart: string;
}

// prettier-ignore
const typeFacts: Record<AgencyType, TypeFacts> = {
  tao: { layout: 'api', count: { full: 9, small: 6, sample: 4 }, usualCount: [45, 135], nameOf: (place) => `องค์การบริหารส่วนตำบล${place}`, codeStart: '6' },
  subdistrict: { layout: 'api', count: { full: 5, small: 4, sample: 2 }, usualCount: [80, 190], nameOf: (place) => `เทศบาลตำบล${place}`, codeStart: '5' },
  town: { layout: 'api', count: { full: 1, small: 1, sample: 0 }, usualCount: [190, 270], nameOf: (place) => `เทศบาลเมือง${place}`, codeStart: '4' },
  pao: { layout: 'api', count: { full: 1, small: 0, sample: 0 }, usualCount: [170, 260], nameOf: (place) => `องค์การบริหารส่วนจังหวัด${place}`, codeStart: '2' },
  child_centre: { layout: 'api', count: { full: 2, small: 1, sample: 1 }, usualCount: [4, 14], nameOf: (place) => `ศูนย์พัฒนาเด็กเล็กบ้าน${place}`, codeStart: 'E9' },
  hospital: { layout: 'published', count: { full: 3, small: 1, sample: 0 }, usualCount: [70, 150], nameOf: (place) => `โรงพยาบาล${place}`, codeStart: '' },
  school: { layout: 'published', count: { full: 3, small: 1, sample: 0 }, usualCount: [25, 75], nameOf: (place) => `โรงเรียนบ้าน${place}`, codeStart: '' },
  department: { layout: 'published', count: { full: 3, small: 1, sample: 0 }, usualCount: [45, 110], nameOf: (place, province) => `สำนักงานสาธิต${place} จังหวัด${province}`, codeStart: '' },
};

/** Departments above the agencies of the published file: invented too. */
const parents: Partial<Record<AgencyType, readonly string[]>> = {
  hospital: ['กรมสาธิตการสาธารณสุขสมมุติ'],
  school: ['กรมสาธิตการศึกษาสมมุติ'],
  department: ['กรมสาธิตการทางและแหล่งน้ำสมมุติ', 'กรมสาธิตการเกษตรสมมุติ'],
};

/**
 * District 99 exists in no province, so no code is a real body's. Two bodies stand under a second code
 * with the same rows, as in the source: a town under a nine-digit parent code (one body), and a TAO
 * under two local codes (which of the two bodies a row belongs to cannot be told).
 */
function codesOf(
  type: AgencyType,
  province: Province,
  number: number,
  codeStart: string,
): [string, string | null] {
  if (codeStart === '') return ['', null];
  if (type === 'child_centre') return [`E99${province.code}${String(number).padStart(4, '0')}`, null];
  const seven = `${codeStart}${province.code}99${String(number).padStart(2, '0')}`;
  const twice: Record<string, string> = { 'town-75-1': '009997500', 'tao-74-9': '6749801' };
  return [seven, twice[`${type}-${province.code}-${number}`] ?? null];
}

function agencyOf(type: AgencyType, province: Province, number: number, index: number): Agency {
  const facts = typeFacts[type];
  const place = type === 'pao' ? `สาธิต${province.name}` : placeName(index);
  const name = facts.nameOf(place, province.name);
  const [code, secondCode] = codesOf(type, province, number, facts.codeStart);
  const [low, high] = facts.usualCount;
  return {
    key: `${type}-${province.code}-${number}`,
    type,
    layout: facts.layout,
    name,
    parentName: parents[type]?.[(number - 1) % (parents[type]?.length ?? 1)] ?? name,
    code,
    secondCode,
    province,
    district: placeName(2000 - Number(province.code) * 6 - (index % 5)),
    place,
    usualCount: low + ((index * 37) % (high - low + 1)),
  };
}

/** Every agency of the world, province by province, in the order of their types. */
export function makeAgencies(): Agency[] {
  const agencies: Agency[] = [];
  for (const province of provinces) {
    for (const [type, facts] of Object.entries(typeFacts) as [AgencyType, TypeFacts][]) {
      for (let number = 1; number <= facts.count[province.size]; number++) {
        agencies.push(agencyOf(type, province, number, agencies.length));
      }
    }
  }
  return agencies;
}
