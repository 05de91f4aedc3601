/** /courses: what an official can learn. */
import { certificateNumber } from '#programme/curriculum/certificate-code.ts';
import { coursesInForce } from '#programme/curriculum/catalogue.ts';
import { ownCertificates } from '#programme/curriculum/certificates.ts';
import { mayDo } from '#office/staff/permissions.ts';
import { ownHours } from '#programme/curriculum/reach.ts';
import { hatFor } from '#web/src/routes/(staff)/watch-items/hat.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.store.within(locals.viewer, async (tx) => {
    const me = await hatFor(tx, 'course:learn');
    return {
      courses: await coursesInForce(tx),
      certificates: (await ownCertificates(tx)).map((one) => ({
        id: one.certificateId,
        no: certificateNumber(one),
        state: one.state,
        courseTh: one.courseTh,
        courseEn: one.courseEn,
        hours: one.hours,
        issuedOn: one.issuedOn,
      })),
      hours: await ownHours(tx),
      mayReach: mayDo(me.role, 'course:conduct'),
      mayEdit: mayDo(me.role, 'course:edit'),
    };
  });
