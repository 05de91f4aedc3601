/** Asking the analysis for a page of the desk: within the scope of the hat worn now, and never beyond it. */
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Me } from '#office/action.ts';
import { notFound } from '#office/problems.ts';
import type { Permission } from '#office/staff/permissions.ts';
import type { Analysis } from '#procurement/read.ts';
import { deskScope } from '#watch/scope.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';

export interface Desk {
  me: Me;
  scope: Scope;
}

/** Who sits at the desk, and whose rows they read. @throws Problem office.not_found for every other hat */
export const atDesk = (locals: App.Locals, may: Permission = 'analysis:read'): Promise<Desk> =>
  locals.store.within(locals.viewer, async (tx) => ({
    me: await hatFor(tx, may),
    scope: await deskScope(tx),
  }));

const nothingYet = new Set(['workspace.empty', 'analysis.not_run']);
const notThere = new Set(['analysis.unknown_subject', 'indicators.unknown_flag']);

/** Asks as `asked` does, for one page. */
export type Ask = <T>(question: string, work: (analysis: Analysis) => Promise<T>) => Promise<T | null>;

/**
 * Makes a page that asks several times; makes it again where a new generation came between its questions, so that
 * no page tells the one's count over the other's rows.
 */
export async function ofOneGeneration<T>(
  locals: App.Locals,
  desk: Desk,
  make: (ask: Ask) => Promise<T>,
): Promise<T> {
  for (;;) {
    const seen = new Set<number>();
    const page = await make(async (question, work) => {
      const told = await asked(locals, desk, `dated ${question}`, async (analysis) => ({
        generation: analysis.generation,
        answer: await work(analysis),
      }));
      if (told === null) return null;
      seen.add(told.generation);
      return told.answer;
    });
    if (seen.size <= 1) return page;
  }
}

/**
 * What the analysis answers, from memory where it was asked before; null where no data was taken in yet.
 * @throws Problem office.not_found for what is not there, or is not the desk's
 */
export async function asked<T>(
  { site }: App.Locals,
  { scope }: Desk,
  question: string,
  work: (analysis: Analysis) => Promise<T>,
): Promise<T | null> {
  try {
    return site.analysis === null ? null : await site.analysis.remember(scope, question, work);
  } catch (error) {
    if (error instanceof Problem && nothingYet.has(error.code)) return null;
    if (error instanceof Problem && notThere.has(error.code)) throw notFound();
    throw error;
  }
}

/** The same, never from memory: for what is written down. @throws Problem office.not_found also without data */
export async function freshly<T>(
  { site }: App.Locals,
  { scope }: Desk,
  work: (analysis: Analysis) => Promise<T>,
): Promise<T> {
  if (site.analysis === null) throw notFound();
  try {
    return await site.analysis.read(scope, work);
  } catch (error) {
    if (error instanceof Problem && (nothingYet.has(error.code) || notThere.has(error.code)))
      throw notFound();
    throw error;
  }
}

/** Where a subject's page is. */
export const subjectHref = (id: string, year?: number): string =>
  `/desk/subjects/${encodeURIComponent(id)}${year === undefined ? '' : `?year=${year}`}`;

export type MarkDeed = 'look-further' | 'explained' | 'not-useful';

/** Where a verdict on a subject is written. */
export const markHref = (deed: MarkDeed, id: string, year: number, flag?: string): string =>
  `/desk/marks/${deed}/${encodeURIComponent(id)}?year=${year}${flag === undefined ? '' : `&flag=${flag}`}`;

/** Where exactly the rows of a subject's page, or of one flag there, are handed over as a file. */
export const downloadHref = (id: string, year: number, format: string, flag?: string): string =>
  `/desk/downloads/${encodeURIComponent(id)}?as=${format}&year=${year}${flag === undefined ? '' : `&flag=${flag}`}`;
