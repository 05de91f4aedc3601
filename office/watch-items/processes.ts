/** The processes a watch item may be about: a dated list in processes.yaml, read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '#kernel/texts.ts';

export interface Process {
  id: string;
  th: string;
  en: string;
  /** ISO days; both belong to the time in which it is offered. */
  valid_from: string;
  valid_to: string | null;
}

export interface ProcessList {
  source: string;
  verified: boolean;
  processes: readonly Process[];
}

let list: ProcessList | undefined;

export function readProcesses(): ProcessList {
  return (list ??= parse(readFileSync(join(import.meta.dirname, 'processes.yaml'), 'utf8')) as ProcessList);
}

/** Those offered for new items on a day, in the order of the file. */
export function processesOn(day: string): readonly Process[] {
  return readProcesses().processes.filter(
    (one) => one.valid_from <= day && (one.valid_to === null || one.valid_to >= day),
  );
}

/** Whether the programme's office has agreed to the name; one that was written down by hand is its writer's. */
export function isVerifiedProcess(id: string): boolean {
  return id === 'other' || readProcesses().verified;
}

/** What a process is called, also one no longer offered; `other` by the name that was written down. */
export function processName(id: string, other: string | null, language: Language): string {
  if (id === 'other' && other !== null) return other;
  return readProcesses().processes.find((one) => one.id === id)?.[language] ?? id;
}
