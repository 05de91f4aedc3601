/** Advice as it is put on paper, in official Thai, as values. No name of the asker: the paper may go from hand to hand. */
import { join } from 'node:path';
import { officialDate, thaiDigits, thaiDigitsInProse } from '#kernel/official-thai.ts';
import { thaiPieces, type Pieces } from '#kernel/thai-pieces.ts';
import { bangkokToday } from '#kernel/working-days.ts';
import { headOf } from '#office/letters/paper.ts';
import type { Tx } from '#platform/postgres/store.ts';
import type { RenderRequest } from '#platform/typst/render-process.ts';
import { shortHash } from './facts.ts';
import { levels } from './levels.ts';
import { readAdvice, sourcesOf, type Advice, type Source } from './queries.ts';
import { text } from './text.ts';

/** @throws Problem office.not_found */
export async function advicePaper(tx: Tx, id: string): Promise<RenderRequest> {
  const advice = await readAdvice(tx, id);
  const officeName = advice.officeName ?? (await headOf(tx, advice.areaNo)).name;
  // Who asked online is never shown how many asked before.
  const consultationNumber = advice.isOnline ? null : advice.consultationNumber;
  return paperOf({ ...advice, officeName, consultationNumber }, await sourcesOf(tx, id));
}

const words = text.th;

type Printed = Pick<
  Advice,
  | 'edition'
  | 'number'
  | 'question'
  | 'facts'
  | 'factsSha256'
  | 'assumptions'
  | 'level'
  | 'conditions'
  | 'answer'
  | 'validUntilOn'
  | 'draftedAt'
  | 'signerName'
  | 'signerTitle'
  | 'signedOn'
  | 'replacesNumber'
  | 'replacesWhy'
  | 'isDemonstration'
> & { officeName: string; consultationNumber: string | null };

export function paperOf(advice: Printed, sources: readonly Source[]): RenderRequest {
  const [year, month, day] = (advice.signedOn ?? bangkokToday(advice.draftedAt)).split('-').map(Number);
  const { number, signedOn, replacesNumber, replacesWhy } = advice;
  return {
    template: join(import.meta.dirname, 'templates', 'advice.typ'),
    data: {
      isDraft: signedOn === null,
      isDemonstration: advice.isDemonstration,
      made: { year, month, day },
      title: `${words.advice} ${number ?? ''}`.trim(),
      heading: words.advice,
      office: pieces(advice.officeName),
      number: number === null ? '' : thaiDigits(number),
      about: thaiDigits(
        `เรื่องขอคำปรึกษา ${advice.consultationNumber ?? 'ทางหน้าเว็บ'} ${words.edition(advice.edition)}`,
      ),
      date: signedOn === null ? '' : officialDate(signedOn),
      replaces:
        replacesNumber === null
          ? []
          : pieces(`${words.replaces} ${replacesNumber} ${words.because}${replacesWhy ?? ''}`),
      level: { label: words.level, value: pieces(levels[advice.level].th) },
      validity: `${words.validUntil} ${officialDate(advice.validUntilOn)}`,
      parts: [
        part(words.question, advice.question),
        part(words.answer, advice.answer),
        ...(advice.conditions === null ? [] : [part(words.conditions, advice.conditions)]),
        listed(words.facts, advice.facts.split('\n')),
        ...(advice.assumptions === null ? [] : [part(words.assumptions, advice.assumptions)]),
        listed(words.sources, sources.map(sourceLine)),
      ],
      hash: { label: words.hash, short: shortHash(advice.factsSha256), whole: advice.factsSha256 },
      signer: { name: advice.signerName ?? '', title: pieces(advice.signerTitle ?? '') },
      foot: words.notBinding,
    },
  };
}

/** A section says which version it is of; what is not of the register says so. */
function sourceLine({ lawId, title, inForceFromOn, isVerified, readOn }: Source): string {
  if (lawId === null) return `${title} (${words.notOfRegister})`;
  const from = inForceFromOn === null ? '' : `${words.inForceFrom} ${officialDate(inForceFromOn)} `;
  const unread = isVerified ? '' : ` ${words.unverified}`;
  return `${title} (${from}${words.ofRegister} ${officialDate(readOn)}${unread})`;
}

/** In Thai digits, as official papers are written. */
const pieces = (said: string): Pieces => thaiPieces(thaiDigitsInProse(said));

interface Part {
  heading: string;
  isList: boolean;
  lines: Pieces[];
}

const part = (heading: string, said: string): Part => ({
  heading,
  isList: false,
  lines: said
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(pieces),
});

const listed = (heading: string, lines: readonly string[]): Part => ({
  heading,
  isList: true,
  lines: lines.map(pieces),
});
