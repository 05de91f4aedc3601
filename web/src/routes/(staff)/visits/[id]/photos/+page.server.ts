/** The pictures of a visit, and the form that adds one. */
import { addPhoto } from '#clinic/visits/actions/add-photo.ts';
import { photosOf, VisitPhoto } from '#clinic/visits/photos.ts';
import { photoRefused } from '#clinic/visits/problems.ts';
import { agenciesOf, readVisit } from '#clinic/visits/queries.ts';
import { act } from '#office/action.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { filesOf } from '#web/src/routes/(staff)/letters/kept.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    await hatFor(tx, 'visit:run');
    const { id, number, state } = await readVisit(tx, params.id);
    const agencies = await agenciesOf(tx, id);
    return {
      visit: { id, number },
      agencies: agencies.map((one) => ({ value: one.id, label: one.agencyName })),
      photos: await photosOf(tx, id),
      mayAdd: state === 'under_way' || state === 'findings_in',
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed, form) => {
      const { store, viewer, site } = event.locals;
      const { id } = event.params;
      await store.within(viewer, (tx) => readVisit(tx, id)); // whose visit it is not keeps no file here
      const file = form.get('photo');
      if (!(file instanceof File)) throw photoRefused('empty');
      const photo = await VisitPhoto.take(filesOf(site), new Uint8Array(await file.arrayBuffer()));
      const { caption, visitAgencyId } = typed;
      await act(store, viewer, addPhoto, { id, caption, visitAgencyId, photo });
      return { to: `/visits/${id}/photos` };
    }),
};
