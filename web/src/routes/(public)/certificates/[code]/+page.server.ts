/** What a certificate's code says: nothing more than its paper, and the same for every code that is none. */
import { certificateNumber } from '#programme/curriculum/certificate-code.ts';
import { checkCode } from '#programme/curriculum/certificates.ts';
import { tooManyCodes } from '#programme/curriculum/problems.ts';
import { rateLimit } from '#web/src/answer/rate-limit.ts';
import { sealOf } from '#web/src/routes/(public)/certificates/seal.ts';
import type { PageServerLoad } from './$types';

/** Stricter than the site's own limit: a person checks a few papers, a machine would try many. */
const wait = rateLimit({ burst: 120, perSecond: 1, addresses: 20_000 });

export const load: PageServerLoad = async ({ locals, params, getClientAddress, setHeaders }) => {
  if (wait(getClientAddress(), Date.now()) > 0) throw tooManyCodes();
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const checked = await locals.store.within({ kind: 'public' }, (tx) =>
    checkCode(tx, sealOf(locals.site), params.code),
  );
  if (!('facts' in checked)) return { found: checked.found, paper: null };
  const { facts, found, revokedOn, isDemonstration } = checked;
  const { certificateId: _, ...said } = facts;
  return { found, paper: { ...said, no: certificateNumber(facts), revokedOn, isDemonstration } };
};
