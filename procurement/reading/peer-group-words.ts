/** A peer key in words: `tao|area-7` → "อบต. · ปปท. เขต 7". Parts no list knows stay as they are. */
import { readProvinces } from './text-files.ts';
import { agencyTypes, wordsOf, type Language } from './words.ts';

export function peerGroupWords(group: string, language: Language): string {
  const thai = language === 'th';
  const part = (text: string): string => {
    const area = /^area-(\d)$/.exec(text);
    if (area) return thai ? `ปปท. เขต ${area[1]}` : `PACC Area ${area[1]}`;
    if (text === 'area-hq') return thai ? 'ส่วนกลาง' : 'headquarters';
    if (text === 'TH') return thai ? 'ทั้งประเทศ' : 'the whole country';
    const province = readProvinces().get(text);
    return province ? province[language] : wordsOf(agencyTypes, text, language);
  };
  return group.split('|').map(part).join(' · ');
}
