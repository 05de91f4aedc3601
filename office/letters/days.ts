/** Days that people enter about a letter: never in the future, never before the step before. */
import { bangkokToday } from '#kernel/working-days.ts';
import { badDay } from './problems.ts';

/**
 * The day entered, or today in Bangkok. ISO days compare as texts.
 * @throws Problem letters.bad_day
 */
export function dayBetween(earliest: string | null, entered?: string): string {
  const today = bangkokToday(new Date());
  const on = entered ?? today;
  if (on > today) throw badDay('future');
  if (earliest !== null && on < earliest) throw badDay('too_early');
  return on;
}
