/** What a device scanned while it had no line; each scan under its own id, so that sending again changes nothing. */
import * as v from 'valibot';
import { Problem } from '#kernel/problem.ts';
import { act } from '#office/action.ts';
import { inputProblem } from '#office/problems.ts';
import { takeInScans } from '#programme/attendance/actions/take-in-scans.ts';
import { codeHash, typedCode } from '#programme/attendance/codes.ts';
import { openDoor } from '#programme/attendance/meeting.ts';
import { troubles } from '#programme/attendance/states.ts';
import { text } from '#programme/attendance/text.ts';
import { hatFor } from '#web/src/routes/(staff)/people/hat.ts';
import { doorOf } from '#web/src/sign-in/steps.ts';
import type { RequestHandler } from './$types';

const batch = v.object({
  sentAt: v.string(),
  scans: v.pipe(
    v.array(v.object({ id: v.string(), code: v.string(), way: v.string(), at: v.string() })),
    v.maxLength(200),
  ),
});

export const POST: RequestHandler = async (event) => {
  const { store, viewer, language } = event.locals;
  const { id } = event.params;
  try {
    await store.within(viewer, (tx) => hatFor(tx, 'attendance:record').then(() => openDoor(tx, id)));
    const parsed = v.safeParse(batch, await event.request.json().catch(() => null));
    if (!parsed.success) throw inputProblem(parsed.issues);
    const { keys } = doorOf(event);
    const scans = parsed.output.scans.map(({ code, ...scan }) => ({
      ...scan,
      codeHash: typedCode(code) === '' ? '' : codeHash(keys, code),
    }));
    const input = { activityId: id, sentAt: parsed.output.sentAt, scans };
    const told = await act(store, viewer, takeInScans, input);
    const said = told.map(({ id: of, name, trouble }) => ({
      id: of,
      said: `${name ?? ''} ${trouble === null ? text[language].kept : troubles[trouble][language]}`.trim(),
    }));
    return Response.json({ told: said });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return Response.json({ message: error[language] }, { status: error.status });
  }
};
