/** One certificate, for its holder and for the desk where it was earned, which may revoke it. */
import { randomUUID } from 'node:crypto';
import { act } from '#office/action.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { revokeCertificate } from '#programme/curriculum/actions/revoke-certificate.ts';
import { certificateNumber, spacedCode } from '#programme/curriculum/certificate-code.ts';
import { readCertificate } from '#programme/curriculum/certificates.ts';
import { text } from '#programme/curriculum/text.ts';
import { answerForm } from '#web/src/forms/answer-form.ts';
import { deedInput, sending, type AskedForm } from '#web/src/forms/asked.ts';
import { sealOf } from '#web/src/routes/(public)/certificates/seal.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'course:learn');
    const one = await readCertificate(tx, params.id);
    const words = text[locals.language].certificates;
    const asked: AskedForm = {
      title: words.revoke,
      fields: [{ name: 'reason', label: words.reason, type: 'textarea', required: true, maxlength: 500 }],
      button: words.revoke,
      hidden: { version: one.version, request_id: randomUUID() },
      back: { href: '/courses', label: text[locals.language].all },
    };
    const mayRevoke = one.state === 'issued' && mayDo(me.role, 'certificate:revoke');
    return {
      one,
      no: certificateNumber(one),
      code: spacedCode(sealOf(locals.site).codeOf(one)),
      asked: mayRevoke ? asked : null,
    };
  });

export const actions: Actions = {
  default: (event) =>
    answerForm(event, async (typed) => {
      const { store, viewer } = event.locals;
      const { id } = await act(
        store,
        viewer,
        revokeCertificate,
        deedInput(typed, event.params.id),
        sending(typed),
      );
      return { to: `/courses/certificates/${id}` };
    }),
};
