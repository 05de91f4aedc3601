/** A candidate of the analysis, invented: what a person acts on at the watch desk. */
import type { Candidate, FrozenFlag } from '#office/watch-items/signals/frozen.ts';
import { school } from './watch-world.ts';

const both = (text: string) => ({ th: `${text} ไทย`, en: text });

export function inventedFlag(changes: Partial<FrozenFlag> = {}): FrozenFlag {
  return {
    flagId: 'purchases-just-below-limit',
    version: 1,
    use: 'ranking',
    title: both('Purchases just below the limit'),
    sentence: both('12 of 20 purchases lie just below 500,000 baht'),
    subjectKind: 'agency',
    subjectId: school,
    value: 0.6,
    n: '20',
    low: 0.4,
    high: 0.8,
    threshold: 0.3,
    pValue: 0.001,
    qValue: 0.01,
    peerGroup: 'school TH-74',
    amountSatang: '590000000',
    contribution: 700,
    innocent: { th: ['งบได้รับเป็นงวด'], en: ['Money came in instalments'] },
    documents: { th: ['แผนการจัดซื้อ'], en: ['Procurement plan'] },
    rowCount: 1,
    rows: [
      {
        tenderId: 'tender:egp:1',
        awardId: 'award:egp:1',
        projectId: '1',
        signedOn: '2026-01-20',
        title: 'จ้างซ่อมถนน',
        supplierName: null,
        agencyName: 'โรงเรียนสมมุติวิทยา',
        amountSatang: '49900000',
        agreedSatang: null,
        budgetSatang: null,
        referenceSatang: null,
        method: 'direct',
      },
    ],
    ...changes,
  };
}

interface Changes {
  subjectId?: string;
  agencyId?: string | null;
  agencyName?: string;
  areaNo?: number | null;
  provinceIso?: string | null;
  generation?: number;
  flags?: FrozenFlag[];
}

export function inventedCandidate(changes: Changes = {}): Candidate {
  const { subjectId = school, agencyId = school, agencyName = 'โรงเรียนสมมุติวิทยา' } = changes;
  const { areaNo = 7, provinceIso = 'TH-74', generation = 3, flags = [inventedFlag()] } = changes;
  return {
    generation,
    areaNo,
    provinceIso,
    content: {
      format: 1,
      subject: {
        kind: subjectId.split(':')[0]!,
        id: subjectId,
        fiscalYearBe: 2569,
        agencyId,
        agencyName,
        agencyType: 'school',
        supplierName: null,
        title: null,
        awardCount: 20,
        moneySatang: '590000000',
      },
      score: 700,
      flags,
      clear: [],
      notAssessed: [],
      wholeYear: true,
      standing: both('A reason to look, never a finding.'),
    },
  };
}
