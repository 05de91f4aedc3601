/** The five fields of a month's count: month, topic, received, settled, handed over. */
import * as v from 'valibot';
import { wholeNumber } from '#office/form-fields.ts';
import { isReportable } from './months.ts';
import { monthNotOpen, noSuchTopic } from './problems.ts';
import { topicsOf } from './topics.ts';

const noMonth = 'โปรดเลือกเดือน · Please choose the month';

export const month = v.pipe(v.string(noMonth), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, noMonth));

const count = wholeNumber(0, 99_999);

export const figureFields = { receivedCount: count, settledCount: count, handedOverCount: count };

/** @throws Problem districts.month_not_open */
export function mustBeReportable(wanted: string, today: string): void {
  if (!isReportable(wanted, today)) throw monthNotOpen();
}

/** @throws Problem districts.no_such_topic */
export function mustBeCounted(topic: string, wanted: string): void {
  if (!topicsOf(wanted).some(({ id }) => id === topic)) throw noSuchTopic();
}
