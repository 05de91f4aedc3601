/** Asking for an import: files sent by the browser, or files that lie on the server. */
import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { Problem } from '#kernel/problem.ts';
import { act } from '#office/action.ts';
import { uploadLimits } from '#platform/uploads/limits.ts';
import { noFiles } from '#platform/uploads/problems.ts';
import type { Upload } from '#platform/uploads/receive.ts';
import { chooseServerFiles, listServerFolder } from '#platform/uploads/server-folder.ts';
import { queueImport } from '#watch/imports/actions/queue.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { shownProblem } from '#web/src/forms/shown-problem.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import { importIdOf, takeArrival } from '../arrival.ts';
import { sizeOf } from '../said.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { store, viewer, site } = locals;
  await store.within(viewer, (tx) => hatFor(tx, 'analysis:import'));
  const { maxFileBytes, maxBytes, maxFiles } = uploadLimits;
  const way: 'upload' | 'folder' = url.searchParams.get('way') === 'folder' ? 'folder' : 'upload';
  return {
    way,
    /** Names this page's sending, so that it makes one import however often it is sent. */
    sending: randomUUID(),
    keeps: site.dataFolder !== null,
    limits: { each: sizeOf(maxFileBytes), all: sizeOf(maxBytes), files: maxFiles },
    folder: site.importFolder === null ? null : await listServerFolder(site.importFolder),
  };
};

const plainId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const sendingOf = (text: unknown) => (typeof text === 'string' && plainId.test(text) ? text : randomUUID());

export const actions: Actions = {
  upload: async (event) => {
    const { store, viewer } = event.locals;
    await store.within(viewer, (tx) => hatFor(tx, 'analysis:import')); // before a byte is read
    const upload: Upload = { files: [], fields: {} };
    let id: string;
    try {
      id = await takeArrival(event, sendingOf(event.url.searchParams.get('sending')), upload);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const typed = Object.fromEntries(
        Object.entries(upload.fields).map(([name, words]) => [name, words.replaceAll('\0', '')]),
      );
      return fail(error.status, { problem: shownProblem(error), typed });
    }
    redirect(303, `/desk/imports/${id}`);
  },
  folder: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer, site } = event.locals;
      await store.within(viewer, (tx) => hatFor(tx, 'analysis:import'));
      const names = [...new Set([typed['files'] ?? []].flat())];
      if (names.length === 0) throw noFiles();
      const chosen = await chooseServerFiles(site.importFolder ?? '', names);
      const files = chosen.map(({ bytes }, k) => ({ name: names[k]!, bytes })); // as the folder calls it: the worker looks there again
      const importId = importIdOf(viewer, sendingOf(typed['sending']));
      const { asAt, sampled } = typed;
      const asked = { importId, way: 'folder', files, asAt, sampled };
      const { id } = await act(store, viewer, queueImport, asked, { requestId: importId });
      return { to: `/desk/imports/${id}` };
    }),
};
