/** An agenda as officers type or paste it: one line an item, 'time | item | the speaker's post | activity'. */
import { toArabicDigits } from '#kernel/thai-text.ts';
import { readHour } from './meeting-fields.ts';
import { agendaLine, agendaTooLong } from './problems.ts';

export interface AgendaItem {
  startsAt: string | null;
  title: string;
  speaker: string | null;
  activityNo: 1 | 2 | null;
}

/** @throws Problem meetings.agenda_line, meetings.agenda_too_long */
export function readAgenda(typed: string): AgendaItem[] {
  const lines = typed.split('\n').map((line, at) => ({ line: line.trim(), no: at + 1 }));
  const items = lines.filter(({ line }) => line !== '').map(({ line, no }) => itemOf(line, no));
  if (items.length > 60) throw agendaTooLong();
  return items;
}

function itemOf(line: string, no: number): AgendaItem {
  const parts = line.split('|').map((part) => part.trim());
  // Without any bar the whole line is the item.
  const [time = '', title = '', speaker = '', activity = ''] = parts.length === 1 ? ['', parts[0]] : parts;
  const startsAt = time === '' ? null : readHour(time);
  const activityNo = toArabicDigits(activity);
  const fits = [title.length >= 2, title.length <= 300, speaker.length !== 1, speaker.length <= 200];
  if (startsAt === '' || !/^[12]?$/u.test(activityNo) || fits.includes(false) || parts.length > 4)
    throw agendaLine(no);
  return {
    startsAt,
    title,
    speaker: speaker === '' ? null : speaker,
    activityNo: activityNo === '' ? null : (Number(activityNo) as 1 | 2),
  };
}

/** The same items as lines, for the form that changes them. */
export function agendaLines(
  items: readonly {
    startsAt: string | null;
    titleTh: string;
    speakerTh: string | null;
    activityNo: number | null;
  }[],
): string {
  return items
    .map(({ startsAt, titleTh, speakerTh, activityNo }) =>
      [startsAt?.replace(':', '.') ?? '', titleTh, speakerTh ?? '', activityNo ?? '']
        .join(' | ')
        .replace(/( \| )+$/u, ''),
    )
    .join('\n');
}
