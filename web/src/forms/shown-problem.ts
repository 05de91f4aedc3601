/** An expected problem as a page shows it: its text, and which field each fault belongs to. */
import type { Problem } from '#kernel/problem.ts';

export interface FieldFault {
  field: string;
  th: string;
  en: string;
}

export interface ShownProblem {
  code: string;
  th: string;
  en: string;
  fields: FieldFault[];
}

const unsaid = { th: 'โปรดกรอกข้อมูลช่องนี้ให้ครบและถูกต้อง', en: 'Please fill this in completely and correctly' };

/** 'ข้อความ · text' or {th, en} as a fault says it; anything else (a library's own words) is said by us. */
function wordsOf(fault: unknown): { th: string; en: string } {
  if (typeof fault === 'string') {
    const [th, en] = fault.split(' · ');
    if (th && en && /[ก-๙]/u.test(th)) return { th, en };
  }
  const { th, en } = (fault ?? {}) as { th?: unknown; en?: unknown };
  return typeof th === 'string' && typeof en === 'string' ? { th, en } : unsaid;
}

function faultsOf(details: Readonly<Record<string, unknown>>): FieldFault[] {
  const listed = Array.isArray(details['fields'])
    ? (details['fields'] as { field?: unknown; fault?: unknown }[])
    : [];
  return listed.flatMap(({ field, fault }) =>
    typeof field === 'string' && field !== '' ? [{ field, ...wordsOf(fault) }] : [],
  );
}

export function shownProblem({ code, th, en, details }: Problem): ShownProblem {
  return { code, th, en, fields: faultsOf(details) };
}

/** The id of a field's input on the page, to which the summary of errors links. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]/gu, '-')}`;
}
