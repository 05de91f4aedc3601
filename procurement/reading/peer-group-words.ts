/** A peer key in words: `tao|area-7` → "อบต. · ปปท. เขต 7". Parts no list knows stay as they are. */
import { readProvinces } from './text-files.ts';
import { agencyTypes, wordsOf, type Language, type Words } from './words.ts';

/** Groups that are no agencies: of suppliers by their line of business (3-core/categories.yaml), of projects. */
const otherGroups: Record<string, Words> = {
  suppliers: { th: 'ผู้ขาย', en: 'suppliers' },
  competitive: { th: 'งานที่มีการแข่งขัน', en: 'competitive projects' },
  all: { th: 'ทุกสายงาน', en: 'all lines of business' },
  reference: { th: 'เทียบราคากลาง', en: 'against the reference price' },
  budget: { th: 'เทียบงบประมาณ', en: 'against the budget' },
  agriculture: { th: 'การเกษตร', en: 'agriculture' },
  education: { th: 'การศึกษา', en: 'education' },
  events: { th: 'จัดงาน', en: 'events' },
  food: { th: 'อาหาร', en: 'food' },
  ict: { th: 'คอมพิวเตอร์และสื่อสาร', en: 'computers and communication' },
  labour: { th: 'จ้างเหมาแรงงาน', en: 'hired labour' },
  medical: { th: 'การแพทย์', en: 'medical' },
  office: { th: 'สำนักงาน', en: 'office' },
  services: { th: 'บริการ', en: 'services' },
  supplies: { th: 'วัสดุ', en: 'supplies' },
  utilities: { th: 'สาธารณูปโภค', en: 'utilities' },
  vehicles: { th: 'ยานพาหนะ', en: 'vehicles' },
  works: { th: 'งานก่อสร้าง', en: 'works' },
};

export function peerGroupWords(group: string, language: Language): string {
  const thai = language === 'th';
  const part = (text: string): string => {
    const area = /^area-(\d)$/.exec(text);
    if (area) return thai ? `ปปท. เขต ${area[1]}` : `PACC Area ${area[1]}`;
    if (text === 'area-hq') return thai ? 'ส่วนกลาง' : 'headquarters';
    if (text === 'TH') return thai ? 'ทั้งประเทศ' : 'the whole country';
    const province = readProvinces().get(text);
    return province ? province[language] : wordsOf({ ...otherGroups, ...agencyTypes }, text, language);
  };
  return group.split('|').map(part).join(' · ');
}
