/**
 * The memo for approval, as a draft for the letters' desk. It is written from the readiness sheet alone: nothing of
 * the need sheet, no flag, no agency and no rank is given to this function. The letter to a province comes with its
 * invitation (programme/workspace).
 */
import type { coordinators, wills } from './states.ts';

/** What a paper may know of a province. */
export interface ReadyFacts {
  th: string;
  /** 'กรุงเทพมหานคร' is no จังหวัด. */
  iso: string;
  governorWill: keyof typeof wills | null;
  coordinator: keyof typeof coordinators | null;
  basis: string | null;
}

export interface PaperMatter {
  be: number;
  areaNo: number;
  wordingTh: string;
  projectTh: string | null;
}

export interface PaperDraft {
  subjectLine: string;
  body: string;
}

const project = ({ projectTh, be }: PaperMatter) =>
  `${projectTh ?? 'โครงการเฝ้าระวังการทุจริตเชิงรุกในหน่วยงานภาครัฐ'} ปีงบประมาณ ${be}`;
const place = ({ iso, th }: ReadyFacts) => (iso === 'TH-10' ? th : `จังหวัด${th}`);

export function memoDraft(matter: PaperMatter, provinces: readonly ReadyFacts[]): PaperDraft {
  const list = provinces.map((one, at) => `${at + 1}. ${place(one)} ${readinessWords(one)}`);
  return {
    subjectLine: `ขออนุมัติเชิญ${matter.wordingTh} ปีงบประมาณ ${matter.be}`,
    body: [
      `ด้วยสำนักงาน ปปท. เขต ${matter.areaNo} จะดำเนิน${project(matter)} จึงขออนุมัติเชิญจังหวัดเข้าร่วมเป็น${matter.wordingTh} ดังนี้`,
      list.join('\n'),
      'จังหวัดที่ได้รับเชิญอาจตอบรับหรือไม่ก็ได้ และจะถือว่าเข้าร่วมเมื่อผู้ว่าราชการจังหวัดตอบรับ',
      'จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ',
    ].join('\n\n'),
  };
}

/** What the province itself said, and from where it is known. */
function readinessWords({ governorWill, coordinator, basis }: ReadyFacts): string {
  const said = [
    governorWill === 'in_writing'
      ? 'ซึ่งได้แจ้งความประสงค์เป็นหนังสือแล้ว'
      : governorWill === 'by_word'
        ? 'ซึ่งได้แจ้งความประสงค์ด้วยวาจาแล้ว'
        : '',
    coordinator === 'named' ? 'มีผู้ประสานงานของจังหวัดแล้ว' : '',
    basis !== null && governorWill !== 'not_wanted' && governorWill !== null ? `(${basis})` : '',
  ];
  return said.filter(Boolean).join(' ');
}
