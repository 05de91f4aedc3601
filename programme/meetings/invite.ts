/** Whom an invitation goes to, and the letter that carries it. */
import { sql } from 'kysely';
import { formatDay } from '#kernel/thai-date.ts';
import { dayNumber } from '#kernel/working-days.ts';
import { draftLetter } from '#office/letters/actions/draft-letter.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { nobodyChosen, noSuchAgency } from './problems.ts';
import { readMeeting, type Meeting } from './queries.ts';

export interface Body {
  agencyId: string | null;
  name: string;
}

/** Agencies within the viewer's sight that still stand, then the body in no register. @throws Problem */
export async function bodiesOf(
  tx: Tx,
  ids: readonly string[],
  organisation: string | undefined,
): Promise<Body[]> {
  const { rows } = await sql<Body>`
    SELECT agency_id AS "agencyId", name_th AS name FROM office.agencies
    WHERE agency_id = ANY (${[...ids]}::text[]) AND ended_on IS NULL ORDER BY name_th, agency_id`.execute(tx);
  if (rows.length !== ids.length) throw noSuchAgency();
  const others = organisation === undefined ? [] : [{ agencyId: null, name: organisation }];
  if (rows.length + others.length === 0) throw nobodyChosen();
  return [...rows, ...others];
}

interface Asked {
  seats: number;
  postsWanted: string | undefined;
  replyDueOn: string | undefined;
}

/** A draft in the office's register of letters. @returns its id */
export async function letterTo(tx: Tx, meetingId: string, body: Body, asked: Asked): Promise<string> {
  const meeting = await readMeeting(tx, meetingId);
  return draftLetter.perform(tx, {
    kind: 'external',
    secrecy: 'ordinary',
    recipientKind: 'agency',
    recipientId: body.agencyId!,
    recipientName: `หัวหน้า${body.name}`.slice(0, 200),
    subjectLine: `ขอเชิญประชุม ${meeting.titleTh}`.slice(0, 300),
    body: letterBody(meeting, asked),
    ...(asked.replyDueOn === undefined ? {} : { replyDueOn: asked.replyDueOn }),
    aboutKind: 'meeting',
    aboutId: meetingId,
  });
}

const thaiDay = (iso: string) => formatDay(dayNumber(iso), 'th');

/** In the words of an official letter; the officer may change them while it is a draft. */
function letterBody(meeting: Meeting, { seats, postsWanted, replyDueOn }: Asked): string {
  const { titleTh, onDay, startsAt, placeTh, chairTh, aboutTh } = meeting;
  const when = [
    onDay === null ? '' : `ในวันที่ ${thaiDay(onDay)}`,
    startsAt === null ? '' : `เวลา ${startsAt.replace(':', '.')} น.`,
    placeTh === null ? '' : `ณ ${placeTh}`,
    chairTh === null ? '' : `โดยมี${chairTh}เป็นประธาน`,
  ].filter((part) => part !== '');
  return [
    `ด้วยสำนักงานกำหนดจัด${titleTh} ${when.join(' ')}`.trim(),
    ...(aboutTh === null ? [] : [aboutTh]),
    `ในการนี้ ขอเชิญหน่วยงานของท่านเข้าร่วม จำนวน ${seats} คน${postsWanted === undefined ? '' : ` ได้แก่ ${postsWanted}`} ทั้งนี้ หากผู้ได้รับเชิญติดภารกิจ ขอให้มอบหมายผู้แทนเข้าร่วม${
      replyDueOn === undefined ? '' : ` และขอได้โปรดแจ้งตอบรับภายในวันที่ ${thaiDay(replyDueOn)}`
    }`,
    'จึงเรียนมาเพื่อโปรดพิจารณา',
  ].join('\n\n');
}
